import type { Figure } from "../figure/figure.ts";
import { intersect } from "../judge/interval.ts";
import { listExact, readPrinted } from "../judge/printed.ts";
import { measureSurelyAlike } from "../wording/measures.ts";
import type { Mention } from "./mention.ts";

/** Whether two printed figures can be one value: what their digits allow has a value in common. */
export function agree(a: Figure, b: Figure): boolean {
  const isExact = listExact([a, b]);
  return intersect(readPrinted(a, isExact(a)).interval, readPrinted(b, isExact(b)).interval);
}

/** Digits that count: "3.277.400" and "3.277,04" are "32774" and "327704". */
export function digitsOf({ value }: Figure): string {
  const units = value.units < 0n ? -value.units : value.units;
  return units.toString().replace(/^0+|0+$/gu, "");
}

/** The digits of two figures down to the last place either prints: of "23.900" and "23.906" one digit differs, though "239" is what counts. */
export function alignDigits(a: Figure, b: Figure): readonly [string, string] {
  const places = Math.max(a.value.scale, b.value.scale);
  const digits = ({ value }: Figure): string => {
    const units = (value.units < 0n ? -value.units : value.units) * 10n ** BigInt(places - value.scale);
    return units.toString();
  };
  return [digits(a), digits(b)];
}

/** Whether one digit typed otherwise, left out or doubled, or two neighbours swapped, makes the one the other. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}

/** Unequal only where both say something. */
function contradict(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/**
 * Whether two mentions may be of one fact: one role, one measure, and no slot of one against the same slot of the other. Two
 * periods, two days, a part of the year against all of it: silence.
 *
 * @rule Q280
 */
export function mayBeOneFact(a: Mention, b: Mention): boolean {
  const [x, y] = [a.slots, b.slots];
  return (
    a.role === b.role &&
    (measureSurelyAlike(a.figure, b.figure) ||
      (a.role.startsWith("percent") && a.figure.unit.dimension === b.figure.unit.dimension)) &&
    x.cumulative === y.cumulative &&
    !isElsewhere(a, b) &&
    !contradict(x.periodKey, y.periodKey) &&
    !contradict(x.dataAsOf, y.dataAsOf) &&
    !contradict(x.place?.toLowerCase(), y.place?.toLowerCase())
  );
}

/** A name of so many words (syllables: about four words of the language) is one thing wherever it stands. */
const LONG_NAME = 7;

/** Two labels ("Chương trình A: số vốn giải ngân …", "Chương trình B: số vốn giải ngân …") make two facts of one name. */
function isElsewhere({ slots: { label: a } }: Mention, { slots: { label: b } }: Mention): boolean {
  return a !== "" && b !== "" && a !== b;
}

/** Slots that must be left open by both or said alike by both before a difference is asked about. */
export function isAsked(a: Mention, b: Mention): boolean {
  const [x, y] = [a.slots, b.slots];
  return (
    a.role !== "previous" &&
    x.dataAsOf === y.dataAsOf &&
    x.place === y.place &&
    a.figure.hedge === undefined &&
    b.figure.hedge === undefined
  );
}

/** What a name measures: "tiếp nhận" or "xử lý" alone may be of anything under another heading. */
const MEASURE =
  /^(?:tổng |số )*(?:diện tích|sản lượng|năng suất|giá trị|doanh thu|thu|chi|số|tổng|tỷ lệ|tỉ lệ|đàn|dân số|kim ngạch|vốn|kinh phí|thu nhập|chỉ số|mức)(?!\p{L})/u;

/** Under one heading, or with a name long enough to need none. */
function isOneTopic(a: Mention, b: Mention): boolean {
  return a.slots.topic === b.slots.topic || a.words.length >= LONG_NAME;
}

/** Whether every slot of both is said and equal: only then is a difference an error. @rule Q281 */
export function isOneFact(a: Mention, b: Mention): boolean {
  const [x, y] = [a.slots, b.slots];
  return (
    x.periodKey !== undefined &&
    x.periodKey === y.periodKey &&
    x.periodIsOwn === true &&
    y.periodIsOwn === true &&
    x.status === y.status &&
    x.label === y.label &&
    MEASURE.test(x.own) &&
    isOneTopic(a, b) &&
    a.words.length >= 3 &&
    a.words.join(" ") === b.words.join(" ") &&
    a.figure.hedge === undefined &&
    b.figure.hedge === undefined
  );
}

/** How many of the naming words two mentions share, of a hundred of the longer one's. */
export function likeness(a: Mention, b: Mention): number {
  const longest = Math.max(a.bag.size, b.bag.size);
  return longest === 0 ? 0 : Math.trunc((countShared(a, b) * 100) / longest);
}

/** Whether one name is the other with words added: another word in the place of one makes another thing. */
export function isWidened(a: Mention, b: Mention): boolean {
  return countShared(a, b) === Math.min(a.bag.size, b.bag.size);
}

function countShared(a: Mention, b: Mention): number {
  let shared = 0;
  for (const word of a.bag) if (b.bag.has(word)) shared++;
  return shared;
}
