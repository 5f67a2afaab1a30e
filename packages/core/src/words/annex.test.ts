import { describe, expect, test } from "vitest";
import type { AnnexFault } from "../annex/problem.ts";
import { sayAnnexFaultEn } from "./annex-en.ts";
import { sayAnnexFaultVi } from "./annex-vi.ts";

const at = { sheet: "Phụ lục", cell: "D7" };

describe("[M15] what is wrong with an annex is said in both languages", () => {
  test.each<[AnnexFault, string, string]>([
    [
      { code: "ANNEX_MARKS_MIXED", vi: [{ value: "1.234,5", at }], en: [{ value: "12.5", at: { ...at, cell: "E9" } }] },
      "Tệp dùng cả hai cách ghi dấu thập phân: dấu phẩy (“1.234,5” ở ô D7) và dấu chấm (“12.5” ở ô E9). Hãy cho biết dấu nào ngăn phần lẻ.",
      'The file has both decimal marks: the comma ("1.234,5" in D7) and the point ("12.5" in E9). Say which one parts the decimals.',
    ],
    [
      { code: "ANNEX_NUMBER", problem: { code: "NUMBER_BAD_GROUP", text: "12.34", at: 3 } },
      "“12.34”: nhóm ở vị trí 4 không đúng. Mỗi nhóm sau dấu chấm có ba chữ số; phần lẻ viết sau dấu phẩy: 12,34.",
      '"12.34": the group at character 4 is wrong. A group after a point has three digits; decimals come after a comma: 12,34.',
    ],
    [
      { code: "ANNEX_UNIT_NEW", found: "nghìn tấn", near: ["tấn"] },
      "Danh mục chưa có đơn vị tính “nghìn tấn”; sẽ thêm mới. Có phải “tấn”?",
      'There is no unit "nghìn tấn" yet; it will be added. Is it "tấn"?',
    ],
    [
      { code: "ANNEX_NO_NAME", found: "" },
      "Dòng có số liệu nhưng không có tên chỉ tiêu; hãy ghi tên hoặc xóa dòng.",
      "The row has figures and no name; name the indicator or delete the row.",
    ],
    [
      { code: "ANNEX_OTHER_SHAPE", header: "", expected: "Quý I" },
      "Ở đây cần cột “Quý I” như bảng đã lưu, nhưng gặp cột trống; hãy khớp cột lại.",
      'The saved mapping has the column "Quý I" here, the file has none; map the columns again.',
    ],
    [
      { code: "ANNEX_CLAIMED_TWICE", name: "Lúa", indicator: "Diện tích lúa", first: at },
      "“Lúa” và dòng ở ô D7 (trang “Phụ lục”) cùng khớp với chỉ tiêu “Diện tích lúa”; hãy chọn dòng nào là chỉ tiêu ấy.",
      '"Lúa" and the row at cell D7 (sheet "Phụ lục") both fit the indicator "Diện tích lúa"; choose which one it is.',
    ],
  ])("%#", (fault, vi, en) => {
    expect(sayAnnexFaultVi(fault)).toBe(vi);
    expect(sayAnnexFaultEn(fault)).toBe(en);
  });
});
