import { type ReactNode, useId } from "react";
import { wrongAt } from "../data/refusal.tsx";
import { DayField } from "../ui/day-field.tsx";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import type { PaperDraft, PaperWrong } from "./paper-draft.ts";
import { usePlanWords } from "./plan-words.ts";

/** Fields that tell their own part of a refusal. */
export const PAPER_FIELDS = ["paper.type", "paper.number", "paper.date", "paper.issuer", "paper.abstract", "effective"] as const;

/** The document by which something is assigned or adjusted. `wrong` is known here, `error` came from the server. */
export function PaperFields({
  draft,
  wrong,
  error,
  write,
}: {
  readonly draft: PaperDraft;
  readonly wrong: PaperWrong;
  readonly error: Error | null;
  readonly write: (draft: PaperDraft) => void;
}): ReactNode {
  const { paper: words } = usePlanWords();
  const id = useId();
  const change = (part: Partial<PaperDraft>): void => write({ ...draft, ...part });
  const say = (field: keyof PaperWrong, name: string): ReactNode =>
    wrong[field] === "missing" ? words.typeMissing : wrong[field] === "day" ? words.dayWrong : wrongAt(error, name);
  return (
    <>
      <datalist id={`${id}-types`}>
        {Object.values(words.types).map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <div className={form["pair"]}>
        <TextField
          label={words.type}
          wrong={say("type", "paper.type")}
          value={draft.type}
          write={(type) => change({ type })}
          list={`${id}-types`}
          placeholder={words.typeHint}
          autoComplete="off"
          maxLength={100}
        />
        <TextField
          label={words.number}
          wrong={wrongAt(error, "paper.number")}
          value={draft.number}
          write={(number) => change({ number })}
          placeholder="25/NQ-HĐND"
          autoComplete="off"
          maxLength={100}
        />
      </div>
      <div className={form["pair"]}>
        <DayField label={words.date} wrong={say("date", "paper.date")} value={draft.date} write={(date) => change({ date })} />
        <DayField
          label={words.effective}
          below={words.effectiveHint}
          wrong={say("effective", "effective")}
          value={draft.effective}
          write={(effective) => change({ effective })}
        />
      </div>
      <TextField
        label={words.issuer}
        wrong={wrongAt(error, "paper.issuer")}
        value={draft.issuer}
        write={(issuer) => change({ issuer })}
        maxLength={300}
      />
      <TextField
        label={words.abstract}
        wrong={wrongAt(error, "paper.abstract")}
        value={draft.abstract}
        write={(abstract) => change({ abstract })}
        maxLength={1000}
      />
    </>
  );
}
