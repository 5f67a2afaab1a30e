import type { AnnexColumnJson, AnnexReply } from "@kehoach/api/annex";
import type { ColumnRoleJson } from "@kehoach/api/annex-choices";
import { showPeriodNameEn, showPeriodNameVi } from "@kehoach/api/period-name";
import { parsePeriod } from "@kehoach/core/period/period";
import type { ReactNode } from "react";
import { useAssignerNames } from "../data/assigner-names.ts";
import { useLanguage } from "../data/language.tsx";
import css from "./annex.module.css";
import { listPeriods, turnRole } from "./annex-draft.ts";
import { useAnnexWords } from "./annex-words.ts";

const KINDS = ["ordinal", "name", "unit", "code", "target", "actual", "comparison", "note", "ignore"] as const;
const STATUSES = ["estimate", "reported", "preliminary", "official"] as const;

/** A select small enough to stand under a column; its name is read out with the column's letter. */
function Pick({
  name,
  letter,
  value,
  choices,
  write,
}: {
  readonly name: string;
  readonly letter: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly write: (value: string) => void;
}): ReactNode {
  return (
    <label className={css["pick"]}>
      <span>
        {name}
        <span className={css["hidden"]}> {letter}</span>
      </span>
      <select value={value} onChange={(event) => write(event.currentTarget.value)}>
        {choices.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function usePeriodName(): (period: string) => string {
  const language = useLanguage();
  const words = useAnnexWords();
  return (text) => {
    const read = parsePeriod(text);
    if (!read.ok) return text === "" ? words.columns.noPeriod : text;
    return language === "en" ? showPeriodNameEn(read.value) : showPeriodNameVi(read.value);
  };
}

/** The place as the mapping names it, code or key, among those to choose from. */
function findPlace(places: AnnexReply["known"]["places"], text: string): string {
  return places.find(({ key }) => key === text || key.split("@")[0] === text)?.key ?? text;
}

/** What a column is, and for figures whose they are, of when and of where. */
export function RoleField({
  column,
  year,
  places,
  write,
}: {
  readonly column: AnnexColumnJson;
  readonly year: number | null;
  readonly places: AnnexReply["known"]["places"];
  readonly write: (role: ColumnRoleJson) => void;
}): ReactNode {
  const { columns: words } = useAnnexWords();
  const nameOf = usePeriodName();
  const { role, guessed, sureness, letter } = column;
  const isChanged = JSON.stringify(role) !== JSON.stringify(guessed);
  const figures = role.kind === "target" || role.kind === "actual" ? role : undefined;
  const periods = figures === undefined ? [] : listPeriods(year, figures.period);
  const home = places[0]?.key ?? "";
  const place = figures?.place === undefined ? home : findPlace(places, figures.place);
  const placeChoices = places.some(({ key }) => key === place) ? places : [...places, { key: place, name: place }];
  const names = useAssignerNames();
  const assigners = Object.entries(names);
  return (
    <div className={css["role"]}>
      <Pick
        name={words.role}
        letter={letter}
        value={role.kind}
        choices={KINDS.map((kind) => [kind, words.roles[kind]])}
        write={(kind) => write(turnRole(role, KINDS.find((one) => one === kind) ?? "ignore", year))}
      />
      {role.kind === "target" ? (
        <Pick
          name={words.assigner}
          letter={letter}
          value={role.assigner}
          choices={role.assigner in names ? assigners : [...assigners, [role.assigner, role.assigner]]}
          write={(assigner) => write({ ...role, assigner })}
        />
      ) : null}
      {role.kind === "actual" ? (
        <Pick
          name={words.status}
          letter={letter}
          value={role.status}
          choices={STATUSES.map((status) => [status, words.statuses[status]])}
          write={(status) => write({ ...role, status: STATUSES.find((one) => one === status) ?? "reported" })}
        />
      ) : null}
      {figures === undefined ? null : (
        <>
          <Pick
            name={words.period}
            letter={letter}
            value={figures.period}
            choices={(figures.period === "" ? ["", ...periods] : periods).map((period) => [period, nameOf(period)])}
            write={(period) => write({ ...figures, period })}
          />
          <Pick
            name={words.place}
            letter={letter}
            value={place}
            choices={placeChoices.map(({ key, name }) => [key, name])}
            write={(key) => {
              const { place: _, ...rest } = figures;
              write(key === home ? rest : { ...rest, place: key });
            }}
          />
        </>
      )}
      <span className={`${css["sureness"]} ${css[isChanged ? "said" : sureness]}`}>
        {isChanged ? words.saidByYou : words.sureness[sureness]}
      </span>
    </div>
  );
}
