import type { Reply } from "@kehoach/api/client";
import { expect, test } from "vitest";
import { toPrintedPoints } from "./chart-points.ts";

type Value = Reply<"indicator">["values"][number];
const place = { key: "M01@2000-01-01", code: "M01", name: "huyện Mẫu" };
function value(entered: string, unit: string, held: string): Value {
  return {
    id: "v",
    indicator: "a.b",
    name: "A",
    breakdown: "",
    breakdownName: "",
    place,
    period: "2030",
    periodName: "năm 2030",
    value: held,
    unit: "đồng",
    entered: { text: entered, value: entered, unit, unitCode: unit, decimals: 0 },
    members: [],
    note: null,
    source: { document: "d", title: "D", line: 1, ref: null, sheet: null },
    knownAt: "2030-12-31",
    recordedAt: null,
    status: "reported",
    series: "issued-report",
    round: null,
    qualifiers: [],
    dataAsOf: null,
  };
}
const point = {
  period: "2030",
  periodName: "năm 2030",
  breakdown: "",
  breakdownName: "",
  unit: "đồng",
  actual: "9000000",
  target: null,
};

test("a chart is drawn in the unit the documents print, when all its figures share one", () => {
  expect(toPrintedPoints([point], [value("9", "triệu đồng", "9000000")], [])).toEqual([
    { ...point, actual: "9", unit: "triệu đồng" },
  ]);
});

test("figures of several units, or not entered by hand, stay in the unit they are held in; a missing one stays missing", () => {
  const other = { ...point, breakdown: "fund=public", actual: "5" };
  expect(
    toPrintedPoints(
      [point, other],
      [value("9", "triệu đồng", "9000000"), { ...value("5", "đồng", "5"), breakdown: "fund=public" }],
      [],
    ),
  ).toEqual([point, other]);
  expect(toPrintedPoints([point], [], [])).toEqual([point]);
  expect(toPrintedPoints([{ ...point, actual: null }], [], [])[0]?.actual).toBeNull();
});
