import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Notice } from "../ui/notice.tsx";
import { Empty, Loading } from "../ui/state.tsx";
import { AssignerField } from "./assigner-field.tsx";
import { cellParametersOf } from "./cell-refusal.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { usePlanWords } from "./plan-words.ts";
import { SheetPanel } from "./sheet-panel.tsx";
import { useEntry } from "./use-entry.ts";
import { usePlan, useYear } from "./use-plan.ts";

const FIRST = "hdnd";

/** The grid of one assigner, and its saving: only what changed is sent, and stays typed until it is saved. */
function Entry({ year, assigner }: { readonly year: string; readonly assigner: string }): ReactNode {
  const words = usePlanWords();
  const { loading } = useWords();
  const { authority } = useAsked();
  const { question, plan, parts, sheet, send } = useEntry(year, assigner, "propose");
  const propose = useAct("proposeTargets");
  const [told, setTold] = useState<{ readonly tone: "done" | "refused"; readonly text: string } | undefined>(undefined);
  const save = (): void => {
    if (sheet.faults.size > 0) return setTold({ tone: "refused", text: words.entry.badStops });
    setTold(undefined);
    const { targets, refused, saved } = send();
    propose.mutate(
      { params: { year }, body: { authority, assigner, targets: [...targets] } },
      {
        onError: refused,
        onSuccess: ({ versions }) => {
          setTold({ tone: "done", text: words.entry.saved(versions === 0 ? 0 : targets.length) });
          saved();
        },
      },
    );
  };
  if (plan === undefined) return <Answer question={question}>{() => <Loading label={loading} rows={12} />}</Answer>;
  if (plan.rows.length === 0)
    return (
      <Empty>
        <p>{words.empty}</p>
        <p>{words.emptyOpen}</p>
      </Empty>
    );
  return (
    <SheetPanel plan={plan} assigner={assigner} sheet={sheet} parts={parts}>
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
  const year = useYear();
  const { authority, place } = useAsked();
  const { assigner = FIRST } = useAddress();
  // The question of the sheet itself; the place and the assigners of the one before stand until it is answered.
  const { data } = usePlan(year, { assigner, keep: true });
  return (
    <EntryFrame
      title={words.entry.title(year)}
      year={year}
      plan={data}
      assigner={<AssignerField assigner={assigner} known={data?.assigners ?? []} />}
    >
      <Entry key={[authority, place, year, assigner].join(" ")} year={year} assigner={assigner} />
    </EntryFrame>
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
