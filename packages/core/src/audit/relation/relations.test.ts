import { describe, expect, test } from "vitest";
import { auditProse, tellChecks } from "../../../test/audit-prose.ts";

/** Each: a passage and every check it must give, "unchecked" left out. */
function cases(title: string, rows: readonly (readonly [string, readonly string[]])[]): void {
  describe(title, () => {
    test.each(rows)(`${title} %s`, (text, wanted) => {
      expect(tellChecks(auditProse(text))).toEqual(wanted);
    });
  });
}

cases("[Q162] [Q164]", [
  ["Trồng rừng 520 ha/500 ha KH, đạt 104% KH.", ["ok percent-of-plan 104% ← 520; 500"]],
  ["Trồng rừng 520 ha/500 ha KH, đạt 140% KH.", ["error percent-of-plan 140% ← 520; 500"]],
  ["Đạt 53,3% (8/15 xã).", ["ok share 53,3% ← 8; 15"]],
  ["Có 176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt 79,6%.", ["ok sum 176 ← 160; 16", "ok share 79,6% ← 176; 221"]],
  ["Tiếp 183 lượt/186 người, đạt 98%.", []],
  ["Có 6/7 làng văn hóa, đạt 100%.", ["review share 100% ← 6; 7"]],
  ["Có 15/63 địa phương giải ngân dưới 3%.", []],
  ["Có 80/102 cơ quan đạt chuẩn, gần 76,2% tổng số hộ.", []],
]);

cases("[Q163]", [
  ["Tỷ lệ giảm từ 10,85% xuống còn 1,31%.", []],
  ["Thực hiện 83%, đạt 91% NQ.", []],
  ["Xong 19/19 tiêu chí, vượt chỉ tiêu kế hoạch (59%).", []],
]);

cases("[Q165] [Q166]", [
  ["Diện tích 2.350,5 ha, đạt 101,1% kế hoạch (kế hoạch 2.325 ha).", ["ok percent-of-plan 101,1% ← 2.350,5; 2.325"]],
  ["Diện tích 2.350,5 ha, đạt 110,1% kế hoạch (kế hoạch 2.325 ha).", ["error percent-of-plan 110,1% ← 2.350,5; 2.325"]],
  ["Tiểu học 8.167 trường trong tổng số 15.081 trường (chiếm tỷ lệ 55,1%).", ["error share 55,1% ← 8.167; 15.081"]],
  ["Tỷ lệ hộ nghèo giảm 1,89%, đạt 126% so với chỉ tiêu (chỉ tiêu là 1,5%).", ["ok percent-of-plan 126% ← 1,89; 1,5"]],
  [
    "Kế hoạch vốn năm 2025 là 125.680 triệu đồng. Đến nay đã giải ngân 78.234 triệu đồng, đạt 62,2% kế hoạch.",
    ["ok percent-of-plan 62,2% ← 78.234; 125.680"],
  ],
  [
    "Kế hoạch vốn năm 2025 là 125.680 triệu đồng. Đến nay đã giải ngân 78.234 triệu đồng, đạt 72,2% kế hoạch.",
    ["review percent-of-plan 72,2% ← 78.234; 125.680"],
  ],
  ["Thu 285,3 tỷ đồng, đạt 60% kế hoạch tỉnh giao, đạt 58% kế hoạch huyện giao.", []],
]);

cases("[Q167]", [
  [
    "Đã giải quyết 904.298 hồ sơ, trong đó đúng hạn 904.225 hồ sơ, đạt tỷ lệ 99,99%, quá hạn 73 hồ sơ, chiếm tỷ lệ 0,01%.",
    ["ok sum 904.298 ← 904.225; 73", "ok share 99,99% ← 904.225; 904.298", "ok share 0,01% ← 73; 904.298"],
  ],
  ["Tổng dư nợ 3.256 tỷ đồng; nợ xấu 42,3 tỷ đồng, chiếm 1,3% tổng dư nợ.", ["ok share 1,3% ← 42,3; 3.256"]],
  ["Tổng dư nợ 3.256 tỷ đồng; nợ xấu 42,3 tỷ đồng, chiếm 3,1% tổng dư nợ.", ["review share 3,1% ← 42,3; 3.256"]],
  ["Hộ nghèo đầu năm 215 hộ (chiếm 8,6%), cuối năm còn 178 hộ (chiếm 7,1%).", []],
  ["Xảy ra 36 vụ; đã điều tra làm rõ 33 vụ, đạt tỷ lệ 91,7%.", ["ok share 91,7% ← 33; 36"]],
  ["Xảy ra 36 vụ; đã điều tra làm rõ 33 vụ, đạt tỷ lệ 97,1%.", ["review share 97,1% ← 33; 36"]],
]);

cases("[Q170] [Q171] [Q178]", [
  ["Đạt 1.234,5 triệu USD, tăng 15,2% so với cùng kỳ (1.071,6 triệu USD).", ["ok growth 15,2% ← 1.234,5; 1.071,6"]],
  ["Đạt 104,79 triệu USD, tăng 60,7% so với cùng kỳ năm 2023 (37,37 triệu USD).", ["error growth 60,7% ← 104,79; 37,37"]],
  ["Thụ lý 79.177 việc, giảm 2.676 việc (3,27%).", ["ok growth 3,27% ← 79.177; 2.676"]],
  ["Số vụ tăng 13 vụ (51/38), tức tăng 34,21%.", ["ok difference 13 ← 51; 38", "ok growth 34,21% ← 51; 38"]],
  ["Tỷ lệ đạt 96,5%, vượt 1,5% so với kế hoạch (95%).", ["ok points 1,5% ← 96,5; 95"]],
  [
    "Năm 2024 thực hiện 3.250 tỷ đồng, năm 2025 ước thực hiện 3.575 tỷ đồng, tăng 10% so với năm 2024.",
    ["ok growth 10% ← 3.575; 3.250"],
  ],
  ["Đón 9.000 lượt khách, giảm 12,5% so với cùng kỳ (8.000 lượt).", ["error direction 12,5% ← 9.000; 8.000"]],
]);

cases("[Q189]", [
  ["Đón 125.000 lượt, bằng 125% so với cùng kỳ (100.000 lượt).", ["ok ratio 125% ← 125.000; 100.000"]],
  ["Đón 125.000 lượt, bằng 25% so với cùng kỳ (100.000 lượt).", ["error ratio 25% ← 125.000; 100.000"]],
  ["Cấp 900 giấy phép, gấp 3 lần so với cùng kỳ (300 giấy phép).", ["ok multiple 3 ← 900; 300"]],
  ["Cấp 900 giấy phép, tăng 2 lần so với cùng kỳ (300 giấy phép).", ["ok multiple 2 ← 900; 300"]],
]);

cases("[Q179]", [
  ["Cơ cấu: nông nghiệp chiếm 22,9%; công nghiệp chiếm 43%; dịch vụ chiếm 34,1%.", ["ok breakdown 34,1% ← 22,9; 43"]],
  ["Cơ cấu: nông nghiệp chiếm 22,9%; công nghiệp chiếm 43%; dịch vụ chiếm 36,1%.", ["review breakdown 36,1% ← 22,9; 43"]],
  [
    "Kinh tế tăng 6,5%: nông nghiệp đóng góp 0,49 điểm phần trăm; công nghiệp 3,93 điểm phần trăm; dịch vụ 2,07 điểm phần trăm.",
    ["ok points 6,5% ← 0,49; 3,93; 2,07"],
  ],
]);

cases("[Q182]", [["Trồng 3.277.400 cây (quy đổi 3.277,04 ha).", ["review unit-scale 3.277,04 ← 3.277.400"]]]);

cases("[Q183]", [
  [
    "Thu 2.433 tỷ đồng, bằng 28,4% dự toán, gồm: thuế 1.292 tỷ đồng, bằng 21,7% dự toán; đất 1.141 tỷ đồng, bằng 43,5% dự toán.",
    ["ok sum 2.433 ← 1.292; 1.141", "ok implied-plan 28,4% ← 2.433; 1.292; 21,7; 1.141; 43,5"],
  ],
]);

cases("[Q184]", [
  ["Tiếp nhận 1.256 hồ sơ; đã giải quyết 1.198 hồ sơ; đang giải quyết 58 hồ sơ.", ["ok sum 1.256 ← 1.198; 58"]],
  ["Tiếp nhận 1.256 hồ sơ; đã giải quyết 1.198 hồ sơ; đang giải quyết 85 hồ sơ.", ["review balance 1.256 ← 1.198; 85"]],
]);

cases("[Q185]", [
  ["Phát hiện 47 vụ; tỷ lệ điều tra khám phá án đạt 97,5%.", ["review share 97,5% ← 47"]],
  ["Phát hiện 40 vụ; tỷ lệ điều tra khám phá án đạt 97,5%.", []],
]);

cases("[Q186]", [
  ["Phát hiện 1167 vụ/1190 đối tượng (giảm 484 vụ, tăng 487 đối tượng).", ["review direction 487 ← 1167; 1190; 484"]],
  ["Phát hiện 1167 vụ/1190 đối tượng (giảm 484 vụ, giảm 487 đối tượng).", []],
]);

cases("[Q187]", [
  ["Xử lý 72 vụ vi phạm (chấp hành tốt 25 vụ, xử lý 47 vụ).", ["ok sum 72 ← 25; 47", "review verdict-word 72 ← 25"]],
]);

cases("[Q188]", [
  [
    "Chi 381.494 triệu đồng/382.494 triệu đồng, đạt 100% dự toán.",
    ["review percent-of-plan 100% ← 381.494; 382.494", "ok percent-of-plan 100% ← 381.494; 382.494"],
  ],
]);

cases("[Q192]", [
  ["Đã giải quyết 281/316 vụ việc, còn lại 35 vụ việc.", ["ok k-of-n 316 ← 281; 35"]],
  ["Đã giải quyết 238/316 vụ việc, còn lại 35 vụ việc.", ["review difference 35 ← 316; 238"]],
  [
    "Thu 16.186 tỷ đồng; không tính tiền đất (5.056 tỷ đồng) thì còn 11.104 tỷ đồng.",
    ["review difference 11.104 ← 16.186; 5.056"],
  ],
]);

cases("[Q193]", [
  ["Diện tích 135 ha, năng suất 53 tạ/ha, sản lượng 715,5 tấn.", ["ok ratio 715,5 ← 53; 135"]],
  ["Dư nợ 310,12 tỷ đồng với 21.302 hộ, bình quân 14,6 triệu đồng/hộ.", ["ok ratio 14,6 ← 310,12; 21.302"]],
  ["Mở 8 lớp cho 280 học viên, bình quân 35 học viên/lớp.", ["ok ratio 35 ← 280; 8"]],
]);

cases("[Q184]", [
  ["Đã tiếp nhận 3.450 hồ sơ; đã giải quyết 3.310 hồ sơ; còn 150 hồ sơ đang giải quyết.", ["review balance 3.450 ← 3.310; 150"]],
]);

cases("[Q196]", [
  ["Tỷ lệ hộ nghèo giảm từ 9,8% xuống còn 7,5%, giảm 2,3 điểm phần trăm.", ["ok points 2,3 ← 9,8; 7,5"]],
  ["Tỷ lệ hộ nghèo giảm từ 9,8% xuống còn 7,5%, giảm 3,3 điểm phần trăm.", ["review points 3,3 ← 9,8; 7,5"]],
  ["Số hộ nghèo giảm 446 hộ (từ 2.345 hộ xuống còn 1.899 hộ).", ["ok difference 446 ← 1.899; 2.345"]],
  ["Mức chi tăng từ 4,16 triệu đồng lên 4,42 triệu đồng, tăng 6,25%.", ["ok growth 6,25% ← 4,42; 4,16"]],
]);

cases("[Q199]", [
  [
    "Có 1.256 hộ nghèo, chiếm 8,2% tổng số hộ (15.310 hộ); hộ cận nghèo 980 hộ, chiếm 7,4%.",
    ["ok share 8,2% ← 1.256; 15.310", "review share 7,4% ← 980; 15.310"],
  ],
]);

cases("[Q165]", [
  ["Đã trồng mới 560 ha rừng, bằng 86,2% kế hoạch năm 2022 (650 ha).", ["ok percent-of-plan 86,2% ← 560; 650"]],
  ["Có 78,5% số hộ dân (12.450/15.230 hộ) dùng nước sạch.", ["review share 78,5% ← 12.450; 15.230"]],
]);
