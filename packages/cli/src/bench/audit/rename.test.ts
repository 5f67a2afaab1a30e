import { describe, expect, test } from "vitest";
import type { GoldLabel } from "./gold.ts";
import { judgeRelation, stillMapping } from "./judge-relation.ts";
import { toRelation } from "./relation.ts";
import { renamePassage } from "./rename.ts";
import { placeLabels } from "./score-corpus.ts";

const TEXT =
  "Theo Báo cáo số 19/BC-UBND ngày 05/6/2020, huyện Thanh Sơn có 312 đơn (khiếu nại 17 đơn, kiến nghị 295 đơn); gieo 61 ha/70 ha lúa, đạt 87,1% kế hoạch; ngô 45 ha/70 ha, đạt 69,3%. Kiểm tra 02 xã: Yên Lương, Yên Lãng.";

function label(given: Pick<GoldLabel, "quote" | "rule" | "operands" | "stated" | "verdict">): GoldLabel {
  return { doc: "r1", expected: "", converted: false, ...given };
}

const LABELS: readonly GoldLabel[] = [
  label({
    quote: "312 đơn (khiếu nại 17 đơn, kiến nghị 295 đơn)",
    rule: "sum_of_parts",
    operands: { total: "312", parts: ["17", "295"] },
    stated: "312",
    verdict: "holds",
  }),
  label({
    quote: "61 ha/70 ha lúa, đạt 87,1%",
    rule: "pct_of_plan",
    operands: { actual: "61", plan: "70" },
    stated: "87,1%",
    verdict: "holds",
  }),
  label({
    quote: "45 ha/70 ha, đạt 69,3%",
    rule: "pct_of_plan",
    operands: { actual: "45", plan: "70" },
    stated: "69,3%",
    verdict: "fails",
  }),
  label({
    quote: "02 xã: Yên Lương, Yên Lãng",
    rule: "list_count",
    operands: { items: ["Yên Lương", "Yên Lãng"] },
    stated: "02",
    verdict: "holds",
  }),
];

describe("the renamed set", () => {
  const [placed] = placeLabels({ passages: [{ doc: "r1", text: TEXT }], labels: LABELS });
  const renamed = placed && renamePassage(placed);
  const text = renamed?.passage.text ?? "";

  test("[Q254] names, things, numbers, days and document numbers are others", () => {
    for (const gone of ["Thanh Sơn", "Yên Lương", "Yên Lãng", "lúa", "ngô", "312", "295", "19/BC", "2020"])
      expect(text).not.toContain(gone);
    expect(text).toContain("02 xã");
  });

  test("[Q254] what held holds, what failed fails, with the labels' numbers moved along", () => {
    expect(renamed?.labels).toHaveLength(LABELS.length);
    for (const one of renamed?.labels ?? []) {
      const { stated, operands } = one.located;
      const printed = [...(stated ? [stated] : []), ...operands].map(({ numbers }) => numbers[0]?.text ?? "");
      expect(printed).not.toContain("");
      const operandsNow =
        one.label.rule === "sum_of_parts"
          ? { total: printed[0] ?? "", parts: printed.slice(1) }
          : one.label.rule === "list_count"
            ? one.label.operands
            : { actual: printed[1] ?? "", plan: printed[2] ?? "" };
      const now: GoldLabel = {
        ...one.label,
        quote: text.slice(one.located.quote.start, one.located.quote.end),
        stated: printed[0] ?? "",
        operands: operandsNow,
      };
      const relation = toRelation(text, now);
      expect(relation && judgeRelation(text, relation, stillMapping(text))).toBe(
        one.label.verdict === "fails" ? "broken" : "holds",
      );
    }
  });

  test("[Q254] the same passage gets the same names every time", () => {
    expect(placed && renamePassage(placed).passage.text).toBe(text);
  });
});
