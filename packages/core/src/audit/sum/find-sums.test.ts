import { describe, expect, test } from "vitest";
import { auditProse, tellChecks } from "../../../test/audit-prose.ts";

function cases(title: string, rows: readonly (readonly [string, readonly string[]])[]): void {
  describe(title, () => {
    test.each(rows)(`${title} %s`, (text, wanted) => {
      expect(tellChecks(auditProse(text)).filter((line) => / (?:sum|k-of-n) /u.test(line))).toEqual(wanted);
    });
  });
}

cases("[Q172] [Q173]", [
  ["Nhận 1.536 đơn (tồn 40 đơn, mới 1.496 đơn).", ["ok sum 1.536 ← 40; 1.496"]],
  [
    "Có 41 trường: 18 trường mầm non, gồm 9 trường mới và 9 trường cũ; 23 trường tiểu học.",
    ["ok sum 41 ← 18; 23", "ok sum 18 ← 9; 9"],
  ],
  ["Kiểm tra 446 cơ sở: đạt 425, không đạt 21, bị xử phạt 08 cơ sở.", ["ok sum 446 ← 425; 21"]],
  [
    "Gieo 16.470ha, trong đó 6.700ha trên đất hai vụ: ngô 2.500ha; khoai 3.250ha; rau 10.720ha.",
    ["ok sum 16.470 ← 2.500; 3.250; 10.720"],
  ],
  [
    "Tiếp 191 lượt với 257 công dân: thường xuyên 177 lượt,194 người; định kỳ 14 lượt, 63 người.",
    ["ok sum 191 ← 177; 14", "ok sum 257 ← 194; 63"],
  ],
  ["Huy động 1,25 tỷ đồng, gồm tỉnh 750 triệu đồng, xã 300 triệu đồng, dân 200 triệu đồng.", ["ok sum 1,25 ← 750; 300; 200"]],
  [
    "Thụ lý 79.177 việc, trong đó ủy thác 580 việc, rút lên bốn việc; còn 54.681 việc và 23.912 việc chưa có điều kiện.",
    ["ok sum 79.177 ← 580; bốn; 54.681; 23.912"],
  ],
]);

cases("[Q174]", [
  ["Thu 197,7 tỷ đồng, gồm: thuế 123,7 tỷ đồng; đất 60,5 tỷ đồng; khác 8,4 tỷ đồng.", ["error sum 197,7 ← 123,7; 60,5; 8,4"]],
  [
    "Thu 842,894 tỷ đồng. Trong đó nông nghiệp 362,014 tỷ đồng; công nghiệp 226,47 tỷ đồng; dịch vụ 253,41 tỷ đồng.",
    ["review sum 842,894 ← 362,014; 226,47; 253,41"],
  ],
  ["Thu 900 tỷ đồng, trong đó thuế 350 tỷ đồng; phí 12 tỷ đồng.", []],
  [
    "Đàn gia súc 8.384 con/9.330 con, gồm: trâu 5.845/6.050 con; bò 2.080/2.930 con; ngựa 423/350 con.",
    ["error sum 8.384 ← 5.845; 2.080; 423", "ok sum 9.330 ← 6.050; 2.930; 350"],
  ],
  [
    "Có 324/590 trường đạt chuẩn (gồm 71/179 trường mầm non; 160/206 trường tiểu học; 80/165 trường THCS và 13/33 trường THPT).",
    ["ok sum 324 ← 71; 160; 80; 13", "error sum 590 ← 179; 206; 165; 33"],
  ],
]);

cases("[Q175]", [
  [
    "Nông nghiệp 1.250 tỷ đồng; công nghiệp 2.340 tỷ đồng; dịch vụ 1.860 tỷ đồng. Tổng giá trị 5.450 tỷ đồng.",
    ["ok sum 5.450 ← 1.250; 2.340; 1.860"],
  ],
  ["Có 465 dự án. Trong khu công nghiệp 292 dự án. Ngoài khu 173 dự án.", ["ok sum 465 ← 292; 173"]],
  ["Có 465 dự án. Trong khu công nghiệp 292 dự án. Ngoài khu 180 dự án.", []],
]);

cases("[Q176]", [
  ["Có 18/93 ý kiến đã giải quyết; 37/93 ý kiến được giải trình; 38/93 ý kiến đang giải quyết.", ["ok k-of-n 93 ← 18; 37; 38"]],
  ["Có 8/10 xã đạt chuẩn và 02 xã còn lại.", ["ok k-of-n 10 ← 8; 02"]],
]);

cases("[Q177]", [
  ["Thuộc thẩm quyền 221 đơn (196 khiếu nại, 25 tố cáo).", ["ok sum 221 ← 196; 25"]],
  ["Có 52 tổ chức cơ sở đảng (27 đảng bộ, 23 chi bộ).", ["review sum 52 ← 27; 23"]],
  ["Xảy ra 45 vụ (23 người chết, 21 người bị thương).", []],
  ["Có 434 tổ chức cơ sở (149 đảng bộ, với 1.251 chi bộ trực thuộc và 285 chi bộ cơ sở).", ["ok sum 434 ← 149; 285"]],
  [
    "Ban hành 1.256 văn bản, trong đó: 12 nghị quyết, 456 quyết định, 125 kế hoạch, 663 báo cáo.",
    ["ok sum 1.256 ← 12; 456; 125; 663"],
  ],
  ["Ban hành 1.256 văn bản, trong đó: 12 nghị quyết, 456 quyết định, 125 kế hoạch.", []],
]);

cases("[Q197]", [
  ["Tổng đàn có 9.133 con, gồm đàn lợn 4.960 con, đàn trâu 482 con, đàn dê 3.691 con.", ["ok sum 9.133 ← 4.960; 482; 3.691"]],
  ["Tổng đàn có 5.442 con, gồm đàn lợn 4.960 con, đàn trâu 482 con, đàn dê 3.691 con.", ["review sum 5.442 ← 4.960; 482; 3.691"]],
]);

cases("[Q198]", [
  ["Có 15/20 chỉ tiêu đạt kế hoạch, 5/20 chỉ tiêu không đạt kế hoạch.", ["ok k-of-n 20 ← 15; 5"]],
  ["Có 15/20 chỉ tiêu đạt kế hoạch, 4/20 chỉ tiêu không đạt kế hoạch.", ["review k-of-n 20 ← 15; 4"]],
]);

cases("[Q174]", [
  ["Thu nội địa 9.450 tỷ đồng; thu xuất nhập khẩu 1.250 tỷ đồng; tổng thu 10.800 tỷ đồng.", ["review sum 10.800 ← 9.450; 1.250"]],
  ["Thu nội địa 9.450 tỷ đồng; thu xuất nhập khẩu 1.250 tỷ đồng; tổng thu 12.800 tỷ đồng.", []],
]);
