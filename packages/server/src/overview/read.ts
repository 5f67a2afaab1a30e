import { type Language, showBreakdownName, toDecimalText, toPlaceRef } from "@kehoach/api/figure-json";
import type { getOverview } from "@kehoach/api/overview";
import type { ApiProblem } from "@kehoach/api/problem";
import { toScorecardRow } from "@kehoach/api/scorecard-json";
import { assess } from "@kehoach/core/analysis/assess";
import { leftToDisburse, sortBehindFirst } from "@kehoach/core/analysis/overview";
import { scorecard } from "@kehoach/core/analysis/scorecard";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { z } from "zod";
import { listRelationCodes } from "../fact/read.ts";
import { countAllFigures } from "../fact-key/read.ts";
import { loadForecaster } from "../forecast/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadSituation, type Situation } from "../scorecard/read.ts";

type Reply = z.output<typeof getOverview.reply>;
type Query = z.output<typeof getOverview.query>;

function listMoney({ book, reader, place, period, moment }: Situation, mode: Query["mode"]): Reply["money"] {
  const key = { code: place.code, validFrom: place.validFrom };
  return (book.overview ?? []).map(({ group, disburse = false, lines }) => ({
    group,
    disburse,
    lines: lines.flatMap(({ indicator: code, breakdown }) => {
      const indicator = book.indicators.get(code);
      if (indicator === undefined) return [];
      const row = assess(book, indicator, { indicator: code, breakdown, place: key, period }, { mode, ...moment });
      const part = showBreakdownName(reader, breakdown);
      return [
        {
          indicator: code,
          breakdown: showBreakdown(breakdown),
          name: part === "" ? row.name : `${row.name}: ${part}`,
          unit: row.unit,
          target: toDecimalText(row.target),
          actual: toDecimalText(row.actual),
          percent: toDecimalText(row.percent),
          verdict: row.verdict,
          left: disburse ? toDecimalText(leftToDisburse(row)) : null,
        },
      ];
    }),
  }));
}

/** A year at a glance: headline indicators behind plan first, money as the pack groups it, errata, what there is. @rule W13 */
export async function loadOverview(tx: Tx, scope: Scope, query: Query, language: Language): Promise<Outcome<Reply, ApiProblem>> {
  const found = await loadSituation(tx, scope, query, { reach: "headlines", needs: "headlines", language });
  if (!found.ok) return found;
  const { authority, place, year, period, book, reader, moment } = found.value;
  const card = scorecard(book, place, period, query.mode, moment);
  const position = new Map(card.rows.map((row, at) => [row, at + 1]));
  const count = (holds: (row: (typeof card.rows)[number]) => boolean): number => card.rows.filter(holds).length;
  const forecast = await loadForecaster(tx, scope, found.value, card.rows);
  const asked = { place: { code: place.code, validFrom: place.validFrom }, period, ...moment };
  const [counts, stated] = await Promise.all([
    countAllFigures(tx, scope, authority.id, asked),
    listRelationCodes(tx, scope, authority.id, asked),
  ]);
  const errors = book.errata.filter(({ weight }) => weight === "error").length;
  return accept({
    authority: { code: authority.code, name: authority.name },
    place: toPlaceRef(reader, place),
    year,
    mode: query.mode,
    counts: card.counts,
    indicators: sortBehindFirst(card.rows, book).map((row) => toScorecardRow(reader, row, position.get(row) ?? 0, forecast(row))),
    money: listMoney(found.value, query.mode),
    errata: { total: book.errata.length, error: errors, rounding: book.errata.length - errors },
    reported: {
      headline: card.rows.length,
      withActual: count((row) => row.actual !== undefined),
      withTarget: count((row) => row.target !== undefined),
      comparable: count((row) => row.computed !== undefined),
      statedOnly: count((row) => row.stated !== undefined && row.computed === undefined),
    },
    holdings: {
      sectors: book.sectors.length,
      indicators: book.indicators.size,
      values: counts.values,
      targets: counts.targets,
      relations: stated.length,
      documents: book.papers.length,
    },
  });
}
