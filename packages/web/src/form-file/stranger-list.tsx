import type { FileQuestionJson, FormFileReply } from "@kehoach/api/form-file";
import type { ReactNode } from "react";
import { SelectField } from "../ui/field.tsx";
import css from "./form-file.module.css";
import { useFormFileWords } from "./form-file-words.ts";
import type { FormFileWork } from "./use-form-file.ts";

/** So many are shown; a file with more is another form. */
const MOST = 30;

/** Lines that only one side has: of the file, which may be said to be one of the form, and of the form. */
export function StrangerList({ work, reply }: { readonly work: FormFileWork; readonly reply: FormFileReply }): ReactNode {
  const words = useFormFileWords().preview;
  const { answers } = work.state;
  const { file, form } = reply.unmatched;
  return (
    <>
      {file.length === 0 ? null : (
        <details className={css["apart"]}>
          <summary>{words.strangers(file.length)}</summary>
          <ul>
            {file.slice(0, MOST).map(({ id, label, sheet, at }) => {
              const text = words.strangerIs(label, at);
              const choices = form.map(({ row, label: name }) => ({ answer: row, label: name }));
              const question: FileQuestionJson = {
                id,
                kind: "line",
                sheet,
                at,
                text,
                optional: true,
                examples: [],
                choices,
                offer: null,
              };
              return (
                <li key={id}>
                  <SelectField
                    label={text}
                    value={answers[id] ?? ""}
                    write={(value) => work.answer({ [id]: value }, question)}
                    choices={[["", words.isNone], ...choices.map(({ answer, label: name }) => [answer, name] as const)]}
                  />
                </li>
              );
            })}
          </ul>
          {file.length > MOST ? <p className={css["soft"]}>{words.andMore(file.length - MOST)}</p> : null}
        </details>
      )}
      {form.length === 0 ? null : (
        <details className={css["apart"]}>
          <summary>{words.lacking(form.length)}</summary>
          <ul>
            {form.map(({ row, label }) => (
              <li key={row}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
