import type { Stage } from "@kehoach/core/plan/stage";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useAsked } from "../data/question.ts";
import { Refusal, wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { LongField } from "../ui/field.tsx";
import { usePlanWords, useStageNames } from "./plan-words.ts";

export type MoveTo = Exclude<Stage, "assigned">;

/** Asks before the plan goes to another stage; going back needs a reason. */
export function MoveDialog({
  year,
  to,
  isBack,
  close,
}: {
  readonly year: number;
  readonly to: MoveTo;
  readonly isBack: boolean;
  readonly close: () => void;
}): ReactNode {
  const words = usePlanWords();
  const names = useStageNames();
  const { authority } = useAsked();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const [pressed, setPressed] = useState(false);
  const move = useAct("movePlan", () => void queries.invalidateQueries());
  const isMissing = isBack && note.trim() === "";
  const confirm = (): void => {
    setPressed(true);
    if (isMissing) return;
    const body = { authority, to, ...(note.trim() === "" ? {} : { note: note.trim() }) };
    move.mutate({ params: { year }, body }, { onSuccess: close });
  };
  return (
    <Confirm
      title={isBack && to !== "council" ? words.stages.back[to] : words.stages.to[to]}
      go={words.stages.go}
      cancel={words.cancel}
      busy={move.isPending}
      confirm={confirm}
      close={close}
    >
      {isBack ? null : <p>{words.stages.forwardAsk(names[to])}</p>}
      <LongField
        label={isBack ? words.stages.reason : words.stages.noteLabel}
        wrong={pressed && isMissing ? words.stages.reasonMissing : wrongAt(move.error, "note")}
        value={note}
        write={setNote}
        maxLength={2000}
      />
      <Refusal error={move.error} except={["note"]} />
    </Confirm>
  );
}
