import { describe, expect, test } from "vitest";
import { DISTRICT, makeValue, YEAR } from "../../test/make.ts";
import { showDecimal } from "../quantity/decimal.ts";
import { findBestKnown } from "./best-known.ts";
import { isOnPaper } from "./value.ts";

const SHEET = { sheet: { regime: "year", period: "2023", sending: 2, row: "crop.area", column: "now" } } as const;
const said = { ...makeValue("crop.area", "12", { knownAt: "2024-01-10" }), source: SHEET };
const printed = makeValue("crop.area", "10");

describe("[V9] who says a value", () => {
  test("a document, that one if it is named, or a form", () => {
    expect([isOnPaper(printed), isOnPaper(printed, "doc"), isOnPaper(printed, "other")]).toEqual([true, true, false]);
    expect([isOnPaper(said), isOnPaper(said, "doc")]).toEqual([false, false]);
  });

  test("makes no difference to which version counts", () => {
    const key = { indicator: "crop.area", breakdown: [], place: DISTRICT, period: YEAR };
    const best = (...versions: readonly (typeof said | typeof printed)[]) => {
      const found = findBestKnown(versions, key)?.value;
      return found && showDecimal(found);
    };
    expect(best(printed, said)).toBe("12");
    expect(best(said, { ...printed, knownAt: "2024-02-01" })).toBe("10");
  });
});
