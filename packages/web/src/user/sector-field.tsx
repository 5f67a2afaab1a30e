import { fold } from "@kehoach/core/fold";
import { type ReactNode, useId, useState } from "react";
import { useAsked, useQuestion } from "../data/question.ts";
import { CheckField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";

/** All sectors, or some of them, ticked in a list that can be filtered. */
export function SectorField({
  chosen,
  wrong,
  write,
}: {
  /** Undefined: all of them. */
  readonly chosen: readonly string[] | undefined;
  readonly wrong: ReactNode;
  readonly write: (chosen: readonly string[] | undefined) => void;
}): ReactNode {
  const { duty: words } = useUserWords();
  const { authority } = useAsked();
  const id = useId();
  const [filter, setFilter] = useState("");
  const sectors = useQuestion("sectors", {}, { authority }, { enabled: chosen !== undefined });
  const asked = fold(filter.trim());
  const shown = (sectors.data?.items ?? []).filter(({ name }) => fold(name).includes(asked));
  return (
    <fieldset className={form["group"]} aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend className={form["legend"]}>{words.sectors}</legend>
      {([true, false] as const).map((isAll) => (
        <label key={String(isAll)} className={form["choice"]}>
          <input
            type="radio"
            name={id}
            checked={(chosen === undefined) === isAll}
            onChange={() => write(isAll ? undefined : [])}
          />
          <span>{isAll ? words.allSectors : words.someSectors}</span>
        </label>
      ))}
      {chosen === undefined ? null : (
        <>
          <input
            className={form["input"]}
            type="search"
            aria-label={words.sectorFilter}
            placeholder={words.sectorFilter}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <div className={css["sectorList"]} role="group" aria-label={words.sectors} tabIndex={0}>
            {shown.map(({ code, name }) => (
              <CheckField
                key={code}
                label={name}
                checked={chosen.includes(code)}
                write={(isChosen) => write(isChosen ? [...chosen, code] : chosen.filter((one) => one !== code))}
              />
            ))}
          </div>
          <span className={form["hint"]} role="status">
            {words.chosen(chosen.length)}
          </span>
        </>
      )}
      {wrong ? (
        <div id={`${id}-wrong`} className={form["wrong"]}>
          {wrong}
        </div>
      ) : null}
    </fieldset>
  );
}
