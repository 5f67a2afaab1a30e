/** Words that carry no name: they begin or end a clause, hedge a number or say that something was done. */
const FRONT = new RegExp(
  `^(?:[\\s,;:.\\-–+*•"“”'‘’)(/&…]|(?:trong đó|trong số đó|bao gồm|gồm|cụ thể|riêng|ngoài ra|đồng thời|kết quả|đến nay|hiện nay|tính đến nay|hiện tại|` +
    `qua đó|như sau|như|và|với|đã|đang|tiếp tục|có|là|được|nay|theo đó|trong kỳ|trong năm|trong tháng|trong quý|tổ chức được|kế hoạch giao|so với|so|của|` +
    `kh|kế hoạch|nq|năm|chỉ tiêu|dự toán giao|dự toán|trở lên|trở xuống|đạt|bằng|tương ứng|tương đương|tức|chiếm|tăng|giảm|ước|gần|hơn|trên|khoảng|còn|cho)(?![\\p{L}\\d]))`,
  "u",
);
const BACK = new RegExp(
  `(?:[\\s,;:.\\-–+*"“”'‘’(/&=<>≈~…]|(?<![\\p{L}\\d])(?:ước tính|ước|đạt được|đạt|được|là|có|hiện có|hiện nay|hiện còn|khoảng|hơn|trên|gần|dưới|chỉ|còn|đã|đang|thực hiện|` +
    `lên|xuống|bằng|với|bao gồm|gồm|trong đó|cho|tại|của|từ|đến|duy trì|hoàn thành|tăng thêm|tăng|giảm|chiếm|cụ thể|như sau|và|thêm|vượt|xấp xỉ|tổng cộng|` +
    `so với|trong|ở|tối thiểu|tối đa|không dưới|không quá|ít nhất|th|cả|đều|số tiền là|tổng số|kế hoạch|kh|cộng dồn|lũy kế|luỹ kế|sơ bộ|chính thức|tính|đến nay|nay|cao hơn|thấp hơn|phấn đấu))$`,
  "u",
);
/** A verb that reports, before the noun it is about: "tổ chức được 5 cuộc". It names nothing alone. */
const REPORTING: ReadonlySet<string> = new Set("thực hiện tổ chức triển khai".split(" "));

/** Syllables that tell no thing from another. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    "và của các những cho với trong trên là có được đã đang còn từ đến tại về theo do bằng đạt so ước hơn gần khoảng này đó nay như một ở vào bị để nhằm " +
    "hiện gồm riêng toàn"
  ).split(" "),
);
/** Heads that need a name after them: "tổng sản lượng" is the output of something. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    "diện tích sản lượng năng suất tổng số tiền trị giá giá trị doanh thu tỷ tỉ lệ trọng kinh phí khối mức lượt kết quả hiện mới người con vụ hộ đơn " +
    "thực lũy kế chi trả cấp huyện xã tỉnh hồ sơ việc xử lý phạt"
  ).split(" "),
);

/** A text without closed brackets, however deep; an open one stays. */
export function withoutBrackets(text: string): string {
  let words = text;
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(/\([^()]*\)/gu, " ");
  }
  return words;
}

/** Lower case, one space between words, without brackets and without the words around a name that are not part of it. @rule Q270 */
export function toSubject(text: string): string {
  let words = withoutBrackets(text.toLowerCase())
    .replace(/[*_⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(FRONT, "").replace(BACK, "").trim();
  }
  return words;
}

/** Every syllable of a text that tells one thing from another, in order. */
export function subjectWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => !EMPTY.has(word));
}

/** Whether every word is a head that could be of anything: "tổng sản lượng". */
export function isGeneric(subject: string): boolean {
  return subjectWords(subject).every((word) => GENERIC.has(word));
}

/** Whether a clause names its thing: more than a head that could be of anything, or a verb that only reports. */
export function isTelling(subject: string): boolean {
  return subjectWords(subject).filter((word) => !GENERIC.has(word) && !REPORTING.has(word)).length >= 2;
}
