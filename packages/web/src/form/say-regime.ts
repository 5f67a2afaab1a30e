import type { RegimeEntry } from "@kehoach/core/pack/regime-edits";
import { useAsked, useQuestion } from "../data/question.ts";
import { showDate } from "../ui/date-text.ts";
import { useFormWords } from "./form-words.ts";

/** What a regime says, in words. */
export function useSayRegime(): Readonly<Record<"who" | "deadline" | "life", (regime: RegimeEntry) => string>> {
  const words = useFormWords();
  const { authority } = useAsked();
  const places = useQuestion("places", {}, { authority });
  const nameOf = (text: string): string =>
    places.data?.items.find(({ key, code }) => key === text || code === text)?.fullName ?? text;
  return {
    who: ({ reporters }) =>
      reporters
        .map(({ level, place }) => {
          if (place !== undefined) return nameOf(place);
          const names: Readonly<Record<string, string>> = words.regime.levels;
          return names[level ?? ""] ?? level ?? "";
        })
        .join("; "),
    deadline: ({ deadlines, grace }) => {
      const said = deadlines.map(({ level, days, of }) => {
        const text = words.regime.deadlineOf(days, words.regime.of[of]);
        return level === undefined ? text : `${words.regime.levelNames[level]}: ${text}`;
      });
      const more =
        grace === undefined
          ? ""
          : ` (${words.regime.grace.toLocaleLowerCase("vi")} ${words.regime.deadlineOf(grace.days, words.regime.of[grace.of])})`;
      return said.join("; ") + more;
    },
    life: ({ startsOn, endsOn }) =>
      endsOn === undefined ? words.regime.from(showDate(startsOn)) : words.regime.until(showDate(startsOn), showDate(endsOn)),
  };
}
