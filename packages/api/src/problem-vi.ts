import { roleNamesVi } from "@kehoach/core/words/access-vi";
import { fileSentencesVi } from "@kehoach/core/words/audit-file-vi";
import { importFileSentencesVi } from "@kehoach/core/words/import-file-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { ACCOUNT_PROBLEMS_VI } from "./account-problem-vi.ts";
import { ANNEX_PROBLEMS_VI } from "./annex-problem-vi.ts";
import { EXPLANATION_PROBLEMS_VI } from "./explanation-problem-vi.ts";
import { FORM_FILE_PROBLEMS_VI } from "./form-file-problem-vi.ts";
import { FORM_PROBLEMS_VI } from "./form-problem-vi.ts";
import { IMPORT_PROBLEMS_VI } from "./import-problem-vi.ts";
import { PEOPLE_PROBLEMS_VI } from "./people-problem-vi.ts";
import { PLAN_PROBLEMS_VI } from "./plan-problem-vi.ts";
import type { ApiProblem, Candidate, ParameterReason, ProblemCode } from "./problem.ts";
import type { Sentence } from "./sentence.ts";
import { SUBMISSION_PROBLEMS_VI } from "./submission-problem-vi.ts";

const REASONS = {
  format: () => "không đúng dạng",
  date: () => "phải là một ngày có thật, dạng năm-tháng-ngày (ví dụ 2030-12-31)",
  year: () => "phải là năm gồm bốn chữ số (ví dụ 2030)",
  range: (p) => (p.bounds ? `phải là số nguyên từ ${p.bounds.min} đến ${p.bounds.max}` : "ngoài khoảng cho phép"),
  choice: (p) => `chỉ nhận: ${(p.choices ?? []).join(", ")}`,
  cursor: () => "không phải dấu trang do hệ thống cấp; bỏ tham số này để đọc từ đầu",
  period: () => "không phải một kỳ (ví dụ 2030, 2030-Q3, 2030-M09)",
  breakdown: () => "không phải một phân tổ (dạng chiều=mục)",
  repeated: () => "chỉ được ghi một lần",
  length: (p) => (p.bounds ? `phải dài từ ${p.bounds.min} đến ${p.bounds.max} ký tự` : "quá ngắn hoặc quá dài"),
} satisfies Record<ParameterReason, (problem: ApiProblem) => string>;

const name = (one: Candidate): string => [one.name, one.detail].filter((part) => part && part !== one.code).join(", ");
const among = (problem: ApiProblem): string =>
  problem.candidates?.length
    ? ` Có thể dùng: ${problem.candidates.map((one) => (name(one) ? `${one.code} (${name(one)})` : one.code)).join("; ")}.`
    : "";
const found = (problem: ApiProblem): string => (problem.found === undefined ? "" : ` "${problem.found}"`);

const ROLE_NAMES_VI: Readonly<Record<string, string>> = roleNamesVi;

/** What is wrong with a file is said by the sentences of the auditor itself. */
const file: Sentence = {
  title: "Không rà soát được tệp này",
  detail: (p) =>
    p.file === undefined
      ? "Không rà soát được tệp này."
      : toSentence(p.purpose !== "audit" && p.purpose !== undefined ? importFileSentencesVi : fileSentencesVi, p.file),
};

/** Vietnamese sentences of every refusal of the API. */
export const PROBLEMS_VI = {
  PARAMETER_UNKNOWN: { title: "Tham số lạ", detail: (p) => `Không có tham số "${p.parameter ?? ""}".${among(p)}` },
  PARAMETER_INVALID: {
    title: "Tham số sai",
    detail: (p) =>
      `Tham số "${p.parameter ?? ""}"${p.found === undefined ? "" : ` nhận được "${p.found}"`}: ${REASONS[p.reason ?? "format"](p)}.`,
  },
  PARAMETER_MISSING: { title: "Thiếu tham số", detail: (p) => `Cần có tham số "${p.parameter ?? ""}".` },
  AUTHORITY_NEEDED: { title: "Cần chọn cơ quan", detail: (p) => `Có nhiều cơ quan; hãy thêm tham số "authority".${among(p)}` },
  AUTHORITY_UNKNOWN: { title: "Không có cơ quan này", detail: (p) => `Không tìm thấy cơ quan${found(p)}.${among(p)}` },
  PLACE_UNKNOWN: { title: "Không có địa bàn này", detail: (p) => `Không tìm thấy địa bàn${found(p)}.${among(p)}` },
  PLACE_OUT_OF_LIFE: {
    title: "Địa bàn không tồn tại vào ngày này",
    detail: (p) => `Địa bàn${found(p)} có trong danh mục nhưng không tồn tại vào thời điểm được hỏi.${among(p)}`,
  },
  PLACE_AMBIGUOUS: {
    title: "Mã địa bàn chỉ nhiều nơi",
    detail: (p) => `Mã${found(p)} được dùng cho nhiều địa bàn; hãy ghi kèm ngày bắt đầu hoặc thêm ngày cần xem.${among(p)}`,
  },
  PLACE_OUT_OF_SCOPE: {
    title: "Địa bàn ngoài phạm vi được xem",
    detail: (p) =>
      `Tài khoản của bạn chưa được giao xem số liệu của ${p.found ?? "địa bàn này"}. Nếu công việc cần đến, hãy đề nghị quản trị phân công thêm.`,
  },
  SIGN_IN_NEEDED: {
    title: "Cần đăng nhập",
    detail: () => "Phần này chỉ dành cho người đã đăng nhập. Hãy đăng nhập rồi thử lại.",
  },
  ACTION_REFUSED: {
    title: "Chưa được phân quyền",
    detail: (p) =>
      `Tài khoản của bạn chưa có vai trò được làm việc này${p.choices?.length ? ` (${p.choices.map((one) => ROLE_NAMES_VI[one] ?? one).join(", ")})` : ""}. Nếu công việc cần đến, hãy đề nghị quản trị phân công.`,
  },
  YEAR_UNKNOWN: { title: "Không có số liệu năm này", detail: (p) => `Chưa có số liệu của năm${found(p)}.${among(p)}` },
  YEAR_NONE: {
    title: "Chưa có kế hoạch, số liệu",
    detail: () => "Chưa có kế hoạch hay số liệu của năm nào.",
  },
  INDICATOR_UNKNOWN: { title: "Không có chỉ tiêu này", detail: (p) => `Không tìm thấy chỉ tiêu${found(p)}.${among(p)}` },
  SECTOR_UNKNOWN: { title: "Không có lĩnh vực này", detail: (p) => `Không tìm thấy lĩnh vực${found(p)}.${among(p)}` },
  DOCUMENT_UNKNOWN: { title: "Không có văn bản này", detail: (p) => `Không tìm thấy văn bản${found(p)}.${among(p)}` },
  REGIME_UNKNOWN: {
    title: "Không có chế độ báo cáo này",
    detail: (p) => `Không tìm thấy chế độ báo cáo${found(p)}.${among(p)}`,
  },
  FORM_UNKNOWN: {
    title: "Không có biểu mẫu này",
    detail: (p) => `Không tìm thấy biểu mẫu${found(p)}.${among(p)}`,
  },
  SENDING_UNKNOWN: { title: "Không có lần gửi này", detail: (p) => `Phiếu không có lần gửi${found(p)}.${among(p)}` },
  JOURNAL_TOO_LONG: {
    title: "Nhật ký quá dài cho một tệp",
    detail: (p) => `Có hơn ${p.found ?? ""} dòng khớp bộ lọc. Hãy chọn khoảng ngày ngắn hơn rồi tải từng phần.`,
  },
  REPORT_UNKNOWN: { title: "Không có báo cáo này", detail: (p) => `Chưa có đề cương báo cáo cho năm${found(p)}.${among(p)}` },
  REPORT_UNBOUND: {
    title: "Báo cáo chưa dựng được",
    detail: (p) => `Đề cương báo cáo có chỗ chưa gắn được số liệu: ${p.note ?? ""}`,
  },
  PATH_UNKNOWN: {
    title: "Không có địa chỉ này",
    detail: (p) => `Không có địa chỉ${found(p)}. Danh mục các địa chỉ ở /api/docs.`,
  },
  METHOD_UNKNOWN: {
    title: "Không nhận cách gọi này",
    detail: (p) =>
      `Địa chỉ này chỉ nhận ${p.choices?.join(", ") ?? "GET và HEAD"}${p.found === undefined ? "" : `, không nhận ${p.found}`}.`,
  },
  REQUEST_BROKEN: { title: "Yêu cầu hỏng", detail: () => "Không đọc được yêu cầu; hãy xem lại cách viết địa chỉ." },
  REQUEST_FOREIGN: {
    title: "Yêu cầu đến từ trang khác",
    detail: () =>
      "Chỉ nhận yêu cầu gửi từ chính trang này hoặc từ một chương trình, không nhận từ trang web khác. Nếu bạn đang ở đúng trang này, người giữ hệ thống cần đặt KEHOACH_URL đúng địa chỉ đang dùng.",
  },
  BODY_KIND: {
    title: "Cách gửi tệp chưa đúng",
    detail: () => "Hãy gửi nguyên nội dung tệp làm thân yêu cầu, với Content-Type: application/octet-stream.",
  },
  BODY_STOPPED: { title: "Tệp chưa gửi xong", detail: () => "Việc gửi tệp bị ngừng giữa chừng; hãy gửi lại." },
  EVENTS_BUSY: {
    title: "Đang có quá nhiều người theo dõi",
    detail: () => "Trang không tự cập nhật lúc này; tải lại trang để xem số mới.",
  },
  AUDIT_BUSY: {
    title: "Đang có nhiều tệp chờ rà soát",
    detail: () => "Máy chủ đang rà soát nhiều tệp cùng lúc; hãy thử lại sau ít phút.",
  },
  FILE_EMPTY: file,
  FILE_TOO_LARGE: file,
  FILE_UNKNOWN_KIND: file,
  FILE_ENCRYPTED: file,
  FILE_TRUNCATED: file,
  FILE_BOMB: file,
  FILE_BROKEN: file,
  FILE_OLD_ENCODING: file,
  FILE_BINARY: file,
  FILE_OLD_WORD: file,
  FILE_SCAN: file,
  FILE_NO_TEXT: file,
  FILE_TIMEOUT: file,
  FILE_MEMORY: file,
  FILE_STATE_SECRET: file,
  ...IMPORT_PROBLEMS_VI,
  ...ACCOUNT_PROBLEMS_VI,
  ...PEOPLE_PROBLEMS_VI,
  ...PLAN_PROBLEMS_VI,
  ...SUBMISSION_PROBLEMS_VI,
  ...EXPLANATION_PROBLEMS_VI,
  ...FORM_PROBLEMS_VI,
  ...FORM_FILE_PROBLEMS_VI,
  ...ANNEX_PROBLEMS_VI,
  STARTING: { title: "Đang khởi động", detail: () => "Hệ thống đang khởi động, xin thử lại sau ít giây." },
  FAULT: { title: "Lỗi hệ thống", detail: () => "Có lỗi ngoài dự kiến; đã ghi nhật ký kèm mã lỗi dưới đây." },
} satisfies Record<ProblemCode, Sentence>;
