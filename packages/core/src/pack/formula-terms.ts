import { toLineReference } from "../form/line-reference.ts";
import { type Formula, parseFormula } from "../formula/formula.ts";
import { showNumberText } from "../quantity/number-text.ts";

export type TermOperator = "+" | "-" | "*" | "/";
/** One part of a formula in words: a line of the form (in a column), or a number; how it is joined to what stands before. */
export type Term = { readonly operator: TermOperator } & (
  | { readonly line: string; readonly column?: string }
  | { readonly number: string }
);

function flatten(formula: Formula, operator: TermOperator): readonly Term[] | undefined {
  switch (formula.kind) {
    case "number":
      return [{ operator, number: showNumberText(formula.value) }];
    case "reference": {
      const { row, column } = toLineReference(formula);
      return [{ operator, line: row, ...(column === undefined ? {} : { column }) }];
    }
    case "operation": {
      const [left, right] = [flatten(formula.left, operator), flatten(formula.right, formula.operator)];
      return left && right && [...left, ...right];
    }
    default:
      return undefined;
  }
}

/** A formula without its positions, so that two ways of writing it can be compared. */
function showShape(formula: Formula): string {
  return JSON.stringify(formula, (key, value: unknown) =>
    key === "at" ? undefined : typeof value === "bigint" ? value.toString() : value,
  );
}

/** Terms as a formula: "[a] + [b] - 2". */
export function showTerms(terms: readonly Term[]): string {
  return terms
    .map((term, at) => {
      const text = "number" in term ? term.number : `[${term.line}${term.column === undefined ? "" : `@${term.column}`}]`;
      return at === 0 ? text : `${term.operator} ${text}`;
    })
    .join(" ");
}

/**
 * A formula as a row of terms, where it is no more than that: no parentheses that count, no functions, no sign before the first.
 *
 * @returns undefined: it is more, or can not be read
 * @rule  K69
 * @example toTerms("[a] + [b]") // [{ operator: "+", line: "a" }, { operator: "+", line: "b" }]
 */
export function toTerms(text: string): readonly Term[] | undefined {
  const parsed = parseFormula(text);
  const terms = parsed.ok ? flatten(parsed.value, "+") : undefined;
  if (!parsed.ok || terms === undefined) return undefined;
  const again = parseFormula(showTerms(terms));
  return again.ok && showShape(again.value) === showShape(parsed.value) ? terms : undefined;
}

const SIGNS: Readonly<Record<string, string>> = { "*": "×", "/": ":" };

/** What lines and columns are called. */
export type FormSpeaker = { readonly line: (key: string) => string; readonly column: (code: string) => string };

/** A formula in words: lines by their names. What can not be named stays as written. @rule K69 */
export function sayFormula(text: string, { line, column }: FormSpeaker): string {
  return text
    .replace(/\s*([*/])\s*(?![^[]*\])/gu, (_, sign: string) => ` ${SIGNS[sign] ?? sign} `)
    .replace(/\[([^[\]]*)\]/gu, (_, reference: string) => {
      const [name = "", ...rest] = reference.split("|");
      const found = toLineReference({ name: name.trim(), breakdown: rest.join("|").trim() });
      return found.column === undefined ? line(found.row) : `${line(found.row)} (${column(found.column)})`;
    });
}

const DEMANDS: Readonly<Record<string, string>> = {
  "=": "phải bằng",
  "!=": "phải khác",
  "<": "phải nhỏ hơn",
  "<=": "không được lớn hơn",
  ">": "phải lớn hơn",
  ">=": "không được nhỏ hơn",
};

/** What a rule demands as whoever fills the form reads it, until somebody says it better: forms speak Vietnamese. @rule K69 */
export function proposeMessage(
  { left, operator, right }: { readonly left: string; readonly operator: string; readonly right: string },
  speaker: FormSpeaker,
): string {
  return `${sayFormula(left, speaker)} ${DEMANDS[operator] ?? operator} ${sayFormula(right, speaker)}.`;
}
