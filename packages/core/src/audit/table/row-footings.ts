import type { Claim } from "../claim.ts";
import { NOT_ADDITIVE } from "./column-kinds.ts";
import type { Row } from "./columns.ts";
import { readDepths } from "./row-marks.ts";

/** A row and the rows it should be the sum of, by the table's numbering, its layout or the word "Tổng". */
export type Footing = {
  readonly total: number;
  readonly parts: readonly number[];
  /** Rows taken away: "Chênh lệch (A-B)". */
  readonly less: readonly number[];
  readonly by: "label" | "marks" | "layout" | "words";
};

/** A footing with what its columns say of it. */
export type Footed = { readonly footing: Footing; readonly claims: readonly Claim[]; readonly believed: boolean };

/** Rows "Trong đó" with their whole: parts, not all of them. */
export type Extract = { readonly whole: number; readonly parts: readonly number[] };

const TOTAL = /^\s*(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|xã|thành phố|quốc)|cả (?:nước|tỉnh|huyện)|chung)(?!\p{L})/iu;
const ONLY_TOTAL = /^\s*(?:tổng cộng|tổng số|tổng|cộng)\s*:?\s*(?:\([^()]*\))?\s*$/iu;
const OF_WHICH = /^\W*(?:trong đó|trong số đó|bao gồm cả|riêng)(?!\p{L})/iu;

export function isTotal({ label }: Row): boolean {
  return TOTAL.test(label);
}

/** "Tổng cộng", "Cộng (I+II)" and nothing else: the row is the total of its table, not "Tổng đàn lợn". */
export function isOnlyTotal({ label }: Row): boolean {
  return ONLY_TOTAL.test(label);
}

export function isOfWhich({ label }: Row): boolean {
  return OF_WHICH.test(label);
}

/** Means and rates of other rows are no parts. */
export function isPartRow(row: Row): boolean {
  return row.label !== "" && !NOT_ADDITIVE.test(row.label) && !isOfWhich(row);
}

const toFooting = (by: Footing["by"], total: Row, parts: readonly Row[]): readonly Footing[] =>
  parts.length >= 2 ? [{ by, total: total.index, parts: parts.map(({ index }) => index), less: [] }] : [];

/** Rows under a marked row, one level down: "I" over "1", "2"; "1" over "1.1" or "-". Rows without a mark among them are asides. */
function fromMarks(rows: readonly Row[], depths: readonly number[]): readonly Footing[] {
  return rows.flatMap((row, place) => {
    const own = depths[place] ?? 0;
    if (own === 0) return [];
    const under: { readonly row: Row; readonly depth: number }[] = [];
    for (const [step, next] of rows.slice(place + 1).entries()) {
      const depth = depths[place + 1 + step] ?? 0;
      if (isTotal(next) ? depth === 0 || depth <= own : depth > 0 && depth <= own) break;
      if (depth > own) under.push({ row: next, depth });
    }
    const level = Math.min(...under.map(({ depth }) => depth));
    const parts = under.filter(({ depth, row: part }) => depth === level && isPartRow(part));
    return toFooting(
      "marks",
      row,
      parts.map((part) => part.row),
    );
  });
}

/** Rows under a row that stands out: less indented than they, or bold where they are not. */
function fromLayout(rows: readonly Row[]): readonly Footing[] {
  const under = (place: number, isUnder: (next: Row) => boolean): readonly Row[] => {
    const end = rows.findIndex((next, at) => at > place && next.label !== "" && !isUnder(next));
    return rows.slice(place + 1, end < 0 ? rows.length : end).filter(isPartRow);
  };
  return rows.flatMap((row, place) => {
    if (row.label === "") return [];
    const deeper = under(place, (next) => next.indent > row.indent);
    const level = Math.min(...deeper.map(({ indent }) => indent));
    const indented = deeper.filter(({ indent }) => indent === level);
    const plain = row.bold ? under(place, (next) => !next.bold) : [];
    return [...toFooting("layout", row, indented), ...toFooting("layout", row, plain)];
  });
}

/** "Tổng cộng" over or under the rows it foots. Several sets of rows may be meant: the highest level, the bold, the outermost, all, the subtotals. */
function fromWords(rows: readonly Row[], depths: readonly number[]): readonly Footing[] {
  return rows.flatMap((row, place) => {
    if (!isTotal(row)) return [];
    const next = rows.findIndex((other, at) => at > place && isTotal(other));
    const last = rows.findLastIndex((other, at) => at < place && isTotal(other));
    const blocks = [
      rows.slice(place + 1, next < 0 ? rows.length : next),
      rows.slice(last + 1, place),
      rows.slice(place + 1),
      rows.slice(0, place),
    ];
    return blocks.flatMap((block) => {
      const parts = block.filter((other) => isPartRow(other) && !isTotal(other));
      const depthOf = (other: Row): number => depths[rows.indexOf(other)] || 99;
      const level = Math.min(...parts.map(depthOf));
      const margin = Math.min(...parts.map(({ indent }) => indent));
      const sets = [
        parts.filter((other) => depthOf(other) === level),
        parts.filter(({ indent }) => indent === margin),
        parts.filter(({ bold }) => bold),
        parts.filter(({ bold }) => !bold),
        parts,
        block.filter((other) => isTotal(other)),
        parts.filter((other) => depthOf(other) > level),
      ];
      return sets.flatMap((set) => toFooting("words", row, set));
    });
  });
}

const NAME = "(?:[A-ZĐ]|[IVX]+|\\d{1,2}(?:\\.\\d{1,2})?)";
const IN_LABEL = new RegExp(`[(=]\\s*(${NAME}(?:\\s*[-+]\\s*${NAME})+)\\s*\\)?\\s*$`, "u");

/** "TỔNG CỘNG (I+II)", "Chênh lệch (A-B)": the row prints what it is made of. Of several rows of one mark the nearest below is meant, else above. */
function fromLabels(rows: readonly Row[]): readonly Footing[] {
  return rows.flatMap((row, place): readonly Footing[] => {
    const formula = IN_LABEL.exec(row.label)?.[1];
    if (formula === undefined) return [];
    const rowOf = (mark: string): Row | undefined =>
      rows.slice(place + 1).find((other) => other.mark === mark) ?? rows.slice(0, place).findLast((other) => other.mark === mark);
    const terms = [...formula.matchAll(/([-+]?)\s*([^-+\s]+)/gu)].map(([, sign, mark]) => ({
      isLess: sign === "-",
      row: rowOf(mark ?? ""),
    }));
    const pick = (isLess: boolean): readonly number[] =>
      terms.flatMap((term) => (term.isLess === isLess && term.row ? [term.row.index] : []));
    const [parts, less] = [pick(false), pick(true)];
    const isRead = new Set([row.index, ...parts, ...less]).size === terms.length + 1;
    return isRead ? [{ by: "label", total: row.index, parts, less }] : [];
  });
}

/** Every total the rows may print, likeliest first, each once. @rule Q181 Q293 */
export function listFootings(rows: readonly Row[]): readonly Footing[] {
  const depths = readDepths(rows.map(({ mark }) => mark));
  const seen = new Set<string>();
  return [...fromLabels(rows), ...fromMarks(rows, depths), ...fromWords(rows, depths), ...fromLayout(rows)].filter((footing) => {
    const key = `${footing.total}=${footing.parts.join("+")}-${footing.less.join("-")}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** "Trong đó: …" and the rows after it that are marked deeper, or not at all, under the row before. @rule Q294 */
export function listExtracts(rows: readonly Row[], hasFigures: (row: Row) => boolean): readonly Extract[] {
  const depths = readDepths(rows.map(({ mark }) => mark));
  return rows.flatMap((row, place): readonly Extract[] => {
    if (!isOfWhich(row)) return [];
    const before = rows.findLastIndex((other, at) => at < place && hasFigures(other));
    const whole = rows[before];
    if (!whole) return [];
    if (hasFigures(row)) return [{ whole: whole.index, parts: [row.index] }];
    const own = depths[before] ?? 0;
    const after = rows.slice(place + 1);
    const end = after.findIndex((next, step) => {
      const depth = depths[place + 1 + step] ?? 0;
      return (
        isTotal(next) ||
        next.bold ||
        isOfWhich(next) ||
        (depth > 0 && depth <= own) ||
        (depth === 0 && next.indent <= whole.indent)
      );
    });
    const parts = after.slice(0, end < 0 ? after.length : end).filter((part) => isPartRow(part) && hasFigures(part));
    return parts.length > 0 ? [{ whole: whole.index, parts: parts.map(({ index }) => index) }] : [];
  });
}
