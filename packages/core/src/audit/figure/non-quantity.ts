import type { Span } from "../document.ts";
import { startsWithNoun } from "./counted-nouns.ts";
import type { NonQuantityReason } from "./figure.ts";
import { findLeadPlaces, indexLeads } from "./lead-places.ts";

/** A stretch of text whose numbers measure nothing. */
export type Claimed = { readonly span: Span; readonly reason: NonQuantityReason };

const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const MONTH = "(?:0?[1-9]|1[0-2])";
const YEAR = "(?:19|20)\\d\\d";
const SEPARATOR = "\\s?[/.-]\\s?";
const PAPER =
  "nghị quyết|quyết định|kế hoạch|báo cáo|công văn|văn bản|thông báo|chỉ thị|thông tư|nghị định|luật|tờ trình|hướng dẫn|chương trình|kết luận|công điện|đề án|kết quả số|giấy mời|quy định|quy chế|pháp lệnh|hồ sơ số|vb|cv|qđ|nq|kh|bc";

/** "counts": not where the number counts something ("tổ 5 người"). Each pattern claims its whole match. The earlier wins where two overlap. */
const PATTERNS: readonly (readonly [pattern: string, reason: NonQuantityReason, unless?: "counts"])[] = [
  // 123/BC-UBND, 30/2020/NĐ-CP, 1654-QĐ/HU, 81/2021/QH14
  [
    `\\d+\\s?[/-]\\s?(?:\\d{4}\\s?[/-]\\s?)?(?:NQ|QĐ|KH|BC|CV|TB|CT|TT|NĐ|TTr|HD|CTr|KL|CĐ|ĐA|QC|QH|QĐLT|TTLT|UBND|HĐND|BCĐ|VP|TTg|CP|BTC|GM|PA|HĐ|ĐU|HU|TU|TW|BTV|TTHC|BKH|LĐ|NN|YT|GD|VH|TC|KHĐT|STC)[\\p{Lu}\\p{Ll}\\d&]*(?:[/-][\\p{L}\\d&]+)*`,
    "document-number",
  ],
  [`\\d+\\s?/\\s?\\p{Lu}{2,}[\\p{L}&]*(?:-[\\p{L}\\d&]+)+`, "document-number"],
  // "thôn Nà Cà 2", "Trường THCS Phước Cát 1"
  [
    "(?:[Tt]hôn|[Bb]ản|[Xx]óm|[Ấấ]p|[Kk]hu|[Tt]rường(?: TH| THCS| THPT| Tiểu học| tiểu học| Mầm non| mầm non)?|THCS|THPT|TH|[Đđ]ồn|[Tt]rạm) (?:\\p{Lu}\\p{Ll}+ ){1,4}\\d(?=[\\s,;.)]|$)(?![.,]\\d|\\s?(?:%|ha|tấn|triệu|tỷ))",
    "name",
  ],
  [`(?:${PAPER}) (?:số )?\\d+(?:/\\d{4})?(?![\\d.,]*\\s?(?:%|tỷ|triệu|ha|đồng))(?:, \\d+)*(?!\\s?[\\p{L}/])`, "document-number"],
  [`(?:${PAPER}) số:? ?\\d+(?:/\\d{4})?(?!\\d)`, "document-number"],
  [`(?:các )?(?:${PAPER}) số \\d+`, "document-number"],
  ["^\\d{1,2}(?:\\.\\d{1,2})*[.)](?=\\s)", "enumeration"],
  // Whole dates
  [`${DAY}${SEPARATOR}${MONTH}${SEPARATOR}${YEAR}(?!\\d)`, "date"],
  [`ngày ${DAY} tháng ${MONTH}(?: năm ${YEAR})?`, "date"],
  [`${DAY}\\s?-\\s?${DAY}${SEPARATOR}${MONTH}(?:${SEPARATOR}${YEAR})?(?![\\d/])(?=[^%])`, "date"],
  [
    `(?:ngày|từ|đến|hết|trước|sau|sáng|chiều|tối|trưa|đêm|dịp|lễ|mùng|rạng sáng|và|qua ngày|hôm) (?:ngày )?${DAY}(?:[/.-])${MONTH}(?![\\d.,]*\\d|[/-]\\d|\\s?%)(?!\\s?(?:xã|huyện|tiêu chí|thôn|hộ|trường|địa phương|chỉ tiêu|đơn vị|tỷ|triệu|nghìn|ha|tấn|điểm))`,
    "date",
  ],
  [
    `(?:ngày|mùng|mồng) ${DAY}(?:\\s?(?:-|đến|và|,)\\s?(?:ngày )?${DAY})*(?:[/.-]${MONTH})?(?:[/.-]${YEAR})?(?!\\d|[.,]\\d)`,
    "date",
  ],
  [`từ (?:ngày )?${DAY}(?:[/.-]${MONTH})? đến (?:hết )?(?:ngày )?${DAY}[/.-]${MONTH}(?:[/.-]${YEAR})?`, "date"],
  [`(?:thời điểm|mốc) ${DAY}/${MONTH}`, "date"],
  // Months, quarters, years
  [`tháng ${MONTH}(?:\\s?(?:-|,|và|đến|đến tháng)\\s?${MONTH})*(?:(?:${SEPARATOR}| năm )${YEAR})?(?!\\d|[.,]\\d)`, "period"],
  [`${MONTH}[/.-]${YEAR}(?!\\d)`, "period"],
  [
    `quý (?:[1-4]|i{1,3}v?|iv)(?:\\s?(?:-|,|và)\\s?(?:quý )?(?:[1-4]|i{1,3}v?|iv))*(?:(?:${SEPARATOR}| năm )${YEAR})?(?![\\p{L}\\d])`,
    "period",
  ],
  [`(?:quý|kỳ|học kỳ|vụ|đợt|năm học|niên vụ|khóa)(?: [ivx]+)?[/ ]${YEAR}(?:\\s?-\\s?${YEAR})?(?!\\d)`, "period"],
  [`${YEAR}\\s?(?:-|đến|–)\\s?${YEAR}(?!\\d)`, "period"],
  [
    `(?:năm|niên|năm học|giai đoạn|nhiệm kỳ|tết|xuân|khóa|kỳ|cuối|đầu|từ|đến|hết|trước|sau|cùng kỳ|so với|vụ|mùa|th|kh|ước|năm:|năm \\()\\s?${YEAR}(?:(?:, | và )${YEAR})*(?![\\d.,]*\\d|\\s?(?:ha|tấn|người|hộ|con|lượt|%|đồng|tỷ|triệu))`,
    "period",
  ],
  [`(?:năm|giai đoạn|nhiệm kỳ|năm học) ${YEAR}(?!\\d)`, "period"],
  [`${YEAR}(?=\\s?(?:[,;:.)]|$|là |so với|tăng|giảm|đạt|và |đến|\\|))(?<![\\d.,]${YEAR})`, "period"],
  [
    `\\d{1,2} (?:tháng|năm|tuần|quý|ngày)(?: (?:đầu|cuối|qua|tới|gần|liên|liền|cao điểm|trở|kể|đó|nay|này|sau|trước)(?!\\p{L})[^,;.()]{0,6})?(?: năm ${YEAR})?(?! công)(?!\\p{L})`,
    "period",
  ],
  // Times
  ["\\d{1,2}h(?:\\d{2})?(?!\\p{L})", "time"],
  ["\\d{1,2}(?: giờ|:\\d{2}(?!\\d))(?: \\d{1,2} phút)?", "time"],
  ["24/(?:7|24|24h)(?!\\d)", "time"],
  // Law and structure of papers
  [
    "(?:điều|khoản|điểm|chương|mục|phụ lục|biểu(?: mẫu)?|bảng|hình|trang|phần|tiết|chú thích|dòng|cột)(?: số)? \\d+(?:\\.\\d+)*(?:, \\d+)*(?:(?: và |, )\\d+)?(?![\\d.,]*\\d|\\s?(?:%|tỷ|triệu|ha|đồng))(?=[\\s),;.:]|$)",
    "article",
  ],
  // Ranks and ages
  ["(?:thứ|lần thứ|khóa thứ|kỳ họp thứ) \\d+", "ordinal"],
  ["\\d+\\s?(?:(?:-|đến)\\s?\\d+\\s?)?sao(?!\\p{L})", "rank"],
  ["(?:từ |dưới |trên |đủ |hơn )?\\d+\\s?(?:(?:-|đến|đến dưới)\\s?\\d+\\s?)?(?:tuổi|tháng tuổi)(?!\\p{L})", "rank"],
  ["\\d{1,3}\\s?(?:-|đến)\\s?\\d{1,3}(?= (?:tiêu chí|điểm trường|người|hộ|lần|buổi|năm|ngày|chỉ tiêu|con)(?!\\p{L}))", "rank"],
  [
    "(?:mức độ|mức|mũi|cấp độ|hạng|bậc|nhóm tuổi|toàn trình mức) \\d{1,2}(?:\\s?(?:,|và|-|/)\\s?\\d{1,2}(?![\\d.,]*\\d))*(?![\\d.,]*\\d|\\s?(?:%|triệu|tỷ|nghìn|ngàn|đồng|điểm|ha|tấn|kg))",
    "rank",
    "counts",
  ],
  // Names
  ["học kỳ \\d", "name"],
  [
    "(?:tiêu chí|chỉ tiêu|mục tiêu|dự án|tiểu dự án|nội dung|hợp phần|bão|đề án|nghị quyết|chương trình|công trình|gói thầu|nhiệm vụ|tài khoản|biểu|đội|vùng|khu vực|khu|cụm|tổ|thôn|xóm|ấp|bản|khóm|quận|phường|lớp|khối|đường|tuyến|quốc lộ|tỉnh lộ|đt|ql|km|lô|thửa|tờ|kho|trạm|trường \\p{L}+|loại|nhóm|đợt|vòng|ca|tổ dân phố|khu phố|trại|(?<!(?:tổng|trong|con|một|đa) )số|covid|windows|chợ|công nghiệp|cách mạng công nghiệp|thông báo|phiên|hội nghị lần)(?: số)? \\d{1,4}(?:[.]0)?(?![\\d.,]*\\d|\\s?-\\s?\\d|\\s?[%/]|\\s?(?:triệu|tỷ|nghìn|ngàn|vạn|trăm))",
    "name",
    "counts",
  ],
  ["(?:(?<!tổng )số|mã|mã số) \\d+(?=\\s?(?:của|về|ngày|\\())", "name"],
  ["đất \\d (?:lúa|vụ|màu)", "name"],
  ["\\d lúa(?!\\p{L})", "name"],
  ["4\\.0(?!\\d)", "name"],
  // Map scales, telephones, codes
  ["1\\s?/\\s?(?:200|500|1\\.?000|2\\.?000|5\\.?000|10\\.?000|25\\.?000|50\\.?000)(?![\\d.,]*\\d)", "map-scale"],
  ["(?:điện thoại|đt|sđt|tel|hotline|fax|đường dây nóng)[:.]?\\s?[\\d .()+-]{7,}\\d", "phone"],
  ["(?<![\\d.,])0\\d{2,3}[. ]?\\d{3}[. ]?\\d{3,4}(?![\\d.,]*\\d)", "phone"],
  ["(?<![\\d.,/])0\\d{3,}(?![\\d.,/])", "code"],
  ["/\\s?(?:1\\.?000|10\\.?000|100\\.?000)(?= (?:dân|trẻ|người|hộ|lao động|ca))", "rate-base"],
];

/** How many patterns, from the first, are sought in capitals as written. */
const AS_WRITTEN = 3;

/** Patterns written in capitals are sought as written, the others in any case. */
const COMPILED: readonly (readonly [RegExp, NonQuantityReason, boolean])[] = PATTERNS.map(([pattern, reason, unless]) => [
  new RegExp(`(?<![\\p{L}\\d])${pattern}`, "gu"),
  reason,
  unless === "counts",
]);
/** The same, tried at one place, where no letter or digit is known to stand before it. */
const AT_PLACE: readonly RegExp[] = PATTERNS.map(([pattern]) => new RegExp(pattern, "uy"));
const LEADS = indexLeads(PATTERNS.map(([pattern]) => pattern));

/** Every match of a pattern, from left to right, none inside another: sought only where it may begin. */
function* listMatches(text: string, order: number, places: readonly number[]): Generator<RegExpExecArray> {
  const pattern = AT_PLACE[order];
  if (!pattern) return;
  let end = 0;
  for (const place of places) {
    if (place < end) continue;
    pattern.lastIndex = place;
    const match = pattern.exec(text);
    if (!match) continue;
    end = place + match[0].length;
    yield match;
  }
}

/** "tổ 5" is a name, "tổ 5 người" counts persons; of "mức 1, 3 trường" only "mức 1" is a rank. */
function withoutCounts(text: string, at: number, words: string): string {
  if (!/\d$/u.test(words)) return words;
  const rest = text.slice(at + words.length);
  if (!rest.startsWith(" ") || !startsWithNoun(rest.slice(1))) return words;
  return words.replace(/(?:\s?(?:,|và|-|\/))?\s?\d+$/u, "");
}

/** "Mỹ Quý 2": the end of a capitalised name, not a quarter. */
function endsName(text: string, at: number): boolean {
  return text.startsWith("Quý", at) && /\p{Lu}\p{Ll}*\s$/u.test(text.slice(Math.max(0, at - 12), at));
}

/** Every stretch whose numbers are dates, numbers of papers, ranks, names …, with the reason. @rule Q68 */
export function findNonQuantities(text: string): readonly Claimed[] {
  const found: Claimed[] = [];
  if (!/\d/u.test(text)) return found;
  // Lower case of every letter here has its length; a pattern that need not mind case is several times faster without it.
  const lower = text.toLowerCase();
  const folded = lower.length === text.length ? lower : text;
  const places = folded === lower ? findLeadPlaces(lower, LEADS) : undefined;
  for (const [order, [pattern, reason, mayCount]] of COMPILED.entries()) {
    const written = order < AS_WRITTEN ? text : folded;
    const sought = !places || LEADS.anywhere.has(order);
    for (const match of sought ? written.matchAll(pattern) : listMatches(written, order, places.get(order) ?? [])) {
      if (!/\d/u.test(match[0])) continue;
      const words = mayCount ? withoutCounts(text, match.index, match[0]) : match[0];
      if (!/\d/u.test(words) || endsName(text, match.index)) continue;
      const span = { start: match.index, end: match.index + words.length };
      // "9 tháng đầu năm 2018" keeps what "năm 2018" has not taken.
      const taken = found.filter((other) => span.start < other.span.end && span.end > other.span.start);
      const start = Math.max(
        span.start,
        ...taken.filter((other) => other.span.start <= span.start).map((other) => other.span.end),
      );
      const end = Math.min(span.end, ...taken.filter((other) => other.span.start > span.start).map((other) => other.span.start));
      if (start < end && /\d/u.test(text.slice(start, end))) found.push({ span: { start, end }, reason });
    }
  }
  return found;
}
