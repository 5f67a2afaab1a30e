import type { Passage, Reading } from "../reading.ts";
import type { Counted } from "./counted.ts";
import { readItem } from "./item.ts";
import type { FoundList } from "./judge-list.ts";

/** How many passages below a count its items are looked for. */
const MOST = 400;
/** Words of an item that speaks of the whole, not of one of the things counted. */
const NO_ITEM =
  /^(?:kết quả|hạn chế|ưu điểm|tồn tại|thuận lợi|khó khăn|nguyên nhân|đạt|chưa đạt|vượt|không đạt|số|tổng|trong đó|ngoài ra|còn|có|cụ thể|đã|các chỉ tiêu|nhóm|gồm|bao gồm)(?!\p{L})/iu;
const AT_END = /^[^.;]*?(?:như sau|sau đây|sau|gồm|bao gồm|gồm có|là|cụ thể(?: là| như sau)?)?\s*:\s*$/iu;
/** Nothing but the noun's own words stands before the colon. */
const PLAIN = /^(?:\s[\p{L}/-]+){0,8}\s?(?:như sau|sau đây|sau|gồm|bao gồm|là)?\s*:\s*$/iu;

/** "a)" and "b)" are marks of one kind, "1." and "a)" are not. */
function markKind(mark: string | undefined): string {
  return (mark ?? "")
    .replace(/\d+/gu, "1")
    .replace(/^[IVX]+/u, "I")
    .replace(/^\p{Ll}/u, "a");
}

type Taken = { readonly items: readonly Passage[]; readonly broken: boolean };

/** The items below a passage, deeper ones and footnotes left out, up to the first passage that is none of them. */
function takeItems(reading: Reading, from: Passage): Taken {
  const items: Passage[] = [];
  let broken = false;
  for (let index = from.index + 1; index < reading.passages.length && index < from.index + MOST; index++) {
    const next = reading.passages[index];
    if (!next || next.kind === "note") continue;
    const [first] = items;
    const same = first !== undefined && markKind(next.mark) === markKind(first.mark) && next.level === first.level;
    if (next.kind === "item" && (first === undefined || same)) {
      items.push(next);
      continue;
    }
    if (first === undefined) break;
    // A sub-item belongs to the item above it.
    if (next.kind === "item" && (next.level ?? 0) > (first.level ?? 0)) continue;
    const after = reading.passages[index + 1];
    broken = next.kind === "paragraph" && after?.kind === "item" && markKind(after.mark) === markKind(first.mark);
    break;
  }
  return { items, broken };
}

/** "Kết quả giải ngân 03 Chương trình MTQG như sau:" with the items below it. @rule Q157 */
export function findFollowingItems(reading: Reading, passage: Passage, counted: Counted): FoundList | undefined {
  if (passage.kind === "cell" || passage.kind === "note") return undefined;
  const gap = passage.text.slice(counted.end);
  if (gap.length > 200 || !AT_END.test(gap)) return undefined;
  const { items, broken } = takeItems(reading, passage);
  const [first] = items;
  if (!first || items.length < 2) return undefined;
  const flat = passage.kind === "item" && markKind(first.mark) === markKind(passage.mark);
  const heads = items.map(({ text }) => ({ start: 0, end: Math.min(text.length, 60) }));
  const begins = items.every(({ text }) => text.toLowerCase().startsWith(counted.noun.split(" ")[0] ?? counted.noun));
  const speaks = items.some(({ text, figures }) => NO_ITEM.test(text) || figures.some((figure) => figure.span.start === 0));
  const listed = begins || (PLAIN.test(gap) && readItem(first.text).shape !== "words");
  const doubtful = flat || broken || speaks || !listed;
  return {
    reading: { shape: "clauses", items: heads, counts: [items.length], plain: false, open: false },
    passage: first,
    kind: "items",
    partial: false,
    doubtful,
    places: items.map((item) => ({ passage: item.index, span: { start: 0, end: Math.min(item.text.length, 60) } })),
  };
}
