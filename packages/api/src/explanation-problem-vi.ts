import type { EXPLANATION_STATUS } from "./explanation-problem.ts";
import { ruled, type Sentence } from "./sentence.ts";

/** Vietnamese sentences of the refusals about explanations. */
export const EXPLANATION_PROBLEMS_VI = {
  EXPLANATION_UNKNOWN: {
    title: "Không có đề nghị giải trình này",
    detail: () => "Không có đề nghị giải trình này ở những nơi bạn được phân công. Hãy xem danh sách ở trang Giải trình.",
  },
  EXPLANATION_CHANGED: ruled("Vừa có người làm việc này"),
  EXPLANATION_WRONG_STATE: ruled("Không còn chờ việc này"),
  EXPLANATION_NOT_ASKED_OF_YOU: ruled("Người khác trả lời đề nghị này"),
  EXPLANATION_NOT_YOURS: ruled("Việc của người hỏi"),
  EXPLANATION_TEXT_MISSING: ruled("Chưa có nội dung"),
  EXPLANATION_ASKED: ruled("Số này đang được đề nghị giải trình"),
  EXPLANATION_SECTOR: ruled("Chỉ tiêu thuộc lĩnh vực khác"),
} satisfies Record<keyof typeof EXPLANATION_STATUS, Sentence>;
