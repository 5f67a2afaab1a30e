import type { ReactNode } from "react";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { useFormWords } from "./form-words.ts";
import type { FormDraft } from "./use-form-draft.ts";

/** What a form is called. Its code is made from that until somebody writes one. */
export function HeadFields({
  draft,
  pressed,
  code,
}: {
  readonly draft: FormDraft;
  /** Whether somebody has tried to save: what is missing is said then. */
  readonly pressed: boolean;
  /** Left out: the form has its code already. */
  readonly code?: { readonly value: string; readonly write: (code: string) => void };
}): ReactNode {
  const words = useFormWords();
  const { name, number = "" } = draft.entry;
  return (
    <div className={form["stack"]}>
      <TextField
        label={words.head.name}
        wrong={pressed && name.trim() === "" ? words.head.nameMissing : undefined}
        value={name}
        write={(text) => draft.edit((entry) => ({ ...entry, name: text }), "name")}
        autoComplete="off"
        maxLength={300}
      />
      <div className={form["pair"]}>
        <TextField
          label={words.head.number}
          below={words.head.numberHint}
          value={number}
          write={(text) =>
            draft.edit(({ number: _number, ...entry }) => (text === "" ? entry : { ...entry, number: text }), "number")
          }
          autoComplete="off"
          maxLength={60}
        />
        {code === undefined ? null : (
          <TextField
            label={words.head.code}
            below={words.head.codeHint}
            value={code.value}
            write={code.write}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
        )}
      </div>
    </div>
  );
}
