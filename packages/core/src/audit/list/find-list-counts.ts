import type { Finding, Remark } from "../claim.ts";
import type { Passage, Reading } from "../reading.ts";
import { sentenceAt } from "../wording/around.ts";
import { type Counted, listCounted } from "./counted.ts";
import { findFarList, findNoteList } from "./far-lists.ts";
import { findFollowingItems } from "./following-items.ts";
import { type FoundList, judgeList } from "./judge-list.ts";
import { readList } from "./list-reading.ts";
import { goesByName } from "./nouns.ts";
import { findOpener } from "./opener.ts";

/** A list with the counts that may be of it, the nearest last. */
type Heads = { readonly list: FoundList; readonly counteds: Counted[] };

/** Lists of a passage by the place where they begin: one list may stand behind several counts. */
function listHeads(reading: Reading, passage: Passage, counteds: readonly Counted[]): readonly Heads[] {
  const heads = new Map<string, Heads>();
  for (const counted of counteds) {
    const opener = findOpener(passage, counted, counteds.length);
    const inline = opener && readList(passage.text, opener.start, opener.end, counted.noun, opener.closed);
    const list: FoundList | undefined =
      opener && inline
        ? { reading: inline, passage, kind: opener.kind, partial: opener.partial, doubtful: opener.doubtful }
        : (findNoteList(reading, passage, counted) ?? findFollowingItems(reading, passage, counted));
    if (!list) continue;
    const name = `${list.passage.index}:${list.reading.items[0]?.start ?? 0}`;
    const head = heads.get(name);
    if (head) head.counteds.push(counted);
    // Each count reads the list with its own noun; the nearest count's reading stands.
    heads.set(name, { list, counteds: head?.counteds ?? [counted] });
  }
  return [...heads.values()];
}

/** Another count of the sentence that the list agrees with: "7 xã, thêm 3 xã: A, B, C". */
function findAgreeing(passage: Passage, counteds: readonly Counted[], blamed: Counted, found: number): Counted | undefined {
  const sentence = sentenceAt(passage, blamed.figure.span.start);
  return counteds.find(
    (other) =>
      other !== blamed &&
      other.count === found &&
      other.noun.split(" ")[0] === blamed.noun.split(" ")[0] &&
      other.figure.span.start >= sentence.start &&
      other.figure.span.end <= blamed.figure.span.start,
  );
}

/** One list has one count: the one it agrees with, else the nearest that its items can be called by. @rule Q156 */
function judgeHeads(passage: Passage, others: readonly Counted[], { list, counteds }: Heads): readonly Remark[] {
  const agreeing = counteds.findLast(({ count }) => list.reading.counts.includes(count));
  if (agreeing) return [judgeList(agreeing, list) ?? []].flat();
  // None counted and one named under it do not fit, whatever it goes by.
  const named = counteds.filter(({ noun, count }) => list.reading.shape !== "names" || goesByName(noun) || count === 0);
  const blamed = named.at(-1);
  const remark = blamed && judgeList(blamed, list);
  if (!remark || !blamed) return [];
  if (findAgreeing(passage, others, blamed, Number(remark.computed))) return [];
  return [counteds.length > 1 && remark.result === "error" ? { ...remark, result: "review" } : remark];
}

function fromPassage(reading: Reading, passage: Passage): readonly Remark[] {
  const counteds = listCounted(passage);
  if (counteds.length === 0) return [];
  const heads = listHeads(reading, passage, counteds);
  const headed = new Set(heads.flatMap((one) => one.counteds));
  const headless = counteds.filter((counted) => !headed.has(counted));
  const found = heads.flatMap((one) => judgeHeads(passage, [...headless, ...one.counteds], one));
  const spoken = new Set(found.map(({ span }) => span.start));
  const far = findFarList(passage, counteds)
    .filter(([counted]) => !spoken.has(counted.figure.span.start))
    .flatMap(([counted, list]) => judgeList(counted, list) ?? []);
  return [...found, ...far];
}

/** Printed counts against the names listed under them. @rule Q150 Q151 Q156 */
export function findListCounts(reading: Reading): readonly Finding[] {
  return reading.passages.flatMap((passage) => fromPassage(reading, passage));
}
