import type { FormFileFault } from "../form-import/problem.ts";
import type { Question } from "../form-import/question.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import { showPeriodTextVi as period } from "./period-vi.ts";
import { quantitySentencesVi } from "./quantity-vi.ts";
import { type Sentences, toSentence } from "./sentence.ts";

const NEWER = "Hãy tải mẫu mới của kỳ này rồi chép số liệu sang.";

export const formFileSentencesVi = {
  FORM_FILE_OTHER_FORM: ({ found, wanted }) => `Tệp là mẫu của biểu “${found}”, ở đây cần biểu “${wanted}”.`,
  FORM_FILE_OTHER_PLACE: ({ found, wanted }) => `Tệp là mẫu của đơn vị ${found}, ở đây là phiếu của ${wanted}.`,
  FORM_FILE_OTHER_PERIOD: ({ found, wanted }) =>
    `Tệp là mẫu của kỳ ${period(found)}, ở đây là phiếu ${period(wanted)}. Hãy mở đúng phiếu của kỳ ấy, hoặc tải mẫu của kỳ này.`,
  FORM_FILE_VERSION: ({ found, wanted }) =>
    `Tệp làm từ mẫu phiên bản ${found === "" ? "không rõ" : found}, chương trình đọc phiên bản ${wanted}. ${NEWER}`,
  FORM_FILE_LINE_GONE: ({ label }) => `Biểu đã đổi sau khi tải mẫu: dòng “${label}” không còn. ${NEWER}`,
  FORM_FILE_LINE_NEW: ({ label }) => `Biểu đã đổi sau khi tải mẫu: có thêm dòng “${label}”. ${NEWER}`,
  FORM_FILE_LINE_UNIT: ({ label, found, wanted }) =>
    `Biểu đã đổi sau khi tải mẫu: “${label}” trước tính bằng ${found === "" ? "đơn vị khác" : found}, nay tính bằng ${wanted}. ${NEWER}`,
  FORM_FILE_COLUMN_GONE: ({ name }) => `Biểu đã đổi sau khi tải mẫu: cột “${name}” không còn nhập. ${NEWER}`,
  FORM_FILE_COLUMN_NEW: ({ name }) => `Biểu đã đổi sau khi tải mẫu: có thêm cột nhập “${name}”. ${NEWER}`,
  FORM_FILE_SHEET_TWICE: ({ other }) =>
    `Trang này và trang “${other}” đều là mẫu của phiếu này; hãy xóa bớt một trang để biết lấy số ở đâu.`,
  FORM_FILE_NO_TABLE: () =>
    "Không tìm thấy bảng số liệu trong tệp. Bảng cần có dòng tiêu đề cột, trong đó có cột “Chỉ tiêu” (hoặc “Nội dung”) và ít nhất một cột số liệu.",
  FORM_FILE_NO_LINES: () => "Có bảng trong tệp nhưng không dòng nào trùng tên chỉ tiêu của biểu này. Có thể đây là biểu khác.",
  FORM_FILE_TOO_MANY_ROWS: ({ limit, found }) =>
    `Trang tính có dữ liệu đến dòng ${found}, quá ${limit} dòng nên không nhận. Hãy xóa các dòng thừa ở cuối trang rồi tải lên lại.`,
  FORM_FILE_TOO_MANY_COLUMNS: ({ limit, found }) =>
    `Trang tính có dữ liệu đến cột thứ ${found}, quá ${limit} cột nên không nhận. Hãy xóa các cột thừa rồi tải lên lại.`,
  FORM_FILE_OTHER_REGIME: ({ found, wanted }) =>
    `Mẫu được tải theo chế độ báo cáo “${found}”, ở đây là chế độ “${wanted}”; cùng biểu, đơn vị và kỳ nên vẫn nhận.`,
  FORM_FILE_TITLE_PERIOD: ({ found, wanted }) =>
    `Tiêu đề bảng ghi “${found}”, trong khi phiếu là ${period(wanted)}. Hãy xem có đúng tệp của kỳ này không.`,
  FORM_FILE_TITLE_FORM: ({ found, wanted }) => `Tệp ghi biểu số ${found}, phiếu là biểu số ${wanted}. Hãy xem có đúng tệp không.`,
  FORM_FILE_HIDDEN_SHEET: () => "Trang tính đang ẩn nên không đọc. Nếu cần, hãy cho hiện trang này rồi tải tệp lên lại.",
  FORM_FILE_HIDDEN_ROWS: ({ count }) =>
    `Có ${count} dòng đang ẩn, bắt đầu từ đây; các dòng này vẫn được đọc. Hãy xem có đúng là số liệu cần nộp không.`,
  FORM_FILE_MACROS: () => "Tệp có macro; macro không được chạy và không được lưu, chỉ đọc số liệu trong ô.",
  FORM_FILE_NO_COLUMN: ({ wanted }) =>
    `Chưa biết cột nào là cột cần nhập (${wanted}). Hãy chọn cột, hoặc sửa tiêu đề cột rồi tải lên lại.`,
  FORM_FILE_COLUMN_TWICE: ({ name, first }) =>
    `Cột “${name}” trùng với cột ở ô ${first}; chỉ đọc cột đầu. Nếu hai cột khác nhau, hãy ghi tiêu đề cho rõ.`,
  FORM_FILE_LINE_TWICE: ({ label, first }) => `“${label}” đã có số ở ô ${first}; ô này không được nhận. Hãy xóa bớt một dòng.`,
  FORM_FILE_UNIT_OTHER: ({ found, wanted }) =>
    `Tệp ghi đơn vị tính “${found}”, không cùng loại với “${wanted}” của biểu nên số không được nhận. Hãy ghi số theo “${wanted}”.`,
  FORM_FILE_UNIT_INEXACT: ({ text, found, wanted }) =>
    `Không đổi được “${text}” từ “${found}” sang “${wanted}” cho đúng từng chữ số; hãy ghi theo “${wanted}”.`,
  FORM_FILE_UNIT_CONVERTED: ({ found, wanted }) => `Số ghi theo “${found}” được đổi sang “${wanted}” của biểu.`,
  FORM_FILE_FORMULA_ERROR: ({ found }) => `Ô báo lỗi công thức ${found}. Hãy sửa công thức hoặc gõ số vào ô.`,
  FORM_FILE_UNCOMPUTED: () => "Công thức trong ô chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi tải lên, hoặc gõ số vào ô.",
  FORM_FILE_DATE: ({ found }) =>
    `Ô đang là ngày ${found}, không phải số. Excel thường tự đổi “5-6” thành ngày; hãy gõ lại, định dạng ô là số.`,
  FORM_FILE_NOT_A_NUMBER: ({ found }) => `“${found}” không phải là một con số; hãy gõ số liệu, hoặc để trống nếu chưa có.`,
  FORM_FILE_NUMBER: ({ problem }) => toSentence<NumberTextProblem>(quantitySentencesVi, problem),
  FORM_FILE_AMBIGUOUS: ({ found }) => `“${found}” đọc được theo hai cách; hãy gõ lại số, dấu phẩy ngăn phần lẻ.`,
  FORM_FILE_CHANGE: ({ found }) => `“${found}” là mức tăng hoặc giảm, không phải số thực hiện. Hãy gõ số thực hiện.`,
  FORM_FILE_RANGE: ({ found }) => `“${found}” là một khoảng, mà ô cần một con số. Hãy gõ một số.`,
  FORM_FILE_SHARED: ({ found, first }) =>
    `Ô gộp với ô ${first}${found === "" ? "" : ` (“${found}”)`}; số gộp cho nhiều dòng chỉ tính cho dòng đầu. Hãy bỏ gộp ô và gõ số của từng dòng.`,
  FORM_FILE_NOT_WHOLE: ({ found, unit }) => `“${found}” có phần lẻ, mà “${unit}” chỉ đếm số nguyên. Hãy gõ số nguyên.`,
  FORM_FILE_HIDDEN_DIGITS: ({ found, stored }) => `Ô hiện ${found}, trong ô là ${stored}.`,
  FORM_FILE_WORDS_IN_NOTE: ({ found }) => `“${found}”: số được lấy, phần chữ được giữ ở ghi chú của ô.`,
  FORM_FILE_DIFFERS: ({ found, own }) =>
    `Tệp ghi ${found}, hệ thống có hoặc tính ra ${own}; ô này không nhập. Hãy xem vì sao khác nhau.`,
} satisfies Sentences<FormFileFault>;

/** What is to be known of a cell or a sheet of a file, in Vietnamese: what was found and what would be right. */
export function sayFormFileVi(fault: FormFileFault): string {
  return toSentence(formFileSentencesVi, fault);
}

const list = (examples: readonly { readonly value: string; readonly at: { readonly cell: string } }[]): string =>
  examples.map(({ value, at: { cell } }) => `“${value}” ở ô ${cell}`).join(", ");

const questions: { readonly [K in Question["kind"]]: (question: Question & { readonly kind: K }) => string } = {
  table: ({ choices }) => `Tệp có ${choices.length} bảng giống biểu này. Lấy số liệu ở bảng nào?`,
  column: ({ header }) => `Cột “${header}” là cột nào của biểu?`,
  line: ({ label }) => `Dòng “${label}” là chỉ tiêu nào của biểu?`,
  marks: ({ headers, vi, en, open }) => {
    const seen = [...vi, ...en, ...open];
    return `Số gõ bằng chữ ở ${headers.length === 1 ? `cột “${headers[0] ?? ""}”` : `${headers.length} cột`} (${list(seen)}): dấu nào ngăn phần lẻ?`;
  },
  dash: ({ examples, hasZero }) =>
    `Dấu gạch (${list(examples)}) nghĩa là gì: không phát sinh${hasZero ? ", số 0" : ""}, hay chưa có số?`,
  unit: ({ found, units }) =>
    `Chưa biết đơn vị tính “${found}”. Có phải là ${units.map((unit) => `“${unit}”`).join(", ")} của biểu không?`,
  digits: ({ count }) =>
    `${count} ô chứa nhiều chữ số hơn số hiện ra. Lấy số hiện ra hay lấy đủ chữ số trong ô? Không trả lời thì lấy như đề nghị.`,
  empty: ({ count }) => `${count} ô đã có số trong phiếu mà tệp để trống. Giữ số đã nhập hay xóa? Không trả lời thì giữ.`,
};

/** A question about a file, in Vietnamese. */
export function askFormFileVi(question: Question): string {
  // The table is total and keyed by the question's own kind, so the function found takes this very question.
  return (questions[question.kind] as (question: Question) => string)(question);
}
