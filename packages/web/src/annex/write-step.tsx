import type { AnnexReply } from "@kehoach/api/annex";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { CheckField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Table } from "../ui/table.tsx";
import css from "./annex.module.css";
import { countWrites, isUnseen } from "./annex-draft.ts";
import { useAnnexWords } from "./annex-words.ts";
import { ProblemList } from "./problem-list.tsx";
import { StepHead, type StepProps } from "./step-head.tsx";

type Kind = keyof AnnexReply["writes"];

function Missing({ reply, go }: Pick<StepProps, "reply" | "go">): ReactNode {
  const { write: words } = useAnnexWords();
  if (reply.missing.length === 0) return null;
  return (
    <Notice tone="refused">
      <p>
        {words.missing} {reply.missing.map((one) => words.missingOf[one]).join(", ")}.
      </p>
      <Button size="compact-md" variant="outline" onClick={() => go(0)}>
        {words.toPaper}
      </Button>
    </Notice>
  );
}

/** Everything that will be written, everything that will not, and the button. */
export function WriteStep({ annex, reply, go }: StepProps): ReactNode {
  const words = useAnnexWords();
  const { write: said } = words;
  const { choices, sending } = annex.state;
  const { writes, counts, problems, conflicts, missing } = reply;
  const held = problems.filter(({ level }) => level === "error" || level === "question");
  const unseen = reply.rows.filter((row) => row.choice !== null && isUnseen(row, choices)).length;
  const total = countWrites(reply);
  const isHeld = held.length > 0 && choices.leave !== true;
  const isAgainst = conflicts.length > 0 && choices.keep !== true;
  const isReady = missing.length === 0 && !isHeld && !isAgainst && total > 0 && sending === undefined;
  const kinds = (Object.keys(said.kinds) as Kind[]).filter((kind) => {
    const { added, changed, retired } = writes[kind];
    return added + changed + retired > 0;
  });
  return (
    <>
      <StepHead title={said.title} />
      <Missing reply={reply} go={go} />
      {kinds.length > 0 ? (
        <div className={css["counts"]}>
          <Table
            caption={said.caption}
            rows={kinds}
            rowKey={(kind) => kind}
            columns={[
              { key: "kind", head: said.kind, lead: true, cell: (kind) => said.kinds[kind] },
              { key: "added", head: said.added, align: "right", cell: (kind) => String(writes[kind].added || "") },
              { key: "changed", head: said.changed, align: "right", cell: (kind) => String(writes[kind].changed || "") },
              { key: "retired", head: said.retired, align: "right", cell: (kind) => String(writes[kind].retired || "") },
            ]}
          />
        </div>
      ) : missing.length === 0 ? (
        <Notice tone="done">{said.nothing}</Notice>
      ) : null}
      {counts.left > 0 ? <p className={css["soft"]}>{said.left(counts.left)}</p> : null}
      {unseen > 0 ? (
        <Notice tone="mind">
          <p>{said.unseen(unseen)}</p>
          <Button size="compact-md" variant="outline" onClick={() => go(2)}>
            {said.seeRows}
          </Button>
        </Notice>
      ) : null}
      {held.length > 0 ? (
        <section className={css["told"]}>
          <p>
            <strong>{said.held(held.length)}</strong>
          </p>
          <ProblemList problems={held} />
          <CheckField label={said.leave} checked={choices.leave === true} write={(leave) => annex.change({ leave })} />
        </section>
      ) : null}
      {conflicts.length > 0 ? (
        <section className={css["told"]}>
          <p>
            <strong>{said.conflicts(conflicts.length)}</strong>
          </p>
          <ul className={css["problems"]}>
            {conflicts.map(({ key, at, setBy }) => (
              <li key={key}>
                <b>{at === "" ? key : at}</b>: {said.heldBy(setBy)}
              </li>
            ))}
          </ul>
          <CheckField label={said.keep} checked={choices.keep === true} write={(keep) => annex.change({ keep })} />
        </section>
      ) : null}
      <div className={form["actions"]}>
        <Button disabled={!isReady} onClick={annex.write}>
          {total > 0 ? said.go(total) : said.wait}
        </Button>
        <Button variant="default" onClick={() => go(2)}>
          {words.back}
        </Button>
      </div>
    </>
  );
}
