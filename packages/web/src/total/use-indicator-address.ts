import { useCallback } from "react";
import { showSearch, useAddress } from "../data/address.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import type { Totals } from "./grid.ts";

/** Where an indicator is told of in full: at a place, in the year of the period where that year has pages. */
export function useIndicatorAddress({ authority, period }: Totals): (indicator: string, place: string) => string {
  const { lang } = useAddress();
  const asked = useAsked();
  const { data } = useQuestion("authorities", {}, {});
  const own = data?.items.find(({ code }) => code === authority);
  const year = /^\d{4}/.exec(period)?.[0] ?? "";
  const known = own?.years.includes(Number(year)) === true ? year : "";
  const named = asked.authority ?? (data?.items.length === 1 ? "" : authority);
  return useCallback(
    (indicator, place) =>
      `/chi-tieu/${encodeURIComponent(indicator)}${showSearch({ authority: named, place, year: known, lang: lang ?? "" })}`,
    [named, known, lang],
  );
}
