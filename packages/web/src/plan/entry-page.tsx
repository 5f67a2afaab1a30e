import type { PlanJson } from "@kehoach/api/plan";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Empty, Loading } from "../ui/state.tsx";
import { AssignerField } from "./assigner-field.tsx";
import { cellParametersOf } from "./cell-refusal.ts";
import css from "./entry.module.css";
import { toTypedTarget } from "./grid-model.ts";
import { usePartColumns } from "./part-columns.ts";
import { PlacePicker } from "./place-picker.tsx";
import { usePlanWords } from "./plan-words.ts";
import { SheetPanel } from "./sheet-panel.tsx";
import { usePlan, useYear } from "./use-plan.ts";
import { useSheet } from "./use-sheet.ts";

const FIRST = "hdnd";

/** The grid of one assigner, and its saving: only what changed is sent, and stays typed until it is saved. */
function Entry({ year, assigner }: { readonly year: string; readonly assigner: string }): ReactNode {
  const words = usePlanWords();
  const { loading } = useWords();
  const { authority } = useAsked();
  const queries = useQueryClient();
  const plan = usePlan(year, { assigner });
  const [kept, setKept] = useState<PlanJson | undefined>(undefined);
  // While it is read again what is typed stays on the sheet it was typed on.
  if (plan.data !== undefined && plan.data !== kept) setKept(plan.data);
  const shown = plan.data ?? kept;
  const parts = usePartColumns(shown, year);
  const sheet = useSheet(shown, assigner, parts.shown, "propose");
  const propose = useAct("proposeTargets");
  const [told, setTold] = useState<{ readonly tone: "done" | "refused"; readonly text: string } | undefined>(undefined);
  const save = (): void => {
    if (sheet.faults.size > 0) return setTold({ tone: "refused", text: words.entry.badStops });
    setTold(undefined);
    const [sent, texts] = [sheet.changed, sheet.draft.texts];
    propose.mutate(
      { params: { year }, body: { authority, assigner, targets: sent.map((one) => toTypedTarget(one, year)) } },
      {
        onError: (error) => sheet.refuse(error, sent),
        onSuccess: ({ versions }) => {
          setTold({ tone: "done", text: words.entry.saved(versions === 0 ? 0 : sent.length) });
          void queries.invalidateQueries().then(() => sheet.settle(texts));
        },
      },
    );
  };
  if (shown === undefined || !parts.isKnown)
    return <Answer question={plan}>{() => <Loading label={loading} rows={12} />}</Answer>;
  if (shown.rows.length === 0)
    return (
      <Empty>
        <p>{words.empty}</p>
        <p>{words.emptyOpen}</p>
      </Empty>
    );
  return (
    <SheetPanel plan={shown} assigner={assigner} sheet={sheet} parts={parts}>
      <Button onClick={save} loading={propose.isPending} disabled={sheet.changed.length === 0}>
        {words.save}
      </Button>
      {told === undefined ? null : <Notice tone={told.tone}>{told.text}</Notice>}
      <Refusal error={propose.error} except={cellParametersOf(propose.error)} />
    </SheetPanel>
  );
}

function EntryScreen(): ReactNode {
  const words = usePlanWords();
  const { site } = useWords();
  const year = useYear();
  const { authority, place } = useAsked();
  const { assigner = FIRST } = useAddress();
  const plan = usePlan(year, { keep: true });
  return (
    <Page
      title={words.entry.title(year)}
      site={site}
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
          <AssignerField assigner={assigner} known={plan.data?.assigners ?? []} />
        </div>
        <Entry key={[authority, place, year, assigner].join(" ")} year={year} assigner={assigner} />
      </div>
    </Page>
  );
}

/** Entering proposals for the plan of a year. @rule T14 T15 T16 T17 T18 */
export function EntryPage(): ReactNode {
  return (
    <Needs action="plan.make">
      <EntryScreen />
    </Needs>
  );
}
