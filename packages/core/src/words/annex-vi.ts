import type { AnnexFault, CellAt, Stated } from "../annex/problem.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import { quantitySentencesVi } from "./quantity-vi.ts";
import { type Sentences, toSentence } from "./sentence.ts";

const at = ({ sheet, cell }: CellAt): string => `ô ${cell} (trang “${sheet}”)`;
const list = (examples: readonly Stated<string>[]): string =>
  examples.map(({ value, at: { cell } }) => `“${value}” ở ô ${cell}`).join(", ");
const near = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` Có phải ${names.map((name) => `“${name}”`).join(" hoặc ")}?`;

const sentences: Sentences<AnnexFault> = {
  ANNEX_NO_TABLE: () =>
    "Không tìm thấy bảng chỉ tiêu trong tệp. Bảng cần có dòng tiêu đề cột, trong đó có cột “Chỉ tiêu” (hoặc “Nội dung”) và ít nhất một cột số liệu.",
  ANNEX_NO_ROWS: () => "Bảng có tiêu đề nhưng không có dòng số liệu nào bên dưới.",
  ANNEX_TOO_MANY_ROWS: ({ limit, found }) =>
    `Trang tính có ${found} dòng, quá ${limit} dòng nên phần sau chưa đọc. Hãy xóa các dòng thừa ở cuối hoặc tách tệp.`,
  ANNEX_TOO_MANY_COLUMNS: ({ limit, found }) =>
    `Trang tính có ${found} cột, quá ${limit} cột nên phần bên phải chưa đọc. Hãy xóa các cột thừa.`,
  ANNEX_HIDDEN_SHEET: () => "Trang tính đang ẩn nên không đọc. Nếu cần, hãy cho hiện trang này rồi tải tệp lên lại.",
  ANNEX_HIDDEN_ROWS: ({ count }) =>
    `Có ${count} dòng đang ẩn, bắt đầu từ đây; các dòng này vẫn được đọc. Văn bản in ra không có chúng: hãy xem có đúng là chỉ tiêu được giao không.`,
  ANNEX_HIDDEN_COLUMN: ({ header }) => `Cột “${header}” đang ẩn nên bỏ qua. Nếu là số liệu được giao, hãy chọn vai trò cho cột.`,
  ANNEX_COLUMN_IGNORED: ({ header, count }) =>
    `Cột “${header}” có ${count} số nhưng đang bỏ qua. Nếu là số được giao hoặc số thực hiện, hãy chọn vai trò cho cột.`,
  ANNEX_NO_NAME_COLUMN: () => "Chưa biết cột nào ghi tên chỉ tiêu; hãy chọn một cột.",
  ANNEX_NO_FIGURE_COLUMN: () => "Chưa có cột nào là kế hoạch giao hoặc số thực hiện; hãy chọn ít nhất một cột.",
  ANNEX_COLUMN_TWICE: ({ header, other, first }) =>
    `Cột “${header}” và cột “${other}” (ô ${first}) đang cùng một vai trò. Hãy chọn cấp giao, kỳ hoặc đơn vị khác cho một cột, hoặc bỏ qua nó.`,
  ANNEX_COLUMN_PERIOD: ({ header }) => `Chưa biết cột “${header}” là số liệu của kỳ nào; hãy chọn kỳ.`,
  ANNEX_COLUMN_PLACE: ({ header, place, period }) =>
    `Cột “${header}” là số của đơn vị ${place}, mà cuối kỳ ${period} không có đơn vị này; hãy chọn đơn vị hoặc kỳ khác.`,
  ANNEX_OTHER_SHAPE: ({ header, expected }) =>
    expected === ""
      ? `Cách khớp cột đã lưu không có cột “${header}”; hãy khớp cột lại.`
      : `Ở đây cần cột “${expected}” như bảng đã lưu, nhưng gặp ${header === "" ? "cột trống" : `“${header}”`}; hãy khớp cột lại.`,
  ANNEX_FORMULA_ERROR: ({ found }) => `Ô báo lỗi công thức ${found}. Hãy sửa công thức hoặc gõ số vào ô.`,
  ANNEX_UNCOMPUTED: () => "Công thức trong ô chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi tải lên, hoặc gõ số vào ô.",
  ANNEX_DATE: ({ found }) =>
    `Ô đang là ngày ${found}, không phải số. Excel thường tự đổi “5-6” thành ngày; hãy gõ lại số liệu, định dạng ô là chữ hoặc số.`,
  ANNEX_MARKS_MIXED: ({ vi, en }) =>
    `Tệp dùng cả hai cách ghi dấu thập phân: dấu phẩy (${list(vi)}) và dấu chấm (${list(en)}). Hãy cho biết dấu nào ngăn phần lẻ.`,
  ANNEX_MARKS_UNSURE: ({ examples }) =>
    `Chưa rõ dấu nào ngăn phần lẻ: ${list(examples)} đọc được theo hai cách. Hãy cho biết dấu phẩy hay dấu chấm ngăn phần lẻ.`,
  ANNEX_MARKS_EN: ({ examples }) =>
    `Số ghi bằng chữ trong tệp dùng dấu chấm ngăn phần lẻ (${list(examples)}) và được đọc như vậy.`,
  ANNEX_NUMBER_AMBIGUOUS: ({ found }) => `“${found}” đọc được theo hai cách; hãy gõ lại số, dấu phẩy ngăn phần lẻ.`,
  ANNEX_NOT_A_NUMBER: ({ found }) => `“${found}” không phải là một con số; hãy gõ số liệu, hoặc để trống nếu không giao.`,
  ANNEX_NUMBER: ({ problem }) => toSentence<NumberTextProblem>(quantitySentencesVi, problem),
  ANNEX_CHANGE: ({ found }) =>
    `“${found}” là mức tăng hoặc giảm, không phải mức phải đạt. Hãy gõ mức phải đạt, hoặc ghi số này cho một chỉ tiêu về mức giảm.`,
  ANNEX_RANGE: ({ found, low, high }) =>
    `“${found}” là một khoảng, mà chỉ tiêu giao cần một mức. Hãy gõ “từ ${low} trở lên”, “${high}”, hoặc để trống.`,
  ANNEX_HIDDEN_DIGITS: ({ found, stored }) => `Văn bản in ${found}, trong ô là ${stored}; lấy số in.`,
  ANNEX_ZERO_AS_DASH: ({ found }) => `Ô chứa số 0 nhưng in “${found}”; coi là không có số liệu. Nếu là số 0, hãy gõ 0.`,
  ANNEX_QUALIFIER_IN_NOTE: ({ found }) => `“${found}”: số được lấy, phần chữ được giữ ở ghi chú.`,
  ANNEX_FIGURE_SHARED: ({ found, first }) =>
    `Số “${found}” của ô ${first} gộp chung cho nhiều dòng; chỉ tính cho dòng đầu. Hãy gõ số của dòng này nếu có.`,
  ANNEX_NO_NAME: ({ found }) =>
    `Dòng có số liệu nhưng không có tên chỉ tiêu${found === "" ? "" : ` (chỉ ghi “${found}”)`}; hãy ghi tên hoặc xóa dòng.`,
  ANNEX_NO_UNIT: ({ name }) => `Chưa biết đơn vị tính của “${name}”; hãy ghi vào cột đơn vị tính.`,
  ANNEX_UNIT_NEW: ({ found, near: names }) => `Danh mục chưa có đơn vị tính “${found}”; sẽ thêm mới.${near(names)}`,
  ANNEX_UNIT_IN_CELL: ({ found, unit }) => `Ô ghi “${found}”, khác đơn vị tính của dòng là “${unit}”; hãy sửa một trong hai.`,
  ANNEX_CLAIMED_TWICE: ({ name, indicator, first }) =>
    `“${name}” và dòng ở ${at(first)} cùng khớp với chỉ tiêu “${indicator}”; hãy chọn dòng nào là chỉ tiêu ấy.`,
  ANNEX_UNIT_CLASH: ({ found, indicator, own }) =>
    `Đơn vị tính “${found}” không cùng loại với “${own}” của chỉ tiêu ${indicator}; hãy chọn chỉ tiêu khác hoặc cho biết đơn vị đúng.`,
  ANNEX_NOT_WHOLE: ({ found, unit }) => `“${found}” có phần lẻ, mà “${unit}” chỉ đếm số nguyên.`,
  ANNEX_INEXACT: ({ found, unit, own }) => `Không đổi được “${found}” từ “${unit}” sang “${own}” cho đúng từng chữ số.`,
  ANNEX_FACT_TWICE: ({ name, period, first }) =>
    `“${name}”, kỳ ${period} đã có số ở ${at(first)}; mỗi chỉ tiêu, nơi, kỳ và cấp giao chỉ có một số.`,
  ANNEX_NO_CHOICE: ({ name }) => `Chưa chọn “${name}” là chỉ tiêu nào.`,
  ANNEX_CODE_TAKEN: ({ found, name }) => `Mã “${found}” đã dùng cho “${name}”; hãy đặt mã khác.`,
  ANNEX_CODE_MALFORMED: ({ found }) =>
    `Mã “${found}” không đúng dạng linh-vuc.ten-chi-tieu (chữ thường không dấu, số, gạch ngang).`,
  ANNEX_PARTS_ABOVE: ({ name, whole, parts, off, count }) =>
    `${count} dòng thành phần của “${name}” cộng lại được ${parts}, vượt tổng ${whole} là ${off}.`,
  ANNEX_PARTS_BELOW: ({ name, whole, parts, off, count }) =>
    `${count} dòng thành phần của “${name}” cộng lại được ${parts}, thiếu ${off} so với tổng ${whole}.`,
  ANNEX_PLACES_SUM: ({ name, whole, parts, off }) =>
    `“${name}”: các đơn vị cộng lại được ${parts}, khác cột tổng ${whole} (lệch ${off}).`,
  ANNEX_PERIODS_SUM: ({ name, whole, parts, off }) =>
    `“${name}”: bốn quý cộng lại được ${parts}, khác cả năm ${whole} (lệch ${off}), quý IV cũng không bằng cả năm.`,
  ANNEX_COMPARISON: ({ name, printed, computed, formula }) =>
    `“${name}”: văn bản in ${printed}, tính lại từ ${formula} được ${computed}.`,
  ANNEX_JUMP: ({ name, found, other, otherAt, times }) =>
    `“${name}”: ${found} và ${other} ${otherAt.cell === "" ? "thực hiện năm trước đã có trong hệ thống" : `ở ô ${otherAt.cell}`} chênh nhau cỡ ${times} lần; hãy xem lại đơn vị tính.`,
  ANNEX_ROW_TWICE: ({ name, first }) => `“${name}” đã có ở ${at(first)}; hãy bỏ bớt một dòng nếu ghi trùng.`,
};

/** What is wrong with an annex, in Vietnamese: what was found and what would be right. */
export function sayAnnexFaultVi(fault: AnnexFault): string {
  return toSentence(sentences, fault);
}
