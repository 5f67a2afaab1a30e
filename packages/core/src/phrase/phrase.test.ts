import { describe, expect, test } from "vitest";
import { parsePhrases, toPhraseTable } from "./phrase.ts";
import { sayPhrase } from "./say.ts";

function parse(...phrases: unknown[]) {
  return parsePhrases({ phrases });
}

function codes(...phrases: unknown[]) {
  const parsed = parse(...phrases);
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`);
}

const variants = [{ when: { actual: ["missing", "zero"] }, text: "không" }, { text: "{status} đạt {quantity} , hết" }];

describe("reading phrases", () => {
  test("[H1] the first variant that holds is said, the last has no conditions", () => {
    const parsed = parse({ name: "a", of: "figure", variants });
    const [phrase] = parsed.ok ? parsed.value : [];
    expect(phrase && sayPhrase(phrase, { slots: {}, states: { actual: "zero" } }).text).toBe("không");
    expect(phrase && sayPhrase(phrase, { slots: { quantity: "x" }, states: { actual: "given" } })).toEqual({
      text: "đạt x, hết",
      printed: [{ slot: "quantity", text: "x" }],
    });
  });

  test("[H1] a phrase without a last open variant is refused; so is one after the open variant", () => {
    expect(codes({ name: "a", of: "figure", variants: variants.slice(0, 1) })).toEqual(["PHRASE_NO_FALLBACK phrases.0.variants"]);
    expect(codes({ name: "a", of: "figure", variants: [...variants].reverse() })).toEqual([
      "PHRASE_UNREACHABLE phrases.0.variants.1",
    ]);
  });

  test("[H2] unknown slots, conditions, states and keys are refused at their data path, all of them", () => {
    const bad = {
      name: "b",
      of: "figure",
      color: "x",
      variants: [{ when: { weight: "error", actual: "big" }, text: "{gap}" }, { text: "{" }],
    };
    expect(codes({ name: "a", of: "figure", variants }, bad)).toEqual([
      "PHRASE_UNKNOWN_KEY phrases.1.color",
      "PHRASE_UNKNOWN_SLOT phrases.1.variants.0.text",
      "PHRASE_UNKNOWN_CONDITION phrases.1.variants.0.when.weight",
      "PHRASE_UNKNOWN_STATE phrases.1.variants.0.when.actual",
      "PHRASE_UNKNOWN_SLOT phrases.1.variants.1.text",
    ]);
  });

  test("[H2] what is no list of phrases is refused, and so is a name used twice", () => {
    expect(parsePhrases(7).ok).toBe(false);
    expect(codes("x", { name: "Có dấu" }, { name: "a", of: "book" })).toEqual([
      "PHRASE_SHAPE phrases.0",
      "PHRASE_SHAPE phrases.1",
      "PHRASE_SHAPE phrases.2.of",
    ]);
    const one = { name: "a", of: "figure", variants };
    expect(codes(one, one)).toEqual(["PHRASE_DUPLICATE phrases.1.name"]);
    expect(codes({ ...one, percentDecimals: 1.5 }, { ...one, name: "c", variants: [] })).toEqual([
      "PHRASE_SHAPE phrases.0.percentDecimals",
      "PHRASE_SHAPE phrases.1.variants",
    ]);
  });

  test("[H3] a digit in the words is refused", () => {
    expect(codes({ name: "a", of: "figure", variants: [{ text: "đạt 100% kế hoạch" }] })).toEqual([
      "PHRASE_DIGIT phrases.0.variants.0.text",
    ]);
  });

  test("[H4] empty slots leave no spaces behind", () => {
    const parsed = parse({ name: "a", of: "figure", variants: [{ text: "{status} {actual} {unit} ({members} )" }] });
    const [phrase] = parsed.ok ? parsed.value : [];
    expect(phrase && sayPhrase(phrase, { slots: { unit: "ha", members: "a" }, states: {} }).text).toBe("ha (a)");
  });

  test("[H5] a later phrase of the same name replaces an earlier one", () => {
    const parsed = [
      parse({ name: "a", of: "figure", variants: [{ text: "x" }] }),
      parse({ name: "a", of: "figure", variants: [{ text: "y" }] }),
    ];
    const table = toPhraseTable(parsed.flatMap((one) => (one.ok ? one.value : [])));
    expect(table.get("a")?.variants[0]?.pieces).toEqual([{ kind: "words", text: "y" }]);
  });
});
