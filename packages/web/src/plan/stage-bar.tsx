import type { PlanJson } from "@kehoach/api/plan";
import { STAGES, type Stage } from "@kehoach/core/plan/stage";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { showUser } from "../data/show-user.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { MoveDialog, type MoveTo } from "./move-dialog.tsx";
import css from "./plan.module.css";
import { usePlanWords, useStageNames } from "./plan-words.ts";

/** Where the plan of the year stands, who brought it there, and where it may go from here. */
export function StageBar({
  plan,
  isWhole,
  children,
}: {
  readonly plan: PlanJson;
  readonly isWhole: boolean;
  /** What else can be done with the plan; it stands in the same row. */
  readonly children: ReactNode;
}): ReactNode {
  const words = usePlanWords();
  const names = useStageNames();
  const [asking, setAsking] = useState<MoveTo | "assigned" | undefined>(undefined);
  const [told, setTold] = useState("");
  const at = plan.stage === null ? -1 : STAGES.indexOf(plan.stage);
  const isBack = (to: Stage): boolean => STAGES.indexOf(to) < at;
  const close = (): void => setAsking(undefined);
  return (
    <section className={css["stages"]} aria-label={words.stages.label}>
      {plan.stage === null ? null : (
        <ol>
          {STAGES.map((stage, position) => {
            const last = position <= at ? plan.stages.find((one) => one.stage === stage) : undefined;
            return (
              <li key={stage} data-past={position < at} aria-current={position === at ? "step" : undefined}>
                <strong>{names[stage]}</strong>
                {last === undefined ? null : (
                  <span className={css["small"]}>
                    {words.stages.by(showUser(last.actor), showMoment(last.at))}
                    {last.note === null ? null : <span className={css["noteLine"]}>{words.stages.note(last.note)}</span>}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {told === "" ? null : <Notice tone="done">{told}</Notice>}
      <div className={css["tools"]}>
        {(isWhole ? plan.next : []).map((to) =>
          to === "assigned" ? (
            <Button key={to} variant={plan.stage === "council" ? "filled" : "outline"} onClick={() => setAsking(to)}>
              {words.assign.button}
            </Button>
          ) : (
            <Button key={to} variant={isBack(to) ? "default" : "outline"} onClick={() => setAsking(to)}>
              {isBack(to) && to !== "council" ? words.stages.back[to] : words.stages.to[to]}
            </Button>
          ),
        )}
        {children}
      </div>
      {asking === undefined ? null : asking === "assigned" ? (
        <AssignDialog
          year={plan.year}
          close={close}
          done={(count) => {
            setTold(words.assign.done(count));
            close();
          }}
        />
      ) : (
        <MoveDialog year={plan.year} to={asking} isBack={isBack(asking)} close={close} />
      )}
    </section>
  );
}
