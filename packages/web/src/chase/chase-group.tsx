import type { ChaseGroupJson, OwedJson } from "@kehoach/api/chase";
import { CHASE_LETTER_PATH } from "@kehoach/api/paths";
import { isChased } from "@kehoach/core/words/chase-message";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { download } from "../data/download.ts";
import { useDueWords } from "../data/due-words.ts";
import { showFormName } from "../data/form-name.ts";
import { useLanguage } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { SheetLink } from "../data/sheet-link.tsx";
import { showUser } from "../data/show-user.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { showDate } from "../ui/date-text.ts";
import { showMoment } from "../ui/moment.ts";
import textCss from "../ui/text.module.css";
import css from "./chase.module.css";
import { useChaseWords } from "./chase-words.ts";
import { daysOver, toMessage } from "./to-message.ts";

type Named = { readonly place: ChaseGroupJson["late"][number]["place"] };

/** Places of one kind, each with what is to be said of it. More than so many are folded away, but not what is overdue. */
function Places<T extends Named>({
  title,
  group,
  items,
  tone,
  say,
}: {
  readonly title: string;
  readonly group: ChaseGroupJson;
  readonly items: readonly T[];
  readonly tone: "overdue" | "returned" | "late" | "waiting";
  readonly say: (item: T) => string;
}): ReactNode {
  if (items.length === 0) return null;
  const list = (
    <ul className={css["places"]}>
      {items.map((item) => {
        const said = say(item);
        return (
          <li key={item.place.key}>
            <SheetLink regime={group.regime} place={item.place.key} period={group.period}>
              <span className={textCss["capital"]}>{item.place.name}</span>
            </SheetLink>
            {said === "" ? null : <span className={textCss["soft"]}> {said}</span>}
          </li>
        );
      })}
    </ul>
  );
  const isFolded = items.length > MOST_OPEN && tone !== "overdue";
  return (
    <div className={css["kind"]} data-tone={tone}>
      {isFolded ? (
        <details>
          <summary>{title}</summary>
          {list}
        </details>
      ) : (
        <>
          <h4>{title}</h4>
          {list}
        </>
      )}
    </div>
  );
}
const MOST_OPEN = 40;

/** One regime for one period: how many have sent, who has not, and the ways to say so. @rule Y97 */
export function ChaseGroup({
  group,
  people,
  authority,
  by,
  mayWrite,
}: {
  readonly group: ChaseGroupJson;
  readonly people: Readonly<Record<string, string>>;
  readonly authority: string;
  /** The day asked for; undefined while what is typed is none. */
  readonly by: string | undefined;
  readonly mayWrite: boolean;
}): ReactNode {
  const all = useChaseWords();
  const words = all.groups;
  const due = useDueWords();
  const language = useLanguage();
  const id = useId();
  const title = words.of(group.regimeName, group.periodName);
  const message = toMessage(group);
  const saving = useMutation({
    mutationFn: () => download(CHASE_LETTER_PATH, { authority, regime: group.regime, period: group.period, by }, language),
  });
  // A deadline is told where it is not that of most.
  const sayDue = ({ deadline }: OwedJson): readonly string[] =>
    deadline === group.deadline ? [] : [words.due(showDate(deadline))];
  const sayOverdue = (one: OwedJson): string =>
    [...sayDue(one), words.days(daysOver(one)), ...(one.closed ? [words.closed] : []), ...(one.begun ? [words.begun] : [])].join(
      "; ",
    );
  return (
    <article className={css["group"]} aria-labelledby={id}>
      <h3 id={id}>
        <Link to="/che-do/$code" params={{ code: group.regime }} search={(now) => ({ ...now, ky: group.period })}>
          {title}
        </Link>
      </h3>
      <p>
        <strong>{words.counts(group.sent, group.reporters, group.approved)}</strong>.{" "}
        <span className={textCss["soft"]}>
          {words.deadline(due.day(group.deadline))}. {showFormName(group.form)}.
        </span>
      </p>
      {isChased(message) ? null : <p className={css["done"]}>{words.done}</p>}
      <Places title={words.overdue(group.overdue.length)} group={group} items={group.overdue} tone="overdue" say={sayOverdue} />
      <Places
        title={words.returned(group.returned.length)}
        group={group}
        items={group.returned}
        tone="returned"
        say={(one) => `${one.reason} (${words.by(people[one.by] ?? showUser(one.by), showMoment(one.at))})`}
      />
      <Places
        title={words.waiting(group.waiting.length)}
        group={group}
        items={group.waiting}
        tone="waiting"
        say={(one) => [...sayDue(one), ...(one.begun ? [words.begun] : [])].join("; ")}
      />
      <Places
        title={words.late(group.late.length)}
        group={group}
        items={group.late}
        tone="late"
        say={(one) => `${words.lateBy(one.days)}, ${words.sentAt(showMoment(one.sentAt))}`}
      />
      {isChased(message) ? (
        <div className={css["actions"]}>
          <CopyButton
            label={all.copy}
            about={title}
            text={by === undefined ? "" : all.say(message, by)}
            disabled={by === undefined}
            words={all}
          />
          {mayWrite && group.overdue.length > 0 ? (
            <Button
              variant="default"
              size="compact-md"
              disabled={by === undefined}
              loading={saving.isPending}
              aria-label={`${all.letter}: ${title}`}
              onClick={() => saving.mutate()}
            >
              {all.letter}
            </Button>
          ) : null}
          <Refusal error={saving.error} />
        </div>
      ) : null}
    </article>
  );
}
