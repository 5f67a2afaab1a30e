import type { DecimalProblem } from "../quantity/decimal.ts";
import type { UnitProblem } from "../quantity/measure.ts";
import type { MeasureTextProblem } from "../quantity/measure-text.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";

import type { Sentences } from "./sentence.ts";

export const quantitySentencesVi = {
  DECIMAL_NOT_A_NUMBER: ({ text }) => `“${text}” không phải là số ở dạng chuẩn (ví dụ 1234.5).`,
  NUMBER_EMPTY: () => "Chưa có số. Ghi số theo cách viết tiếng Việt, ví dụ 1.234,5.",
  NUMBER_UNEXPECTED: ({ text, at, found }) =>
    `Ký tự “${found}” ở vị trí ${at + 1} của “${text}” không đọc được. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ: 1.234,5.`,
  NUMBER_BAD_GROUP: ({ text, at }) =>
    `“${text}”: nhóm ở vị trí ${at + 1} không đúng. Mỗi nhóm sau dấu chấm có ba chữ số; phần lẻ viết sau dấu phẩy: 12,34.`,
  UNIT_MISMATCH: ({ from, to }) => `Đơn vị “${from}” không cùng loại với “${to}” nên không quy đổi được.`,
  UNIT_INEXACT: ({ from, to }) => `Không quy đổi được đúng từ “${from}” sang “${to}”; không làm tròn thay.`,
  UNIT_UNKNOWN: ({ found, known }) => `Không có đơn vị tính “${found}”. Các đơn vị: ${known.join(", ")}.`,
  UNIT_WHOLE: ({ text, unit }) => `“${text}”: ${unit} đếm bằng số nguyên, không có phần lẻ.`,
  QUANTITY_NO_NUMBER: ({ text, at, found }) =>
    `“${text}” phải bắt đầu bằng một số; “${found}” ở vị trí ${at + 1} không phải là số.`,
  QUANTITY_ORDER: ({ text, at, found }) =>
    `“${found}” ở vị trí ${at + 1} của “${text}” sai thứ tự; viết từ lớn xuống nhỏ: 3 tỷ 200 triệu.`,
  QUANTITY_AMBIGUOUS: ({ text, at, found }) =>
    `“${found}” ở vị trí ${at + 1} của “${text}” chưa rõ là bao nhiêu; ghi đủ: ${found} triệu, ${found} nghìn, hoặc viết cả số bằng chữ số.`,
} satisfies Sentences<DecimalProblem | NumberTextProblem | UnitProblem | MeasureTextProblem>;
