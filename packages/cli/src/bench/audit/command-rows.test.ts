import { expect, test } from "vitest";
import { longReport } from "./made-up-report.ts";

test("[Q262] the long report has fifty pages of words and a table, the same every time", () => {
  const report = longReport();
  const words = report.blocks
    .flatMap(({ runs }) => runs)
    .reduce((sum, run) => sum + (run.kind === "text" ? run.text.split(/\s+/u).length : 0), 0);
  expect(words).toBeGreaterThan(22_000);
  expect(words).toBeLessThan(28_000);
  expect(report.annex?.rows.length).toBe(150);
  expect(longReport()).toEqual(report);
});
