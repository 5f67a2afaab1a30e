import type { DecimalProblem } from "../quantity/decimal.ts";
import type { UnitProblem } from "../quantity/measure.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import type { QuantityTextProblem } from "../quantity/quantity-text.ts";
import type { Sentences } from "./sentence.ts";

export const quantitySentencesVi = {
  DECIMAL_NOT_A_NUMBER: ({ text }) => `"${text}" không phải là số ở dạng chuẩn (ví dụ 1234.5).`,
  NUMBER_EMPTY: () => "Chưa có số. Ghi số theo cách viết tiếng Việt, ví dụ 1.234,5.",
  NUMBER_UNEXPECTED: ({ text, at, found }) =>
    `Ký tự "${found}" ở vị trí ${at + 1} của "${text}" không đọc được. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ: 1.234,5.`,
  NUMBER_BAD_GROUP: ({ text, at }) =>
    `"${text}": nhóm ở vị trí ${at + 1} không đúng. Mỗi nhóm sau dấu chấm có ba chữ số; phần lẻ viết sau dấu phẩy: 12,34.`,
  UNIT_MISMATCH: ({ from, to }) => `Đơn vị "${from}" không cùng loại với "${to}" nên không quy đổi được.`,
  UNIT_INEXACT: ({ from, to }) => `Không quy đổi được đúng từ "${from}" sang "${to}"; không làm tròn thay.`,
  QUANTITY_UNKNOWN_WORD: ({ text, at, found }) =>
    `Chữ "${found}" ở vị trí ${at + 1} của "${text}" không phải là số hay nghìn, triệu, tỷ.`,
  QUANTITY_ORDER: ({ text, at, found }) =>
    `"${found}" ở vị trí ${at + 1} của "${text}" sai thứ tự; viết từ lớn xuống nhỏ: 3 tỷ 200 triệu.`,
} satisfies Sentences<DecimalProblem | NumberTextProblem | UnitProblem | QuantityTextProblem>;
