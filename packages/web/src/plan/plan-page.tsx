import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { showDate } from "../ui/date-text.ts";
import { Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Toggles } from "../ui/toggle.tsx";
import { OctoberSheet } from "./october-sheet.tsx";
import { PlacePicker } from "./place-picker.tsx";
import css from "./plan.module.css";
import { PlanSheet } from "./plan-sheet.tsx";
import { usePlanWords } from "./plan-words.ts";
import { StageBar } from "./stage-bar.tsx";
import { usePlan, useReach, useYear } from "./use-plan.ts";

/** What can be done with the plan of the year on the screen. */
function Actions({ year, isAssigned }: { readonly year: string; readonly isAssigned: boolean }): ReactNode {
  const words = usePlanWords();
  const { mayMake, isWhole } = useReach();
  return (
    <>
      {mayMake ? (
        <Link className={css["button"] ?? ""} to="/ke-hoach/$year/nhap" params={{ year }}>
          {words.entry.button}
        </Link>
      ) : null}
      {isWhole ? (
        <Link className={css["button"] ?? ""} to="/ke-hoach/$year/phu-luc" params={{ year }}>
          {words.annex}
        </Link>
      ) : null}
      {isWhole && isAssigned ? (
        <Link className={css["button"] ?? ""} to="/ke-hoach/$year/dieu-chinh" params={{ year }}>
          {words.adjust.button}
        </Link>
      ) : null}
      <Link to="/ke-hoach/$year/thay-doi" params={{ year }}>
        {words.changesLink}
      </Link>
      <Button variant="default" onClick={() => window.print()}>
        {words.print}
      </Button>
    </>
  );
}

/** The plan of a year at a place: the sheet, its stage, and the way to change it. */
export function PlanPage(): ReactNode {
  const words = usePlanWords();
  const { site } = useWords();
  const year = useYear();
  const { view } = useAddress();
  const change = useChangeAddress();
  const { isWhole, mayMake } = useReach();
  const plan = usePlan(year, { keep: true });
  const shown = view === "october" ? "october" : "sheet";
  return (
    <div className={css["landscape"]}>
      <Page
        title={words.titleOf(year)}
        site={site}
        over={
          <>
            <Link to="/ke-hoach">{words.title}</Link>
            {plan.data === undefined ? "" : ` · ${plan.data.place.name}`}
          </>
        }
      >
        <div className={css["bar"]}>
          <PlacePicker year={year} place={plan.data?.place} />
          <Toggles
            label={words.views.label}
            choices={[
              ["sheet", words.views.sheet],
              ["october", words.views.october],
            ]}
            chosen={shown}
            choose={(key) => change({ view: key === "october" ? key : "" })}
          />
        </div>
        <Answer
          question={plan}
          rows={14}
          choose={(key, name) => (
            <Link to="." search={(now) => ({ ...now, place: key })}>
              {name}
            </Link>
          )}
        >
          {(answer) => (
            <>
              <StageBar plan={answer} isWhole={isWhole}>
                <Actions year={year} isAssigned={answer.stage === "assigned"} />
              </StageBar>
              {shown === "october" ? (
                <OctoberSheet plan={answer} />
              ) : answer.rows.length === 0 ? (
                <Empty>
                  <p>{words.empty}</p>
                  {mayMake ? <p>{words.emptyOpen}</p> : null}
                </Empty>
              ) : (
                <PlanSheet plan={answer} />
              )}
              {answer.documents.length === 0 ? null : (
                <Section title={words.documents}>
                  <ul className={css["documents"]}>
                    {answer.documents.map(({ code, title, date }) => (
                      <li key={code}>
                        <Link to="/van-ban/$code" params={{ code }}>
                          {title}
                        </Link>
                        {date === null ? "" : `, ${showDate(date)}`}
                      </li>
                    ))}
                  </ul>
                </Section>
              )}
            </>
          )}
        </Answer>
      </Page>
    </div>
  );
}
