import { expect, test } from "vitest";
import { take } from "../../test/make-form-file.ts";
import { makeGrid } from "../../test/make-grid.ts";
import type { FormFileFault } from "../form-import/problem.ts";
import type { Question } from "../form-import/question.ts";
import { askFormFileEn, formFileSentencesEn, sayFormFileEn } from "./form-file-en.ts";
import { askFormFileVi, formFileSentencesVi, sayFormFileVi } from "./form-file-vi.ts";

const at = { sheet: "Biểu", cell: "D7" };
const examples = [{ value: "1,234", at }];

const FAULTS: readonly FormFileFault[] = [
  { code: "FORM_FILE_OTHER_PERIOD", found: "2023-M09", wanted: "2023-M10" },
  { code: "FORM_FILE_LINE_UNIT", label: "Thu ngân sách", found: "triệu đồng", wanted: "tỷ đồng" },
  { code: "FORM_FILE_UNIT_OTHER", found: "tấn", wanted: "ha" },
  { code: "FORM_FILE_DIFFERS", found: "1.800", own: "1.620,5" },
  { code: "FORM_FILE_NUMBER", found: "1,234.5", problem: { code: "NUMBER_UNEXPECTED", text: "1,234.5", at: 5, found: "." } },
];
const QUESTIONS: readonly Question[] = [
  {
    id: "table",
    at,
    kind: "table",
    choices: [
      { answer: "0", label: "T9" },
      { answer: "1", label: "T10" },
    ],
  },
  { id: "c", at, kind: "column", header: "Số liệu", choices: [] },
  { id: "l", at, kind: "line", label: "Lúa", choices: [] },
  { id: "marks", at, kind: "marks", headers: ["TH tháng 10"], vi: [], en: [], open: examples },
  { id: "dash", at, kind: "dash", examples, hasZero: true },
  { id: "u", at, kind: "unit", found: "mẫu", examples, units: ["ha"] },
  { id: "digits", at, kind: "digits", examples, count: 3 },
  { id: "empty", at, kind: "empty", examples, count: 2 },
];

test("[Z17] a problem says what was found and what would be right, in both languages", () => {
  expect(FAULTS.map(sayFormFileVi)[0]).toBe(
    "Tệp là mẫu của kỳ tháng 9/2023, ở đây là phiếu tháng 10/2023. Hãy mở đúng phiếu của kỳ ấy, hoặc tải mẫu của kỳ này.",
  );
  for (const fault of FAULTS)
    for (const [name, value] of Object.entries(fault)) {
      if (name === "code" || typeof value !== "string" || /^\d{4}-M/u.test(value)) continue;
      expect(sayFormFileVi(fault)).toContain(value);
      expect(sayFormFileEn(fault)).toContain(value);
    }
  expect(Object.keys(formFileSentencesVi)).toEqual(Object.keys(formFileSentencesEn));
});

test("[Z17] every kind of question is one, and gives its examples", () => {
  for (const ask of [askFormFileVi, askFormFileEn]) for (const question of QUESTIONS) expect(ask(question)).toMatch(/\?/u);
  expect(askFormFileVi(QUESTIONS[3] ?? { id: "", at, kind: "table", choices: [] })).toContain("“1,234” ở ô D7");
});

test("[Z17] what a file really asks and tells can be said", () => {
  const taken = take([
    makeGrid("Biểu", [
      ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10"],
      ["1", "Diện tích gieo trồng lúa", "mẫu", "1,234"],
      ["2", "Sản lượng lúa", "tấn", { text: "#REF!", kind: "error" }],
    ]),
  ]);
  expect(taken.questions.map(askFormFileVi)).toEqual([
    "Số gõ bằng chữ ở cột “TH tháng 10” (“1,234” ở ô D2): dấu nào ngăn phần lẻ?",
    "Chưa biết đơn vị tính “mẫu”. Có phải là “ha” của biểu không?",
  ]);
  expect(taken.problems.map(({ fault }) => sayFormFileEn(fault))).toEqual([
    "The cell shows the formula error #REF!. Mend the formula or type the figure.",
  ]);
});
