import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, type Decimal, decimal, equals, ZERO } from "../quantity/decimal.ts";
import { type Branches, countLeaves, findOwn, type OwnFigure, rollUp } from "./roll-up.ts";
import type { Status } from "./value.ts";

const STATUSES: readonly Status[] = ["estimate", "reported", "preliminary", "official"];

/** A tree of places "0", "1", …, each below an earlier one, and what some of them say. */
const site = fc
  .array(
    fc.record({
      parent: fc.nat(),
      says: fc.option(
        fc.record({ status: fc.constantFrom(...STATUSES), value: fc.option(fc.integer({ min: -9_999, max: 9_999 })) }),
      ),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) => {
    const branches = new Map<string, string[]>();
    const own = new Map<string, OwnFigure>();
    for (const [at, { parent, says }] of list.entries()) {
      if (at > 0) {
        const above = String(parent % at);
        branches.set(above, [...(branches.get(above) ?? []), String(at)]);
      }
      if (says)
        own.set(String(at), {
          status: says.status,
          ...(says.value === null ? {} : { value: { units: BigInt(says.value), scale: 1 } }),
        });
    }
    return { branches: branches as Branches, own, count: list.length };
  });

/** The places that count in the total of one: the first on each way down that speaks for itself. */
function listCounting(branches: Branches, own: ReadonlyMap<string, OwnFigure>, place: string): readonly string[] {
  return (branches.get(place) ?? []).flatMap((below) => (own.has(below) ? [below] : listCounting(branches, own, below)));
}

function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, one) => add(sum, one), ZERO);
}

describe("totals over places", () => {
  test("[V10] [V12] a total is the sum of those that count, each once; a figure that is not there adds nothing", () => {
    fc.assert(
      fc.property(site, ({ branches, own, count }) => {
        const totals = rollUp(branches, "0", (place) => own.get(place));
        for (let at = 0; at < count; at += 1) {
          const place = String(at);
          const counting = listCounting(branches, own, place).flatMap((one) => own.get(one) ?? []);
          const total = totals.get(place);
          expect(total === undefined).toBe(counting.length === 0);
          if (total === undefined) continue;
          const values = counting.flatMap(({ value }) => value ?? []);
          expect(total.value === undefined).toBe(values.length === 0);
          if (total.value) expect(equals(total.value, sumOf(values))).toBe(true);
          expect(STATUSES.indexOf(total.weakest)).toBe(Math.min(...counting.map(({ status }) => STATUSES.indexOf(status))));
        }
      }),
    );
  });

  test("[V11] places at the bottom are counted, those below one that speaks for itself with it, never more than there are", () => {
    fc.assert(
      fc.property(site, ({ branches, own }) => {
        const total = rollUp(branches, "0", (place) => own.get(place)).get("0");
        const leaves = listCounting(branches, own, "0").reduce((sum, one) => sum + countLeaves(branches, one), 0);
        expect(total?.places ?? 0).toBe(leaves);
        expect(leaves).toBeLessThanOrEqual(countLeaves(branches, "0"));
      }),
    );
  });

  test("[V10] the order of places, and a place between that says nothing, change no total", () => {
    fc.assert(
      fc.property(site, ({ branches, own }) => {
        const ownOf = (place: string): OwnFigure | undefined => own.get(place);
        const plain = rollUp(branches, "0", ownOf).get("0");
        const turned = new Map([...branches].map(([place, below]) => [place, below.toReversed()]));
        const grouped = new Map([...branches, ["0", ["group"]], ["group", branches.get("0") ?? []]]);
        for (const other of [turned, ...((branches.get("0") ?? []).length > 0 ? [grouped] : [])]) {
          const total = rollUp(other, "0", ownOf).get("0");
          expect({ ...total, value: undefined }).toEqual({ ...plain, value: undefined });
          if (plain?.value && total?.value) expect(equals(total.value, plain.value)).toBe(true);
        }
      }),
    );
  });
});

test("[V4] [V10] the best known of a place is its strongest status, of estimates that of the latest round", () => {
  const round = (month: number) =>
    ({ calendar: "solar", kind: "month", start: `2030-0${month}-01`, end: `2030-0${month + 1}-01` }) as const;
  const own: readonly OwnFigure[] = [
    { status: "estimate", round: round(3), value: decimal("1") },
    { status: "estimate", round: round(5), value: decimal("2") },
  ];
  expect(findOwn(own, { status: "best" })?.value).toEqual(decimal("2"));
  expect(findOwn([...own, { status: "reported" }], { status: "best" })).toEqual({ status: "reported" });
  expect(findOwn(own, { status: "estimate", round: round(3) })?.value).toEqual(decimal("1"));
  expect(findOwn(own, { status: "official" })).toBeUndefined();
});
