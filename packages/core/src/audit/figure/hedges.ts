import type { Hedge, Qualifier } from "./figure.ts";

/** Words before a number that hedge it, nearest to the number first read. */
const HEDGES: readonly (readonly [RegExp, Hedge])[] = [
  [/(?:không dưới|tối thiểu|ít nhất|tối thiểu là|≥)\s*$/u, "at-least"],
  [/(?:không quá|tối đa|nhiều nhất|≤)\s*$/u, "at-most"],
  [/(?:hơn|trên|quá|ngót nghét|>)\s*$/u, "over"],
  [/(?:gần|dưới|chưa đến|chưa tới|chưa đầy|xấp xỉ dưới|ngót|<)\s*$/u, "under"],
  [/(?:khoảng|xấp xỉ|chừng|độ chừng|ước khoảng|ước chừng|khoảng chừng|~|≈)\s*$/u, "about"],
];

/** "cao hơn", "nhiều hơn": the word compares, it does not hedge. "dựa trên", "3 trên 5" do not either. */
const NO_HEDGE =
  /(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|tốt|dài|sớm|muộn|cao hơn so với|dựa|nêu|kể|tỷ lệ|tính|\d|%|trong|đánh giá|chia)\s(?:hơn|trên)\s*$/u;

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /(?:^|[\s(,;:])ước(?: tính| đạt| thực hiện| được| có| còn| khoảng| hết tháng| cả năm| đến| sản lượng| th| tổng)*\s*$/u,
    "estimate",
  ],
  [/(?:lũy kế|luỹ kế|cộng dồn)[^,;.()]{0,40}$/u, "cumulative"],
  [/sơ bộ[^,;.()]{0,30}$/u, "preliminary"],
  [/chính thức[^,;.()]{0,30}$/u, "official"],
  [/(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|dự toán)[^,;.()]{0,40}$/u, "target"],
  [/(?<!(?:dân số|lao động) )(?:bình quân|trung bình)[^,;.()]{0,40}$/u, "average"],
  [/(?:tổng(?: cộng| số)?)[^,;.()]{0,40}$/u, "total"],
  [/(?:còn(?: lại)?|tồn)[^,;.()\d]{0,24}$/u, "remaining"],
];

/** Words that stand between a hedge and what they hedge: "ước đạt hơn", "được khoảng". */
const LINK = /(?:đạt|được|là|có|chỉ|mới|với|cả)\s*$/u;

/** No hedge with the words that may stand beside it is longer. */
const NEAR = 48;

export type Hedging = { readonly start: number; readonly hedge?: Hedge; readonly qualifiers: readonly Qualifier[] };

/** What the words before `at` (not before `from`) do to the number there. @rule Q67 */
export function readHedges(text: string, from: number, at: number): Hedging {
  const lead = text.slice(from, at).toLowerCase();
  const near = lead.slice(-NEAR);
  let hedge: Hedge | undefined;
  let start = at;
  for (const [pattern, kind] of HEDGES) {
    const match = pattern.exec(near);
    if (!match || NO_HEDGE.test(near) || /\p{L}$/u.test(near.slice(0, match.index))) continue;
    hedge = kind;
    start = from + lead.length - near.length + match.index;
    break;
  }
  const qualifiers: Qualifier[] = hedge ? [hedge] : [];
  let clause = lead.slice(
    Math.max(lead.lastIndexOf(";"), lead.lastIndexOf(","), lead.lastIndexOf("("), lead.lastIndexOf(". ")) + 1,
    start - from,
  );
  for (const [pattern, kind] of QUALIFIERS) {
    const match = kind === "estimate" && !clause.includes("ước") ? undefined : pattern.exec(clause);
    if (!match) continue;
    qualifiers.push(kind);
    if (kind === "estimate")
      start = Math.min(start, from + lead.indexOf(clause) + match.index + (match[0].startsWith("ước") ? 0 : 1));
  }
  clause = clause.replace(LINK, "");
  return { start, ...(hedge ? { hedge } : {}), qualifiers };
}

/** "20% trở lên", "từ 5 ha trở xuống": a threshold. */
export function readThreshold(after: string): Hedge | undefined {
  const match = /^[^,;.()\d]{0,24}?\s(trở lên|trở xuống)/u.exec(after.slice(0, NEAR).toLowerCase());
  if (!match) return undefined;
  return match[1] === "trở lên" ? "at-least" : "at-most";
}
