import type { VerdictJson } from "@kehoach/api/figure";
import { type ReactNode, useState } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { LongField, SelectField } from "../ui/field.tsx";
import { useExplanationWords } from "./explanation-words.ts";
import { Refusal, wrongAt } from "./refusal.tsx";
import { useAct } from "./use-act.ts";
import { useExplained } from "./use-explained.ts";

/** What is asked about: a figure of a place and period, as it is judged on the page. */
export type AskedCell = {
  readonly authority: string | undefined;
  readonly indicator: string;
  readonly name: string;
  readonly breakdown: string;
  readonly place: string;
  readonly placeName: string;
  readonly period: string;
  readonly periodName: string;
  readonly mode: "final" | "interim";
  readonly verdict: VerdictJson;
};

/** Asks for an explanation; the question stands there to be sent as it is, or written otherwise. @rule Y101 Y103 */
export function AskDialog({
  about,
  close,
  done,
}: {
  readonly about: AskedCell;
  readonly close: () => void;
  readonly done: (id: string) => void;
}): ReactNode {
  const words = useExplanationWords();
  const explained = useExplained();
  const { authority, indicator, name, breakdown, place, placeName, period, periodName, mode, verdict } = about;
  const [text, setText] = useState(verdict === "notMet" ? words.start.notMet(name) : words.start.other(name));
  const [days, setDays] = useState("3");
  const [isPressed, setPressed] = useState(false);
  const lacks = text.trim() === "";
  const ask = useAct("askExplanation", ({ id }) => {
    void explained();
    done(id);
  });
  return (
    <Confirm
      title={words.askAbout(name)}
      go={words.send}
      cancel={words.cancel}
      busy={ask.isPending}
      close={close}
      confirm={() => {
        setPressed(true);
        if (lacks) return;
        ask.mutate({
          params: {},
          body: { authority, indicator, breakdown, place, period, mode, text, ...(days === "" ? {} : { days: Number(days) }) },
        });
      }}
    >
      <p>{words.askLead(placeName, periodName)}</p>
      <LongField
        label={words.question}
        value={text}
        maxLength={4000}
        rows={4}
        write={setText}
        wrong={isPressed && lacks ? words.needed : wrongAt(ask.error, "text")}
      />
      <SelectField label={words.days} value={days} choices={words.dayChoices} write={setDays} />
      <Refusal error={ask.error} except={["text"]} />
    </Confirm>
  );
}
