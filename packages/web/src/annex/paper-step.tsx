import type { AnnexReply } from "@kehoach/api/annex";
import type { AnnexChoices } from "@kehoach/api/annex-choices";
import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { readDate, showDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { LongField, SelectField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { type PaperState, stateOf, withState } from "./annex-draft.ts";
import { useAnnexWords } from "./annex-words.ts";
import { StepHead, type StepProps } from "./step-head.tsx";

type Fields = {
  readonly year: string;
  readonly type: string;
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly abstract: string;
  readonly state: PaperState;
  readonly reason: string;
  readonly effective: string;
};

function toFields(reply: AnnexReply, { reason = "", effective = "" }: AnnexChoices): Fields {
  const { type, number, date, issuer, abstract } = reply.paper;
  return {
    year: reply.year === null ? "" : String(reply.year),
    type,
    number,
    date: showDate(date),
    issuer,
    abstract,
    state: stateOf(reply),
    reason,
    effective: showDate(effective),
  };
}

/** What is said beyond what was read; a field left empty is read from the file. */
function toChoices(fields: Fields, reply: AnnexReply): Partial<AnnexChoices> {
  const texts = (["type", "number", "issuer", "abstract"] as const).filter((name) => fields[name].trim() !== "");
  const date = readDate(fields.date);
  const isAnotherYear = Number(fields.year) !== reply.year;
  return {
    paper: {
      ...Object.fromEntries(texts.map((name) => [name, fields[name].trim()])),
      ...(date === undefined ? {} : { date }),
    },
    ...(fields.year === "" ? {} : { year: Number(fields.year) }),
    // Another year is another reading of the columns.
    mapping: isAnotherYear ? undefined : withState(reply, fields.state),
    reason: fields.state === "adjusted" && fields.reason.trim() !== "" ? fields.reason.trim() : undefined,
    effective: fields.state === "adjusted" ? readDate(fields.effective) : undefined,
  };
}

const SERIES = ["issued-report", "statistics", "register"] as const;

/** Which paper, and the plan of which year. */
export function PaperStep({ annex, reply, go }: StepProps): ReactNode {
  const words = useAnnexWords();
  const { paper } = words;
  const { choices } = annex.state;
  const [fields, set] = useState(() => toFields(reply, choices));
  const [table, setTable] = useState(reply.table);
  // Another table has another title.
  if (table !== reply.table) {
    setTable(reply.table);
    set(toFields(reply, choices));
  }
  const write = (name: keyof Fields) => (text: string) => set((now) => ({ ...now, [name]: text }));
  const from = (name: keyof AnnexReply["facts"]) => {
    const fact = reply.facts[name];
    return fact === null ? undefined : paper.from(fact.at);
  };
  const yearWrong = /^(?:19|20|21)\d{2}$/.test(fields.year) ? undefined : paper.yearWrong;
  const dateWrong = fields.date === "" ? paper.needed : readDate(fields.date) === undefined ? paper.dateWrong : undefined;
  const isAdjusted = fields.state === "adjusted";
  const effectiveWrong =
    isAdjusted && fields.effective !== "" && readDate(fields.effective) === undefined ? paper.dateWrong : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (yearWrong || (dateWrong && fields.date !== "") || effectiveWrong) return;
    annex.change(toChoices(fields, reply));
    go(1);
  };
  return (
    <form className={`${form["form"]} ${form["wide"]}`} onSubmit={submit} noValidate>
      <StepHead title={paper.title} />
      {reply.tables.length > 1 ? (
        <SelectField
          label={paper.table}
          value={String(reply.table)}
          choices={reply.tables.map(({ sheet, title, rows }, at) => [String(at), paper.tableName(sheet, title, rows)])}
          write={(at) => annex.change({ table: Number(at), mapping: undefined, rows: undefined, cells: undefined })}
        />
      ) : null}
      <div className={form["pair"]}>
        <TextField
          label={paper.year}
          below={from("year")}
          wrong={yearWrong}
          value={fields.year}
          write={write("year")}
          size="short"
          inputMode="numeric"
          maxLength={4}
        />
        <SelectField
          label={paper.state}
          value={fields.state}
          choices={(["assigned", "proposed", "adjusted"] as const).map((state) => [state, paper.states[state]])}
          write={write("state")}
        />
      </div>
      <div className={form["pair"]}>
        <TextField
          label={paper.type}
          wrong={fields.type.trim() === "" ? paper.needed : undefined}
          value={fields.type}
          write={write("type")}
          maxLength={60}
        />
        <TextField label={paper.number} below={from("number")} value={fields.number} write={write("number")} maxLength={100} />
        <DayField label={paper.date} below={from("date")} wrong={dateWrong} value={fields.date} write={write("date")} />
      </div>
      <TextField label={paper.issuer} below={from("issuer")} value={fields.issuer} write={write("issuer")} maxLength={300} />
      <LongField
        label={paper.abstract}
        below={from("title")}
        value={fields.abstract}
        write={write("abstract")}
        maxLength={2000}
      />
      {isAdjusted ? (
        <>
          <LongField
            label={paper.reason}
            wrong={fields.reason.trim() === "" ? paper.needed : undefined}
            value={fields.reason}
            write={write("reason")}
            maxLength={2000}
          />
          <DayField
            label={paper.effective}
            below={paper.effectiveHint}
            wrong={effectiveWrong}
            value={fields.effective}
            write={write("effective")}
          />
        </>
      ) : null}
      <SelectField
        label={paper.series}
        value={choices.series ?? "issued-report"}
        choices={SERIES.map((series) => [series, paper.seriesNames[series]])}
        write={(series) => annex.change({ series: SERIES.find((one) => one === series) })}
      />
      <div className={form["actions"]}>
        <Button type="submit">{words.next}</Button>
      </div>
    </form>
  );
}
