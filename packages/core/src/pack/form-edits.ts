import { toBreakdown } from "../indicator/breakdown.ts";
import type { Dimension, Sector } from "../indicator/indicator.ts";
import { sectorOf } from "../indicator/sector.ts";
import type { ColumnEntry } from "./form-columns.ts";
import { keyOfLine, type RowEntry } from "./form-rows.ts";
import type { RuleEntry } from "./form-rules.ts";
import { given } from "./given.ts";
import { isNumbered, numberLines } from "./line-marks.ts";
import type { Entry } from "./pack.ts";

export type FormEntry = Entry<"forms">;
/** A figure to be put on a form. */
export type NewFigure = Pick<RowEntry, "breakdown" | "label"> & {
  readonly indicator: string;
  /** The indicator it stands under in the list it is taken from. */
  readonly whole?: string;
};

const levelOf = ({ level = 0 }: RowEntry): number => level;

/**
 * The form with the key of every heading and computed line written out: those that have none are named by where they stand, and would be
 * called otherwise when something is moved. Every edit begins so; what its place says is left out again when it is saved.
 *
 * @rule K63
 */
export function pinKeys(form: FormEntry): FormEntry {
  return {
    ...form,
    rows: form.rows.map((row, at) => (row.indicator === undefined ? { ...row, key: keyOfLine(row, at) } : row)),
  };
}

/** The form with other lines; numbered anew where they were numbered by rule. @rule K62 */
function withRows(form: FormEntry, rows: readonly RowEntry[]): FormEntry {
  return { ...form, rows: isNumbered(form.rows) ? numberLines(rows) : rows };
}

/** The name itself, or with the first number after it that nothing else has. */
export function findFree(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** Where a line and those below it end: the next line that stands as high. */
function endOf(rows: readonly RowEntry[], at: number): number {
  const line = rows[at];
  if (!line) return at;
  const next = rows.findIndex((row, i) => i > at && levelOf(row) <= levelOf(line));
  return next < 0 ? rows.length : next;
}

const headingKey = (sector: string): string => `muc-${sector}`;

/** Where the heading of a sector belongs: before the first heading of a sector that the report treats later. */
function placeForHeading(rows: readonly RowEntry[], sectors: readonly Sector[], position: number): number {
  if (position < 0) return rows.length;
  const later = new Set(sectors.slice(position + 1).map(({ code }) => headingKey(code)));
  const at = rows.findIndex((row) => row.key !== undefined && row.heading !== undefined && later.has(row.key));
  return at < 0 ? rows.length : at;
}

function addFigure(
  rows: readonly RowEntry[],
  { indicator, breakdown = {}, label, whole: above }: NewFigure,
  sectors: readonly Sector[],
): readonly RowEntry[] {
  const parts = toBreakdown(breakdown);
  const line: RowEntry = { indicator, ...given({ breakdown: parts.length === 0 ? undefined : breakdown, label }) };
  const key = keyOfLine(line, 0);
  if (rows.some((row, at) => keyOfLine(row, at) === key)) return rows;
  // A part stands under its whole, if that is there.
  const over = parts.length === 0 ? above : indicator;
  const whole = over === undefined ? -1 : rows.findIndex((row) => row.indicator === over && row.breakdown === undefined);
  if (whole >= 0) return rows.toSpliced(endOf(rows, whole), 0, { ...line, level: levelOf(rows[whole] ?? {}) + 1 });
  const sector = sectorOf(indicator);
  const position = sectors.findIndex(({ code }) => code === sector);
  const under = rows.findIndex((row) => row.heading !== undefined && row.key === headingKey(sector));
  if (under >= 0) return rows.toSpliced(endOf(rows, under), 0, { ...line, level: levelOf(rows[under] ?? {}) + 1 });
  const heading: RowEntry = { heading: sectors[position]?.name ?? sector, key: headingKey(sector) };
  return rows.toSpliced(placeForHeading(rows, sectors, position), 0, heading, { ...line, level: 1 });
}

/**
 * The form with more figures, each under the heading of its sector, which is put where the report treats it if it is not there yet. One
 * that is on the form already is not put twice.
 *
 * @param sectors  in the order of the report
 * @rule  K60
 */
export function addFigures(form: FormEntry, figures: readonly NewFigure[], sectors: readonly Sector[]): FormEntry {
  const pinned = pinKeys(form);
  return withRows(
    pinned,
    figures.reduce<readonly RowEntry[]>((rows, figure) => addFigure(rows, figure, sectors), pinned.rows),
  );
}

/** The form with the parts of a line under it: every item of a dimension that is not there yet. @rule K60 */
export function splitLine(form: FormEntry, at: number, { code, items }: Dimension): FormEntry {
  const pinned = pinKeys(form);
  const line = pinned.rows[at];
  if (line?.indicator === undefined || line.breakdown?.[code] !== undefined) return form;
  const known = new Set(pinned.rows.map(keyOfLine));
  const parts = items
    .map(
      (item): RowEntry => ({
        level: levelOf(line) + 1,
        ...given({ indicator: line.indicator, unit: line.unit }),
        breakdown: { ...line.breakdown, [code]: item.code },
      }),
    )
    .filter((part) => !known.has(keyOfLine(part, 0)));
  return withRows(pinned, pinned.rows.toSpliced(endOf(pinned.rows, at), 0, ...parts));
}

/** A heading or a computed line as somebody adds it; its key is found for it. */
export type NewLine = { readonly heading: string } | { readonly label: string; readonly formula: string; readonly unit: string };

/** The form with a line before the one at `at`, as deep as that. @rule K63 */
export function insertLine(form: FormEntry, at: number, line: NewLine): FormEntry {
  const { rows, ...rest } = pinKeys(form);
  const key = findFree("heading" in line ? "muc" : "tinh", new Set(rows.map(keyOfLine)));
  const level = "heading" in line ? 0 : levelOf(rows[at] ?? rows.at(-1) ?? {});
  return withRows(
    { ...rest, rows },
    rows.toSpliced(at, 0, { ...given({ level: level === 0 ? undefined : level }), ...line, key }),
  );
}

/** The form without a line and those below it. @rule K63 */
export function removeLine(form: FormEntry, at: number): FormEntry {
  const pinned = pinKeys(form);
  return withRows(pinned, pinned.rows.toSpliced(at, endOf(pinned.rows, at) - at));
}

/** The form without a figure and its parts, and without the heading that then has nothing under it. @rule K60 */
export function removeFigure(form: FormEntry, indicator: string): FormEntry {
  const at = form.rows.findIndex((row) => row.indicator === indicator);
  if (at < 0) return form;
  const less = removeLine(form, at);
  const before = less.rows[at - 1];
  const isBare = before?.heading !== undefined && endOf(less.rows, at - 1) === at;
  return removeFigure(isBare ? removeLine(less, at - 1) : less, indicator);
}

/** Where the line that comes before a block on its own level begins; the line above it, if that stands higher. */
function startBefore(rows: readonly RowEntry[], at: number, level: number): number {
  let start = at - 1;
  while (start > 0 && levelOf(rows[start] ?? {}) > level) start -= 1;
  return start;
}

/** The form with a line, and those below it, moved by one: past its neighbour, or over a heading into the next part. @rule K63 */
export function moveLine(form: FormEntry, at: number, way: "up" | "down"): FormEntry {
  const pinned = pinKeys(form);
  const { rows } = pinned;
  const line = rows[at];
  if (!line) return form;
  const end = endOf(rows, at);
  const block = rows.slice(at, end);
  const rest = rows.toSpliced(at, block.length);
  if (way === "up") return at === 0 ? form : withRows(pinned, rest.toSpliced(startBefore(rows, at, levelOf(line)), 0, ...block));
  const next = rows[end];
  if (!next) return form;
  // What follows stood at `end`; without the block it begins at `at`.
  const target = levelOf(next) < levelOf(line) ? at + 1 : endOf(rest, at);
  return withRows(pinned, rest.toSpliced(target, 0, ...block));
}

/** The form with a line, and those below it, deeper or higher by one; never deeper than one below the line before. @rule K63 */
export function shiftLine(form: FormEntry, at: number, by: 1 | -1): FormEntry {
  const pinned = pinKeys(form);
  const { rows } = pinned;
  const line = rows[at];
  const before = rows[at - 1];
  if (!line) return form;
  const level = levelOf(line) + by;
  if (level < 0 || (by > 0 && (!before || level > levelOf(before) + 1))) return form;
  const end = endOf(rows, at);
  return withRows(
    pinned,
    rows.map((row, i) => {
      if (i < at || i >= end) return row;
      const { level: _level, ...bare } = row;
      const to = levelOf(row) + by;
      return { ...(to === 0 ? {} : { level: to }), ...bare };
    }),
  );
}

/** What can be said otherwise of a line; undefined takes the word away, so that the usual holds. */
export type LineChange = {
  readonly [K in "mark" | "label" | "heading" | "unit" | "required" | "entered" | "signed" | "formula" | "decimals"]?:
    | RowEntry[K]
    | undefined;
};

export function changeLine(form: FormEntry, at: number, change: LineChange): FormEntry {
  const pinned = pinKeys(form);
  return { ...pinned, rows: pinned.rows.map((row, i) => (i === at ? given({ ...row, ...change }) : row)) };
}

/** The form with its lines numbered as plan papers number. @rule K62 */
export function renumber(form: FormEntry): FormEntry {
  const pinned = pinKeys(form);
  return { ...pinned, rows: numberLines(pinned.rows) };
}

export function changeColumn(
  form: FormEntry,
  code: string,
  change: { readonly name?: string | undefined; readonly entered?: boolean | undefined; readonly status?: ColumnEntry["status"] },
): FormEntry {
  return { ...form, columns: form.columns.map((one) => (one.code === code ? given({ ...one, ...change }) : one)) };
}

/** The form without a column and without those that compare with it. @rule K61 */
export function removeColumn(form: FormEntry, code: string): FormEntry {
  const gone = new Set([code]);
  for (let size = 0; size !== gone.size; ) {
    size = gone.size;
    for (const one of form.columns) if (gone.has(one.of ?? "") || gone.has(one.to ?? "")) gone.add(one.code);
  }
  return { ...form, columns: form.columns.filter((one) => !gone.has(one.code)) };
}

export function moveColumn(form: FormEntry, code: string, way: "left" | "right"): FormEntry {
  const at = form.columns.findIndex((one) => one.code === code);
  const to = way === "left" ? at - 1 : at + 1;
  const one = form.columns[at];
  if (!one || to < 0 || to >= form.columns.length) return form;
  return { ...form, columns: form.columns.toSpliced(at, 1).toSpliced(to, 0, one) };
}

/** The form with a rule in place of the one of its code, or as the last. */
export function putRule(form: FormEntry, rule: RuleEntry): FormEntry {
  const rules = form.rules ?? [];
  const isKnown = rules.some(({ code }) => code === rule.code);
  return { ...form, rules: isKnown ? rules.map((one) => (one.code === rule.code ? rule : one)) : [...rules, rule] };
}

export function removeRule(form: FormEntry, code: string): FormEntry {
  const { rules = [], ...rest } = form;
  const left = rules.filter((one) => one.code !== code);
  return left.length === 0 ? rest : { ...rest, rules: left };
}
