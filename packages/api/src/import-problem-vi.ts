import type { TableProblem } from "@kehoach/core/import/problem";
import { importSentencesVi } from "@kehoach/core/words/import-vi";
import { type Sentences, toSentence } from "@kehoach/core/words/sentence";
import type { IMPORT_STATUS } from "./import-problem.ts";
import type { Sentence } from "./sentence.ts";

const sentences: Sentences<TableProblem> = importSentencesVi;
const table: Sentence = {
  title: "Chưa đọc được bảng",
  detail: ({ table: problem }) => (problem === undefined ? "Chưa đọc được bảng trong tệp." : toSentence(sentences, problem)),
};

/** Vietnamese sentences of the refusals of importing. */
export const IMPORT_PROBLEMS_VI = {
  IMPORT_NO_HEADING: table,
  IMPORT_OTHER_KIND: table,
  IMPORT_HEADING_TWICE: table,
  IMPORT_NO_ROWS: table,
  IMPORT_TOO_MANY_ROWS: table,
  IMPORT_BUSY: {
    title: "Đang nhập tệp khác",
    detail: () => "Máy chủ đang nhập những tệp khác; hãy thử lại sau ít phút.",
  },
  IMPORT_STALE: {
    title: "Bản xem trước đã cũ",
    detail: () =>
      "Từ lúc xem trước đến nay, tệp hoặc danh mục đã thay đổi (có thể do người khác vừa sửa, hoặc tệp này đã được ghi). Chưa ghi gì; hãy xem trước lại rồi ghi.",
  },
  IMPORT_HAS_PROBLEMS: {
    title: "Còn ô chưa đúng",
    detail: ({ found }) => `Còn ${found ?? ""} dòng có lỗi nên chưa ghi gì. Hãy sửa trong tệp rồi nhập lại.`,
  },
  IMPORT_CONFLICT: {
    title: "Đơn vị do gói khác khai",
    detail: ({ found, note }) =>
      `Đơn vị ${found ?? ""} do gói “${note ?? ""}” khai khác đi; chưa ghi gì. Hãy sửa ở gói ấy, hoặc bỏ dòng này.`,
  },
} satisfies Record<keyof typeof IMPORT_STATUS, Sentence>;
