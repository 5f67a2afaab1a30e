import type { RegimeEntry } from "@kehoach/core/pack/regimes";
import { DEFAULT_APPROVAL } from "@kehoach/core/regime/regime";
import { useAsked, useQuestion } from "../data/question.ts";
import { showDate } from "../ui/date-text.ts";
import { today } from "../ui/moment.ts";
import { useFormWords } from "./form-words.ts";
import { sayApproval } from "./say-approval.ts";

/** What a regime says, in words. */
export function useSayRegime(): Readonly<Record<"who" | "deadline" | "approval" | "life", (regime: RegimeEntry) => string>> {
  const words = useFormWords();
  const { authority } = useAsked();
  // A regime may name a place that began after the year the figures are of.
  const own = useQuestion("places", {}, { authority });
  const now = useQuestion("places", {}, { authority, at: today() });
  const known = [...(own.data?.items ?? []), ...(now.data?.items ?? [])];
  const nameOf = (text: string): string => {
    const found = known.find(({ key, code }) => key === text || code === text);
    return found?.fullName ?? (own.isPending || now.isPending ? "…" : (text.split("@")[0] ?? text));
  };
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
    approval: ({ approval = DEFAULT_APPROVAL }) => sayApproval(approval, words.regime.approval),
    life: ({ startsOn, endsOn }) =>
      endsOn === undefined ? words.regime.from(showDate(startsOn)) : words.regime.until(showDate(startsOn), showDate(endsOn)),
  };
}
