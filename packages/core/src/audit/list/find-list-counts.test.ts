import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading } from "../../../test/make-reading.ts";
import { findListCounts } from "./find-list-counts.ts";

/** "ok 3", "error 4 for 5": what is found, in order. */
function find(...blocks: GivenBlock[]): string[] {
  return findListCounts(makeReading(blocks)).flatMap((finding) => {
    if (finding.kind !== "remark") return [];
    const { result, computed, stated } = finding;
    return result === "ok" ? `ok ${computed}` : `${result} ${computed} for ${stated}`;
  });
}

describe("a list that names as many as its count says", () => {
  test.each([
    "Toàn huyện có 04 xã về đích nông thôn mới gồm: Tam Quang, Yên Na, Lưu Kiền và Xá Lượng.",
    "Đến nay 4 phường (Hòa Minh, Hòa Khánh Bắc, Hòa Hiệp Nam, Hòa Quý) đã hoàn thành.",
    "Đã phân bổ vốn cho 4 tỉnh: Thừa Thiên - Huế, Bà Rịa - Vũng Tàu, Kon Tum, Ninh Thuận.",
    "Có 4 huyện, thành phố giải ngân thấp: Ea H'leo, Krông Pắc, M'Đrắk và TP. Buôn Ma Thuột.",
    "Xã còn 04 tiêu chí chưa đạt: tiêu chí số 2, 5, 6 và 17.",
    "Số xã đạt chuẩn là 04, gồm: Đông Phú, Đông Hưng, Tam Dị, Lan Mẫu.",
    "Đến nay còn 04/12 xã chưa đạt, chiếm 33,3%, gồm: Lệ Viễn, Vân Sơn, Dương Hưu, Phúc Thắng.",
    "Có 04 xã đạt chuẩn. Gồm: Bảo Sơn, Chu Điện, Lan Mẫu, Tam Dị.",
    "Tại 4 xã Lam Cốt, Song Vân, Ngọc Vân, Cao Xá xảy ra ngập úng.",
    "Các chỉ tiêu chưa đạt (04 chỉ tiêu): Thu ngân sách; Tỷ lệ hộ nghèo; Tỷ lệ che phủ rừng; Lao động có việc làm.",
  ])("[Q150] [Q151] %s", (text) => {
    expect(find(text)).toEqual(["ok 4"]);
  });

  test.each([
    "3 sở chưa báo cáo gồm: Sở Giáo dục và Đào tạo, Sở Văn hóa, Thể thao và Du lịch và Thanh tra tỉnh.",
    "Thanh tra tại 03 đơn vị (Phòng Nội vụ, Trung tâm Y tế huyện và UBND xã Hòa Bình).",
    "Ban hành 03 nghị quyết: Nghị quyết số 12/NQ-HĐND ngày 05/3/2024, Nghị quyết số 13/NQ-HĐND ngày 06/3/2024, Nghị quyết số 14/NQ-HĐND ngày 07/3/2024.",
    "Ban hành 03 Kế hoạch: số 12/KH-UBND, số 13/KH-UBND, số 15/KH-UBND.",
    "Công nhận 03 trường: Trường Mầm non Hoa Sen, Trường TH và THCS Yên Trung, Trường THPT Lý Thường Kiệt.",
    "Có 03 khâu đột phá: (1) cải cách hành chính, nâng cao chỉ số; (2) phát triển hạ tầng; (3) đào tạo nguồn nhân lực.",
    "Huyện xác định 3 nhiệm vụ: một là, đẩy nhanh giải ngân; hai là, cải thiện môi trường đầu tư; ba là, giữ vững an ninh.",
    "Triển khai 3 Chương trình MTQG (xây dựng NTM, giảm nghèo bền vững, phát triển vùng đồng bào dân tộc thiểu số và miền núi).",
    "Phát triển 3 nhóm sản phẩm: Rau, quả; chè; thịt lợn, gà.",
    "Giải Nhất thuộc về 3 đơn vị: Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Sở Y tế.",
    "Khen thưởng 03 đồng chí: Nguyễn Văn An, Trần Thị Bình và Lê Quang Cường.",
    "Có 3 xã: Bảo Sơn đạt 15 tiêu chí, Chu Điện đạt 16 tiêu chí, Lan Mẫu đạt 17 tiêu chí.",
    "Có 3 doanh nghiệp nợ thuế: Công ty TNHH Minh Phát, Công ty cổ phần Sông Đà 5, HTX Nông nghiệp Tân Tiến.",
    "Dịch tại 03 xã gồm: Xuân Lạc, Bản Thi, Phương Viên làm chết và tiêu hủy 63 con lợn, thiệt hại lớn.",
    "Có 3 địa phương hoàn thành là thị xã Chí Linh và các huyện: Nam Sách, Bình Giang.",
    "Kiểm tra 03 xã (huyện Lục Ngạn: Tân Sơn, Cấm Sơn; huyện Sơn Động: An Lạc).",
    "Có 3 đảng bộ đạt từ 50% chỉ tiêu: Công an tỉnh 21 ĐV, đạt 105%; Ninh Phước 52 ĐV, đạt 51%; Quân sự tỉnh 5 ĐV; riêng Ninh Sơn 13 ĐV.",
    "Tại 3 xã Lam Cốt, Song Vân, Ngọc Vân và thị trấn Cao Thượng có mưa đá.",
    "Hoàn thành 3 tiêu chí gồm tiêu chí số 2 về giao thông, tiêu chí số 3 về thủy lợi, tiêu chí số 6 về văn hóa; hộ nghèo giảm 3,43%.",
    "Tuyên dương 3 tập thể: Đảng ủy xã Bảo Sơn, Chi bộ thôn Đồng Cống, Đoàn xã Lan Mẫu.",
    "Đạt 03/34 chỉ tiêu (gồm: Thu ngân sách; Tỷ lệ thôn, tổ có nhà họp; Số trường đạt chuẩn.",
  ])("[Q152] [Q153] %s", (text) => {
    expect(find(text)).toEqual(["ok 3"]);
  });

  test("[Q151] each list goes with its own count", () => {
    expect(find("Thị xã gồm 3 xã: Bảo Sơn, Chu Điện, Lan Mẫu và 2 phường: Đồi Ngô, Tam Dị.")).toEqual(["ok 3", "ok 2"]);
    expect(find("Huyện Lục Nam có 3 xã: Bảo Sơn, Chu Điện, Tam Dị; huyện Sơn Động có 2 xã: An Lạc, Hữu Sản.")).toEqual([
      "ok 3",
      "ok 2",
    ]);
    expect(find("Trong 5 xã có dịch, 3 xã đã hết (Bảo Sơn, Chu Điện, Tam Dị), còn 2 xã (An Lạc, Hữu Sản).")).toEqual([
      "ok 3",
      "ok 2",
    ]);
  });

  test("[Q153] the count and its total are the operands, the items are related", () => {
    const text = "Có 02/11 huyện đạt chuẩn gồm: Nam Sách, Bình Giang.";
    const [remark] = findListCounts(makeReading([text]));
    expect(remark).toMatchObject({ rule: "list-count", result: "ok", note: { code: "holds" }, stated: "02", computed: "2" });
    if (remark?.kind !== "remark") return;
    expect(remark.operands.map((figure) => figure.text)).toEqual(["02", "11"]);
    expect(text.slice(remark.span.start, remark.span.end)).toBe("02");
    expect(remark.related.map(({ span }) => text.slice(span.start, span.end))).toEqual(["Nam Sách", "Bình Giang"]);
  });
});

describe("a list that names more or fewer", () => {
  test.each([
    ["Toàn huyện có 05 xã về đích gồm: Tam Quang, Yên Na, Lưu Kiền và Xá Lượng.", "error 4 for 05"],
    ["Đến nay 4 phường (Hòa Minh, Hòa Khánh Bắc, Hòa Hiệp Nam) đã hoàn thành.", "error 3 for 4"],
    ["Có 5 huyện giải ngân thấp: Ea H'leo, Krông Pắc, Cư M'gar, M'Đrắk.", "error 4 for 5"],
    ["Công nhận 03 trường: Trường Mầm non Hoa Sen, Trường THPT Lý Thường Kiệt.", "error 2 for 03"],
    ["Thành lập 02 thị trấn là Nam Phước, Ái Nghĩa và Hà Lam.", "error 3 for 02"],
    ["Có 15/63 tỉnh giải ngân trên 3% gồm: Cao Bằng, Lào Cai, Hà Giang, Sơn La, Nghệ An, Hà Tĩnh, Kon Tum, Gia Lai, Bến Tre, Trà Vinh, Cà Mau, An Giang, Long An, Bình Phước.", "error 14 for 15"], // biome-ignore format: one list
  ])("[Q154] %s", (text, wanted) => {
    expect(find(text)).toEqual([wanted]);
  });

  test.each([
    ["Thanh tra tại 04 đơn vị (Phòng Nội vụ, Trung tâm Y tế huyện và UBND xã Hòa Bình).", "review 3 for 04"],
    ["Có 04 khâu đột phá: (1) cải cách hành chính; (2) phát triển hạ tầng; (3) đào tạo nguồn nhân lực.", "review 3 for 04"],
    ["Có 03 chỉ tiêu chưa đạt, gồm: Thu ngân sách; Tỷ lệ hộ nghèo; Che phủ rừng; Việc làm.", "review 4 for 03"],
    ["Kiểm tra 06 xã (huyện Lục Ngạn: Tân Sơn, Cấm Sơn, Sa Lý; huyện Sơn Động: An Lạc, Hữu Sản).", "review 5 for 06"],
    ["Chỉ đạo 6 ngành (Nông nghiệp, Y tế, Giáo dục, Công an, Quân sự) vào cuộc.", "review 5 for 6"],
    ["Tại 5 xã Lam Cốt, Song Vân, Ngọc Vân, Cao Xá xảy ra ngập úng.", "review 4 for 5"],
    ["Có 05 xã đạt 19 tiêu chí, gồm: Bảo Sơn, Chu Điện, Lan Mẫu, Tam Dị.", "review 4 for 05"],
  ])("[Q154] only to review: %s", (text, wanted) => {
    expect(find(text)).toEqual([wanted]);
  });

  test("[Q156] open lists may name fewer, not more", () => {
    expect(find("Có 3 xã điểm, như: Bảo Sơn, Chu Điện.")).toEqual([]);
    expect(find("Có 3 xã điểm, như: Bảo Sơn, Chu Điện, Lan Mẫu, Tam Dị.")).toEqual(["review 4 for 3"]);
    expect(find("Có 5 xã đạt chuẩn gồm: Bảo Sơn, Chu Điện, Lan Mẫu, v.v.")).toEqual([]);
    expect(find("Thiệt hại tại 04 xã (Bảo Sơn, Chu Điện và một số xã khác).")).toEqual([]);
    expect(find("Có 12 xã đạt chuẩn, điển hình: Bảo Sơn, Chu Điện.")).toEqual([]);
    expect(find("Nâng lên 15 xã, trong đó có các xã: Bảo Sơn, Chu Điện.")).toEqual([]);
  });

  test("[Q156] of several counts before a list the one that agrees is meant", () => {
    expect(find("Huyện có 3 xã đạt 19 tiêu chí: Bảo Sơn, Chu Điện, Lan Mẫu.")).toEqual(["ok 3"]);
    expect(find("Toàn huyện có 10 xã, thêm 3 xã đạt chuẩn: Bảo Sơn, Chu Điện, Lan Mẫu.")).toEqual(["ok 3"]);
    expect(find("Dịch xảy ra tại 15 hộ, 6 thôn, 3 xã (Xuân Lạc, Bản Thi, Bằng Lãng).")).toEqual(["ok 3"]);
  });
});

describe("what is no list of a count", () => {
  test.each([
    "Trao 24 nhà: Trà Vinh 22 nhà, Kiên Giang 2 nhà.",
    "Công nhận 17 xã: Nam Định 12, Hà Nam 5.",
    "Có 41 trường: 18 trường mầm non, 23 trường tiểu học.",
    "Tỉnh có 10 đơn vị cấp huyện, gồm 01 thành phố, 01 thị xã và 08 huyện.",
    "Kiểm tra 04 đợt (446 cơ sở: số cơ sở đạt 425, số cơ sở không đạt 21).",
  ])("[Q155] a sum: %s", (text) => {
    expect(find(text)).toEqual([]);
  });

  test.each([
    "Trao cho hơn 20 xã gồm: Bảo Sơn, Chu Điện.",
    "Trồng 5 ha (Bảo Sơn, Chu Điện, Lan Mẫu).",
    "Đón 12 lượt khách: Nhật Bản, Hàn Quốc.",
    "Trong tuần có 2 ngày mưa lớn (Lục Nam, Lục Ngạn).",
    "Cấp 02 giấy phép (khai thác cát, sỏi).",
  ])("[Q150] no count of names: %s", (text) => {
    expect(find(text)).toEqual([]);
  });

  test.each([
    "Mở 12 lớp tập huấn tại các xã: Bảo Sơn, Chu Điện, Lan Mẫu.",
    "Xảy ra 5 vụ cháy (Bảo Sơn, Chu Điện).",
    "Có 12 tỉnh Trung Bộ, Tây Nguyên bị ảnh hưởng.",
    "Tiếp 5 đoàn công tác của Bộ Nông nghiệp, Bộ Tài chính.",
    "Thành lập 4 đoàn kiểm tra do Sở Công Thương, Sở Y tế chủ trì.",
    "Bầu 03 Phó Chủ tịch UBND huyện, Ủy viên UBND huyện.",
    "Phân bổ cho 63 tỉnh, thành phố (Hà Nội, Thành phố Hồ Chí Minh).",
    "Có 30 xã khó khăn (theo Quyết định số 861/QĐ-TTg, Nghị định số 27/2022/NĐ-CP).",
    "Có 27 chỉ tiêu đạt: lúa gần 13.000 ha, đạt 101%; cà phê 42.107 ha, đạt 101%; hồ tiêu 32 nghìn tấn.",
    "Thực hiện 5 dự án: xây dựng đường giao thông, kênh mương và nhà văn hóa, tổng vốn lớn.",
    "Kết quả có 5/7 xã đạt chuẩn (đạt 71,4%), tăng 2 xã so với năm 2022.",
    "Thực hiện 7 chỉ tiêu về nông nghiệp: tổng sản lượng đạt 102% kế hoạch, diện tích đạt 100%.",
    "Có 01 xã (Đông Phú, Lục Nam) về đích.",
  ])("[Q151] [Q154] %s", (text) => {
    expect(find(text)).toEqual([]);
  });
});
