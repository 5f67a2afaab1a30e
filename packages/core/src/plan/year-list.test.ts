import { describe, expect, test } from "vitest";
import { layOutList, showListedName, straighten } from "./year-list.ts";

const draw = (list: Parameters<typeof layOutList>[0]) =>
  layOutList(list).map(({ indicator, level, ofWhich }) => `${"  ".repeat(level)}${indicator}${ofWhich ? " !" : ""}`);

describe("the list of a year as it is printed", () => {
  test("[T6] what stands under another comes after it, as deep as it is there", () => {
    const within = [
      { indicator: "rice-good", whole: "rice", ofWhich: true },
      { indicator: "rice-organic", whole: "rice", ofWhich: true },
      { indicator: "rice", whole: "grain" },
      { indicator: "maize", whole: "grain" },
    ];
    const indicators = ["grain", "pigs", "maize", "rice", "rice-good", "rice-organic"];
    expect(draw({ indicators, within })).toEqual(["grain", "  maize", "  rice", "    rice-good !", "    rice-organic", "pigs"]);
    const straight = straighten({ indicators, within });
    expect(straight.indicators).toEqual(["grain", "maize", "rice", "rice-good", "rice-organic", "pigs"]);
    expect(straighten(straight)).toEqual(straight);
  });

  test("[T6] what names an indicator that is not listed, or goes in a circle, says nothing", () => {
    const circle = [
      { indicator: "a", whole: "b" },
      { indicator: "b", whole: "a" },
      { indicator: "c", whole: "gone" },
    ];
    expect(draw({ indicators: ["c", "a", "b"], within: circle })).toEqual(["c", "a", "  b"]);
    expect(straighten({ indicators: ["c"], within: circle })).toEqual({ indicators: ["c"] });
  });

  test("[T6] “Trong đó” is printed before the name, which begins small but for words in capitals", () => {
    expect(showListedName("Lúa chất lượng cao", true)).toBe("Trong đó: lúa chất lượng cao");
    expect(showListedName("GRDP bình quân", true)).toBe("Trong đó: GRDP bình quân");
    expect(showListedName("Lúa", false)).toBe("Lúa");
  });
});
