import type { TypedFault } from "../pack/check-planned.ts";
import type { Stage, StageProblem } from "../plan/stage.ts";

export const stageNamesVi = {
  proposing: "dự kiến",
  discussing: "thảo luận",
  council: "trình HĐND",
  assigned: "đã giao",
} as const satisfies Record<Stage, string>;

/** What is wrong with a target as typed, and what would be right. */
export function sayTypedFaultVi(fault: TypedFault): string {
  switch (fault.code) {
    case "PLANNED_INDICATOR_UNKNOWN":
      return `không có chỉ tiêu “${fault.text}”${fault.near.length > 0 ? `; gần giống: ${fault.near.join(", ")}` : ""}`;
    case "PLANNED_BREAKDOWN":
      return `phân tổ “${fault.text}” không có trong danh mục`;
    case "PLANNED_PERIOD":
      return `“${fault.text}” không phải một kỳ; viết như 2031, 2031-Q1`;
    case "PLANNED_OTHER_YEAR":
      return `kỳ ${fault.text} không thuộc kế hoạch năm ${fault.year}`;
    case "PLANNED_PLACE":
      return `không có địa bàn, đơn vị “${fault.text}” trong kỳ này`;
    case "PLANNED_UNIT":
      return `đơn vị tính “${fault.text}” không đổi được ra “${fault.wanted}”`;
    case "PLANNED_NUMBER":
      return `“${fault.text}” không phải một số; viết theo cách Việt Nam, ví dụ 1.234,5`;
    case "PLANNED_EMPTY":
      return "chưa có số; điều chỉnh phải ghi số mới, hoặc ghi là không có số";
    case "PLANNED_TWICE":
      return `chỉ tiêu này đã ghi ở dòng ${fault.first + 1}`;
  }
}

export function sayStageProblemVi(problem: StageProblem): string {
  switch (problem.code) {
    case "STAGE_OUT_OF_TURN":
      return `Kế hoạch đang ở bước ${stageNamesVi[problem.from]}, chỉ chuyển được sang: ${problem.next.map((one) => stageNamesVi[one]).join(", ")}.`;
    case "STAGE_REASON_MISSING":
      return `Trả về bước ${stageNamesVi[problem.to]} cần ghi lý do.`;
    case "STAGE_DOCUMENT_MISSING":
      return "Giao kế hoạch cần có văn bản giao.";
  }
}
