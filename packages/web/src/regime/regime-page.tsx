import type { Reply } from "@kehoach/api/client";
import type { ReporterJson } from "@kehoach/api/regime";
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useApprovalWords } from "../data/approval-words.ts";
import { useDueWords } from "../data/due-words.ts";
import { showFormName } from "../data/form-name.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { SheetLink } from "../data/sheet-link.tsx";
import { showUser } from "../data/show-user.ts";
import { Choices } from "../ui/choices.tsx";
import { SelectField } from "../ui/field.tsx";
import { Mark, type Tone } from "../ui/mark.tsx";
import { showMoment } from "../ui/moment.ts";
import { Page } from "../ui/page.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import textCss from "../ui/text.module.css";
import { Toggles } from "../ui/toggle.tsx";
import css from "./regime.module.css";
import { useRegimeWords } from "./regime-words.ts";

type Status = Reply<"regimeStatus">;
type Filter = "all" | "waiting" | "sent";

const TONES = {
  returned: "behind",
  sent: "met",
  "sent-late": "met",
  late: "behind",
  closed: "behind",
  "due-soon": "quiet",
  open: "quiet",
  "not-open": "quiet",
} as const satisfies Record<ReporterJson["standing"], Tone>;

function ReporterTable({ status, items }: { readonly status: Status; readonly items: readonly ReporterJson[] }): ReactNode {
  const words = useRegimeWords();
  const due = useDueWords();
  const days = new Set(items.map(({ deadline }) => deadline));
  return (
    <Table<ReporterJson>
      caption={words.caption(status.regime.name, status.periodName)}
      rows={items}
      rowKey={({ place }) => place.key}
      columns={[
        {
          key: "place",
          head: words.place,
          lead: true,
          cell: ({ place }) => (
            <SheetLink regime={status.regime.code} place={place.key} period={status.period}>
              <span className={textCss["capital"]}>{place.name}</span>
            </SheetLink>
          ),
        },
        {
          key: "state",
          head: words.state,
          // Nobody has typed a figure: "being entered" would say that somebody has.
          cell: ({ standing, state }) => (
            <Mark
              tone={state === "approved" ? "exceeded" : TONES[standing]}
              label={state === null && standing === "open" ? words.untouched : due.standOf({ standing, state })}
            />
          ),
        },
        { key: "at", head: words.sentAt, cell: ({ sentAt }) => (sentAt === null ? "" : showMoment(sentAt)), nowrap: true },
        { key: "by", head: words.sentBy, cell: ({ sentBy }) => (sentBy === null ? "" : showUser(sentBy)) },
        {
          key: "filled",
          head: words.filled,
          cell: ({ filled, wanted }) => (
            <span className={css["filled"]} title={due.filledOf(filled, wanted)}>
              <span>{due.filled(filled, wanted)}</span>
              <ShareBar done={filled} of={wanted} />
            </span>
          ),
        },
        // Where all have the same day it stands above the table.
        ...(days.size < 2
          ? []
          : [
              {
                key: "deadline",
                head: words.deadline,
                cell: ({ deadline }: ReporterJson) => due.day(deadline),
                nowrap: true,
              },
            ]),
      ]}
    />
  );
}

function StatusScreen({ status }: { readonly status: Status }): ReactNode {
  const words = useRegimeWords();
  const due = useDueWords();
  const change = useChangeAddress();
  const [filter, setFilter] = useState<Filter>("all");
  const isSent = ({ state }: ReporterJson): boolean => state === "submitted" || state === "approved";
  const sent = status.items.filter(isSent).length;
  const approved = status.items.filter(({ state }) => state === "approved").length;
  const returned = status.items.filter(({ state }) => state === "returned").length;
  const late = status.items.filter(({ standing }) => standing === "late" || standing === "closed").length;
  const shown = status.items.filter((one) => filter === "all" || isSent(one) === (filter === "sent"));
  const [first, ...others] = new Set(status.items.map(({ deadline }) => deadline));
  const of = status.items.length;
  const isListed = status.periods.some(({ period }) => period === status.period);
  const periods = isListed ? status.periods : [{ period: status.period, periodName: status.periodName }, ...status.periods];
  return (
    <>
      <Choices>
        <SelectField
          label={words.period}
          value={status.period}
          choices={periods.map(({ period, periodName }) => [period, periodName])}
          write={(ky) => change({ ky })}
        />
        <Toggles
          label={words.filter}
          choices={[
            ["all", `${words.filters.all} (${of})`],
            ["waiting", `${words.filters.waiting} (${of - sent})`],
            ["sent", `${words.filters.sent} (${sent})`],
          ]}
          chosen={filter}
          choose={setFilter}
        />
        <Button variant="default" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Link to="/che-do/$code/duyet" params={{ code: status.regime.code }} search={(now) => ({ ...now, ky: status.period })}>
          {words.matrix}
        </Link>
        <Link to="/don-doc">{words.chaseShort}</Link>
        <Link to="/tong-hop" search={{ ky: status.period }}>
          {words.totals}
        </Link>
      </Choices>
      {of === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          <p role="status">
            <strong>{words.counts({ sent, approved, returned, of, late, open: of - sent - returned - late })}</strong>{" "}
            {first === undefined || others.length > 0 ? null : (
              <span className={textCss["soft"]}>
                {words.deadline}: {due.day(first)}.
              </span>
            )}
          </p>
          {shown.length === 0 ? <p>{words.noneLeft}</p> : <ReporterTable status={status} items={shown} />}
        </>
      )}
    </>
  );
}

function RegimeScreen(): ReactNode {
  const words = useRegimeWords();
  const { site } = useWords();
  const { code = "" } = useParams({ strict: false });
  const { authority } = useAsked();
  const { ky } = useAddress();
  const question = useQuestion("regimeStatus", { code }, { authority, period: ky }, { keep: true });
  const { steps } = useApprovalWords();
  const { data } = question;
  return (
    <Page
      title={data === undefined ? words.title : `${data.regime.name}, ${data.periodName}`}
      site={site}
      over={<Link to="/che-do">{words.back}</Link>}
      {...(data === undefined
        ? {}
        : { lead: `${showFormName(data.regime.form)}. ${words.steps(data.regime.approval.map((step) => steps[step]))}` })}
    >
      <Answer question={question}>{(status) => <StatusScreen status={status} />}</Answer>
    </Page>
  );
}

/** One period of a regime: which places have sent, which have not, which are late. Printable. */
export function RegimePage(): ReactNode {
  return (
    <Needs action="submission.read">
      <RegimeScreen />
    </Needs>
  );
}
