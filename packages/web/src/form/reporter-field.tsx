import { fold } from "@kehoach/core/fold";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { descendantsAt, findPlace, placesAt } from "@kehoach/core/place/tree";
import { type ReactNode, useState } from "react";
import { CheckField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { PickField } from "../ui/pick-field.tsx";
import type { Catalogue } from "./catalogue.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { showPlaceName } from "./place-name.ts";
import { LEVELS, type RegimeDraft } from "./regime-draft.ts";

/** Few enough to be read. */
const MOST_PICKS = 12;

/** The authority's place and what lies below it on a day. */
function listInside({ home, places }: Catalogue, day: string): readonly Place[] {
  const own = findPlace(places, home, day);
  if (own.ok) return [own.value, ...descendantsAt(places, own.value, day)];
  return placesAt(places, day);
}

/** The places as they are on the day a regime begins; where the authority has none then, as they are on its last one. */
function listReachable(catalogue: Catalogue, day: string): readonly Place[] {
  const then = listInside(catalogue, day);
  if (then.length > 0) return then;
  const last = catalogue.places
    .flatMap(({ validTo }) => validTo ?? [])
    .toSorted()
    .at(-1);
  return last === undefined ? [] : catalogue.places.filter(({ validTo }) => validTo === last);
}

/** Who sends: whole levels, single places. */
export function ReporterField({
  draft,
  catalogue,
  day,
  wrong,
  write,
}: {
  readonly draft: RegimeDraft;
  readonly catalogue: Catalogue;
  readonly day: string;
  readonly wrong: string | undefined;
  readonly write: (draft: RegimeDraft) => void;
}): ReactNode {
  const words = useFormWords();
  const [typed, setTyped] = useState("");
  const inside = listReachable(catalogue, day);
  const present = new Set(inside.map(({ level }) => level));
  const levels = LEVELS.filter((level) => present.has(level) || draft.levels.includes(level));
  const sought = fold(typed);
  const picks = inside
    .filter((place) => !draft.places.includes(showPlaceKey(place)) && fold(showPlaceName(place)).includes(sought))
    .slice(0, MOST_PICKS)
    .map((place) => ({ key: showPlaceKey(place), text: showPlaceName(place), detail: words.regime.levelNames[place.level] }));
  const nameOf = (text: string): string => {
    const found = catalogue.tables.places.get(text) ?? inside.find(({ code }) => code === text);
    return found ? showPlaceName(found) : text;
  };
  return (
    <fieldset className={form["group"]}>
      <legend className={form["legend"]}>{words.regime.who}</legend>
      {levels.map((level) => (
        <CheckField
          key={level}
          label={words.regime.levels[level]}
          checked={draft.levels.includes(level)}
          write={(checked) =>
            write({ ...draft, levels: checked ? [...draft.levels, level] : draft.levels.filter((one) => one !== level) })
          }
        />
      ))}
      <PickField
        label={words.regime.place}
        typed={typed}
        write={setTyped}
        picks={picks}
        chosen={undefined}
        choose={(pick) => {
          if (pick === undefined) return;
          write({ ...draft, places: [...draft.places, pick.key] });
          setTyped("");
        }}
        none={words.regime.placeNone}
      />
      {draft.places.length === 0 ? null : (
        <ul className={css["tags"]}>
          {draft.places.map((place) => (
            <li key={place}>
              {nameOf(place)}{" "}
              <button
                type="button"
                className={css["tool"]}
                aria-label={words.regime.removePlace(nameOf(place))}
                onClick={() => write({ ...draft, places: draft.places.filter((one) => one !== place) })}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {wrong === undefined ? null : <div className={form["wrong"]}>{wrong}</div>}
    </fieldset>
  );
}
