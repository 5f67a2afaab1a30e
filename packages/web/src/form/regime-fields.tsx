import type { ReactNode } from "react";
import { readDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { Field, SelectField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { ApprovalField } from "./approval-field.tsx";
import type { Catalogue } from "./catalogue.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { CALENDARS, LEVELS, PERIODS, type RegimeDraft, type RegimeWrong } from "./regime-draft.ts";
import { ReporterField } from "./reporter-field.tsx";

const COUNTS = ["working", "calendar"] as const;
type Days = RegimeDraft["deadline"];

function DaysField({
  label,
  below,
  wrong,
  days,
  write,
}: {
  readonly label: string;
  readonly below?: string;
  readonly wrong: string | undefined;
  readonly days: Days;
  readonly write: (days: Days) => void;
}): ReactNode {
  const words = useFormWords();
  return (
    <Field label={label} below={below} wrong={wrong}>
      {(tied) => (
        <div className={css["days"]}>
          <input
            {...tied}
            type="text"
            className={form["input"]}
            value={days.days}
            onChange={(event) => write({ ...days, days: event.currentTarget.value })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
          />
          <select
            className={form["input"]}
            aria-label={`${label}: ${words.regime.ofLabel}`}
            value={days.of}
            onChange={(event) => {
              const of = COUNTS.find((one) => one === event.currentTarget.value);
              if (of !== undefined) write({ ...days, of });
            }}
          >
            {COUNTS.map((of) => (
              <option key={of} value={of}>
                {words.regime.of[of]}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

/** Deadlines of single levels beside the usual one. */
function OtherDeadlines({
  draft,
  wrong,
  write,
}: {
  readonly draft: RegimeDraft;
  readonly wrong: string | undefined;
  readonly write: (draft: RegimeDraft) => void;
}): ReactNode {
  const words = useFormWords();
  const open = LEVELS.filter((level) => draft.others.every((one) => one.level !== level));
  const [next] = open;
  return (
    <>
      {draft.others.map(({ level, ...days }, at) => (
        <div key={level} className={css["beside"]}>
          <DaysField
            label={`${words.regime.other} ${words.regime.levelNames[level]}`}
            wrong={/^\d{1,4}$/u.test(days.days.trim()) ? undefined : wrong}
            days={days}
            write={(changed) => write({ ...draft, others: draft.others.with(at, { level, ...changed }) })}
          />
          <button
            type="button"
            className={css["tool"]}
            aria-label={words.regime.removeOther(words.regime.levelNames[level])}
            onClick={() => write({ ...draft, others: draft.others.filter((one) => one.level !== level) })}
          >
            ✕
          </button>
        </div>
      ))}
      {next === undefined ? null : (
        <SelectField
          label={words.regime.addOther}
          value=""
          choices={[["", "…"], ...open.map((level) => [level, words.regime.levelNames[level]] as const)]}
          write={(value) => {
            const level = open.find((one) => one === value);
            if (level !== undefined) write({ ...draft, others: [...draft.others, { level, ...draft.deadline }] });
          }}
        />
      )}
    </>
  );
}

/** What a regime says: who, for which periods, from when, until when. */
export function RegimeFields({
  draft,
  catalogue,
  wrong,
  isKept,
  write,
}: {
  readonly draft: RegimeDraft;
  readonly catalogue: Catalogue;
  readonly wrong: RegimeWrong;
  /** Forms were begun under it: its periods stay. */
  readonly isKept: boolean;
  readonly write: (draft: RegimeDraft) => void;
}): ReactNode {
  const words = useFormWords();
  const { regime } = words;
  const put = (change: Partial<RegimeDraft>): void => write({ ...draft, ...change });
  return (
    <div className={form["stack"]}>
      <TextField
        label={regime.name}
        wrong={wrong.name && regime.nameMissing}
        value={draft.name}
        write={(name) => put({ name })}
        autoComplete="off"
        maxLength={300}
      />
      {isKept ? (
        <p className={css["soft"]}>{regime.begun}</p>
      ) : (
        <div className={form["pair"]}>
          <SelectField
            label={regime.periods}
            value={draft.periods}
            choices={PERIODS.map((one) => [one, regime.kinds[one]])}
            write={(value) => {
              const periods = PERIODS.find((one) => one === value);
              if (periods !== undefined) put({ periods });
            }}
          />
          <SelectField
            label={regime.calendar}
            value={draft.calendar}
            choices={[
              ...CALENDARS.map((one) => [one, regime.calendars[one]] as const),
              ...(CALENDARS.some((one) => one === draft.calendar) ? [] : [[draft.calendar, draft.calendar] as const]),
            ]}
            write={(calendar) => put({ calendar })}
          />
        </div>
      )}
      <ReporterField
        draft={draft}
        catalogue={catalogue}
        day={readDate(draft.startsOn) ?? catalogue.today}
        wrong={wrong.reporters && regime.whoMissing}
        write={write}
      />
      <DayField
        label={regime.startsOn}
        below={regime.startsOnHint}
        wrong={wrong.startsOn && regime.dayWrong}
        value={draft.startsOn}
        write={(startsOn) => put({ startsOn })}
      />
      <DaysField
        label={regime.deadline}
        wrong={wrong.deadline && regime.wholeWrong}
        days={draft.deadline}
        write={(deadline) => put({ deadline })}
      />
      <OtherDeadlines draft={draft} wrong={wrong.deadline && regime.wholeWrong} write={write} />
      <div className={form["pair"]}>
        <DaysField
          label={regime.grace}
          below={regime.graceHint}
          wrong={wrong.grace && regime.wholeWrong}
          days={draft.grace}
          write={(grace) => put({ grace })}
        />
        <TextField
          label={regime.opens}
          below={regime.opensHint}
          wrong={wrong.opens && regime.wholeWrong}
          value={draft.opens}
          write={(opens) => put({ opens })}
          size="short"
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
        />
      </div>
      <ApprovalField draft={draft} wrong={wrong.approval && regime.approval.missing} isKept={isKept} write={write} />
      {catalogue.papers.length === 0 ? null : (
        <SelectField
          label={regime.basis}
          value={draft.basis}
          choices={[["", regime.basisNone], ...catalogue.papers.map(({ code, title }) => [code, title] as const)]}
          write={(basis) => put({ basis })}
        />
      )}
    </div>
  );
}
