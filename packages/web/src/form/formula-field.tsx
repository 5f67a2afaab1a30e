import { showTerms, type Term, type TermOperator, toTerms } from "@kehoach/core/pack/formula-terms";
import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";

/** A line or a column to choose: its key and its name. */
export type Choice = readonly [key: string, name: string];

/** A term as it is being chosen; "" where nothing is chosen yet. */
type TermDraft = { readonly operator: TermOperator; readonly line?: string; readonly column?: string; readonly number?: string };

const OPERATORS = ["+", "-", "*", "/"] as const;
/** The choice of a number among lines: no line has such a key. */
const NUMBER = "#";
const BLANK: TermDraft = { operator: "+", line: "" };

function isWhole(term: TermDraft): boolean {
  return (term.line ?? term.number ?? "").trim() !== "";
}

function toTerm({ operator, line, column, number }: TermDraft): readonly Term[] {
  if (number !== undefined) return number.trim() === "" ? [] : [{ operator, number: number.trim() }];
  return line === undefined || line === "" ? [] : [{ operator, line, ...(column === undefined ? {} : { column }) }];
}

function showDrafts(terms: readonly TermDraft[]): string {
  return showTerms(terms.filter(isWhole).flatMap(toTerm));
}

function TermRow({
  term,
  at,
  lines,
  columns,
  change,
  remove,
}: {
  readonly term: TermDraft;
  readonly at: number;
  readonly lines: readonly Choice[];
  readonly columns: readonly Choice[];
  readonly change: (term: TermDraft) => void;
  readonly remove: (() => void) | undefined;
}): ReactNode {
  const words = useFormWords();
  const { operator, line, column, number } = term;
  const isKnown = line === undefined || line === "" || lines.some(([key]) => key === line);
  return (
    <li className={css["term"]}>
      {at === 0 ? null : (
        <select
          className={`${form["input"]} ${css["operator"]}`}
          aria-label={words.formula.operator}
          value={operator}
          onChange={(event) => {
            const chosen = OPERATORS.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) change({ ...term, operator: chosen });
          }}
        >
          {OPERATORS.map((one) => (
            <option key={one} value={one}>
              {words.formula.operators[one]}
            </option>
          ))}
        </select>
      )}
      <select
        className={form["input"]}
        aria-label={words.formula.term(at + 1)}
        value={number === undefined ? line : NUMBER}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change(
            value === NUMBER ? { operator, number: "" } : { operator, line: value, ...(column === undefined ? {} : { column }) },
          );
        }}
      >
        <option value="">{words.formula.choose}</option>
        {isKnown ? null : <option value={line}>{line}</option>}
        {lines.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
        <option value={NUMBER}>{words.formula.number}</option>
      </select>
      {number === undefined ? (
        columns.length === 0 ? null : (
          <select
            className={form["input"]}
            aria-label={words.formula.column(at + 1)}
            value={column ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const { column: _column, ...rest } = term;
              change(value === "" ? rest : { ...rest, column: value });
            }}
          >
            <option value="">{words.formula.sameColumn}</option>
            {columns.map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )
      ) : (
        <input
          className={`${form["input"]} ${form["short"]}`}
          aria-label={words.formula.numberOf(at + 1)}
          inputMode="decimal"
          value={number}
          onChange={(event) => change({ operator, number: event.currentTarget.value })}
        />
      )}
      {remove === undefined ? null : (
        <button type="button" className={css["tool"]} aria-label={words.formula.remove(at + 1)} onClick={remove}>
          ✕
        </button>
      )}
    </li>
  );
}

/** A formula chosen term by term, or written where it is more than a row of terms. @rule K69 */
export function FormulaField({
  label,
  value,
  lines,
  columns,
  write,
}: {
  readonly label: string;
  readonly value: string;
  readonly lines: readonly Choice[];
  readonly columns: readonly Choice[];
  readonly write: (formula: string) => void;
}): ReactNode {
  const words = useFormWords();
  const id = useId();
  const read = value === "" ? [BLANK] : toTerms(value);
  const [isRaw, setRaw] = useState(read === undefined);
  const [kept, keep] = useState<readonly TermDraft[]>(read ?? []);
  // What is being chosen stays as long as it says the same; a formula from elsewhere takes its place.
  const terms: readonly TermDraft[] = showDrafts(kept) === value && kept.length > 0 ? kept : (read ?? [BLANK]);
  const put = (next: readonly TermDraft[]): void => {
    keep(next);
    write(showDrafts(next));
  };
  return (
    <fieldset className={form["group"]} aria-labelledby={id}>
      <legend id={id} className={form["legend"]}>
        {label}
      </legend>
      {isRaw || read === undefined ? (
        <TextField
          label={words.formula.text}
          value={value}
          write={write}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
        />
      ) : (
        <ul className={css["terms"]}>
          {terms.map((term, at) => (
            <TermRow
              // Terms have nothing but their place.
              key={at}
              term={term}
              at={at}
              lines={lines}
              columns={columns}
              change={(next) => put(terms.map((one, i) => (i === at ? next : one)))}
              remove={terms.length === 1 ? undefined : () => put(terms.filter((_, i) => i !== at))}
            />
          ))}
        </ul>
      )}
      <div className={css["tools"]}>
        {isRaw || read === undefined ? null : (
          <Button variant="default" size="compact-sm" onClick={() => put([...terms, BLANK])}>
            {words.formula.add}
          </Button>
        )}
        {read === undefined ? null : (
          <button type="button" className={form["link"]} onClick={() => setRaw(!isRaw)}>
            {isRaw ? words.formula.words : words.formula.raw}
          </button>
        )}
      </div>
    </fieldset>
  );
}
