import type { ExplanationActName, ExplanationProblem, ExplanationState } from "../explanation/explanation.ts";

export const explanationStatesVi = {
  open: "đang chờ giải trình",
  answered: "đã giải trình, chờ xem xét",
  accepted: "đã chấp nhận",
  withdrawn: "đã rút",
} as const satisfies Record<ExplanationState, string>;

/** What somebody did, after his name: "Nguyễn Văn An đã trả lời". */
export const explanationDeedsVi = {
  ask: "đề nghị giải trình",
  answer: "giải trình",
  further: "đề nghị giải trình thêm",
  accept: "chấp nhận giải trình",
  withdraw: "rút đề nghị",
} as const satisfies Record<ExplanationActName, string>;

const MISSING = {
  ask: "Cần ghi câu hỏi để người giải trình biết phải trả lời điều gì.",
  answer: "Cần ghi nội dung giải trình; tệp minh chứng chỉ để kèm theo.",
  further: "Cần ghi điều còn phải giải trình thêm.",
  accept: "Cần ghi ý kiến.",
  withdraw: "Cần ghi vì sao rút, để người đang chuẩn bị giải trình biết.",
} as const satisfies Record<ExplanationActName, string>;

/**
 * Why something about an explanation is not done, and what to do.
 * @param nameOf  names of sectors and of people, by their codes
 * @param showAt  a moment as people say it
 */
export function sayExplanationProblemVi(
  problem: ExplanationProblem,
  nameOf: (code: string) => string,
  showAt: (at: string) => string,
): string {
  switch (problem.code) {
    case "EXPLANATION_CHANGED":
      return `${nameOf(problem.by)} vừa ${explanationDeedsVi[problem.act]} lúc ${showAt(problem.at)}. Nội dung bạn viết chưa được ghi và vẫn còn ở đây; xem phần mới rồi gửi lại nếu vẫn cần.`;
    case "EXPLANATION_WRONG_STATE":
      return `Đề nghị này ${explanationStatesVi[problem.state]}, không còn chờ việc này. Hãy tải lại trang để xem.`;
    case "EXPLANATION_NOT_ASKED_OF_YOU":
      return problem.people.length === 0
        ? "Ở nơi này chưa có ai khác người hỏi được phân công trả lời; người quản trị cần phân công thêm cán bộ."
        : `Đề nghị này do ${problem.people.map(nameOf).join(", ")} trả lời. Hãy chuyển nội dung cho người ấy.`;
    case "EXPLANATION_NOT_YOURS":
      return `Việc này do ${nameOf(problem.by)} làm, vì là người hỏi. Hãy báo người ấy.`;
    case "EXPLANATION_TEXT_MISSING":
      return MISSING[problem.act];
    case "EXPLANATION_ASKED":
      return `${nameOf(problem.by)} đã đề nghị giải trình số này, chưa xong. Hãy xem ở trang Giải trình; cần hỏi khác thì chờ hoặc hỏi thêm ở đó.`;
    case "EXPLANATION_SECTOR":
      return `Chỉ tiêu này thuộc lĩnh vực ${nameOf(problem.sector)}, ngoài phần bạn được phân công. Hãy nhờ người phụ trách lĩnh vực ấy hỏi, hoặc đề nghị người quản trị phân công thêm.`;
  }
}
