import { ask } from "@kehoach/api/client";
import type { WorkItemJson } from "@kehoach/api/regime";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { Digest } from "../data/digest.tsx";
import { useDueWords } from "../data/due-words.ts";
import { showFormName } from "../data/form-name.ts";
import { keptName } from "../data/kept-name.ts";
import { useLanguage, useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { goOn } from "../data/send.ts";
import { findReturn } from "../data/sheet-history.ts";
import { SheetLink } from "../data/sheet-link.tsx";
import { showUser } from "../data/show-user.ts";
import { showMoment } from "../ui/moment.ts";
import { Page, Section } from "../ui/page.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import { Empty, Loading } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import textCss from "../ui/text.module.css";
import { groupWork, type WorkGroup } from "./group-work.ts";
import css from "./work.module.css";
import { useWorkWords } from "./work-words.ts";

/** Nobody counts further: the date says it. */
const FAR_DAYS = 30;

function Deadline({ item, group }: { readonly item: WorkItemJson; readonly group: WorkGroup }): ReactNode {
  const due = useDueWords();
  return (
    <span className={css["lines"]}>
      <span>{due.day(item.deadline)}</span>
      {group === "ahead" ? <span className={textCss["soft"]}>{due.opens(due.day(item.opens))}</span> : null}
      {group === "late" || group === "soon" || (group === "open" && item.left <= FAR_DAYS) ? (
        <span className={group === "late" ? css["late"] : group === "soon" ? css["soon"] : textCss["soft"]}>
          {due.left(item.left)}
        </span>
      ) : null}
      {group === "late" && item.closes !== null ? (
        <span className={textCss["soft"]}>{due.closes(due.day(item.closes))}</span>
      ) : null}
    </span>
  );
}

/** Whether figures typed into a form are on this machine and not sent yet. */
function useKept({ regime, place, period }: WorkItemJson, authority: string): boolean {
  const { user } = useAsker();
  try {
    const name = keptName({ user: user?.username ?? "", authority, regime, place: place.key, period });
    return window.localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

function Progress({ item, authority }: { readonly item: WorkItemJson; readonly authority: string }): ReactNode {
  const words = useWorkWords();
  const due = useDueWords();
  const isKept = useKept(item, authority);
  return (
    <span className={css["lines"]} title={due.filledOf(item.filled, item.wanted)}>
      <span>{due.filled(item.filled, item.wanted)}</span>
      <ShareBar done={item.filled} of={item.wanted} />
      {isKept ? <span className={css["soon"]}>{words.kept}</span> : null}
    </span>
  );
}

/** Later than every version: nothing of what was typed is asked for. */
const NO_CELLS = 999_999_999_999_999;

/** Why a form is to be mended, and who said so. */
function ReturnReason({ item, authority }: { readonly item: WorkItemJson; readonly authority: string }): ReactNode {
  const words = useWorkWords();
  const language = useLanguage();
  const about = { authority, regime: item.regime, place: item.place.key, period: item.period, after: NO_CELLS };
  const { data } = useQuery({
    queryKey: ["returned", about, language],
    queryFn: ({ signal }) => goOn(() => ask("sheetChanges", {}, about, { language, signal })),
  });
  const said = data && findReturn(data.acts, data.sendings.at(-1)?.n ?? 0);
  if (data === undefined || said === undefined) return null;
  const line = said.act === "return" ? words.returnedBy : words.reopenedBy;
  return (
    <>
      <span className={textCss["soft"]}>{line(showMoment(said.at), data.people[said.by] ?? showUser(said.by))}</span>
      <span className={css["reason"]}>{said.reason}</span>
    </>
  );
}

function State({ item, authority }: { readonly item: WorkItemJson; readonly authority: string }): ReactNode {
  const due = useDueWords();
  return (
    <span className={css["lines"]} {...(item.standing === "returned" ? { "data-wide": "line" } : {})}>
      <span>{due.standOf(item)}</span>
      {item.standing === "returned" ? (
        <ReturnReason item={item} authority={authority} />
      ) : item.sentAt === null ? null : (
        <span className={textCss["soft"]}>{due.sentAt(showMoment(item.sentAt), showUser(item.sentBy ?? ""))}</span>
      )}
    </span>
  );
}

function Go({ item, group }: { readonly item: WorkItemJson; readonly group: WorkGroup }): ReactNode {
  const words = useWorkWords();
  const isTaken = group === "returned" || group === "late" || group === "soon" || group === "open";
  const isWhole = item.filled === item.wanted && item.state !== null;
  const action =
    group === "returned" && item.mayEnter
      ? words.mend
      : isTaken && item.mayEnter && !isWhole
        ? item.state === null
          ? words.begin
          : words.goOn
        : isTaken && item.maySend
          ? words.send
          : words.look;
  return (
    <SheetLink
      regime={item.regime}
      place={item.place.key}
      period={item.period}
      label={words.nameOf(action, item.form.name, item.place.name, item.periodName)}
      className={(isTaken ? css["go"] : css["look"]) ?? ""}
    >
      {action}
    </SheetLink>
  );
}

function Group({
  group,
  items,
  authority,
}: {
  readonly group: WorkGroup;
  readonly items: readonly WorkItemJson[];
  readonly authority: string;
}): ReactNode {
  const words = useWorkWords();
  const title = words.count(words.groups[group], items.length);
  return (
    <Section title={title}>
      <div className={css["group"]} data-group={group}>
        <Table<WorkItemJson>
          caption={title}
          rows={items}
          rowKey={({ regime, place, period }) => [regime, place.key, period].join(" ")}
          columns={[
            {
              key: "form",
              head: words.form,
              lead: true,
              cell: (item) => (
                <span className={css["lines"]}>
                  <strong>{showFormName(item.form)}</strong>
                  <span className={textCss["soft"]}>{item.regimeName}</span>
                </span>
              ),
            },
            { key: "place", head: words.place, cell: ({ place }) => <span className={css["name"]}>{place.name}</span> },
            { key: "period", head: words.period, cell: ({ periodName }) => <span className={css["name"]}>{periodName}</span> },
            { key: "deadline", head: words.deadline, cell: (item) => <Deadline item={item} group={group} /> },
            { key: "progress", head: words.progress, cell: (item) => <Progress item={item} authority={authority} /> },
            { key: "state", head: words.state, cell: (item) => <State item={item} authority={authority} /> },
            { key: "go", head: words.open, cell: (item) => <Go item={item} group={group} />, nowrap: true },
          ]}
        />
      </div>
    </Section>
  );
}

function WorkScreen(): ReactNode {
  const words = useWorkWords();
  const { site, loading } = useWords();
  const { may } = useAsker();
  const { authority } = useAsked();
  const work = useQuestion("work", {}, { authority });
  const digest = useQuestion("digest", {}, { authority }, { keep: true });
  return (
    <Page title={words.title} site={site} lead={words.lead}>
      <Answer question={work}>
        {({ items, authority: own }) => {
          const groups = groupWork(items);
          const isDone = !groups.some(
            ({ group }) => group === "returned" || group === "late" || group === "soon" || group === "open",
          );
          // What stands above is there first: nothing moves under a finger.
          if (digest.isPending) return <Loading label={loading} />;
          return (
            <>
              <Digest digest={digest.data} />
              {items.length === 0 ? (
                <Empty>
                  <p>{words.empty}</p>
                  <p>{words.emptyWhen}</p>
                  <p>{words.emptyAsk}</p>
                </Empty>
              ) : isDone ? (
                <p>{words.allSent}</p>
              ) : null}
              {groups.map(({ group, items: some }) => (
                <Group key={group} group={group} items={some} authority={own} />
              ))}
              {may("submission.read") ? (
                <p>
                  <Link to="/che-do">{words.regimes}</Link>
                </p>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** What somebody has to send: his forms, by what is to be done about them. Who comes from sign-in and has none is led on. */
export function WorkPage(): ReactNode {
  const asker = useAsker();
  const { xong } = useAddress();
  const change = useChangeAddress();
  useEffect(() => {
    if (xong === "dang-nhap" && asker.may("form.send")) change({ xong: "" }, { replace: true });
  });
  if (xong === "dang-nhap" && asker.user !== undefined && !asker.may("form.send"))
    return <Navigate to={asker.may("briefing.read") ? "/dieu-hanh" : "/"} replace />;
  return (
    <Needs action="form.send">
      <WorkScreen />
    </Needs>
  );
}
