import type { FolderFault, Named, PackFault, PackTrouble, SlipKind } from "../pack/problem.ts";
import type { FoundKind, Shape } from "../pack/shape.ts";
import { formulaSentencesVi } from "./formula-vi.ts";
import { indicatorSentencesVi } from "./indicator-vi.ts";
import { periodSentencesVi } from "./period-vi.ts";
import { phraseSentencesVi } from "./phrase-vi.ts";
import { placeSentencesVi } from "./place-vi.ts";
import { quantitySentencesVi } from "./quantity-vi.ts";
import { outlineSentencesVi, reportSentencesVi } from "./report-vi.ts";
import { type Sentences, toSentence } from "./sentence.ts";

const NAMED = {
  indicator: "chỉ tiêu",
  unit: "đơn vị tính",
  dimension: "chiều phân tổ",
  item: "mục phân tổ",
  sector: "lĩnh vực",
  document: "văn bản",
  relation: "quan hệ",
  calendar: "lịch",
  place: "địa bàn",
  headline: "danh mục chỉ tiêu chủ yếu của kỳ",
  target: "kế hoạch giao",
  value: "số thực hiện",
  erratum: "điều chưa khớp",
  form: "biểu mẫu",
  column: "cột",
  line: "dòng",
  rule: "quy tắc",
  regime: "chế độ báo cáo",
  deadline: "hạn gửi của cấp",
  step: "bước duyệt",
  holiday: "ngày nghỉ, ngày làm bù",
  assigner: "cấp giao",
  user: "người dùng",
} as const satisfies Record<Named, string>;

/** Lines and columns of a form by what they are. */
const FORM_PARTS: Readonly<Record<string, string>> = {
  heading: "Dòng tiêu đề",
  figure: "Dòng chỉ tiêu",
  computed: "Dòng chỉ tiêu không nhập (tính bằng công thức hoặc chỉ để xem)",
  formula: "Dòng tính bằng công thức riêng",
  actual: "Cột thực hiện (actual)",
  plan: "Cột kế hoạch (plan)",
  percent: "Cột tỷ lệ (percent)",
  difference: "Cột chênh lệch (difference)",
  note: "Cột ghi chú (note)",
};

const EXPECTED = {
  text: "chữ",
  date: "một ngày có thật, dạng năm-tháng-ngày (2023-12-31)",
  flag: "true hoặc false",
  whole: "số nguyên không âm",
  choice: "một từ trong danh mục",
  list: "danh sách (các dòng bắt đầu bằng “- ” hoặc [a, b])",
  map: "các cặp khóa: giá trị",
  either: "một trong các dạng cho phép",
  record: "các cặp khóa: giá trị",
  data: "dữ liệu",
} as const satisfies Record<Shape["kind"] | "date", string>;

const FOUND = {
  nothing: "để trống",
  text: "là chữ",
  number: "là số",
  flag: "là true/false",
  list: "là danh sách",
  record: "là nhóm khóa",
} as const satisfies Record<FoundKind, string>;

const SLIPS = {
  "duplicate-key": (text) => `Khóa “${text}” được ghi hai lần trong cùng một nhóm; giữ lại một.`,
  indent: () => "Thụt đầu dòng sai: các khóa cùng nhóm phải thẳng cột.",
  tab: () => "Thụt đầu dòng bằng phím Tab; hãy dùng dấu cách.",
  quote: () => "Dấu nháy hoặc ký tự đầu không đúng; chữ bắt đầu bằng ký tự đặc biệt phải đặt trọn trong dấu nháy kép.",
  colon: () => "Viết sai dạng “khóa: giá trị”; thiếu dấu hai chấm, hoặc giá trị có dấu hai chấm mà chưa đặt trong dấu nháy kép.",
  flow: () => "Ngoặc [ ] hoặc { } mở mà chưa đóng, hoặc thiếu dấu phẩy bên trong.",
  depth: (text) => `Lồng quá ${text} tầng; tệp của gói chỉ cần vài tầng. Có lẽ thừa dấu mở ngoặc hoặc gạch đầu dòng.`,
  alias: (text) => `Gói không dùng neo và tham chiếu của YAML (“${text}”); hãy ghi lại giá trị.`,
  tag: (text) => `Gói không dùng thẻ kiểu của YAML (“${text}”); hãy bỏ thẻ.`,
  "many-documents": () => "Tệp chỉ được chứa một tài liệu YAML; hãy bỏ dòng “---” thừa.",
  key: (text) => `Khóa “${text}” phải là chữ.`,
  block: () => "Thứ tự các dấu YAML không đúng.",
  empty: () => "Tệp trống; hãy ghi nội dung hoặc xóa tệp.",
  other: (text) => `Không đọc được YAML: ${text}`,
} as const satisfies Record<SlipKind, (text: string) => string>;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "không có quyền đọc",
  EPERM: "không có quyền đọc",
  EISDIR: "đây là thư mục, không phải tệp",
  ENOENT: "tệp không còn ở đó",
  ELOOP: "liên kết vòng",
};

const nearWords = (near: readonly string[]): string =>
  near.length === 0 ? "" : ` Có phải ${near.map((one) => `“${one}”`).join(" hoặc ")}?`;

const packSentencesVi = {
  PACK_TYPE: ({ expected, found, text }) => {
    if (expected === "text" && found === "number")
      return `${text} đang là số; ở đây cần chữ, hãy đặt trong dấu nháy kép: "${text}".`;
    if (expected === "text" && found === "flag")
      return `${text} đang là true/false; ở đây cần chữ, hãy đặt trong dấu nháy kép: "${text}".`;
    return `Ở đây cần ${EXPECTED[expected]}, nhưng ${text === "" ? `đang ${FOUND[found]}` : `nhận được “${text}”`}.`;
  },
  PACK_CHOICE: ({ text, known }) => `“${text}” không nằm trong danh mục; chỉ nhận: ${known.join(", ")}.`,
  PACK_KEY_UNKNOWN: ({ key, known, near }) =>
    `Không có khóa “${key}” ở đây.${near.length > 0 ? nearWords(near) : ` Các khóa dùng được: ${known.join(", ")}.`}`,
  PACK_KEY_MISSING: ({ key }) => `Thiếu khóa “${key}”.`,
  PACK_FORMAT: ({ text, known }) => `Định dạng “${text}” không đọc được; bản này đọc “${known}”.`,
  PACK_UNKNOWN: ({ named, text, near }) =>
    `Không có ${NAMED[named]} “${text}”.${near.length > 0 ? nearWords(near) : " Sửa mã, hoặc khai báo trong gói hay gói nền."}`,
  PACK_DUPLICATE: ({ named, text }) =>
    `Trùng ${NAMED[named]} “${text}”: đã có ở chỗ ghi bên dưới; hãy bỏ hoặc sửa một trong hai.`,
  PACK_WRONG_FILE: ({ text, right }) => `“${text}” phải đứng trong tệp ${right} (tệp mang tên phần mã trước dấu chấm).`,
  PACK_CODE_MALFORMED: ({ named, text }) =>
    `Mã ${NAMED[named]} “${text}” không đúng dạng: ${named === "indicator" ? "linh-vuc.ten-chi-tieu" : "chữ thường, số"}, không dấu, nối bằng gạch ngang.`,
  PACK_FIGURE_TWICE: () => "Đã ghi noFigure: true (không có số liệu này) thì không ghi entered và unit nữa.",
  PACK_FIGURE_ABSENT: () =>
    "Thiếu số liệu: ghi entered và unit; nếu văn bản nói rõ là không có số liệu này thì ghi noFigure: true.",
  PACK_NO_DEFAULT: ({ key }) =>
    key === "knownAt"
      ? "Không biết ngày biết số liệu: ghi knownAt ở đây hoặc knownAt chung trong pack.yaml."
      : "Không biết số liệu lấy từ văn bản nào: ghi source.document hoặc document chung trong pack.yaml.",
  PACK_UNIT_CLASH: ({ unit, dimension, indicator, own, ownDimension }) =>
    `Đơn vị “${unit}” (đo ${dimension}) không hợp với chỉ tiêu ${indicator}, tính bằng “${own}” (đo ${ownDimension}); dùng đơn vị cùng loại.`,
  PACK_NOT_WHOLE: ({ text, unit }) => `“${text}” có phần lẻ, mà “${unit}” chỉ đếm số nguyên.`,
  PACK_WEIGHT: () => "Chuyển toàn bộ (whole) thì không ghi weight.",
  PACK_FACTOR: ({ text }) => `Hệ số quy đổi phải lớn hơn 0, nhận được “${text}”.`,
  PACK_RELATION_KEY_MISSING: ({ kind, key }) => `Quan hệ loại ${kind} cần có khóa “${key}”.`,
  PACK_RELATION_KEY_UNUSED: ({ kind, key }) => `Quan hệ loại ${kind} không dùng khóa “${key}”; hãy bỏ.`,
  PACK_FORMULA_CYCLE: ({ circle }) => `Công thức tính vòng: ${circle.join(" → ")}; bỏ một tham chiếu để cắt vòng.`,
  PACK_EXTENDS_AUTHORITY: ({ base }) =>
    `Gói “${base}” thuộc cơ quan khác nên không dựa lên được; chỉ dựa trên gói nền (không có authority) hoặc gói của chính cơ quan này.`,
  PACK_BASE_WITH_FACTS: ({ kind }) => `Gói nền (không có authority) không được chứa ${kind}; hãy chuyển sang gói của cơ quan.`,
  PACK_ERRATUM_HOLDS: ({ relation, stated, computed }) =>
    `Quan hệ ${relation} đang khớp (in ${stated}, tính lại ${computed}); hãy bỏ điều này khỏi errata.yaml.`,
  PACK_ERRATUM_WEIGHT: ({ relation, right, stated, computed }) =>
    `Quan hệ ${relation} in ${stated}, tính lại ${computed}: ${right === "rounding" ? "chỉ lệch do làm tròn, ghi weight: rounding" : "lệch quá mức làm tròn, ghi weight: error"}.`,
  PACK_DEMO_NEEDS: ({ key }) =>
    key === "notice"
      ? "Gói minh họa (demo: true) phải có notice, dòng ghi ở đầu mọi trang và mọi văn bản."
      : "Gói minh họa (demo: true) phải có authority.",
  PACK_USERS_NOT_DEMO: () => "Chỉ gói minh họa (demo: true) được kèm người dùng; người dùng thật do quản trị lập.",
  PACK_USERNAME: ({ text }) => `Tên đăng nhập “${text}” không đúng dạng: 3 đến 30 chữ thường không dấu, số, dấu chấm, gạch.`,
  PACK_MEMBERS_COUNT: ({ members, value }) => `Kể tên ${members} nhưng số liệu là ${value}.`,
  PACK_RELATION_FAILS: ({ stated, computed, weight }) =>
    `Văn bản in ${stated}, tính lại được ${computed}${weight === "rounding" ? " (lệch do làm tròn)" : ""}; sửa số nếu gõ nhầm, hoặc ghi vào errata.yaml nếu văn bản in như vậy.`,
  PACK_ERRATUM_UNTOLD: ({ relation }) => `Chưa đủ số liệu để tính lại quan hệ ${relation}, nên chưa biết điều này có đúng không.`,
  PACK_ERRATUM_UNPRINTED: ({ relation }) =>
    `Báo cáo không in số liệu nào của quan hệ ${relation}, nên chú thích “chưa khớp” này không xuất hiện.`,
  PACK_VERDICT_COUNT: ({ stated, counted }) => `Văn bản đếm ${stated} chỉ tiêu, các đánh giá trong gói cho ${counted}.`,
  PACK_PARTS_SUM: ({ dimension, total, sum }) => `Các phần theo “${dimension}” cộng lại được ${sum}, khác tổng ${total}.`,
  PACK_FORM_KEY_MISSING: ({ kind, key }) => `${FORM_PARTS[kind] ?? kind} cần có khóa “${key}”.`,
  PACK_FORM_KEY_UNUSED: ({ kind, key }) => `${FORM_PARTS[kind] ?? kind} không dùng khóa “${key}”; hãy bỏ.`,
  PACK_FORM_LINE_KIND: ({ found }) =>
    `Một dòng có đúng một trong ba khóa: heading (tiêu đề), indicator (chỉ tiêu) hoặc formula (dòng chỉ để tính); ${found.length === 0 ? "ở đây không có khóa nào" : `ở đây có ${found.join(", ")}`}.`,
  PACK_FORM_STATUS: ({ span }) =>
    `Cột nhập số của khoảng ${span} có thể chưa qua hết kỳ, nên phải nói rõ status: estimate (số ước) hoặc reported (số thực hiện).`,
  PACK_FORM_NOTHING_ENTERED: ({ of }) =>
    of === "columns"
      ? "Biểu không có cột nào để nhập: ghi entered: true ở ít nhất một cột actual."
      : "Biểu không có dòng nào để nhập: cần ít nhất một dòng chỉ tiêu không tính bằng công thức, hoặc ghi entered: true.",
  PACK_FORM_COLUMN_NOTE: ({ column }) => `Cột “${column}” là cột ghi chú, không có số để tính.`,
  PACK_FORM_LIMIT: ({ text, above }) => `Ngưỡng phải lớn hơn ${above}, nhận được “${text}”.`,
  PACK_FORM_TOLERANCE: ({ text }) =>
    `Không đọc được sai số “${text}”: ghi một số không âm theo đơn vị của hai vế ("0,5") hoặc phần trăm của vế phải ("1%").`,
  PACK_FORM_RULE_NO_LINE: () =>
    "Hai vế không nhắc đến dòng nào của biểu nên không có gì để xét; ghi [khóa dòng] vào ít nhất một vế.",
  PACK_FORM_SIDES: ({ left, right }) => `Hai vế không so được với nhau: vế trái là “${left}”, vế phải là “${right}”.`,
  PACK_FORM_LINE_UNIT: ({ computed, unit }) => `Công thức cho ra “${computed}”, mà dòng ghi đơn vị “${unit}”.`,
  PACK_REGIME_REPORTER: () =>
    "Mỗi nơi báo cáo ghi đúng một trong hai khóa: level (mọi địa bàn của một cấp) hoặc place (một nơi).",
  PACK_REGIME_NO_REPORTER: () => "Chưa có nơi nào báo cáo: ghi ít nhất một level hoặc place.",
  PACK_REGIME_NO_DEADLINE: () => "Thiếu hạn gửi chung: cần một hạn không ghi level, dùng cho mọi cấp không có hạn riêng.",
  PACK_REGIME_NO_STEP: () =>
    "Chưa có bước duyệt nào: ghi ít nhất một trong own, sectors, whole; bỏ cả khóa approval thì duyệt một lần, cả phiếu.",
  PACK_REGIME_BACKWARDS: ({ startsOn, endsOn }) =>
    `Chế độ hết hiệu lực (${endsOn}) không sau ngày bắt đầu (${startsOn}); endsOn là ngày đầu tiên không còn phải báo cáo.`,
  PACK_REGIME_PERIODS: ({ calendar, periods }) => `Lịch “${calendar}” không chia năm thành ${periods}.`,
  PACK_HOLIDAY_NEEDLESS: ({ kind, date }) =>
    kind === "off"
      ? `Ngày ${date} là thứ bảy hoặc chủ nhật, vốn đã nghỉ; ngày nghỉ bù ghi ở ngày làm việc.`
      : `Ngày ${date} không phải thứ bảy, chủ nhật, vốn đã làm việc.`,
  PACK_FOLDER_MISSING: ({ folder }) => `Không có thư mục “${folder}”.`,
  PACK_MANIFEST_MISSING: ({ folder }) => `Thư mục “${folder}” không có pack.yaml nên không phải là một gói.`,
  PACK_FILE_UNKNOWN: ({ name, near }) =>
    `Gói không có loại tệp “${name}”.${near.length > 0 ? nearWords(near) : " Đổi tên hoặc bỏ tệp; các tệp của gói: docs/goi.md."}`,
  PACK_FILE_UNREADABLE: ({ reason }) => `Không đọc được tệp: ${REASONS[reason] ?? reason}.`,
  PACK_FILE_NOT_UTF8: () => "Tệp không phải văn bản UTF-8; hãy lưu lại bằng bảng mã UTF-8.",
  PACK_FILE_TOO_LARGE: ({ bytes, most }) => `Tệp quá lớn (${bytes} byte; tối đa ${most}).`,
  PACK_BASE_MISSING: ({ name, near }) => `Không có gói nền “${name}” bên cạnh gói này.${nearWords(near)}`,
  PACK_BASE_CIRCLE: ({ circle }) => `Các gói dựa vòng lên nhau: ${circle.join(" → ")}.`,
  PACK_BASE_CODE_TAKEN: ({ text }) => `Mã gói “${text}” trùng với mã của một gói nền; mỗi gói một mã.`,
  PACK_COMMENT: () => "Chú thích “#” không được giữ khi định dạng hay xuất gói; hãy chuyển vào khóa note.",
  PACK_SLIP: ({ slip, text }) => SLIPS[slip](text),
} satisfies Sentences<PackTrouble | FolderFault>;

const sentences: Sentences<PackFault> = {
  ...quantitySentencesVi,
  ...periodSentencesVi,
  ...placeSentencesVi,
  ...formulaSentencesVi,
  ...indicatorSentencesVi,
  ...phraseSentencesVi,
  ...outlineSentencesVi,
  ...reportSentencesVi,
  ...packSentencesVi,
};

/** What is wrong with a pack, in Vietnamese: what was found and what would be right. */
export function sayPackFaultVi(fault: PackFault): string {
  return toSentence(sentences, fault);
}
