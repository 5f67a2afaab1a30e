import { findNumberText } from "../annex/figure.ts";
import { few, fitsOf } from "../annex/marks.ts";
import type { Stated } from "../annex/problem.ts";
import type { Marks } from "../annex/role.ts";
import type { Answers, Question } from "./question.ts";
import type { FileColumn, FileLine } from "./reading.ts";

type Texts = { readonly vi: Stated<string>[]; readonly en: Stated<string>[]; readonly open: Stated<string>[] };

/** With which marks the numbers of a column are read, and the question that it waits for. */
export type ColumnMarks = { readonly marks: Marks; readonly waits?: string };

function textsOf(code: string, lines: readonly FileLine[]): Texts {
  const texts: Texts = { vi: [], en: [], open: [] };
  for (const { cells } of lines) {
    const { at, cell, first } = cells.get(code) ?? {};
    const value = first === undefined ? findNumberText(cell) : undefined;
    if (value === undefined || !at || !/[.,]/u.test(value)) continue;
    const fits = fitsOf(value);
    if (fits.vi && fits.en) texts.open.push({ value, at });
    else if (fits.vi) texts.vi.push({ value, at });
    else if (fits.en) texts.en.push({ value, at });
  }
  return texts;
}

function toQuestion(id: string, headers: readonly string[], { vi, en, open }: Texts): Question {
  const [first = { value: "", at: { sheet: "", cell: "" } }] = [...en, ...open, ...vi];
  return { id, at: first.at, kind: "marks", headers, vi: few(vi), en: few(en), open: few(open) };
}

function toMarks(answer: string | undefined): Marks | undefined {
  return answer === "vi" || answer === "en" || answer === "each" ? answer : undefined;
}

/**
 * Which mark parts the decimals of numbers typed as text, column by column. A column whose numbers can be read in the Vietnamese way
 * only is read so. All others are asked about, once for the file; a column with numbers of both ways by itself.
 *
 * @rule Z8
 */
export function askMarks(
  columns: readonly FileColumn[],
  lines: readonly FileLine[],
  answers: Answers,
): { readonly marks: ReadonlyMap<string, ColumnMarks>; readonly questions: readonly Question[] } {
  const marks = new Map<string, ColumnMarks>();
  const questions: Question[] = [];
  const together: Texts = { vi: [], en: [], open: [] };
  const headers: string[] = [];
  const file = toMarks(answers.get("marks"));
  for (const { code, header, at } of columns) {
    if (code === undefined) continue;
    const texts = textsOf(code, lines);
    const id = `marks:${at.sheet}!${at.cell}`;
    const own = toMarks(answers.get(id));
    if (own !== undefined) marks.set(code, { marks: own });
    else if (texts.vi.length > 0 && texts.en.length > 0) {
      questions.push(toQuestion(id, [header], texts));
      marks.set(code, { marks: "each", waits: id });
    } else if (texts.en.length === 0 && (texts.vi.length > 0 || texts.open.length === 0)) marks.set(code, { marks: "vi" });
    else if (file !== undefined) marks.set(code, { marks: file });
    else {
      together.en.push(...texts.en);
      together.open.push(...texts.open);
      headers.push(header);
      marks.set(code, { marks: "each", waits: "marks" });
    }
  }
  if (headers.length > 0) questions.unshift(toQuestion("marks", headers, together));
  return { marks, questions };
}
