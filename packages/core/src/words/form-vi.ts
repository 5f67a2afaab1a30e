import type { OpenSheet } from "../form/open-sheet.ts";
import type { Broken, EntryFault, EntryProblem, SheetCell, Unreadable } from "../form/sheet.ts";
import { showDateVi } from "../period/date.ts";
import { swapMarks } from "../quantity/number-text.ts";
import type { Standing } from "../regime/standing.ts";
import type { RecallProblem, SaveProblem, SubmissionState, SubmitProblem } from "../submission/submission.ts";
import { type CellSayings, type CellWords, gapOf, isLarger, sayCell, showExact, timesOf, toCellWords } from "./form-cell.ts";
import { showPeriodVi } from "./period-vi.ts";

export const standingNamesVi = {
  "not-open": "chưa đến ngày nhập",
  open: "đang nhập",
  "due-soon": "sắp đến hạn",
  late: "quá hạn, chưa gửi",
  closed: "hết thời gian nhận, chưa gửi",
  returned: "trả lại, chờ sửa",
  sent: "đã gửi",
  "sent-late": "đã gửi, muộn",
} as const satisfies Record<Standing, string>;

export const submissionStatesVi = {
  draft: "đang nhập",
  submitted: "đã gửi",
  returned: "đã trả lại",
  approved: "đã duyệt",
} as const satisfies Record<SubmissionState, string>;

const HOW = "Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ: 1.234,5.";

const unreadable: { readonly [W in Unreadable]: (text: string) => string } = {
  NUMBER_EMPTY: () => "Chưa có số.",
  NUMBER_UNEXPECTED: (text) => `“${text}” không phải một số. ${HOW}`,
  NUMBER_BAD_GROUP: (text) =>
    /^-?\d+\.\d{1,2}$/u.test(text)
      ? `“${text}”: phần lẻ viết sau dấu phẩy, là ${swapMarks(text)}.`
      : `“${text}”: mỗi nhóm sau dấu chấm có ba chữ số. ${HOW}`,
  NUMBER_FOREIGN_MARKS: (text) => `“${text}” dùng ngược dấu chấm và dấu phẩy. Nếu đúng là số ấy, viết ${swapMarks(text)}.`,
  NUMBER_BLANKS: (text) => `“${text}” có khoảng trống giữa các chữ số. ${HOW}`,
  NUMBER_TOO_LONG: (text) => `“${text.slice(0, 30)}…” quá dài, không phải một số.`,
  QUANTITY_NO_NUMBER: (text) => `“${text}” không phải một số; nếu không có số liệu, chọn “không có số” và ghi lý do.`,
  QUANTITY_ORDER: (text) => `“${text}”: viết từ lớn xuống nhỏ, ví dụ 3 tỷ 200 triệu.`,
  QUANTITY_AMBIGUOUS: (text) => `“${text}” chưa rõ là bao nhiêu; ghi đủ từng phần, ví dụ 3 tỷ 200 triệu.`,
  UNIT_UNKNOWN: (text) => `“${text}”: không có đơn vị tính này; chỉ ghi số thì lấy đơn vị của dòng.`,
  UNIT_INEXACT: (text) => `“${text}” không đổi được đúng ra đơn vị của chỉ tiêu; ghi theo đơn vị của dòng.`,
};

/** What is wrong with a cell, where it is named. */
function sayFault(words: CellWords, fault: EntryFault): string {
  const { line, figure } = words;
  switch (fault.code) {
    case "ENTRY_UNREADABLE":
      return unreadable[fault.why](fault.text);
    case "ENTRY_UNIT_CLASH":
      return `“${fault.text}” không đổi được ra ${fault.wanted}, đơn vị của dòng.`;
    case "ENTRY_NOT_WHOLE":
      return `“${fault.text}”: ${fault.unit} đếm bằng số nguyên. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ.`;
    case "ENTRY_NEGATIVE":
      return `${line} là ${figure(fault.value)}: chỉ tiêu này không âm.`;
    case "ENTRY_DECIMALS":
      return `Có ${fault.found} chữ số phần lẻ; chỉ tiêu này thường ghi ${fault.usual}.`;
    case "ENTRY_MISSING":
      return `${line}: chưa có số. Nhập số, kể cả số 0, hoặc ghi lý do không có.`;
    case "ENTRY_NONE_REASON":
      return `${line}: ghi lý do không có số.`;
    case "ENTRY_PARTS": {
      const gap = gapOf(fault.whole, fault.parts);
      return fault.isAll
        ? `${line} ${figure(fault.whole)}, các phần cộng lại ${figure(fault.parts)}, lệch ${showExact(gap)}.`
        : `${line} ${figure(fault.whole)}, riêng các phần đã ghi cộng lại ${figure(fault.parts)}, nhiều hơn ${showExact(gap)}.`;
    }
    case "ENTRY_JUMP": {
      const base = fault.back === "previous" ? "kỳ trước" : "cùng kỳ năm trước";
      const isUp = isLarger(fault.value, fault.against);
      const times = timesOf(fault.value, fault.against);
      const how = times === undefined ? "" : isUp ? `, gấp ${times} lần` : `, giảm ${times} lần`;
      return `${line} ${figure(fault.value)}, ${base} ${figure(fault.against)}${how}.`;
    }
    case "ENTRY_OVER_PLAN":
      return `${line} ${figure(fault.value)}, quá ${showExact(fault.percent)}% kế hoạch năm ${figure(fault.plan)}.`;
    case "ENTRY_FALLS":
      return `${line} ${figure(fault.value)}, thấp hơn số đã thực hiện ${figure(fault.before)}.`;
    case "ENTRY_UNIT_SLIP":
      return `${line} ${figure(fault.value)}, thường khoảng ${figure(fault.usual)}: có thể nhầm đơn vị tính, số đúng là ${figure(fault.likely)}?`;
    case "ENTRY_RULE":
      return `${fault.message} Ở đây: ${showExact(fault.left)} và ${showExact(fault.right)}, lệch ${showExact(gapOf(fault.left, fault.right))}.`;
  }
}

/** What is wrong with what was typed, as the official reads it beside the cell. @rule O26 */
export function sayEntryProblemVi(sheet: OpenSheet, { cells: [first], fault }: EntryProblem): string {
  return sayFault(toCellWords(sheet, first), fault);
}

/** The same away from the cell: with the header of its column. @rule O26 */
export function sayEntryProblemFullyVi(sheet: OpenSheet, problem: EntryProblem): string {
  return `${toCellWords(sheet, problem.cells[0]).column}: ${sayEntryProblemVi(sheet, problem)}`;
}

/** Why nothing stands where something should be. */
const broken: { readonly [B in Broken]: string } = {
  ENTRY_UNREADABLE: "Nội dung nhập không đọc được thành số.",
  ENTRY_UNIT_CLASH: "Đơn vị ghi kèm không đổi được ra đơn vị của dòng.",
  ENTRY_NOT_WHOLE: "Phải là số nguyên.",
  ENTRY_NEGATIVE: "Không được âm.",
  ENTRY_DECIMALS: "Nhiều chữ số phần lẻ hơn thường lệ.",
  ENTRY_MISSING: "Chưa có số.",
  ENTRY_NONE_REASON: "Chưa ghi lý do không có số.",
  ENTRY_PARTS: "Các phần cộng lại không bằng tổng.",
  ENTRY_JUMP: "Khác nhiều so với các kỳ trước.",
  ENTRY_OVER_PLAN: "Vượt xa kế hoạch.",
  ENTRY_FALLS: "Thấp hơn số đã thực hiện.",
  ENTRY_UNIT_SLIP: "Có thể nhầm đơn vị tính.",
  ENTRY_RULE: "Trái một quy tắc của biểu.",
  FORMULA_MALFORMED: "Công thức của dòng viết chưa đúng; báo người quản lý biểu mẫu.",
  FORMULA_REFERENCE_UNKNOWN: "Công thức nêu một dòng không có; báo người quản lý biểu mẫu.",
  FORMULA_CIRCLE: "Công thức của dòng cần đến chính nó; báo người quản lý biểu mẫu.",
  DIVISION_BY_ZERO: "Mẫu số là 0 nên không tính được.",
  BAD_PRECISION: "Công thức làm tròn chưa đúng; báo người quản lý biểu mẫu.",
};

const cells: CellSayings = {
  period: showPeriodVi,
  missing: "Chưa có số.",
  lacking: (lacks) => `Chưa tính được, còn thiếu: ${lacks}.`,
  none: "Không có số liệu",
  sent: "Theo phiếu đã gửi, chưa duyệt.",
  broken,
};

/** What there is to say of a cell without a figure; undefined where it speaks for itself. @rule O26 */
export function sayCellVi(sheet: OpenSheet, cell: SheetCell): string | undefined {
  return sayCell(sheet, cell, cells);
}

function nameCell(sheet: OpenSheet, cell: string): string {
  const { line, column } = toCellWords(sheet, cell);
  return `“${line}”, cột “${column}”`;
}

/** Why a form is not sent, not taken back, or nothing of a save is written. */
export function saySubmissionProblemVi(sheet: OpenSheet, problem: SubmitProblem | RecallProblem | SaveProblem): string {
  switch (problem.code) {
    case "SUBMIT_WRONG_STATE":
      return `Phiếu ${submissionStatesVi[problem.state]}, không gửi được nữa.`;
    case "SUBMIT_NOT_OPEN":
      return `Biểu này gửi được từ ngày ${showDateVi(problem.opens)}.`;
    case "SUBMIT_CLOSED":
      return `Đã thôi nhận biểu này sau ngày ${showDateVi(problem.closes)}.`;
    case "SUBMIT_BLOCKED":
      return `Phải sửa trước khi gửi. ${sayEntryProblemFullyVi(sheet, problem.problem)}`;
    case "SUBMIT_UNEXPLAINED":
      return `Cần ghi lý do. ${sayEntryProblemFullyVi(sheet, problem.problem)}`;
    case "RECALL_WRONG_STATE":
      if (problem.state === "approved") return "Phiếu đã duyệt nên không rút lại được; hãy đề nghị mở lại để đính chính.";
      return problem.state === "returned"
        ? "Phiếu đã trả lại nên sửa được ngay, không cần rút lại."
        : "Phiếu chưa gửi nên không có gì để rút lại.";
    case "RECALL_APPROVAL_BEGUN":
      return "Phiếu đã có người duyệt một bước nên không rút lại được; hãy đề nghị người duyệt trả lại.";
    case "RECALL_REASON_MISSING":
      return "Rút lại phiếu cần ghi lý do.";
    case "SAVE_WRONG_STATE":
      return problem.state === "approved"
        ? "Phiếu đã duyệt nên không sửa được; hãy đề nghị mở lại để đính chính."
        : `Phiếu ${submissionStatesVi[problem.state]}; muốn sửa thì rút lại trước.`;
    case "SAVE_NOT_OPEN":
      return `Biểu này nhập được từ ngày ${showDateVi(problem.opens)}.`;
    case "SAVE_CLOSED":
      return `Đã thôi nhận biểu này sau ngày ${showDateVi(problem.closes)}.`;
    case "SAVE_CELL_UNKNOWN":
      return `Biểu không có ô ${problem.cell}; có thể biểu vừa được sửa, hãy tải lại trang.`;
    case "SAVE_CELL_FIXED":
      return `Ô ${nameCell(sheet, problem.cell)} không nhập được: tự tính hoặc lấy từ số đã biết.`;
    case "SAVE_SECTOR":
      return `Ô ${nameCell(sheet, problem.cell)} thuộc lĩnh vực không phân công cho người nhập.`;
    case "SAVE_TWICE":
      return `Ô ${nameCell(sheet, problem.cell)} có hai nội dung trong một lần ghi; hãy để lại một.`;
    case "SAVE_TOO_LONG":
      return `Ô ${nameCell(sheet, problem.cell)} dài quá ${problem.limit} ký tự; hãy rút gọn, hoặc đính kèm tệp.`;
  }
}
