import { placeLevel, readLead } from "./nouns.ts";

/**
 * What a piece of a list looks like. `name`: capitalised words, perhaps behind their noun; `number`: "số 2", "12/QĐ-UBND"; `lead`: words
 * that begin with the word of a kind; `title`: other words that begin with a capital; `short`: at most five small words; else `words`.
 */
export type Item = {
  readonly shape: "name" | "number" | "lead" | "title" | "short" | "words";
  /** The word of a kind it begins with, small letters. */
  readonly lead?: string;
  /** What a group of items is called before them: "các huyện:". */
  readonly label?: string;
  /** Words follow the name: "Phương Viên làm chết 63 con". The list may end here. */
  readonly tail: boolean;
  /** Its brackets hold several things. */
  readonly nested: boolean;
};

const SYLLABLE = "(?:\\p{Lu}[\\p{L}'’.]*|\\d{1,3}(?![\\d.,]*\\d|\\s?%| \\p{Ll}))";
const NAME = new RegExp(`^\\p{Lu}[\\p{L}'’.]*(?:(?: | - |-)${SYLLABLE}){0,8}`, "u");
const NUMBER =
  /^(?:số )?(?:\d+[/-][\p{L}\d][\p{L}\d/&-]*|\d{1,3}(?:\.\d{1,2})?(?![\d.,]*\d|\s?%))(?: ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4})?/u;
/** Words that begin what is said of a name; they are no part of it. */
const SAYS = new RegExp(
  "^(?:làm|đạt|được|đã|đang|sẽ|có|bị|là|với|tại|trong|để|nhằm|chưa|còn|thuộc|của|gây|hoàn thành|về|trên|theo|cho|từ|đến|vẫn|tăng|giảm|" +
    "vượt|chiếm|thực hiện|triển khai|tổ chức|nâng|hiện|cũng|đều|phấn đấu|xảy ra|không|ở|năm|tháng|quý|ngày|cùng|xã|huyện|tỉnh|thành|vào|sang|" +
    "lên|xuống|bằng|do|khi|giáp|qua|dẫn|phát sinh|ghi nhận|tham gia|phối hợp|chịu|phải|mới|nay|nhận|nằm|hợp nhất|sáp nhập|giữ|xếp|ra|như)(?!\\p{L})",
  "u",
);
const CALLS = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu;
const BRACKETS = /\s*[([][^()[\]]*[)\]]/gu;
const LABEL = /^([^:()]{1,60}):\s*/u;
const PLURAL = /^(?:và |tại |ở |của )?(?:các |những |cả )/iu;

function bare(text: string): string {
  let words = text.replace(CALLS, "");
  for (let turn = 0; turn < 3 && /[([]/u.test(words); turn++) words = words.replace(BRACKETS, "");
  return words.trim();
}

/** Capitalised before a capital, these begin names themselves: "Bản Thi", "Chợ Mới", "Hồ Chí Minh", "Bà Rịa". */
const WEAK =
  /^(?:Bản|Làng|Ấp|Xóm|Buôn|Khóm|Chợ|Cầu|Hồ|Bà|Ông|Hội|Đồn|Hạt|Bộ|Ban|Đài|Quỹ|Vùng|Cụm|Cục|Viện|Đoàn|Trạm|Nước|Ngành|Luật|Tuyến|Phòng|Trường|Sở|Bảo) \p{Lu}\p{Ll}+(?:(?: - | )\p{Lu}\p{Ll}+){0,4}(?=$| (?:đạt|làm|có|đã|bị|được|là|thành|vào|hoàn thành|về)(?!\p{L}))/u;

function afterName(rest: string): boolean | undefined {
  const words = rest.trim();
  if (words === "" || words === ".") return false;
  return SAYS.test(words) ? true : undefined;
}

/** Reads one piece of a list. @rule Q152 */
export function readItem(text: string): Item {
  const nested = /[([][^()[\]]*(?:,|;|\svà\s)[^()[\]]*[)\]]/u.test(text);
  const words = bare(text);
  const label = LABEL.exec(words);
  const own = (label ? words.slice(label[0].length) : words).replace(PLURAL, "");
  const lead = WEAK.test(own) ? undefined : readLead(own);
  const shared = { ...(lead === undefined ? {} : { lead }), ...(label?.[1] === undefined ? {} : { label: label[1] }), nested };
  for (const core of lead === undefined ? [own] : [own.slice(lead.length).replace(/^[.\s]+/u, ""), own]) {
    // "Công an tỉnh", "Bản Thi": a capital lead may be the name itself.
    if (core === own && lead !== undefined && placeLevel(lead) === undefined) break;
    const name = NAME.exec(core)?.[0];
    const tail = name === undefined ? undefined : afterName(core.slice(name.length));
    if (tail !== undefined) return { shape: "name", tail, ...shared };
    const number = NUMBER.exec(core)?.[0];
    const rest = number === undefined ? undefined : afterName(core.slice(number.length));
    if (rest !== undefined) return { shape: "number", tail: rest, ...shared };
  }
  if (lead !== undefined) return { shape: "lead", tail: false, ...shared };
  if (/^\p{Lu}/u.test(own)) return { shape: "title", tail: false, ...shared };
  return { shape: own.split(/\s+/u).length <= 5 && !/\d/u.test(own) ? "short" : "words", tail: false, ...shared };
}
