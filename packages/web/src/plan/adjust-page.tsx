import type { PlanJson } from "@kehoach/api/plan";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAssignerName } from "../data/assigner-names.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked } from "../data/question.ts";
import { Refusal, wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { LongField, SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Empty, Loading } from "../ui/state.tsx";
import { cellParametersOf } from "./cell-refusal.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { EMPTY_PAPER, readPaper } from "./paper-draft.ts";
import { PAPER_FIELDS, PaperFields } from "./paper-fields.tsx";
import { usePlanWords } from "./plan-words.ts";
import { SheetPanel } from "./sheet-panel.tsx";
import { useEntry } from "./use-entry.ts";
import { usePlan, useYear } from "./use-plan.ts";

/** The assigned figures of one assigner, the document that changes some of them, and why. */
function Adjust({ year, assigner }: { readonly year: string; readonly assigner: string }): ReactNode {
  const words = usePlanWords();
  const { loading } = useWords();
  const { authority } = useAsked();
  const { question, plan, parts, sheet, send } = useEntry(year, assigner, "adjust");
  const [paper, setPaper] = useState(EMPTY_PAPER);
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const [told, setTold] = useState("");
  const adjust = useAct("adjustPlan");
  const read = readPaper(paper);
  const save = (): void => {
    setPressed(true);
    setTold("");
    if ("wrong" in read || reason.trim() === "" || sheet.changed.length === 0 || sheet.faults.size > 0) return;
    const { targets, refused, saved } = send();
    adjust.mutate(
      { params: { year }, body: { authority, assigner, reason: reason.trim(), ...read.read, targets: [...targets] } },
      {
        onError: refused,
        onSuccess: () => {
          setTold(words.adjust.done(targets.length));
          setPressed(false);
          setPaper(EMPTY_PAPER);
          setReason("");
          saved();
        },
      },
    );
  };
  if (plan === undefined) return <Answer question={question}>{() => <Loading label={loading} rows={12} />}</Answer>;
  return (
    <SheetPanel
      plan={plan}
      assigner={assigner}
      sheet={sheet}
      parts={parts}
      paper={
        <div className={`${form["form"]} ${form["wide"]}`}>
          <PaperFields draft={paper} wrong={pressed && "wrong" in read ? read.wrong : {}} error={adjust.error} write={setPaper} />
          <LongField
            label={words.adjust.reason}
            wrong={pressed && reason.trim() === "" ? words.adjust.reasonMissing : wrongAt(adjust.error, "reason")}
            value={reason}
            write={setReason}
            maxLength={2000}
          />
          {pressed && sheet.changed.length === 0 ? <Notice tone="refused">{words.adjust.noChange}</Notice> : null}
          {pressed && sheet.faults.size > 0 ? <Notice tone="refused">{words.entry.badStops}</Notice> : null}
          {told === "" ? null : <Notice tone="done">{told}</Notice>}
          <Refusal error={adjust.error} except={[...PAPER_FIELDS, "reason", ...cellParametersOf(adjust.error)]} />
        </div>
      }
    >
      <Button onClick={save} loading={adjust.isPending}>
        {words.adjust.go}
      </Button>
    </SheetPanel>
  );
}

/** Who has something in force here; who assigned most comes first. */
function listAssigners(plan: PlanJson | undefined): readonly string[] {
  const counts = new Map<string, number>();
  for (const { assigner, inForce } of (plan?.rows ?? []).flatMap(({ assignments }) => assignments))
    if (inForce !== null) counts.set(assigner, (counts.get(assigner) ?? 0) + 1);
  const countOf = (one: string): number => counts.get(one) ?? 0;
  return (plan?.assigners ?? []).filter((one) => countOf(one) > 0).toSorted((a, b) => countOf(b) - countOf(a));
}

function AdjustScreen(): ReactNode {
  const words = usePlanWords();
  const nameOf = useAssignerName();
  const year = useYear();
  const { authority, place } = useAsked();
  const address = useAddress();
  const change = useChangeAddress();
  // Once somebody is chosen this is the question of the sheet itself.
  const plan = usePlan(year, { keep: true, ...(address.assigner === undefined ? {} : { assigner: address.assigner }) });
  const inForce = listAssigners(plan.data);
  const assigner = address.assigner ?? inForce[0];
  return (
    <EntryFrame
      title={words.adjust.title(year)}
      lead={words.adjust.lead}
      year={year}
      plan={plan.data}
      assigner={
        assigner === undefined ? null : (
          <SelectField
            label={words.entry.assigner}
            value={assigner}
            choices={[...new Set([...inForce, assigner])].map((one) => [one, nameOf(one)])}
            write={(one) => change({ assigner: one })}
          />
        )
      }
    >
      <Answer question={plan}>
        {() =>
          assigner === undefined ? (
            <Empty>{words.adjust.none}</Empty>
          ) : (
            <Adjust key={[authority, place, year, assigner].join(" ")} year={year} assigner={assigner} />
          )
        }
      </Answer>
    </EntryFrame>
  );
}

/** Adjusting what was assigned, by a further document. @rule T15 T16 T18 */
export function AdjustPage(): ReactNode {
  return (
    <Needs action="plan.make">
      <AdjustScreen />
    </Needs>
  );
}
