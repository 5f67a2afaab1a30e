import type { FormulaUnitProblem } from "../formula/check-units.ts";
import type { FormulaProblem } from "../formula/formula.ts";
import type { Sentences } from "./sentence.ts";

export const formulaSentencesVi = {
  FORMULA_EMPTY: () => "Công thức trống.",
  FORMULA_TOO_LONG: ({ limit }) => `Công thức dài quá ${limit} ký tự; tách thành nhiều chỉ tiêu.`,
  FORMULA_TOO_DEEP: ({ at, limit }) => `Ký tự ${at + 1}: công thức lồng quá ${limit} tầng.`,
  FORMULA_UNEXPECTED: ({ at, found }) => `Ký tự ${at + 1}: không chờ “${found}” ở đây.`,
  FORMULA_UNFINISHED: ({ at, expected }) =>
    `Ký tự ${at + 1}: công thức chưa xong, còn thiếu ${EXPECTED_VI[expected] ?? `“${expected}”`}.`,
  FORMULA_BAD_NUMBER: ({ at, found }) =>
    `Ký tự ${at + 1}: “${found}” không phải là số (dấu chấm ngăn nghìn, dấu phẩy ngăn phần lẻ).`,
  FORMULA_UNKNOWN_FUNCTION: ({ at, found, known }) => `Ký tự ${at + 1}: không có hàm “${found}”. Các hàm: ${known.join(", ")}.`,
  FORMULA_OPERANDS: ({ at, name, least, most, found }) =>
    `Ký tự ${at + 1}: hàm ${name} cần ${least === most ? least : `từ ${least} đến ${most}`} phần, ở đây có ${found}.`,
  FORMULA_UNITS: ({ at, left, right }) => `Ký tự ${at + 1}: không cộng trừ được “${left}” với “${right}”.`,
} satisfies Sentences<FormulaProblem | FormulaUnitProblem>;

const EXPECTED_VI: Readonly<Record<string, string>> = { number: "một số hoặc một chỉ tiêu", operator: "một phép tính" };
