import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../data/address.ts";
import { useAsker } from "../data/asker.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import {
  type Ahead,
  FILTERS,
  type Filter,
  filterRows,
  type Grid,
  hasPlans,
  joinAhead,
  listSectors,
  type MatrixRow,
  type Totals,
  toGrid,
} from "./grid.ts";

/** What the address asks for. */
export type Asking = {
  readonly authority: string | undefined;
  readonly place: string | undefined;
  readonly period: string | undefined;
  readonly sector: string | undefined;
  readonly indicator: string | undefined;
  readonly knownAt: string | undefined;
  readonly span: "cumulative" | undefined;
};

export function useAsking(): Asking {
  const { authority, place } = useAsked();
  const { "dia-ban": own, "chi-tieu": indicator, at: knownAt, ky, sector, span } = useAddress();
  return {
    authority,
    place: own ?? place,
    period: ky,
    sector,
    indicator,
    knownAt,
    span: span === "cumulative" ? span : undefined,
  };
}

/**
 * The totals the address asks for; of a table too wide to be shown at once, those of its first sector.
 * @returns isCut  whether only one sector is shown though all were asked for
 */
export function useTotals(asking: Asking): {
  readonly question: UseQueryResult<Totals>;
  readonly isCut: boolean;
  readonly sector: string;
} {
  const whole = useQuestion("totals", {}, asking, { keep: true });
  const first = whole.data?.wide === true && asking.sector === undefined ? whole.data.sectors[0]?.code : undefined;
  const part = useQuestion("totals", {}, { ...asking, sector: first }, { keep: true, enabled: first !== undefined });
  return { question: first === undefined ? whole : part, isCut: first !== undefined, sector: first ?? asking.sector ?? "" };
}

/** What is on its way, where somebody who sees forms asks for it. @rule W32 */
export function useAhead(
  totals: Totals,
  sector: string,
): {
  readonly isOffered: boolean;
  readonly isAsked: boolean;
  readonly question: UseQueryResult<Ahead>;
} {
  const { figures, "chi-tieu": only } = useAddress();
  const { may, grants } = useAsker();
  const { authority, place, period, span, places, knownAt } = totals;
  const isOffered =
    only === undefined &&
    knownAt === null &&
    may("submission.read") &&
    grants.some((grant) => grant.authority === authority) &&
    span === "period" &&
    places.length > 0;
  const isAsked = isOffered && figures === "sent";
  const question = useQuestion(
    "unapprovedTotals",
    {},
    { authority, place: place.key, period, ...(sector === "" ? {} : { sector }) },
    { keep: true, enabled: isAsked },
  );
  return { isOffered, isAsked, question };
}

export type Matrix = {
  readonly rows: readonly MatrixRow[];
  readonly shown: readonly MatrixRow[];
  readonly filter: Filter;
  readonly sectors: readonly { readonly code: string; readonly name: string }[];
  readonly grid: Grid;
  /** Whether there are plans of the year to tell of, and whether they are told of. */
  readonly plans: { readonly isOffered: boolean; readonly isAsked: boolean };
};

/** Rows, filtered, as a grid; made anew when the answers change. */
export function useMatrix(totals: Totals, ahead: Ahead | undefined): Matrix {
  const { state, figures } = useAddress();
  const isOffered = hasPlans(totals);
  const isAsked = isOffered && figures !== "bare";
  const filter = FILTERS.find((one) => one === state && totals.places.length > 0) ?? "all";
  return useMemo(() => {
    const rows = joinAhead(totals, ahead);
    const shown = filterRows(rows, filter);
    const grid = toGrid(totals, shown, { isAhead: ahead !== undefined, isPlanned: isAsked });
    return { rows, shown, filter, sectors: listSectors(totals, ahead), grid, plans: { isOffered, isAsked } };
  }, [totals, ahead, filter, isOffered, isAsked]);
}
