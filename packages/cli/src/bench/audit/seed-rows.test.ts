import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { measureCorpus } from "./corpus-rows.ts";
import { showRows } from "./row.ts";
import { run } from "./run.ts";
import { auditText } from "./run-audit.ts";
import type { Seed } from "./seed.ts";
import { scoreFigures } from "./seed-figures.ts";
import { answersTo, strayErrors } from "./seed-findings.ts";
import { findRelation, placeRelation } from "./seed-relations.ts";
import { measureSeed } from "./seed-rows.ts";

const LINES = [
  "Mở đầu năm 2023.",
  "Diện tích lạc ước đạt 5.345,97 ha/5.470 ha, đạt 95,9% KH, trên tờ bản đồ số 7.",
  "Diện tích sắn đạt 61 ha/70 ha, đạt 80,1% KH.",
];
const figure = {
  id: "F1",
  line: 2,
  quote: "5.345,97 ha/5.470 ha, đạt 95,9%",
  kind: "plan_actual_pct",
  unit: "ha",
  tokens: ["5.345,97", "5.470", "95,9"],
  actual: "5345.97",
  plan: "5470",
  pct_stated: "95.9",
  parts: [],
};
const check = { id: "K1", rule: "pct_of_plan", figure_ids: ["F1"], line: 2, desc: "", lhs: "95.9", outcome: "fails" };
const finding = { id: "E1", line: 2, figure_ids: ["F1"], quote: "5.345,97 ha/5.470 ha" };
const seed: Seed = {
  text: LINES.join("\n\n").replace("\n\nDiện", "\nDiện"),
  figures: [figure],
  checks: [check],
  findings: [finding],
};

describe("a report with an inventory", () => {
  const audit = auditText("t", seed.text);

  test("[Q255] a relation is found over its own numbers", () => {
    expect(findRelation(audit, placeRelation(seed, check))).toMatchObject({ result: "error", rule: "percent-of-plan" });
    expect(findRelation(audit, placeRelation(seed, { ...check, lhs: "80.1" }))).toBeUndefined();
  });

  test("[Q255] a finding is answered in its quote, an error elsewhere is a stray", () => {
    expect(answersTo(seed, audit, finding)).toHaveLength(1);
    expect(answersTo(seed, audit, { ...finding, line: 1, quote: "Mở đầu" })).toEqual([]);
    expect(strayErrors(seed, audit).map(({ span }) => span.line)).toEqual([4]);
  });

  test("[Q256] value, unit and scale of the inventory's numbers, and nothing else on their lines", () => {
    expect(scoreFigures(seed, audit)).toMatchObject({ gold: 3, found: 3, extra: 0 });
    const wrong = { ...audit, figures: audit.figures.map((one) => (one.text === "5.470" ? { ...one, value: "547" } : one)) };
    expect(scoreFigures(seed, wrong)).toMatchObject({ found: 2 });
  });
});

describe("the command", () => {
  const empty = join(mkdtempSync(join(tmpdir(), "kehoach-bench-")), "repository");
  afterAll(() => rmSync(join(empty, ".."), { recursive: true, force: true }));

  test("[Q263] absent material is said and passes nothing", () => {
    for (const rows of [measureSeed(empty), measureCorpus(empty)]) {
      expect(rows.map(({ passed }) => passed)).toEqual([undefined]);
      expect(showRows(rows)).toContain("bỏ qua");
    }
  });

  test("[Q263] a part that is not there is refused", async () => {
    expect(await run(["--only", "everything"])).toBe(2);
    expect(await run(["more"])).toBe(2);
  });
});
