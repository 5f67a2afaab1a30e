import { listSaid, type SaidCell } from "../form/to-facts.ts";
import { type IsoDate, showPeriod } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import type { SheetSource, ValueVersion } from "../value/value.ts";

/** A value that a sheet says. */
export type SaidValue = ValueVersion & { readonly source: SheetSource };

/** The sending whose figures are approved. */
export type ApprovedSending = {
  readonly given: Parameters<typeof listSaid>;
  readonly regime: string;
  readonly place: PlaceKey;
  readonly sending: number;
};

/** What a figure was noted with; of none, why there is none, and what was noted. */
function noteOf({ entry, figure }: SaidCell): string | undefined {
  const said = [figure === undefined ? entry.none : undefined, entry.note].map((text) => text?.trim() ?? "");
  return said.filter((text) => text !== "").join("; ") || undefined;
}

/**
 * The values that an approved sending says: of the place's own series, each by the cell it was typed into, none said twice. An estimate is
 * of the period in which it was made.
 *
 * @param knownAt  the day of the approval
 * @rule Y37
 */
export function toValues({ given, regime, place, sending }: ApprovedSending, knownAt: IsoDate): readonly SaidValue[] {
  const [, round] = given;
  return listSaid(...given).map((said): SaidValue => {
    const { row, column, period, entry, figure } = said;
    const note = noteOf(said);
    return {
      key: {
        indicator: row.indicator,
        breakdown: row.breakdown,
        place,
        period,
        status: column.status,
        series: "own",
        ...(column.status === "estimate" ? { round } : {}),
      },
      ...(figure === undefined ? {} : { value: figure.value, asEntered: figure.asEntered }),
      qualifiers: figure === undefined ? [] : (entry.qualifiers ?? []),
      ...(note === undefined ? {} : { note }),
      source: { sheet: { regime, period: showPeriod(round), sending, row: row.key, column: column.code } },
      knownAt,
    };
  });
}
