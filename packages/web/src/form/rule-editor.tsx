import { putRule, removeRule } from "@kehoach/core/pack/form-edits";
import type { RuleEntry } from "@kehoach/core/pack/form-rules";
import { type FormSpeaker, proposeMessage, sayFormula } from "@kehoach/core/pack/formula-terms";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { LongField, SelectField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { toSpeaker } from "./catalogue.ts";
import type { FormLook } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { type Choice, FormulaField } from "./formula-field.tsx";
import type { FormDraft } from "./use-form-draft.ts";

const OPERATORS = ["=", "<=", ">=", "<", ">", "!="] as const;
const WEIGHTS = ["block", "warn", "note"] as const;

function freeCode(rules: readonly RuleEntry[]): string {
  const taken = new Set(rules.map(({ code }) => code));
  let number = rules.length + 1;
  while (taken.has(`quy-tac-${number}`)) number += 1;
  return `quy-tac-${number}`;
}

function RuleFields({
  draft,
  rule,
  speaker,
  lines,
  columns,
}: {
  readonly draft: FormDraft;
  readonly rule: RuleEntry;
  readonly speaker: FormSpeaker;
  readonly lines: readonly Choice[];
  readonly columns: readonly Choice[];
}): ReactNode {
  const words = useFormWords();
  const { left, operator, right, when, message } = rule;
  // As long as nobody has said it in words of his own, the message says what the rule demands.
  const isProposed = message === "" || message === proposeMessage(rule, speaker);
  const put = (change: Partial<RuleEntry>, typing?: string): void => {
    const next = { ...rule, ...change };
    const said = isProposed && change.message === undefined ? { ...next, message: proposeMessage(next, speaker) } : next;
    draft.edit((entry) => putRule(entry, said), typing === undefined ? undefined : `${typing} ${rule.code}`);
  };
  const without = (key: "column" | "tolerance"): void => {
    const { [key]: _gone, ...rest } = rule;
    draft.edit((entry) => putRule(entry, rest), `${key} ${rule.code}`);
  };
  return (
    <div className={css["details"]}>
      <FormulaField
        label={words.rules.left}
        value={left}
        lines={lines}
        columns={columns}
        write={(text) => put({ left: text }, "left")}
      />
      <SelectField
        label={words.rules.operator}
        value={operator}
        choices={OPERATORS.map((one) => [one, words.rules.operators[one]])}
        write={(value) => {
          const chosen = OPERATORS.find((one) => one === value);
          if (chosen !== undefined) put({ operator: chosen });
        }}
      />
      <FormulaField
        label={words.rules.right}
        value={right}
        lines={lines}
        columns={columns}
        write={(text) => put({ right: text }, "right")}
      />
      {when === undefined ? null : (
        <p>
          {words.rules.when(
            sayFormula(when.left, speaker),
            words.rules.operators[when.operator],
            sayFormula(when.right, speaker),
          )}
        </p>
      )}
      <div className={form["pair"]}>
        <SelectField
          label={words.rules.weight}
          value={rule.weight}
          choices={WEIGHTS.map((one) => [one, words.rules.weights[one]])}
          write={(value) => {
            const chosen = WEIGHTS.find((one) => one === value);
            if (chosen !== undefined) put({ weight: chosen });
          }}
        />
        <SelectField
          label={words.rules.column}
          value={rule.column ?? ""}
          choices={[["", words.rules.everyColumn], ...columns]}
          write={(value) => (value === "" ? without("column") : put({ column: value }))}
        />
      </div>
      <TextField
        label={words.rules.tolerance}
        below={words.rules.toleranceHint}
        value={rule.tolerance ?? ""}
        write={(text) => (text === "" ? without("tolerance") : put({ tolerance: text }, "tolerance"))}
        size="short"
        autoComplete="off"
        maxLength={20}
      />
      <LongField
        label={words.rules.message}
        value={message}
        write={(text) => put({ message: text }, "message")}
        maxLength={500}
      />
      <div className={css["tools"]}>
        <Button variant="default" size="compact-md" onClick={() => draft.edit((entry) => removeRule(entry, rule.code))}>
          {words.rules.remove}
        </Button>
      </div>
    </div>
  );
}

/** The rules of a form, made and shown in words. @rule K69 */
export function RuleEditor({
  draft,
  look,
  columns,
  open,
  setOpen,
}: {
  readonly draft: FormDraft;
  readonly look: FormLook;
  readonly columns: readonly Choice[];
  /** Code of the rule that is open. */
  readonly open: string | undefined;
  readonly setOpen: (code: string | undefined) => void;
}): ReactNode {
  const words = useFormWords();
  const rules = draft.entry.rules ?? [];
  const speaker = toSpeaker(look.names, look.heads);
  const lines = look.lines.flatMap(({ key, row, fullName }): readonly Choice[] =>
    row.heading === undefined ? [[key, fullName]] : [],
  );
  const wrong = new Set(look.faults.flatMap(({ path: [part, at] }) => (part === "rules" ? [at] : [])));
  const add = (): void => {
    const code = freeCode(rules);
    draft.edit((entry) => putRule(entry, { code, left: "", operator: "=", right: "", weight: "block", message: "" }));
    setOpen(code);
  };
  return (
    <div className={css["stack"]}>
      <p className={css["soft"]}>{words.rules.lead}</p>
      {rules.length === 0 ? <p>{words.rules.none}</p> : null}
      <ul className={css["lines"]} aria-label={words.rules.title}>
        {rules.map((rule, at) => (
          <li key={rule.code}>
            <button
              type="button"
              className={css["lineButton"]}
              data-rule={rule.code}
              data-wrong={wrong.has(at)}
              aria-expanded={open === rule.code}
              onClick={() => setOpen(open === rule.code ? undefined : rule.code)}
            >
              <span className={css["mark"]}>{at + 1}</span>
              <span>
                {rule.left === "" && rule.right === ""
                  ? words.rules.rule(at + 1)
                  : `${sayFormula(rule.left, speaker)} ${words.rules.operators[rule.operator]} ${sayFormula(rule.right, speaker)}`}
                <span className={css["soft"]}> {words.rules.weights[rule.weight]}</span>
              </span>
            </button>
            {open === rule.code ? (
              <RuleFields draft={draft} rule={rule} speaker={speaker} lines={lines} columns={columns} />
            ) : null}
          </li>
        ))}
      </ul>
      <div className={css["tools"]}>
        <Button variant="default" size="compact-md" disabled={lines.length === 0} onClick={add}>
          {words.rules.add}
        </Button>
      </div>
    </div>
  );
}
