import type { Remark } from "../claim.ts";
import type { Passage, Reading } from "../reading.ts";
import { follows, type MarkReading, readNumberMark } from "./number-mark.ts";
import { openingSpan } from "./words.ts";

/** A list being counted. */
type Counter = {
  readonly sort: string;
  readonly kind: Passage["kind"];
  readonly first: string;
  last: number;
  lastMark: string;
  lastPassage: Passage;
  members: number;
  broken: boolean;
};

/** A sequence this short proves nothing by being whole. */
const LEAST_WHOLE = 3;
/** A greater step is another list, or a number that is no mark. */
const LONGEST_STEP = 3;

function toRemark(passage: Passage, result: "review" | "ok", stated: string, expected?: string): Remark {
  return {
    kind: "remark",
    rule: "sequence",
    result,
    note: expected === undefined ? { code: "holds" } : { code: "sequence-broken", expected, found: stated },
    stated,
    ...(expected === undefined ? {} : { computed: expected }),
    operands: [],
    passage: passage.index,
    span: openingSpan(passage),
    related: [],
  };
}

/** Whether a number that no mark has stands inside the words between two items, its line break lost: "…; 3. Tiếp tục …". */
function standsInside(passages: readonly Passage[], from: Passage, to: Passage, mark: string): boolean {
  const words = mark.replace(/[.)/:-]$/u, "");
  const sign = mark.slice(words.length);
  for (let index = from.index; index < to.index; index++) {
    const text = passages[index]?.text ?? "";
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const before = text[at - 1];
      if ((before === undefined || before === " " || before === "(") && text.startsWith(sign, at + words.length)) return true;
    }
  }
  return false;
}

/** Reads the marks in order; `open` holds the lists still going on, the innermost last. */
class Numbering {
  readonly remarks: Remark[] = [];
  private open: Counter[] = [];
  private readonly passages: readonly Passage[];

  constructor(passages: readonly Passage[]) {
    this.passages = passages;
  }

  /** Ends every list from this depth inwards; a whole one is told. */
  close(depth: number): void {
    for (const counter of this.open.splice(depth)) {
      if (counter.broken || counter.members < LEAST_WHOLE) continue;
      this.remarks.push(toRemark(counter.lastPassage, "ok", `${counter.first} … ${counter.lastMark}`));
    }
  }

  private begin(passage: Passage, mark: string, reading: MarkReading): void {
    this.open.push({
      sort: reading.sort,
      kind: passage.kind,
      first: mark,
      last: reading.value,
      lastMark: mark,
      lastPassage: passage,
      members: 1,
      broken: false,
    });
  }

  private goOn(depth: number, passage: Passage, mark: string, value: number): void {
    this.close(depth + 1);
    const counter = this.open[depth];
    if (!counter) return;
    counter.last = value;
    counter.lastMark = mark;
    counter.lastPassage = passage;
    counter.members++;
  }

  /** The innermost open list the mark goes on with, one of its own kind first. */
  private findNext(readings: readonly MarkReading[], kind: Passage["kind"]): { depth: number; value: number } | undefined {
    for (const alike of [true, false]) {
      for (let depth = this.open.length - 1; depth >= 0; depth--) {
        const counter = this.open[depth];
        if (!counter || (alike && counter.kind !== kind)) continue;
        const reading = readings.find((one) => one.sort === counter.sort && follows(counter.sort, counter.last, one.value));
        if (reading) return { depth, value: reading.value };
      }
    }
    return undefined;
  }

  /** A list of its sort that the mark should have gone on with: it repeats a number, or leaves a few out. */
  private findBroken(readings: readonly MarkReading[], passage: Passage): { depth: number; reading: MarkReading } | undefined {
    for (let depth = this.open.length - 1; depth >= 0; depth--) {
      const counter = this.open[depth];
      if (!counter || counter.kind !== passage.kind || counter.members < 2) continue;
      const reading = readings.find((one) => one.sort === counter.sort);
      if (!reading) continue;
      const step = reading.value - counter.last;
      return step < 0 || step > LONGEST_STEP ? undefined : { depth, reading };
    }
    return undefined;
  }

  read(passage: Passage, mark: string): void {
    const readings = readNumberMark(mark);
    const [likely] = readings;
    if (!likely) return;
    const next = this.findNext(readings, passage.kind);
    if (next) return this.goOn(next.depth, passage, mark, next.value);
    const fresh = readings.find((one) => one.value === 1);
    if (fresh) return this.begin(passage, mark, fresh);
    const broken = this.findBroken(readings, passage);
    const counter = broken && this.open[broken.depth];
    if (!broken || !counter) return this.begin(passage, mark, likely);
    const { value, show } = broken.reading;
    const expected = show(counter.last + 1);
    if (value === counter.last || !standsInside(this.passages, counter.lastPassage, passage, expected)) {
      this.remarks.push(toRemark(passage, "review", mark, expected));
      counter.broken = true;
    }
    this.goOn(broken.depth, passage, mark, value);
  }
}

/**
 * Numbers of items and headings: each list from its first number on, without a number left out or printed twice. A list may start
 * anywhere and start again anywhere.
 *
 * ok: "1." "2." "3.", then "1." under a new heading. not ok: "1." "2." "4.".
 *
 * @rule Q133
 */
export function findNumbering(reading: Reading): readonly Remark[] {
  const numbering = new Numbering(reading.passages);
  for (const passage of reading.passages) {
    if (passage.kind === "cell" || passage.kind === "note") continue;
    if (passage.mark !== undefined) numbering.read(passage, passage.mark);
    // "Phần thứ hai": a part begins all counts anew.
    else if (passage.kind === "heading" && passage.level === 1) numbering.close(0);
  }
  numbering.close(0);
  return numbering.remarks;
}
