import type { ReportProblem } from "../report/bound.ts";
import type { OutlineProblem } from "../report/outline.ts";
import type { Sentences } from "./sentence.ts";

/** "; các mục có: a, b", or nothing if there are none. */
function among(known: string, words = "các mục có"): string {
  return known === "" ? "" : `; ${words}: ${known}`;
}

export const outlineSentencesVi = {
  OUTLINE_SHAPE: ({ path, expected }) => `Đề cương báo cáo thiếu hoặc viết chưa đúng mục “${path}”: cần ${expected}.`,
  OUTLINE_UNKNOWN_KEY: ({ key, known }) => `Đề cương báo cáo không có mục “${key}”${among(known)}.`,
  OUTLINE_BARE_DIGIT: ({ found }) =>
    `Chữ số “${found}” đứng trần trong lời văn. Số liệu phải gắn bằng {{mẫu câu chỉ tiêu}}; tên, ngày, số hiệu có chữ số đặt trong [[ ]].`,
  OUTLINE_UNCLOSED: ({ mark }) => `Dấu “${mark}” mở mà không đóng.`,
  OUTLINE_REFERENCE: ({ found }) =>
    `Không hiểu “${found}”: viết {{mẫu câu chỉ tiêu}} hay {{mẫu câu chỉ tiêu[chiều=mục] place=mã period=kỳ}}.`,
  OUTLINE_UNKNOWN_ARGUMENT: ({ key, known }) => `Không có đối số “${key}=”${among(known, "các đối số có")}.`,
  OUTLINE_HEADING_ORDER: ({ found }) => `Tiêu đề “${found}” nhảy bậc: thêm tiêu đề bậc trên trước nó.`,
  OUTLINE_TOO_MANY_PARTS: ({ most }) => `Báo cáo có quá ${most} phần.`,
  OUTLINE_UNKNOWN_NOTE: ({ id, known }) => `Không có chú thích “${id}” trong notes${among(known, "các chú thích có")}.`,
  OUTLINE_NOTE_USED_TWICE: ({ id }) => `Chú thích “${id}” được gọi hai lần; mỗi chú thích gọi một lần.`,
  OUTLINE_NOTE_UNUSED: ({ id }) =>
    `Chú thích “${id}” không được gọi ở đâu: thêm {{note ${id}}} vào thân báo cáo hay bỏ chú thích.`,
  OUTLINE_NOTE_IN_NOTE: ({ id }) => `Chú thích không được chứa chú thích khác ({{note ${id}}}).`,
} satisfies Sentences<OutlineProblem>;

export const reportSentencesVi = {
  REPORT_UNKNOWN_PHRASE: ({ phrase }) => `Không có mẫu câu “${phrase}” trong phrases.yaml của gói hay gói cha.`,
  REPORT_UNKNOWN_INDICATOR: ({ phrase, target }) => `Mẫu câu “${phrase}” gọi chỉ tiêu “${target}”, gói không có chỉ tiêu này.`,
  REPORT_UNKNOWN_RELATION: ({ phrase, target }) => `Mẫu câu “${phrase}” gọi quan hệ “${target}”, gói không có quan hệ này.`,
  REPORT_UNKNOWN_DOCUMENT: ({ phrase, target }) => `Mẫu câu “${phrase}” gọi văn bản “${target}”, gói không có văn bản này.`,
  REPORT_TARGET_MISSING: ({ phrase }) => `Mẫu câu “${phrase}” cần mã chỉ tiêu, quan hệ hay văn bản đứng sau tên.`,
  REPORT_UNKNOWN_DIMENSION: ({ dimension, known }) => `Không có chiều phân tổ “${dimension}”${among(known, "các chiều có")}.`,
  REPORT_UNKNOWN_PLACE: ({ place, candidates }) =>
    `Địa bàn “${place}” không có, hoặc không còn (chưa có) trong kỳ được hỏi${among(candidates, "có thể là")}.`,
  REPORT_BAD_PERIOD: ({ period }) =>
    `Không hiểu kỳ “${period}”: viết 2023, 2023-Q3, 2023-M09, @2023-10-01 hay 2023-01-01..2023-12-01.`,
  REPORT_BAD_BREAKDOWN: ({ breakdown }) => `Không có phân tổ “${breakdown}”: viết [chiều=mục] theo dimensions.yaml.`,
  REPORT_SEVERAL_PERIODS: ({ target, periods }) =>
    `Chỉ tiêu “${target}” có số liệu ở nhiều kỳ trong năm (${periods}): ghi rõ period=.`,
  REPORT_ARGUMENT_MISSING: ({ phrase, argument }) => `Mẫu câu “${phrase}” cần đối số ${argument}=.`,
  REPORT_BAD_VERDICT: ({ verdict, known }) => `Không có kết quả đánh giá “${verdict}”${among(known, "chỉ có")}.`,
  REPORT_UNIT: ({ target, unit }) =>
    `Số liệu của chỉ tiêu “${target}” ghi theo đơn vị “${unit}”, không đổi được từ đơn vị của chỉ tiêu.`,
  REPORT_NO_HEADLINES: ({ period }) => `Kỳ ${period} chưa có danh sách chỉ tiêu chủ yếu (headlines.yaml) cho phụ lục.`,
  REPORT_UNKNOWN_YEAR: ({ period, known }) => `Không có số liệu để làm báo cáo năm ${period}${among(known, "các năm có")}.`,
} satisfies Sentences<ReportProblem>;
