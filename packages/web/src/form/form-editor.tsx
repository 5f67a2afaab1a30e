import type { PartFault } from "@kehoach/core/pack/check-form";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Section } from "../ui/page.tsx";
import type { Catalogue } from "./catalogue.ts";
import { ColumnEditor } from "./column-editor.tsx";
import { FaultList } from "./fault-list.tsx";
import type { FormLook } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import type { Choice } from "./formula-field.tsx";
import { HeadFields } from "./head-fields.tsx";
import { IndicatorPicker } from "./indicator-picker.tsx";
import { LineEditor } from "./line-editor.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import type { FormDraft } from "./use-form-draft.ts";

/** Everything of a form that is made on the screen, part by part, and what is wrong with it. */
export function FormEditor({
  draft,
  look,
  catalogue,
  pressed,
  code,
}: {
  readonly draft: FormDraft;
  readonly look: FormLook;
  readonly catalogue: Catalogue;
  readonly pressed: boolean;
  readonly code?: { readonly value: string; readonly write: (code: string) => void };
}): ReactNode {
  const words = useFormWords();
  const [line, setLine] = useState<string | undefined>(undefined);
  const [rule, setRule] = useState<string | undefined>(undefined);
  const parts = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const columns = (look.form?.columns ?? []).flatMap(({ code: column, kind }): readonly Choice[] =>
    kind === "note" ? [] : [[column, look.heads.get(column) ?? column]],
  );
  // Where a fault leads is open only after it was asked for.
  useEffect(() => {
    if (wanted.current !== undefined) parts.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  });
  const go = ({ path: [part, at] }: PartFault): void => {
    if (typeof at !== "number") return;
    if (part === "rows") {
      const key = look.lines[at]?.key;
      wanted.current = `[data-line="${CSS.escape(key ?? "")}"]`;
      setLine(key);
    } else if (part === "rules") {
      const found = draft.entry.rules?.[at]?.code;
      wanted.current = `[data-rule="${CSS.escape(found ?? "")}"]`;
      setRule(found);
    } else {
      const details = parts.current?.querySelector<HTMLDetailsElement>("#cot details");
      if (details) details.open = true;
      details?.querySelectorAll<HTMLElement>("li input")[at]?.focus();
    }
  };
  return (
    <div ref={parts} className={css["parts"]}>
      <Section title={words.head.title}>
        <HeadFields draft={draft} pressed={pressed} {...(code === undefined ? {} : { code })} />
      </Section>
      <Section title={words.pick.title}>
        <IndicatorPicker draft={draft} catalogue={catalogue} />
      </Section>
      <Section title={words.columns.title} id="cot">
        <ColumnEditor draft={draft} look={look} />
      </Section>
      <Section title={words.lines.title}>
        <LineEditor draft={draft} look={look} catalogue={catalogue} columns={columns} open={line} setOpen={setLine} />
      </Section>
      <Section title={words.rules.title}>
        <RuleEditor draft={draft} look={look} columns={columns} open={rule} setOpen={setRule} />
      </Section>
      {draft.entry.rows.length === 0 && !pressed ? null : <FaultList look={look} go={go} />}
    </div>
  );
}
