import type { FileProblem } from "../audit/file-problem.ts";
import { fileSentencesVi } from "./audit-file-vi.ts";
import type { Sentences } from "./sentence.ts";

const KINDS = "Nhập được tệp Excel (.xlsx, .xls) và .csv.";

/** What is wrong with a file that is to be imported; what is the same for any file is said by the auditor's sentences. */
export const importFileSentencesVi = {
  ...fileSentencesVi,
  FILE_EMPTY: () => "Tệp rỗng, không có gì để nhập.",
  FILE_TOO_LARGE: (problem) =>
    fileSentencesVi.FILE_TOO_LARGE(problem).replace(/ Có thể tách.*$/u, " Hãy tách tệp rồi nhập từng phần."),
  FILE_UNKNOWN_KIND: ({ name }) =>
    `Không nhận ra bảng tính trong tệp “${name}”. ${KINDS} Nếu tệp lấy từ phần mềm khác, hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.`,
  FILE_ENCRYPTED: () => "Tệp được bảo vệ bằng mật khẩu hoặc mã hóa. Hãy bỏ mật khẩu, lưu lại rồi nhập.",
  FILE_BROKEN: (problem) =>
    fileSentencesVi.FILE_BROKEN(problem).replace(/ Hãy mở bằng.*$/u, " Hãy mở bằng Excel hoặc LibreOffice, lưu lại rồi nhập."),
  FILE_OLD_ENCODING: ({ encoding }) =>
    encoding === "unknown"
      ? "Tệp .csv này không phải Unicode (UTF-8) và chưa rõ bảng mã. Nếu là Windows-1258 (tiếng Việt trong Excel cũ), hãy chọn đọc theo bảng mã ấy; nếu không, hãy lưu lại thành .xlsx."
      : `${fileSentencesVi.FILE_OLD_ENCODING({ code: "FILE_OLD_ENCODING", encoding }).replace(/ Hãy chuyển.*$/u, "")} Hãy mở bằng Excel với đúng phông, chuyển sang Unicode, lưu thành .xlsx rồi nhập.`,
  FILE_BINARY: () => `Tệp không phải là bảng tính. ${KINDS}`,
  FILE_OLD_WORD: () => `Tệp là Word 97–2003 (.doc), không phải bảng tính. ${KINDS}`,
  FILE_NO_TEXT: () => "Tệp không có ô nào có chữ để nhập.",
  FILE_TIMEOUT: ({ seconds }) => `Đọc tệp quá ${seconds} giây nên đã dừng. Hãy tách tệp rồi nhập từng phần.`,
  FILE_MEMORY: ({ megabytes }) => `Đọc tệp cần hơn ${megabytes} MB bộ nhớ nên đã dừng. Hãy tách tệp rồi nhập từng phần.`,
} satisfies Sentences<FileProblem>;
