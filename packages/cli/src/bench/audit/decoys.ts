import { makeDice, pick } from "./bootstrap.ts";
import { printUnits } from "./draft.ts";
import { ANIMALS, COUNTED, CROPS, KINDS, MONEY, OFFICES, PLACES } from "./own-words.ts";

/** A text in which numbers stand side by side without being a relation, or without one that could be judged. */
export type Decoy = { readonly kind: string; readonly text: string };

type Dice = () => number;
const whole = (dice: Dice, low: number, high: number): number => low + Math.floor(dice() * (high - low + 1));
/** "1.234" */
const int = (dice: Dice, low: number, high: number): string => printUnits(BigInt(whole(dice, low, high)));
/** "05" */
const two = (dice: Dice, low: number, high: number): string => printUnits(BigInt(whole(dice, low, high)), 0, 2);
/** "12,3" */
const dec = (dice: Dice, low: number, high: number, decimals = 1): string =>
  printUnits(BigInt(whole(dice, low * 10 ** decimals, high * 10 ** decimals)), decimals);
const noun = (dice: Dice): string => pick(dice, COUNTED)[0];
const place = (dice: Dice): string => pick(dice, PLACES);
const crop = (dice: Dice): string => pick(dice, CROPS);

/** A template of our own for every way in which numbers mislead; each is filled many times. */
const TEMPLATES: Readonly<Record<string, (dice: Dice) => string>> = {
  "document number": (d) =>
    `Căn cứ ${pick(d, ["Quyết định", "Kế hoạch", "Công văn", "Báo cáo"])} số ${int(d, 2, 4900).replace(".", "")}/${pick(d, ["QĐ-UBND", "KH-UBND", "UBND-VP", "BC-UBND"])} ngày ${two(d, 1, 28)}/${whole(d, 1, 12)}/202${whole(d, 0, 5)}, xã ${place(d)} có ${int(d, 20, 900)} ${noun(d)}, đạt ${dec(d, 60, 130)}% kế hoạch.`,
  "decree number": (d) =>
    `Thực hiện Nghị định số ${whole(d, 2, 180)}/20${whole(d, 15, 25)}/NĐ-CP và Thông tư ${whole(d, 1, 90)}/20${whole(d, 15, 25)}/TT-BTC, đến nay đạt ${dec(d, 40, 99)}%.`,
  "date with point": (d) =>
    `Tính đến ${whole(d, 1, 28)}.${whole(d, 1, 12)}, ${place(d)} có ${int(d, 30, 800)} ${noun(d)}, đạt ${dec(d, 50, 99)}%.`,
  "date with dash": (d) =>
    `Từ ngày ${whole(d, 1, 28)}-${whole(d, 1, 12)} đến ngày ${whole(d, 1, 28)}-${whole(d, 1, 12)}, toàn xã trồng ${int(d, 20, 400)} ha ${crop(d)}, đạt ${dec(d, 30, 99)}%.`,
  "date with slash": (d) =>
    `Đến ${two(d, 1, 28)}/${two(d, 1, 12)}, tiến độ gieo trồng ${crop(d)} đạt ${dec(d, 30, 99)}%; ngày ${two(d, 1, 28)}/${two(d, 1, 12)} sẽ kết thúc.`,
  "months of a year": (d) =>
    `Từ tháng ${whole(d, 1, 6)}-${whole(d, 7, 12)}/2024 có ${int(d, 12, 300)} ${noun(d)}; riêng tháng ${whole(d, 7, 12)}/2024 đạt ${dec(d, 20, 90)}%.`,
  "period of years": (d) =>
    `Giai đoạn 2021 - 2025 phấn đấu bình quân tăng ${dec(d, 2, 9)}%/năm; năm 2021 có ${int(d, 100, 800)} ${noun(d)}, năm 2024 có ${int(d, 100, 800)} ${noun(d)}.`,
  "some of them": (d) => {
    const total = whole(d, 2000, 9000);
    return `Toàn huyện có ${printUnits(BigInt(total))} ha cây lâu năm, trong đó: ${crop(d)} ${int(d, 100, 400)} ha, ${crop(d)} ${int(d, 50, 300)} ha.`;
  },
  chiefly: (d) =>
    `Tổng đàn có ${int(d, 40_000, 90_000)} con, chủ yếu là đàn ${pick(d, ANIMALS)} ${int(d, 2000, 20_000)} con; riêng xã ${place(d)} ${int(d, 200, 1900)} con.`,
  "map scale": (d) =>
    `Lập quy hoạch phân khu tỷ lệ 1/${pick(d, ["500", "2000", "5000", "10.000"])} với diện tích ${dec(d, 20, 400)} ha, đạt ${dec(d, 20, 99)}% khối lượng.`,
  "all day": (d) => `Trực 24/7 tại ${two(d, 2, 9)} chốt, kiểm tra ${int(d, 100, 900)} lượt phương tiện, đạt ${dec(d, 50, 99)}%.`,
  "all criteria": (d) =>
    `Xã ${place(d)} hoàn thành 19/19 tiêu chí, tỷ lệ hộ dùng nước sạch đạt ${dec(d, 60, 99)}%, thu nhập bình quân ${dec(d, 30, 70)} triệu đồng/người.`,
  "criteria and share": (d) =>
    `Có ${two(d, 2, 9)} xã đạt ${whole(d, 15, 18)}/19 tiêu chí; tỷ lệ hộ nghèo còn ${dec(d, 1, 14, 2)}%.`,
  phone: (d) =>
    `Mọi chi tiết liên hệ ${pick(d, OFFICES)}, điện thoại 0${whole(d, 200, 299)}.3${whole(d, 100, 999)}.${whole(d, 100, 999)} hoặc 09${whole(d, 10, 99)} ${whole(d, 100, 999)} ${whole(d, 100, 999)}; tỷ lệ phản hồi ${dec(d, 60, 99)}%.`,
  "times more": (d) => {
    const base = whole(d, 100, 900);
    const factor = whole(d, 12, 29);
    const now = Math.round(base * (d() < 0.5 ? factor / 10 : 1 + factor / 10));
    return `Năm nay có ${printUnits(BigInt(now))} ${noun(d)}, tăng ${printUnits(BigInt(factor), 1)} lần so với năm trước (${printUnits(BigInt(base))}).`.replace(
      /(\d) (.+?), tăng(.+)\((.+)\)/u,
      "$1 $2, tăng$3($4 $2)",
    );
  },
  "two plans": (d) => {
    const actual = whole(d, 200, 900);
    const [p, q] = [whole(d, 500, 950), whole(d, 960, 1400)];
    return `Thu ngân sách ${printUnits(BigInt(actual))} tỷ đồng, đạt ${printUnits(BigInt(p), 1)}% kế hoạch tỉnh giao, đạt ${printUnits(BigInt(Math.round((p * 1000) / q)), 1)}% kế hoạch HĐND huyện giao.`;
  },
  "two plans printed": (d) => {
    const [actual, first, second] = [whole(d, 300, 900), whole(d, 400, 900), whole(d, 901, 1500)];
    const share = (plan: number): string => printUnits((BigInt(actual) * 2000n + BigInt(plan)) / (2n * BigInt(plan)), 1);
    return `Giải ngân ${actual} tỷ đồng, đạt ${share(first)}% kế hoạch tỉnh giao (${first} tỷ đồng) và ${share(second)}% kế hoạch huyện giao (${printUnits(BigInt(second))} tỷ đồng).`;
  },
  "estimate against official": (d) =>
    `Ước thực hiện năm 2024 là ${int(d, 300, 900)} tỷ đồng; số chính thức công bố ngày ${two(d, 1, 28)}/02/2025 là ${int(d, 300, 900)} tỷ đồng.`,
  "other periods": (d) =>
    `Thu 6 tháng đầu năm ${int(d, 200, 500)} tỷ đồng; cả năm ước ${int(d, 600, 900)} tỷ đồng, tăng ${dec(d, 2, 20)}% so với năm trước.`,
  "periods of one thing": (d) =>
    `Quý I có ${int(d, 10, 90)} vụ, quý II có ${int(d, 10, 90)} vụ, 9 tháng có ${int(d, 300, 400)} vụ, tăng ${dec(d, 2, 20)}% so với cùng kỳ.`,
  "turns and people": (d) => {
    const turns = whole(d, 40, 400);
    return `Tiếp ${turns} lượt/${turns + whole(d, 1, 90)} người; tỷ lệ giải quyết đạt ${dec(d, 60, 99)}%.`;
  },
  "cases and persons": (d) =>
    `Phát hiện ${whole(d, 200, 900)} vụ/${int(d, 901, 1900)} đối tượng, xử phạt ${int(d, 1, 9)}.${whole(d, 100, 999)}.000 đồng, tỷ lệ điều tra làm rõ ${dec(d, 70, 99)}%.`,
  "yield per area": (d) =>
    `Năng suất ${crop(d)} đạt ${whole(d, 40, 70)} tạ/ha, tăng ${dec(d, 1, 6)} tạ/ha; giá bán ${int(d, 8000, 90_000)} đồng/kg.`,
  "unit price": (d) =>
    `Hỗ trợ ${int(d, 300, 900)}.000 đồng/hộ/tháng cho ${int(d, 20, 400)} hộ tại ${place(d)}, đạt ${dec(d, 60, 99)}%.`,
  threshold: (d) =>
    `Có ${whole(d, 2, 9)}/${whole(d, 10, 20)} xã có tỷ lệ hộ nghèo dưới ${whole(d, 2, 9)}%; ${whole(d, 2, 9)}/${whole(d, 10, 20)} xã trên ${whole(d, 11, 30)}%.`,
  "at least": (d) =>
    `Phấn đấu năm 2025 có từ ${whole(d, 2, 9)}/${whole(d, 10, 20)} xã đạt chuẩn trở lên, tỷ lệ hài lòng tối thiểu ${whole(d, 80, 95)}%.`,
  stars: (d) =>
    `Có ${int(d, 10, 60)} sản phẩm OCOP, trong đó có ${two(d, 2, 6)} sản phẩm đạt 4 sao, còn lại 3 sao; hạng ${pick(d, ["I", "II", "III"])}.`,
  "names with numbers": (d) =>
    `Kho K${whole(d, 100, 900)}, Tiểu đoàn ${whole(d, 1, 20)} và Đồn Biên phòng ${whole(d, 300, 500)} phối hợp với ${two(d, 2, 9)} xã, đạt ${dec(d, 50, 99)}%.`,
  schemes: (d) =>
    `Đề án 06 được triển khai tại ${two(d, 10, 30)} xã; Chương trình 135, Nghị quyết 30a và Covid-19: tỷ lệ tiêm mũi ${whole(d, 2, 4)} đạt ${dec(d, 60, 99)}%.`,
  "plan not printed": (d) =>
    `Diện tích ${crop(d)} ${int(d, 100, 900)} ha, đạt ${dec(d, 70, 120)}% kế hoạch, năng suất ${whole(d, 20, 60)} tạ/ha; sản lượng đạt ${dec(d, 60, 120)}% kế hoạch.`,
  "many plans not printed": (d) =>
    `${pick(d, MONEY)} ${int(d, 100, 900)} tỷ đồng, đạt ${dec(d, 40, 70)}% dự toán; ${pick(d, MONEY).toLowerCase()} ${int(d, 20, 99)} tỷ đồng, đạt ${dec(d, 40, 99)}% dự toán; thu khác ${int(d, 2, 19)} tỷ đồng, đạt ${dec(d, 40, 99)}%.`,
  "from to": (d) => {
    const high = whole(d, 500, 1900);
    return `Tỷ lệ hộ nghèo giảm từ ${printUnits(BigInt(high), 2)}% xuống còn ${printUnits(BigInt(Math.round(high / whole(d, 2, 6))), 2)}%.`;
  },
  "up to": (d) =>
    `Độ che phủ rừng tăng từ ${dec(d, 40, 55)}% năm 2020 lên ${dec(d, 56, 72)}% năm 2024; có ${int(d, 10, 90)} hộ tham gia.`,
  "range of criteria": (d) =>
    `Nhóm 10-14 tiêu chí có ${two(d, 2, 30)} xã; nhóm 5-9 tiêu chí có ${two(d, 2, 30)} xã; không còn xã dưới 5 tiêu chí.`,
  "range of goals": (d) =>
    `Mục tiêu ${whole(d, 500, 600)}-${whole(d, 700, 800)} nghìn m3, đến nay khai thác ${dec(d, 100, 400)} nghìn m3; nhiệt độ từ ${whole(d, 10, 18)}-${whole(d, 20, 30)} độ.`,
  articles: (d) =>
    `Theo khoản ${whole(d, 1, 9)} Điều ${whole(d, 10, 90)} Luật Đất đai 2024, mức thu ${dec(d, 1, 9)}% áp dụng với ${int(d, 20, 300)} trường hợp.`,
  ages: (d) =>
    `Phổ cập giáo dục cho trẻ 5 tuổi đạt ${dec(d, 90, 100)}%; trẻ dưới 16 tuổi có ${int(d, 200, 900)} em, người từ 60 tuổi trở lên ${int(d, 200, 900)} người.`,
  roads: (d) =>
    `Sửa chữa Quốc lộ 3B đoạn Km${whole(d, 10, 99)}+${whole(d, 100, 900)} dài ${dec(d, 2, 30)} km, Tỉnh lộ ${whole(d, 200, 260)}, khối lượng đạt ${dec(d, 20, 99)}%.`,
  "counts of unlike things": (d) =>
    `Tổ chức ${two(d, 2, 20)} lớp cho ${int(d, 200, 900)} học viên, ${two(d, 2, 20)} hội nghị với ${int(d, 900, 3000)} lượt người, đạt ${dec(d, 60, 120)}% kế hoạch.`,
  "shares of unlike wholes": (d) =>
    `Tỷ lệ tham gia bảo hiểm y tế ${dec(d, 80, 99)}%, tỷ lệ lao động qua đào tạo ${dec(d, 20, 60)}%, tỷ lệ thất nghiệp ${dec(d, 1, 4)}%.`,
  "change of a rate": (d) =>
    `Tỷ lệ hộ nghèo ${dec(d, 3, 20, 2)}%, giảm ${dec(d, 1, 3, 2)}% so với năm trước, giảm ${int(d, 20, 400)} hộ.`,
  "list with and others": (d) => `Có ${two(d, 7, 15)} xã tham gia như: ${place(d)}, ${place(d)}, ${place(d)}…`,
  "places with areas": (d) =>
    `Thiệt hại tại ${two(d, 3, 9)} xã (${place(d)}, ${place(d)} và một số xã khác), ước ${dec(d, 1, 9)} tỷ đồng.`,
  "time of day": (d) =>
    `Từ 7 giờ 30 đến 17 giờ 00, trong ${whole(d, 2, 9)} ngày, tiếp nhận ${int(d, 20, 900)} hồ sơ, trả đúng hẹn ${dec(d, 70, 99)}%.`,
  season: (d) =>
    `Vụ xuân gieo ${int(d, 100, 900)} ha ${crop(d)}, vụ mùa gieo ${int(d, 100, 900)} ha ${crop(d)}, vụ đông đạt ${dec(d, 20, 99)}% kế hoạch.`,
  "each of them": (d) =>
    `Mỗi xã được hỗ trợ ${int(d, 100, 900)} triệu đồng, mỗi hộ ${dec(d, 2, 20)} triệu đồng, lãi suất ${dec(d, 3, 9)}%/năm.`,
  "kinds in part": (d) =>
    `Nhận ${int(d, 600, 900)} đơn, trong đó ${pick(d, KINDS)} ${two(d, 10, 90)} đơn; ${pick(d, KINDS)} ${two(d, 10, 90)} đơn.`,
  rank: (d) =>
    `Chỉ số cải cách hành chính đạt ${dec(d, 70, 95, 2)} điểm, xếp thứ ${whole(d, 2, 9)}/${whole(d, 10, 20)} huyện, tăng ${whole(d, 2, 5)} bậc.`,
};

/** So many fillings of every template; always the same for a seed. */
export function makeDecoys(fillings: number, seed = 2718): readonly Decoy[] {
  return Object.entries(TEMPLATES).flatMap(([kind, fill], order) => {
    const dice = makeDice(seed + 97 * order);
    return Array.from({ length: fillings }, () => ({ kind, text: fill(dice) }));
  });
}

export const DECOY_KINDS: number = Object.keys(TEMPLATES).length;
