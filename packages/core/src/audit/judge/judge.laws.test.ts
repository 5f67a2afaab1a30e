import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeClaim, makeFigure, pairOf, sumOf } from "../../../test/make-figure.ts";
import { abs, add, type Decimal, divide, multiply, roundTo, subtract } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import type { Claim } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { leastImprobable } from "./irwin-hall.ts";
import { holds, judge } from "./judge.ts";

/** What nobody prints: a value with six digits behind the comma. */
const hidden = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((units): Decimal => ({ units, scale: 6 }));
const count = fc
  .oneof(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.bigInt({ min: 1n, max: 20n }))
  .map((units): Decimal => ({ units, scale: 0 }));
const digits = fc.nat(3);
const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** An amount as it is and as a report prints it: a count in full, a measure rounded half up. */
type Amount = { readonly truth: Decimal; readonly figure: Figure };

function print(truth: Decimal, decimals: number, unit: string): Amount {
  return { truth, figure: makeFigure(showNumberText(truth, { decimals }), { unit }) };
}

const measured = fc.tuple(hidden, digits).map(([truth, decimals]) => print(truth, decimals, "ha"));
const counted = count.map((truth) => print(truth, 0, "hộ"));
/** Two measures, two counts, or a count printed in thousands beside one in full. */
const pair = fc.oneof(
  fc.tuple(measured, measured),
  fc.tuple(counted, counted),
  fc.tuple(count, counted).map(([truth, other]): [Amount, Amount] => {
    const thousands = makeFigure(showNumberText({ units: truth.units, scale: 3 }, { decimals: 1 }), { unit: "nghìn hộ" });
    return [{ truth, figure: thousands }, other];
  }),
);

function resultOf(claim: Claim): string {
  const { result, note } = judge(claim);
  return result === "error" || result === "review" ? `${result} ${note.code}` : "no alarm";
}

/** Far more digits than are printed, so that rounding twice is rounding once but for halves that six hidden digits never make. */
function ratio(a: Decimal, b: Decimal): Decimal {
  return divide(multiply(a, HUNDRED), b, 40) ?? HUNDRED;
}

describe("what an honest writer prints is never an error", () => {
  test("[Q104] a percentage of hidden digits, rounded half up", () => {
    fc.assert(
      fc.property(pair, digits, ([a, b], decimals) => {
        const stated = print(ratio(a.truth, b.truth), decimals, "%").figure;
        expect(resultOf(makeClaim(stated, pairOf("percent", a.figure, b.figure)))).toBe("no alarm");
      }),
      { numRuns: 600 },
    );
  });

  test("[Q104] a share of a whole", () => {
    fc.assert(
      fc.property(measured, measured, digits, (a, rest, decimals) => {
        const whole = print(add(a.truth, rest.truth), 1, "ha");
        const stated = print(ratio(a.truth, whole.truth), decimals, "%").figure;
        expect(resultOf(makeClaim(stated, pairOf("percent", a.figure, whole.figure), { rule: "share" }))).toBe("no alarm");
      }),
      { numRuns: 400 },
    );
  });

  test("[Q109] growth and fall, said with the word and printed without the sign", () => {
    fc.assert(
      fc.property(pair, digits, ([a, b], decimals) => {
        const growth = subtract(ratio(a.truth, b.truth), HUNDRED);
        const direction = growth.units < 0n ? ("down" as const) : ("up" as const);
        const stated = print(abs(growth), decimals, "%").figure;
        expect(resultOf(makeClaim(stated, pairOf("growth", a.figure, b.figure), { direction }))).toBe("no alarm");
      }),
      { numRuns: 600 },
    );
  });

  test("[Q106] a total of measures, each rounded to digits of its own", () => {
    fc.assert(
      fc.property(fc.array(measured, { minLength: 1, maxLength: 40 }), digits, (parts, decimals) => {
        const total = print(parts.map((part) => part.truth).reduce(add), decimals, "ha").figure;
        expect(judge(makeClaim(total, sumOf(...parts.map((part) => part.figure)))).result).not.toBe("error");
      }),
      { numRuns: 400 },
    );
  });

  test("[Q105] a total of counts, in full or in thousands", () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 40 }), fc.boolean(), (parts, inFull) => {
        const truth = parts.map((part) => part.truth).reduce(add);
        const thousands = print({ units: truth.units, scale: 3 }, 1, "nghìn hộ");
        const total = inFull ? print(truth, 0, "hộ") : thousands;
        expect(judge(makeClaim(total.figure, sumOf(...parts.map((part) => part.figure)))).result).toBe("ok");
      }),
    );
  });

  test("[Q101] the interval shown holds the hidden value", () => {
    fc.assert(
      fc.property(pair, digits, ([a, b], decimals) => {
        const truth = ratio(a.truth, b.truth);
        const { interval } = judge(makeClaim(print(truth, decimals, "%").figure, pairOf("percent", a.figure, b.figure)));
        fc.pre(interval !== undefined);
        const scaled = (text: string) => BigInt(text.replace(".", "")) * 10n ** BigInt(40 - (text.split(".")[1]?.length ?? 0));
        expect(scaled(interval?.low ?? "0") <= truth.units + 1n).toBe(true);
        expect(scaled(interval?.high ?? "0") >= truth.units - 1n).toBe(true);
      }),
    );
  });
});

describe("what is printed decides, not how it is printed", () => {
  const money = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 3, max: 5 }));

  test("[Q100] tỷ or triệu with the same digits gives the same result", () => {
    const inUnit = ([units, scale]: readonly [bigint, number], triệu: boolean) =>
      triệu
        ? makeFigure(showNumberText({ units, scale: scale - 3 }), { unit: "triệu đồng" })
        : makeFigure(showNumberText({ units, scale }), { unit: "tỷ đồng" });
    fc.assert(
      fc.property(money, money, money, fc.bigInt({ min: 0n, max: 3000n }), fc.boolean(), (a, b, total, p, both) => {
        const percent = makeFigure(showNumberText({ units: p, scale: 1 }), { unit: "%" });
        const share = (triệu: boolean) =>
          judge(makeClaim(percent, pairOf("percent", inUnit(a, triệu), inUnit(b, both && triệu))));
        expect(share(true)).toEqual(share(false));
        const sum = (triệu: boolean) => {
          const { result, note } = judge(makeClaim(inUnit(total, triệu && both), sumOf(inUnit(a, triệu), inUnit(b, triệu))));
          return { result, note };
        };
        expect(sum(true)).toEqual(sum(false));
      }),
    );
  });

  test("[Q105] the order of parts does not matter", () => {
    const part = fc
      .tuple(fc.bigInt({ min: 0n, max: 5000n }), fc.nat(2))
      .map(([units, scale]) => makeFigure(showNumberText({ units, scale }), { unit: "ha" }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 12 }), fc.bigInt({ min: 0n, max: 20_000n }), (parts, total) => {
        const stated = makeFigure(showNumberText({ units: total, scale: 1 }), { unit: "ha" });
        const judged = judge(makeClaim(stated, sumOf(...parts)));
        expect(judge(makeClaim(stated, sumOf(...parts.toReversed())))).toEqual(judged);
      }),
    );
  });

  test("[Q105] a count off by one is an error, whatever the parts", () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 20 }), fc.constantFrom(-1n, 1n), (parts, by) => {
        const total = add(parts.map((part) => part.truth).reduce(add), { units: by, scale: 0 });
        expect(judge(makeClaim(print(total, 0, "hộ").figure, sumOf(...parts.map((part) => part.figure)))).result).toBe("error");
      }),
    );
  });

  test("[Q104] two last places off a percentage of counts is an error", () => {
    fc.assert(
      fc.property(counted, counted, fc.constantFrom(-2n, 2n), (a, b, by) => {
        const p = add(roundTo(ratio(a.truth, b.truth), 1), { units: by, scale: 1 });
        fc.pre(p.units >= 0n);
        expect(judge(makeClaim(print(p, 1, "%").figure, pairOf("percent", a.figure, b.figure))).result).toBe("error");
      }),
    );
  });

  test("[Q104] asking only whether a claim holds gives what judging it gives", () => {
    const binding = fc.constantFrom("firm" as const, "likely" as const, "loose" as const);
    const op = fc.constantFrom("percent" as const, "growth" as const, "difference" as const);
    fc.assert(
      fc.property(counted, counted, op, fc.integer({ min: -3000, max: 3000 }), binding, (a, b, kind, number, sure) => {
        const stated = print(
          { units: BigInt(number), scale: kind === "difference" ? 0 : 1 },
          kind === "difference" ? 0 : 1,
          kind === "difference" ? "hộ" : "%",
        );
        const claim = makeClaim(stated.figure, pairOf(kind, a.figure, b.figure), { binding: sure });
        expect(holds(claim)).toBe(["ok", "rounding", "convention"].includes(judge(claim).result));
      }),
    );
  });

  test("[Q107] more parts never make a smaller gap improbable", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 450 }), (n) => {
        expect(leastImprobable(n + 1)).toBeGreaterThanOrEqual(leastImprobable(n));
      }),
      { numRuns: 60 },
    );
  });
});
