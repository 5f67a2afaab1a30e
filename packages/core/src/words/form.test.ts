import { describe, expect, test } from "vitest";
import { makeEntries, makeOpen } from "../../test/make-form.ts";
import { checkSheet } from "../form/check-entries.ts";
import { computeCell } from "../form/compute-cell.ts";
import { toProblem } from "../form/entry-problem.ts";
import type { EntryFault, Unreadable } from "../form/sheet.ts";
import { decimal } from "../quantity/decimal.ts";
import { sayCellEn, sayEntryProblemEn, sayEntryProblemFullyEn, saySubmissionProblemEn } from "./form-en.ts";
import { sayCellVi, sayEntryProblemFullyVi, sayEntryProblemVi, saySubmissionProblemVi } from "./form-vi.ts";

const SHEET = makeOpen();
type Texts = Parameters<typeof makeEntries>[0];

describe("what is wrong with an entry is said in both languages", () => {
  test.each<[EntryFault["code"], Texts, string, string]>([
    [
      "ENTRY_PARTS",
      {
        "demo.herd": "8.384",
        "demo.herd|kind=buffalo": "5.845",
        "demo.herd|kind=cattle": "2.080",
        "demo.herd|kind=horse": "423",
      },
      "Tổng đàn gia súc 8.384 con, các phần cộng lại 8.348 con, lệch 36.",
      "Tổng đàn gia súc 8.384 con, the parts add up to 8.348 con, 36 apart.",
    ],
    [
      "ENTRY_PARTS",
      { "demo.herd": "7", "demo.herd|kind=buffalo": "5", "demo.herd|kind=cattle": "3" },
      "Tổng đàn gia súc 7 con, riêng các phần đã ghi cộng lại 8 con, nhiều hơn 1.",
      "Tổng đàn gia súc 7 con, the parts entered alone add up to 8 con, 1 more.",
    ],
    [
      "ENTRY_RULE",
      { "demo.harvested": "403,7", "demo.bud": "407,03" },
      "Chè búp đang thu hái không quá diện tích cho thu hoạch. Ở đây: 407,03 và 403,7, lệch 3,33.",
      "Chè búp đang thu hái không quá diện tích cho thu hoạch. Here: 407,03 and 403,7, 3,33 apart.",
    ],
    [
      "ENTRY_UNREADABLE",
      { "demo.area": "1,234.5" },
      "“1,234.5” dùng ngược dấu chấm và dấu phẩy. Nếu đúng là số ấy, viết 1.234,5.",
      '"1,234.5" has point and comma the other way round. If that is the number, write 1.234,5.',
    ],
    [
      "ENTRY_UNREADABLE",
      { "demo.area": "12.34" },
      "“12.34”: phần lẻ viết sau dấu phẩy, là 12,34.",
      '"12.34": decimals come after a comma, 12,34.',
    ],
    [
      "ENTRY_NOT_WHOLE",
      { "demo.herd": "2,5" },
      "“2,5”: con đếm bằng số nguyên. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ.",
      '"2,5": con is counted in whole numbers. A point groups thousands, a comma comes before decimals.',
    ],
    [
      "ENTRY_JUMP",
      { "demo.area": "900" },
      "Diện tích trồng 900 ha, kỳ trước 100 ha, gấp 9 lần.",
      "Diện tích trồng 900 ha, the period before 100 ha, 9 times as much.",
    ],
    [
      "ENTRY_JUMP",
      { "demo.area": "0" },
      "Diện tích trồng 0 ha, cùng kỳ năm trước 110 ha.",
      "Diện tích trồng 0 ha, the same period last year 110 ha.",
    ],
    [
      "ENTRY_OVER_PLAN",
      { "demo.total": "1.700" },
      "Diện tích cả năm 2.200 ha, quá 150% kế hoạch năm 1.000 ha.",
      "Diện tích cả năm 2.200 ha, above 150% of the year's plan of 1.000 ha.",
    ],
    [
      "ENTRY_FALLS",
      { "demo.total": "60", "demo.total#year": "100" },
      "Diện tích cả năm 100 ha, thấp hơn số đã thực hiện 560 ha.",
      "Diện tích cả năm 100 ha, below what is done already, 560 ha.",
    ],
    [
      "ENTRY_UNIT_SLIP",
      { "demo.revenue": "480.000" },
      "Thu ngân sách 480.000 triệu đồng, thường khoảng 400 triệu đồng: có thể nhầm đơn vị tính, số đúng là 480 triệu đồng?",
      "Thu ngân sách 480.000 triệu đồng, usually about 400 triệu đồng: another unit was probably meant, is it 480 triệu đồng?",
    ],
    [
      "ENTRY_UNIT_CLASH",
      { "demo.area": "5 tấn" },
      "“5 tấn” không đổi được ra ha, đơn vị của dòng.",
      '"5 tấn" can not be converted to ha, the unit of the line.',
    ],
    [
      "ENTRY_NONE_REASON",
      { "demo.area": { text: "", none: "" } },
      "Diện tích trồng: ghi lý do không có số.",
      "Diện tích trồng: say why there is no figure.",
    ],
  ])("[O26] %s", (code, texts, vi, en) => {
    const problem = checkSheet(SHEET, makeEntries(texts)).find(({ fault }) => fault.code === code);
    if (!problem) throw new Error(code);
    expect(sayEntryProblemVi(SHEET, problem)).toBe(vi);
    expect(sayEntryProblemEn(SHEET, problem)).toBe(en);
  });

  test("[O26] of figures below zero the one further from it is the larger", () => {
    const say = (value: string, against: string): string => {
      const fault = {
        code: "ENTRY_JUMP",
        value: decimal(value),
        against: decimal(against),
        back: "previous",
        times: decimal("5"),
      } as const;
      return sayEntryProblemVi(SHEET, toProblem("warn", fault, "demo.area#now"));
    };
    expect(say("-900", "-100")).toBe("Diện tích trồng -900 ha, kỳ trước -100 ha, gấp 9 lần.");
    expect(say("-100", "-900")).toBe("Diện tích trồng -100 ha, kỳ trước -900 ha, giảm 9 lần.");
  });

  test("[O26] every reason why a text is no figure has a sentence", () => {
    const reasons: readonly Unreadable[] = [
      "NUMBER_EMPTY",
      "NUMBER_UNEXPECTED",
      "NUMBER_BAD_GROUP",
      "NUMBER_FOREIGN_MARKS",
      "NUMBER_BLANKS",
      "NUMBER_TOO_LONG",
      "QUANTITY_NO_NUMBER",
      "QUANTITY_ORDER",
      "QUANTITY_AMBIGUOUS",
      "UNIT_UNKNOWN",
      "UNIT_INEXACT",
    ];
    for (const why of reasons) {
      const problem = toProblem("block", { code: "ENTRY_UNREADABLE", text: "1.2.3", why }, "demo.area#now");
      expect(sayEntryProblemVi(SHEET, problem)).toMatch(/\.$/u);
      expect(sayEntryProblemEn(SHEET, problem)).toMatch(/\.$/u);
    }
  });

  test("[O26] away from the cell the column is named too", () => {
    const problem = toProblem("note", { code: "ENTRY_NEGATIVE", value: decimal("-5") }, "demo.area#now");
    expect(sayEntryProblemFullyVi(SHEET, problem)).toBe("Thực hiện tháng 10: Diện tích trồng là -5 ha: chỉ tiêu này không âm.");
    expect(sayEntryProblemFullyEn(SHEET, problem)).toMatch(/^Thực hiện tháng 10: Diện tích trồng is -5 ha/u);
  });
});

describe("what there is to say of a cell", () => {
  const at = (texts: Texts, row: string, column: string) => computeCell(SHEET, makeEntries(texts), row, column);

  test("[O26] what a sum lacks is named: lines, columns, months", () => {
    const cell = at({}, "demo.area", "total");
    const vi = sayCellVi(SHEET, cell);
    expect(vi).toMatch(/^Chưa tính được, còn thiếu: Diện tích trồng, tháng 01\/2023; /u);
    expect(vi).toMatch(/Diện tích trồng, tháng 8\/2023; Diện tích trồng, thực hiện tháng 10\.$/u);
    expect(sayCellEn(SHEET, cell)).toMatch(/^Not computed yet, still missing: Diện tích trồng, January 2023; /u);
  });
  test("[O26] none, broken, missing and sent are said; a plain figure speaks for itself", () => {
    expect(sayCellVi(SHEET, at({ "demo.area": { text: "", none: "chưa đến vụ" } }, "demo.area", "now"))).toBe(
      "Không có số liệu: chưa đến vụ",
    );
    expect(sayCellVi(SHEET, at({ "demo.area": "x" }, "demo.area", "now"))).toBe("Nội dung nhập không đọc được thành số.");
    expect(sayCellEn(SHEET, at({ "demo.area": "x" }, "demo.area", "now"))).toBe("What was typed does not read as a number.");
    expect(sayCellVi(SHEET, at({}, "demo.area", "now"))).toBe("Chưa có số.");
    expect(sayCellVi(SHEET, { kind: "held", value: decimal("1"), sent: true })).toBe("Theo phiếu đã gửi, chưa duyệt.");
    expect(sayCellVi(SHEET, at({ "demo.area": "1" }, "demo.area", "now"))).toBeUndefined();
    expect(sayCellEn(SHEET, { kind: "blank" })).toBeUndefined();
  });
});

describe("why a form is not sent, taken back or saved", () => {
  test("[Y1] is said with what would be right", () => {
    const problem = toProblem("block", { code: "ENTRY_MISSING" }, "demo.area#now");
    expect(saySubmissionProblemVi(SHEET, { code: "SUBMIT_BLOCKED", problem })).toBe(
      "Phải sửa trước khi gửi. Thực hiện tháng 10: Diện tích trồng: chưa có số. Nhập số, kể cả số 0, hoặc ghi lý do không có.",
    );
    expect(saySubmissionProblemVi(SHEET, { code: "SUBMIT_CLOSED", closes: "2023-11-10" })).toBe(
      "Đã thôi nhận biểu này sau ngày 10/11/2023.",
    );
    expect(saySubmissionProblemEn(SHEET, { code: "SUBMIT_NOT_OPEN", opens: "2023-10-20" })).toBe(
      "This form can be sent from 20/10/2023 on.",
    );
  });
  test("[Y8] names the cell", () => {
    expect(saySubmissionProblemVi(SHEET, { code: "SAVE_CELL_FIXED", cell: "demo.area#total" })).toBe(
      "Ô “Diện tích trồng”, cột “Lũy kế 10 tháng” không nhập được: tự tính hoặc lấy từ số đã biết.",
    );
  });
});
