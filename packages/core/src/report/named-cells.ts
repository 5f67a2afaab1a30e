import type { Book } from "../analysis/book.ts";
import { listCheckedCells } from "../analysis/check-relation.ts";
import { listHeadlines } from "../analysis/scorecard.ts";
import { parseBreakdown } from "../indicator/breakdown.ts";
import type { Cell } from "../indicator/cell.ts";
import { lastDay, type Period, parsePeriod, previousYear } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import type { Inline, Outline, Reference } from "./outline.ts";

function listReferences({ title, blocks, notes, annex }: Outline): readonly Reference[] {
  const inlines: readonly (readonly Inline[])[] = [
    title.abstract,
    ...blocks.map((block) => block.inlines),
    ...notes.flatMap(({ paragraphs }) => paragraphs),
    ...(annex ? [annex.title] : []),
  ];
  return inlines.flat().flatMap((inline) => (inline.kind === "reference" ? [inline] : []));
}

/** The cells that one reference names: of the place and the year of the report, where it says nothing else. */
function listOfReference(
  { target, breakdown: divided = "", args }: Reference,
  { places }: Pick<Book, "places">,
  { place, period }: { readonly place: PlaceKey; readonly period: Period },
): readonly Cell[] {
  const breakdown = parseBreakdown(divided);
  const asked = args["period"] === undefined ? undefined : parsePeriod(args["period"]);
  if (!breakdown.ok || asked?.ok === false) return [];
  const of = asked?.value ?? period;
  const named = args["place"] === undefined ? undefined : findPlace(places, args["place"], lastDay(of));
  if (named?.ok === false) return [];
  const at = named ? { code: named.value.code, validFrom: named.value.validFrom } : place;
  const codes = [target, args["of"]].filter((code) => code !== undefined);
  return codes.flatMap((indicator) =>
    [of, previousYear(of)].map((one) => ({ indicator, breakdown: breakdown.value, place: at, period: one })),
  );
}

/**
 * The cells whose figures a report reads: those its prose names, the headline indicators of its annex, what its relations are held
 * against; each with the year before. What names nothing that is known is left out.
 *
 * @rule R7
 */
export function listNamedCells(
  book: Book,
  outline: Outline,
  of: { readonly place: PlaceKey; readonly period: Period },
): readonly Cell[] {
  const headlines = listHeadlines(book, of.period).flatMap((indicator) =>
    [of.period, previousYear(of.period)].map((period) => ({ indicator, breakdown: [], place: of.place, period })),
  );
  const cells = [
    ...listReferences(outline).flatMap((reference) => listOfReference(reference, book, of)),
    ...headlines,
    ...book.relations.flatMap((relation) => listCheckedCells(book, relation)),
  ];
  return cells.filter(({ indicator }) => book.indicators.has(indicator));
}
