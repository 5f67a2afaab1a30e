import { describe, expect, test } from "vitest";
import { showDecimal } from "../../quantity/decimal.ts";
import { cleanText } from "../read/clean-text.ts";
import { findFigures } from "./find-figures.ts";
import { voteSeparators } from "./number-token.ts";

/** "5345.97e0 ha": value, scale and unit of every figure. */
function tell(text: string): readonly string[] {
  const clean = cleanText(text, [{ start: 0, end: text.length }]).text;
  return findFigures(clean, 0, voteSeparators(clean)).figures.map(({ value, scale, unit }) =>
    `${showDecimal(value)}e${scale} ${unit.key}`.trim(),
  );
}

function reasons(text: string): readonly string[] {
  return findFigures(text, 0).nonQuantities.map((number) => `${number.text} ${number.reason}`);
}

describe("values", () => {
  test.each([
    ["đạt 5.345,97ha/5.470 ha", ["5345.97e0 ha", "5470e0 ha"]],
    ["cho 5410 người", ["5410e0 người"]],
    ["tỷ lệ 97.5%", ["97.5e0 %"]],
    ["trồng được 603,806 ha", ["603.806e0 ha"]],
    ["khối lượng 1.721kg", ["1721e0 kg"]],
    ["nộp 1.414.100.000,đ", ["1414100000e0 đồng"]],
    ["tăng +5,04% và giảm -2,5%", ["5.04e0 %", "-2.5e0 %"]],
  ])("[Q63] %s", (text, wanted) => {
    expect(tell(text)).toEqual(wanted);
  });

  test.each([
    ["doanh thu 1.0001,6 tỷ đồng", "1.0001,6 malformed"],
    ["với 7. 180 phòng", "7. 180 malformed"],
  ])("[Q64] %s", (text, wanted) => {
    expect(tell(text)).toEqual([]);
    expect(reasons(text)).toContain(wanted);
  });

  test("[Q65] a paper that writes 1,234.5 is read so", () => {
    expect(tell("thu 1,234,567 đồng và 12,345.5 kg, còn 1,250 hộ")).toEqual(["1234567e0 đồng", "12345.5e0 kg", "1250e0 hộ"]);
  });

  test.each([
    ["rút lên bốn việc", ["4e0 việc"]],
    ["xong năm bản án trong năm 2018", ["5e0 bản án"]],
    ["hai mươi lăm hộ", ["25e0 hộ"]],
    ["một số xã, thứ hai, đầu tư cơ sở", []],
    ["trong năm hồ sơ được số hóa", []],
  ])("[Q66] %s", (text, wanted) => {
    expect(tell(text)).toEqual(wanted);
  });

  test.each([
    ["chi 3 tỷ 200 triệu đồng", ["3200e6 đồng"]],
    ["hỗ trợ 2 triệu rưỡi", ["2.5e6"]],
    ["giá trị 4,6 nghìn tỷ đồng", ["4.6e12 đồng"]],
    ["lương thực 39 vạn tấn", ["39e4 tấn"]],
    ["đạt 61/70 ha", ["61e0 ha", "70e0 ha"]],
    ["mục tiêu 600-750 ngàn m3 gỗ", ["600e3 m3", "750e3 m3"]],
    ["54,8% tỷ lệ hộ", ["54.8e0 %"]],
  ])("[Q69] %s", (text, wanted) => {
    expect(tell(text)).toEqual(wanted);
  });

  test.each([
    ["53 tạ/ha", ["53e0 tạ/ha"]],
    ["563 kg/người/năm", ["563e0 kg/người/năm"]],
    ["177 lượt,194 người", ["177e0 lượt", "194e0 người"]],
    ["257 công dân và 45 đảng viên", ["257e0 người", "45e0 người"]],
    ["18 bị can, 57.028 bộ hồ sơ", ["18e0 người", "57028e0 hồ sơ"]],
    ["2 đồng chí", ["2e0 người"]],
    ["đóng góp 0,49 điểm phần trăm", ["0.49e0 điểm %"]],
  ])("[Q70] %s", (text, wanted) => {
    expect(tell(text)).toEqual(wanted);
  });

  test("[Q71] bare numbers in brackets after amounts are shares when one is the whole hundred", () => {
    expect(tell("tổng số 515,11 (100,00); nông nghiệp 451,35 (87,62); còn lại 63,76 (12,38)")).toEqual([
      "515.11e0",
      "100.00e0 %",
      "451.35e0",
      "87.62e0 %",
      "63.76e0",
      "12.38e0 %",
    ]);
    expect(tell("trâu 12 (3); bò 15 (4); lợn 20 (5)")).toEqual(["12e0", "3e0", "15e0", "4e0", "20e0", "5e0"]);
  });
});

describe("hedges", () => {
  test.each([
    ["ước đạt hơn 3.521 tấn", "over", ["over", "estimate"]],
    ["gần 49 ngàn hồ sơ", "under", ["under"]],
    ["khoảng 11 ha", "about", ["about"]],
    ["không quá 5%", "at-most", ["at-most"]],
    ["đạt từ 20% trở lên", "at-least", ["at-least", "threshold"]],
    ["cao hơn 5,3%", undefined, []],
  ])("[Q67] %s", (text, hedge, qualifiers) => {
    const [figure] = findFigures(text, 0).figures;
    expect(figure?.hedge).toBe(hedge);
    expect(figure?.qualifiers).toEqual(qualifiers);
  });
});

describe("numbers that measure nothing", () => {
  test.each([
    ["Quyết định số 4188/QĐ-UBND ngày 19/12/2022", ["4188 document-number", "19 date", "12 date", "2022 date"]],
    ["Quyết định số 1654-QĐ/HU", ["1654 document-number"]],
    ["theo Nghị định số 81/2021/NĐ-CP", ["81 document-number", "2021 document-number"]],
    ["so với Nghị quyết 16 thì", ["16 document-number"]],
    ["Sáng 5.12, có", ["5.12 date"]],
    ["Từ ngày 17 đến 25/11", ["17 date", "25 date", "11 date"]],
    ["Lễ giao quân ngày 21-2", ["21 date", "2 date"]],
    ["trong tháng 9.2012", ["9.2012 period"]],
    ["6 tháng đầu năm 2020", ["6 period", "2020 period"]],
    ["giai đoạn 2021 - 2025", ["2021 period", "2025 period"]],
    ["Tết Quý Mão 2023 cho các hộ", ["2023 period"]],
    ["khu vực kho K380, dịch Covid-19", ["380 name", "19 name"]],
    ["sản phẩm 4 sao, trẻ 5 tuổi", ["4 rank", "5 rank"]],
    ["mức độ 3,4 đạt", ["3,4 rank"]],
    ["kỳ họp thứ 16", ["16 ordinal"]],
    ["quy hoạch tỷ lệ 1/500", ["1 map-scale", "500 map-scale"]],
    ["Chỉ tiêu 11 về y tế", ["11 name"]],
    ["Điều 5 và Khoản 2.", ["5 article", "2 article"]],
  ])("[Q68] %s", (text, wanted) => {
    expect(reasons(text)).toEqual(wanted);
    expect(tell(text)).toEqual([]);
  });

  test("[Q68] a rank word before a count is no name", () => {
    expect(tell("tổ 5 người, ngắn ngày 7.270ha, hết tháng 2.360ha, tổng số 384 phiếu, lớp 35 học sinh")).toEqual([
      "5e0 người",
      "7270e0 ha",
      "2360e0 ha",
      "384e0 phiếu",
      "35e0 người",
    ]);
    expect(tell("trường mức 1, 3 trường mức 2")).toEqual(["3e0 trường"]);
  });
});
