import type { PlanJson } from "@kehoach/api/plan";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
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
import { Page } from "../ui/page.tsx";
import { Empty, Loading } from "../ui/state.tsx";
import { cellParametersOf } from "./cell-refusal.ts";
import css from "./entry.module.css";
import { toTypedTarget } from "./grid-model.ts";
import { EMPTY_PAPER, readPaper } from "./paper-draft.ts";
import { PAPER_FIELDS, PaperFields } from "./paper-fields.tsx";
import { usePartColumns } from "./part-columns.ts";
import { PlacePicker } from "./place-picker.tsx";
import { usePlanWords } from "./plan-words.ts";
import { SheetPanel } from "./sheet-panel.tsx";
import { usePlan, useYear } from "./use-plan.ts";
import { useSheet } from "./use-sheet.ts";

/** The assigned figures of one assigner, the document that changes some of them, and why. */
function Adjust({ year, assigner }: { readonly year: string; readonly assigner: string }): ReactNode {
  const words = usePlanWords();
  const { loading } = useWords();
  const { authority } = useAsked();
  const queries = useQueryClient();
  const plan = usePlan(year, { assigner });
  const [kept, setKept] = useState<PlanJson | undefined>(undefined);
  // As in entry: what is typed stays while the sheet is read again.
  if (plan.data !== undefined && plan.data !== kept) setKept(plan.data);
  const shown = plan.data ?? kept;
  const parts = usePartColumns(shown, year);
  const sheet = useSheet(shown, assigner, parts.shown, "adjust");
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
    const [sent, texts] = [sheet.changed, sheet.draft.texts];
    const targets = sent.map((one) => toTypedTarget(one, year));
    adjust.mutate(
      { params: { year }, body: { authority, assigner, reason: reason.trim(), ...read.read, targets } },
      {
        onError: (error) => sheet.refuse(error, sent),
        onSuccess: () => {
          setTold(words.adjust.done(sent.length));
          setPressed(false);
          setPaper(EMPTY_PAPER);
          setReason("");
          void queries.invalidateQueries().then(() => sheet.settle(texts));
        },
      },
    );
  };
  if (shown === undefined || !parts.isKnown)
    return <Answer question={plan}>{() => <Loading label={loading} rows={12} />}</Answer>;
  return (
    <SheetPanel
      plan={shown}
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

function AdjustScreen(): ReactNode {
  const words = usePlanWords();
  const { site } = useWords();
  const nameOf = useAssignerName();
  const year = useYear();
  const { authority, place } = useAsked();
  const address = useAddress();
  const change = useChangeAddress();
  const plan = usePlan(year, { keep: true });
  const countOf = (one: string): number =>
    (plan.data?.rows ?? []).filter(({ assignments }) =>
      assignments.some((given) => given.assigner === one && given.inForce !== null),
    ).length;
  // Who assigned most comes first.
  const inForce = (plan.data?.assigners ?? []).filter((one) => countOf(one) > 0).toSorted((a, b) => countOf(b) - countOf(a));
  const assigner = address.assigner ?? inForce[0];
  return (
    <Page
      title={words.adjust.title(year)}
      site={site}
      lead={words.adjust.lead}
      over={
        <>
          <Link to="/ke-hoach/$year" params={{ year }} search={{ assigner: "" }}>
            {words.entry.back}
          </Link>
          {plan.data === undefined ? "" : ` · ${plan.data.place.name}`}
        </>
      }
    >
      <div className={css["page"]}>
        <div className={css["choices"]}>
          <PlacePicker year={year} place={plan.data?.place} />
          {assigner === undefined ? null : (
            <SelectField
              label={words.entry.assigner}
              value={assigner}
              choices={[...new Set([...inForce, assigner])].map((one) => [one, nameOf(one)])}
              write={(one) => change({ assigner: one })}
            />
          )}
        </div>
        <Answer question={plan}>
          {() =>
            assigner === undefined ? (
              <Empty>{words.adjust.none}</Empty>
            ) : (
              <Adjust key={[authority, place, year, assigner].join(" ")} year={year} assigner={assigner} />
            )
          }
        </Answer>
      </div>
    </Page>
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
