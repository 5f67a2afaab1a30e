import { cellOf, type SheetGiven } from "@kehoach/core/form/sheet";
import { decimal } from "@kehoach/core/quantity/decimal";
import { expect, test } from "vitest";
import { createSaySave } from "./say-problem.ts";

const LINES = Array.from({ length: 2_000 }, (_, at) => `crops.i${at}`);

/** A form of very many lines. */
const GIVEN: SheetGiven = {
  form: {
    code: "lon",
    name: "Biểu lớn",
    rows: LINES.map((key) => ({
      kind: "figure",
      key,
      level: 0,
      indicator: key,
      breakdown: [],
      required: true,
      entered: true,
      signed: false,
    })),
    columns: [{ code: "now", kind: "actual", span: "period", status: "reported", entered: true }],
    rules: [],
    checks: {
      parts: "off",
      jump: { weight: "off", times: decimal("3") },
      plan: { weight: "off", percent: decimal("150") },
      unit: "off",
    },
  },
  period: { calendar: "solar", kind: "month", start: "2030-06-01", end: "2030-07-01" },
  indicators: new Map(
    LINES.map((code) => [
      code,
      {
        code,
        name: `Chỉ tiêu ${code}`,
        unit: "ha",
        decimals: 1,
        nature: "flow",
        direction: { kind: "higher" },
        additive: { places: true, time: true, dimensions: [] },
        judgedBy: "own",
      },
    ]),
  ),
  dimensions: [],
  units: new Map([["ha", { code: "ha", name: "ha", dimension: "area", factor: decimal("1"), whole: false }]]),
  facts: [],
};

test("[Z26] every cell of a large form may be refused: the form is opened once for all of them", () => {
  const started = performance.now();
  const say = createSaySave(GIVEN, "vi");
  const said = LINES.map((line) => say({ code: "SAVE_SECTOR", cell: cellOf(line, "now"), sector: "crops" }));
  expect(said.at(-1)).toContain("Chỉ tiêu crops.i1999");
  // Opened for each it takes many times as long.
  expect(performance.now() - started).toBeLessThan(1_500);
});
