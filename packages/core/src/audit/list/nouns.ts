/** Levels of places: a list of communes does not hold the district they lie in. */
const LEVELS: readonly (readonly [number, readonly string[]])[] = [
  [0, ["thôn", "bản", "xóm", "ấp", "buôn", "làng", "khóm", "tổ dân phố", "khu phố", "khối phố", "tiểu khu", "khu dân cư"]],
  [1, ["xã", "phường", "thị trấn", "TT"]],
  [2, ["huyện", "quận", "thị xã", "TX"]],
  [3, ["tỉnh"]],
];
/** "Thành phố" may lie in a province or be one: it has no level. */
const CITIES = ["thành phố", "TP"];
const BODIES: readonly string[] = (
  "địa phương, địa bàn, đơn vị, cơ quan, tổ chức, đảng bộ, chi bộ, chi đoàn, chi hội, phòng, ban, sở, ngành, " +
  "doanh nghiệp, công ty, hợp tác xã, HTX, tổ hợp tác, trường, trung tâm, bệnh viện, trạm, hội, đoàn, đoàn thể, " +
  "ngân hàng, UBND, ủy ban, HĐND, công an, chi cục, cục, tổng cục, bộ, viện, văn phòng, thanh tra, kho bạc, " +
  "bảo hiểm, hạt, đồn, chi nhánh, tòa án, viện kiểm sát, ban quản lý, ban chỉ huy, xí nghiệp, nhà máy, tập đoàn, " +
  "tổng công ty, điểm trường, đài, thư viện, bảo tàng, quỹ, câu lạc bộ, huyện ủy, tỉnh ủy, thị ủy, thành ủy, " +
  "đảng ủy, vùng, khu vực, cụm, nước, quốc gia"
).split(", ");
const PAPERS: readonly string[] = (
  "quyết định, nghị quyết, nghị định, thông tư, chỉ thị, kế hoạch, công văn, văn bản, báo cáo, tờ trình, luật, " +
  "hướng dẫn, thông báo, kết luận, quy chế, quy định, đề án, chương trình, dự án, tiểu dự án, công trình, " +
  "tiêu chí, chỉ tiêu, mô hình, sản phẩm, tuyến, cầu, hồ, chợ, đồng chí, ông, bà, di tích, lễ hội, gói thầu, " +
  "đề tài"
).split(", ");

const byLength = (words: readonly string[]): readonly string[] => words.toSorted((a, b) => b.length - a.length);
const PLACES = LEVELS.flatMap(([, words]) => words).concat(CITIES);
/** Words that begin the name of a place, a body, a paper, a work, longest first. */
const LEADS = byLength([...PLACES, ...BODIES, ...PAPERS]);
const isWord = (lower: string, word: string): boolean =>
  lower.startsWith(word.toLowerCase()) && !/^[\p{L}\d]/u.test(lower.slice(word.length));

/** The word of a kind that begins a text, in small letters: "xã" of "xã Nam Cường". */
export function readLead(text: string): string | undefined {
  const lower = text.slice(0, 24).toLowerCase();
  return LEADS.find((word) => isWord(lower, word))?.toLowerCase();
}

/** How high the place that a noun names stands; undefined for what is no place or has no one level. */
export function placeLevel(noun: string): number | undefined {
  const lower = noun.toLowerCase();
  return LEVELS.find(([, words]) => words.some((word) => isWord(lower, word)))?.[0];
}

/** Whether things counted by this noun are called by bare names: communes and districts are, cases and persons are not. @rule Q154 */
export function goesByName(noun: string): boolean {
  const lower = noun.toLowerCase();
  return [...PLACES, ...BODIES].some((word) => isWord(lower, word));
}

/** Papers, works and criteria are titled with words; places and bodies have names. */
export function isTitled(lead: string): boolean {
  return PAPERS.some((word) => isWord(lead, word)) && !goesByName(lead);
}

export function isPlaceWord(noun: string): boolean {
  return PLACES.some((word) => isWord(noun.toLowerCase(), word));
}

/** Whether things counted by this noun are called by numbers: "tiêu chí 2, 6 và 10". */
export function goesByNumber(noun: string): boolean {
  return /^(?:tiêu chí|chỉ tiêu|mục tiêu|nhóm|điều|khoản|thôn|tổ|khu|khối|lớp|quận|phường|nội dung|dự án|tiểu dự án|hợp phần|vùng)(?!\p{L})/u.test(
    noun.toLowerCase(),
  );
}
