import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../document.ts";
import { cleanText } from "./clean-text.ts";

function clean(text: string, spans: readonly Span[] = [{ start: 0, end: text.length }]): string {
  return cleanText(text, spans).text;
}

describe("clean text", () => {
  test.each([
    ["a  b\t\n c", "a b c"],
    ["\u00a0 1.234\u202f567\u2009ha ", "1.234 567 ha"],
    ["2021– 2025, −5 %, 1⁄2", "2021- 2025, -5 %, 1/2"],
    ["**Tổng** (*lúa, ngô*)", "Tổng (lúa, ngô)"],
    ["１２３％", "123%"],
    ["chỉ tiêu\u00ad, 1\u200b234", "chỉ tiêu, 1234"],
    ["an ninh¹. 5 m²…", "an ninh¹. 5 m²…"],
    ["", ""],
    [" \n ", ""],
  ])("[Q60] %j reads %j", (given, wanted) => {
    expect(clean(given)).toBe(wanted);
  });

  test("[Q60] letters taken apart are put together, also behind what prints nothing", () => {
    expect(clean("Bằng Lãng đạt".normalize("NFD"))).toBe("Bằng Lãng đạt");
    expect(clean("Ba\u200b\u0300ng")).toBe("Bàng");
    expect(clean("😀 a")).toBe("😀 a");
  });

  test("[Q61] pieces are joined by one space, and every character knows where it stands in the document", () => {
    const text = "trên địa \n\n² ghi chú\n\n bàn xã";
    const { text: joined, at } = cleanText(text, [
      { start: 0, end: 11 },
      { start: text.indexOf(" bàn"), end: text.length },
    ]);
    expect(joined).toBe("trên địa bàn xã");
    expect(text.slice(at[joined.indexOf("bàn")], at[joined.length])).toBe("bàn xã");
  });

  test("[Q61] a part without words adds no space", () => {
    const text = "một\n\n \n\nhai";
    const spans = [
      { start: 0, end: 3 },
      { start: 5, end: 6 },
      { start: 8, end: 11 },
    ];
    expect(clean(text, spans)).toBe("một hai");
    expect(clean(text, [])).toBe("");
  });

  test("[Q60] [Q61] whatever the text, places rise inside it, blanks are single and the result is as clean as its own cleaning", () => {
    const unit = fc.oneof(
      fc.constantFrom(
        " ",
        "\n",
        "\u00a0",
        "*",
        "a",
        "ễ",
        "e\u0302\u0303",
        "\u0301",
        "\u200b",
        "\u00ad",
        "–",
        "²",
        "%",
        "１",
        "đ",
      ),
      fc.string({ unit: "binary", maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), fc.nat({ max: 50 }), (parts, cut) => {
        const text = parts.join("");
        const middle = Math.min(cut, text.length);
        const { text: result, at } = cleanText(text, [
          { start: 0, end: middle },
          { start: middle, end: text.length },
        ]);
        expect(at.length).toBe(result.length + 1);
        for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThanOrEqual(at[i - 1] ?? 0);
        expect(at[result.length]).toBe(text.length);
        expect(result).not.toMatch(/^ | $| {2}|\*/u);
        expect(clean(result)).toBe(result);
      }),
    );
  });

  test("[Q60] marks heaped on one letter without end are read in time that grows with their number", () => {
    const heap = (marks: number): number => {
      const text = `a${"\u0301\u0323".repeat(marks / 2)} b`;
      const started = performance.now();
      expect(cleanText(text, [{ start: 0, end: text.length }]).text.endsWith(" b")).toBe(true);
      return performance.now() - started;
    };
    heap(1_000);
    expect(heap(100_000)).toBeLessThan(2_000);
  });

  test("[Q60] [Q61] a stretch of plain letters taken over whole reads as it does piece by piece", () => {
    const unit = fc.constantFrom(" ", " ", "a", "B", "ế", "đ", "5", ",", ".", "*", "\u0301", "\u00ad", "–");
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        const end = text.length;
        // A second, empty piece keeps it from being taken over.
        expect(cleanText(text, [{ start: 0, end }])).toEqual(
          cleanText(text, [
            { start: 0, end },
            { start: end, end },
          ]),
        );
      }),
    );
  });
});
