import type { ApprovalStep } from "../regime/regime.ts";
import type { ApprovalProblem } from "../submission/submission.ts";
import { submissionStatesVi } from "./form-vi.ts";

export const approvalStepsVi = {
  own: "người duyệt ở nơi gửi",
  sectors: "phòng chuyên môn, theo lĩnh vực",
  whole: "cơ quan, cả phiếu",
} as const satisfies Record<ApprovalStep, string>;

/**
 * Why something about an approval is not done, and what to do.
 * @param nameOf  names of sectors and of people, by their codes
 */
export function sayApprovalProblemVi(problem: ApprovalProblem, nameOf: (code: string) => string): string {
  switch (problem.code) {
    case "APPROVAL_WRONG_STATE":
      return `Phiếu ${submissionStatesVi[problem.state]}, không còn chờ việc này. Hãy tải lại trang để xem.`;
    case "APPROVAL_CHANGED":
      return problem.now === 0
        ? "Phiếu vừa được rút lại, trả lại hoặc mở lại để sửa. Hãy chờ nơi gửi gửi lại; phiếu sẽ lại nằm trong hộp duyệt."
        : `Phiếu vừa được gửi lại: nay là lần gửi ${problem.now}. Hãy xem lần gửi ấy trước.`;
    case "APPROVAL_OWN_WORK":
      return "Bạn đã nhập hoặc gửi phiếu này nên người khác phải duyệt.";
    case "APPROVAL_TWICE":
      return `Bạn đã duyệt lần gửi này ở bước của ${approvalStepsVi[problem.step]}; bước này do người khác duyệt.`;
    case "APPROVAL_NOT_YOURS": {
      const sectors = problem.step === "whole" ? "" : problem.sectors.map(nameOf).join(", ");
      const waiting = sectors === "" ? "" : ` (đang chờ: ${sectors})`;
      return `Việc này thuộc bước duyệt của ${approvalStepsVi[problem.step]}${waiting}; không phải phần của bạn. Hãy chờ bước ấy xong, hoặc báo người phụ trách.`;
    }
    case "APPROVAL_REASON_MISSING":
      return "Cần ghi lý do để người nhận biết phải làm gì.";
    case "APPROVAL_NOT_ASKED":
      return "Không còn đề nghị mở lại nào của phiếu này: đã có người trả lời hoặc đã mở lại. Hãy tải lại trang để xem.";
    case "APPROVAL_ASKED":
      return `${nameOf(problem.by)} đã đề nghị mở lại phiếu này; chờ người duyệt trả lời.`;
  }
}
