import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useAssignerName } from "../data/assigner-names.ts";
import { useWords } from "../data/language.tsx";
import { useAsked } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { Notice } from "../ui/notice.tsx";
import { USUAL } from "./assigner-field.tsx";
import { EMPTY_PAPER, readPaper } from "./paper-draft.ts";
import { PAPER_FIELDS, PaperFields } from "./paper-fields.tsx";
import { countProposals } from "./plan-lines.ts";
import { usePlanWords } from "./plan-words.ts";
import { usePlan, useReach } from "./use-plan.ts";

/** What will be assigned, counted before it is. */
function Preview({ count, wrong }: { readonly count: number | undefined; readonly wrong: number }): ReactNode {
  const { assign: words } = usePlanWords();
  const { loading } = useWords();
  if (count === undefined) return <p role="status">{loading}</p>;
  return (
    <Notice tone={count === 0 || wrong > 0 ? "mind" : "done"}>
      <p>{count === 0 ? words.none : words.count(count)}</p>
      {wrong > 0 ? <p>{words.sums(wrong)}</p> : null}
    </Notice>
  );
}

/** Makes the proposals of an assigner the plan of the year, by a document. */
export function AssignDialog({
  year,
  close,
  done,
}: {
  readonly year: number;
  readonly close: () => void;
  readonly done: (count: number) => void;
}): ReactNode {
  const words = usePlanWords();
  const nameOf = useAssignerName();
  const { authority } = useAsked();
  const { home } = useReach();
  const queries = useQueryClient();
  const plan = usePlan(String(year), { place: home ?? "" });
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [draft, setDraft] = useState(EMPTY_PAPER);
  const [pressed, setPressed] = useState(false);
  const assign = useAct("assignPlan", () => void queries.invalidateQueries());
  const proposers = (plan.data?.assigners ?? []).filter((one) =>
    plan.data?.rows.some((row) => row.assignments.some(({ assigner, proposed }) => assigner === one && proposed !== null)),
  );
  // An assigner may have given to the parts alone: the usual ones can be chosen too.
  const choices = [...new Set([...proposers, ...USUAL, ...(plan.data?.assigners ?? [])])];
  const assigner = chosen ?? choices[0] ?? "";
  const given = usePlan(String(year), {
    place: home ?? "",
    enabled: plan.data !== undefined,
    assigner,
  });
  const count = given.data === undefined ? undefined : countProposals(given.data, assigner);
  const wrongSums = (given.data?.rows ?? []).filter(({ problems }) => problems.length > 0).length;
  const read = readPaper(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setPressed(true);
    if ("wrong" in read || assign.isPending) return;
    assign.mutate({ params: { year }, body: { authority, assigner, ...read.read } }, { onSuccess: () => done(count ?? 0) });
  };
  return (
    <Dialog title={words.assign.title(String(year))} close={close}>
      <form className={form["form"]} onSubmit={submit} noValidate>
        <SelectField
          label={words.entry.assigner}
          value={assigner}
          choices={choices.map((code) => [code, nameOf(code)])}
          write={setChosen}
        />
        <Preview count={count} wrong={wrongSums} />
        <PaperFields draft={draft} wrong={pressed && "wrong" in read ? read.wrong : {}} error={assign.error} write={setDraft} />
        <Refusal error={assign.error} except={PAPER_FIELDS} />
        <FormActions go={words.assign.go} cancel={words.cancel} busy={assign.isPending} close={close} />
      </form>
    </Dialog>
  );
}
