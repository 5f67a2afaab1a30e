import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditProse } from "../../../test/audit-prose.ts";
import { type Amount, listAmounts } from "../wording/amounts.ts";
import { toQuickSums } from "./quick-sums.ts";
import { listSubsets } from "./selections.ts";
import { sumFits } from "./sum-claim.ts";

/** A printed amount: a count, an area with decimals, money with its scale, hedged or not. */
const printed = fc
  .record({
    hedge: fc.constantFrom("", "", "khoảng ", "trên "),
    whole: fc.integer({ min: 1, max: 999 }),
    tail: fc.constantFrom("", ",5", ",25"),
    unit: fc.constantFrom("ha", "triệu đồng", "tỷ đồng", "tấn", "hồ sơ"),
  })
  .map(({ hedge, whole, tail, unit }) => `${hedge}${whole}${unit === "hồ sơ" ? "" : tail} ${unit}`);

const figuresOf = (parts: readonly Amount[]) => parts.map(({ figure }) => figure);

describe("sums looked at quickly", () => {
  test("[Q175] no sum is left out that would fit", () => {
    fc.assert(
      fc.property(fc.array(printed, { minLength: 4, maxLength: 7 }), (words) => {
        const [passage] = auditProse(`Có ${words.join("; ")}.`).reading.passages;
        const amounts = passage ? listAmounts(passage) : [];
        const [total, ...parts] = amounts;
        if (!total) return;
        const near = new Set(
          [...listSubsets(parts, toQuickSums(amounts, total))].map((subset) =>
            figuresOf(subset)
              .map(({ id }) => id)
              .join(),
          ),
        );
        const all = [...listSubsets(parts)].map(figuresOf);
        const fitting = all
          .filter((figures) => sumFits(total.figure, figures))
          .map((figures) => figures.map(({ id }) => id).join());
        expect(fitting.filter((ids) => !near.has(ids))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("[Q175] subsets of two or more, larger ones first; of nine parts at most", () => {
    const [passage] = auditProse(`Có ${Array.from({ length: 12 }, (_, i) => `${i + 10} ha`).join("; ")}.`).reading.passages;
    const parts = passage ? listAmounts(passage) : [];
    const sizes = [...listSubsets(parts)].map(({ length }) => length);
    expect(sizes.length).toBe(2 ** 9 - 9 - 1);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect([...listSubsets(parts.slice(0, 3))].map((subset) => subset.map(({ figure }) => figure.text).join("+"))).toEqual([
      "10+11+12",
      "10+11",
      "10+12",
      "11+12",
    ]);
  });
});
