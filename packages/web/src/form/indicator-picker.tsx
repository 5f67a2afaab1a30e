import { fold } from "@kehoach/core/fold";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { addFigures, type NewFigure, removeFigure } from "@kehoach/core/pack/form-edits";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { CheckField, SelectField, TextField } from "../ui/field.tsx";
import { Empty } from "../ui/state.tsx";
import { type Catalogue, listFigures } from "./catalogue.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import type { FormDraft } from "./use-form-draft.ts";

function matches({ name, code }: Indicator, words: readonly string[]): boolean {
  const text = fold(`${name} ${code}`);
  return words.every((word) => text.includes(word));
}

/** The list that a year's plan is made of, taken whole. */
function TakeList({
  catalogue,
  add,
}: {
  readonly catalogue: Catalogue;
  readonly add: (figures: readonly NewFigure[]) => void;
}): ReactNode {
  const words = useFormWords();
  const listed = catalogue.headlines.filter(({ indicators }) => indicators.length > 0);
  const [year, setYear] = useState(String(listed[0]?.year ?? ""));
  if (listed.length === 0) return null;
  return (
    <div className={css["beside"]}>
      <SelectField
        label={words.pick.year}
        value={year}
        choices={listed.map((one) => [String(one.year), words.pick.yearOf(one.year, one.indicators.length)])}
        write={setYear}
      />
      <Button variant="outline" onClick={() => add(listFigures(catalogue, year))}>
        {words.pick.take}
      </Button>
    </div>
  );
}

/** Choosing indicators: by name, by sector, or the list of a plan. What is chosen is put on the form at once. @rule K60 */
export function IndicatorPicker({ draft, catalogue }: { readonly draft: FormDraft; readonly catalogue: Catalogue }): ReactNode {
  const words = useFormWords();
  const [sought, setSought] = useState("");
  const chosen = new Set(draft.entry.rows.flatMap(({ indicator }) => indicator ?? []));
  const put = (figures: readonly NewFigure[]): void => draft.edit((entry) => addFigures(entry, figures, catalogue.sectors));
  const add = (codes: readonly string[]): void => put(codes.map((indicator) => ({ indicator })));
  const remove = (codes: readonly string[]): void => draft.edit((entry) => codes.reduce(removeFigure, entry));
  if (catalogue.indicators.length === 0) return <Empty>{words.pick.empty}</Empty>;
  const parts = fold(sought).split(" ").filter(Boolean);
  const bySector = Map.groupBy(catalogue.indicators, ({ code }) => sectorOf(code));
  const shown = catalogue.sectors.flatMap((sector) => {
    const all = bySector.get(sector.code) ?? [];
    const found = parts.length === 0 ? all : all.filter((one) => matches(one, parts));
    return found.length === 0 ? [] : [{ sector, all, found }];
  });
  return (
    <div className={css["stack"]}>
      <TakeList catalogue={catalogue} add={put} />
      <TextField label={words.pick.search} value={sought} write={setSought} type="search" autoComplete="off" maxLength={100} />
      <p role="status">{words.pick.chosen(chosen.size)}</p>
      {shown.length === 0 ? <p>{words.pick.none}</p> : null}
      <div className={css["sectors"]}>
        {shown.map(({ sector, all, found }) => {
          const codes = all.map(({ code }) => code);
          const taken = codes.filter((code) => chosen.has(code)).length;
          return (
            // A search opens what it found; without one the reader does. The key makes it a new element then.
            <details key={`${sector.code} ${parts.length > 0}`} open={parts.length > 0}>
              <summary>{words.pick.sector(sector.name, taken, all.length)}</summary>
              <div className={css["choices"]}>
                {parts.length > 0 ? null : (
                  <CheckField
                    label={<strong>{words.pick.allText}</strong>}
                    checked={taken === all.length}
                    write={(checked) => (checked ? add(codes) : remove(codes))}
                  />
                )}
                {found.map(({ code, name, unit, formula }) => (
                  <CheckField
                    key={code}
                    label={
                      <>
                        {name}{" "}
                        <span className={css["soft"]}>
                          {catalogue.tables.units.get(unit)?.name ?? unit}
                          {formula === undefined ? "" : `, ${words.pick.formula}`}
                        </span>
                      </>
                    }
                    checked={chosen.has(code)}
                    write={(checked) => (checked ? add([code]) : remove([code]))}
                  />
                ))}
              </div>
            </details>
          );
        })}
      </div>
    </div>
  );
}
