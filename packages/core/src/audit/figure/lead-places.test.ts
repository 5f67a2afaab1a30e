import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLeadPlaces, indexLeads } from "./lead-places.ts";
import { listLeads } from "./pattern-leads.ts";

describe("what a pattern begins with", () => {
  test.each([
    ["ngày \\d+", ["ngày"], false],
    ["\\d{1,2}h(?!\\p{L})", [], true],
    ["(?:0?[1-9]|[12]\\d)/\\d", [], true],
    ["(?:từ |trên )?\\d+ tuổi", ["từ", "trên"], true],
    ["(?:[Tt]hôn|[Kk]hu|THCS) \\d", ["thôn", "khu", "thcs"], false],
    ["(?:mã|(?<!tổng )số|năm:|cách mạng) \\d", ["mã", "số", "năm", "cách"], false],
    ["(?<![\\d.,])0\\d{3}", [], true],
    ["^\\d+[.)]", [], true],
  ])("[Q68] %s", (pattern, words, digit) => {
    expect(listLeads(pattern)).toEqual({ words, digit, anywhere: false });
  });

  test.each(["/\\s?1000", "\\p{Lu}+ \\d", "khu?vực \\d", "th[a-z]+ \\d"])("[Q68] %s may begin anywhere", (pattern) => {
    expect(listLeads(pattern).anywhere).toBe(true);
  });
});

describe("where a pattern is sought", () => {
  const PATTERNS = ["(?:tổ|số|năm:) ?\\d+", "(?:từ |trên )?\\d+\\s?tuổi", "\\d+[/.]\\d+", "quý (?:[1-4]|iv)/\\d+"];
  const INDEX = indexLeads(PATTERNS);

  test("[Q68] every match with a digit begins at one of the places", () => {
    const unit = fc.constantFrom(
      "tổ",
      "số",
      "năm:",
      "từ",
      "trên",
      "quý",
      "iv",
      "tuổi",
      "xã",
      " ",
      " ",
      "2",
      "15",
      "/",
      ".",
      "“",
      "–",
      "́",
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        const places = findLeadPlaces(text, INDEX);
        for (const [order, pattern] of PATTERNS.entries())
          for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\d])${pattern}`, "gu")))
            expect(places.get(order)).toContain(match.index);
      }),
      { numRuns: 1_000 },
    );
  });
});
