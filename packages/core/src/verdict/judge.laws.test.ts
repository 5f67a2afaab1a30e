import fc from "fast-check";
import { expect, test } from "vitest";
import { makeIndicator, YEAR } from "../../test/make.ts";
import { decimal, multiply } from "../quantity/decimal.ts";
import { judge } from "./judge.ts";

const figure = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(3))
  .map(([units, scale]) => ({ units: BigInt(units), scale }));
const factor = fc.integer({ min: 1, max: 9999 }).map((n) => decimal(String(n)));
const kind = fc.constantFrom("higher" as const, "lower" as const, "keep" as const, "at-least" as const, "at-most" as const);
const mode = fc.constantFrom("final" as const, "interim" as const);
const asOf = fc.constantFrom("2022-12-31", "2023-01-01", "2023-06-30", "2023-12-31", "2024-02-01");

test("[J1] counting in another unit changes no verdict and no percentage", () => {
  fc.assert(
    fc.property(figure, figure, factor, kind, mode, asOf, (actual, target, by, direction, how, day) => {
      const indicator = makeIndicator("a.b", { direction: { kind: direction } });
      const at = (a: typeof actual, t: typeof target) => {
        const { reason, ...rest } = judge({
          indicator,
          actual: { value: a },
          target: { value: t },
          mode: how,
          asOf: day,
          period: YEAR,
        });
        return { ...rest, code: reason.code };
      };
      expect(at(multiply(actual, by), multiply(target, by))).toEqual(at(actual, target));
    }),
  );
});

test("[J2] where high is good, more is never judged worse", () => {
  const rank = { notMet: 0, met: 1, exceeded: 2, notAssessable: -1, noFigure: -1 };
  fc.assert(
    fc.property(figure, figure, figure, mode, (target, a, b, how) => {
      const indicator = makeIndicator("a.b");
      const rankOf = (value: typeof a) =>
        rank[
          judge({ indicator, actual: { value }, target: { value: target }, mode: how, asOf: "2023-06-30", period: YEAR }).verdict
        ];
      const [low, high] = a.units * 10n ** BigInt(b.scale) <= b.units * 10n ** BigInt(a.scale) ? [a, b] : [b, a];
      expect(rankOf(low)).toBeLessThanOrEqual(rankOf(high));
    }),
  );
});

test("[J7] from the last day of the period on, interim is final", () => {
  fc.assert(
    fc.property(figure, figure, kind, (actual, target, direction) => {
      const indicator = makeIndicator("a.b", { direction: { kind: direction } });
      const asked = { indicator, actual: { value: actual }, target: { value: target }, period: YEAR };
      expect(judge({ ...asked, mode: "interim", asOf: "2023-12-31" })).toEqual(judge({ ...asked, mode: "final" }));
    }),
  );
});
