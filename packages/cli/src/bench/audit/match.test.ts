import { describe, expect, test } from "vitest";
import type { GoldLabel } from "./gold.ts";
import { locate } from "./locate.ts";
import { matchLabels } from "./match.ts";
import { auditText } from "./run-audit.ts";
import { placeLabels, scoreCorpus, stateOf } from "./score-corpus.ts";

const TEXT = "Diện tích lạc 61 ha/70 ha, đạt 87,1% kế hoạch. Diện tích ngô 45 ha/70 ha, đạt 69,3% kế hoạch.";

function label(given: Partial<GoldLabel>): GoldLabel {
  return {
    doc: "t",
    quote: "61 ha/70 ha, đạt 87,1%",
    rule: "pct_of_plan",
    operands: { actual: "61", plan: "70" },
    stated: "87,1%",
    verdict: "holds",
    expected: "pass",
    converted: false,
    ...given,
  };
}

function state(given: Partial<GoldLabel>): string {
  const one = label(given);
  const [outcome] = matchLabels([{ label: one, located: locate(TEXT, one) }], auditText("t", TEXT));
  return outcome ? stateOf(outcome) : "";
}

describe("labels", () => {
  test("[Q251] a check of the family over all numbers, with the result the label wants", () => {
    expect(state({})).toBe("found");
    expect(state({ verdict: "fails" })).toBe("contradicted");
    const second = { quote: "45 ha/70 ha, đạt 69,3%", operands: { actual: "45", plan: "70" }, stated: "69,3%" };
    expect(state({ ...second, verdict: "fails" })).toBe("found");
    expect(state(second)).toBe("contradicted");
  });

  test("[Q251] another family, or another number, is no answer", () => {
    expect(state({ rule: "sum_of_parts", operands: { total: "87,1", parts: ["61", "70"] } })).toBe("other-rule");
    expect(state({ operands: { actual: "45", plan: "70" } })).not.toBe("found");
  });

  test("[Q251] numbers are sought in the quote; derived ones are not asked for", () => {
    const located = locate(
      TEXT,
      label({ quote: "45 ha/70 ha, đạt 69,3%", operands: { actual: "45", plan: "70", previous_derived: "12" }, stated: "69,3%" }),
    );
    expect(located.operands.map(({ numbers }) => numbers[0]?.start)).toEqual([TEXT.indexOf("45"), TEXT.lastIndexOf("70")]);
  });

  test("[Q252] an error that no failing label speaks of is off the labels", () => {
    const failing = label({
      quote: "45 ha/70 ha, đạt 69,3%",
      operands: { actual: "45", plan: "70" },
      stated: "69,3%",
      verdict: "fails",
    });
    const count = (labels: readonly GoldLabel[]) =>
      scoreCorpus(placeLabels({ passages: [{ doc: "t", text: TEXT }], labels }), auditText)[0]?.offErrors.length;
    expect(count([label({})])).toBe(1);
    expect(count([label({}), failing])).toBe(0);
  });
});
