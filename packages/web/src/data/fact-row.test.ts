import type { TargetJson } from "@kehoach/api/figure";
import { describe, expect, test } from "vitest";
import { targetRow } from "./fact-row.ts";
import { WORDS_VI } from "./words-vi.ts";

const TARGET: TargetJson = {
  id: "target|a.b||01@2000-01-01|2031|hdnd",
  indicator: "a.b",
  name: "Diện tích",
  breakdown: "",
  breakdownName: "",
  place: { key: "01@2000-01-01", code: "01", name: "xã Một" },
  period: "2031",
  periodName: "năm 2031",
  value: "30",
  unit: "ha",
  entered: { text: "30", value: "30", unit: "ha", unitCode: "ha", decimals: 0 },
  members: [],
  note: null,
  source: { document: "nq", title: "Nghị quyết", line: 1, ref: null },
  knownAt: "2030-12-20",
  recordedAt: "2030-12-21T00:00:00Z",
  assigner: "hdnd",
  state: "assigned",
  qualifiers: [],
  document: "nq",
  effective: null,
  reason: null,
};
const nameOf = (code: string): string => (code === "hdnd" ? "HĐND" : code);
const rowOf = (usual: { place: string; year: string }, target = TARGET) => targetRow(target, WORDS_VI, nameOf, usual);

describe("a target among the figures of a document", () => {
  test("is told by the place it is given to, when that is not the one all are of", () => {
    expect(rowOf({ place: "00@2000-01-01", year: "" }).detail).toBe("xã Một · năm 2031");
    expect(rowOf({ place: "01@2000-01-01", year: "" }).detail).toBe("năm 2031");
    expect(rowOf({ place: "01@2000-01-01", year: "2031" }).detail).toBe("");
  });

  test("names who assigned it, and nobody when the document does not say", () => {
    expect(rowOf({ place: "", year: "" }).manner).toBe("đã giao, HĐND");
    expect(rowOf({ place: "", year: "" }, { ...TARGET, assigner: "unstated" }).manner).toBe("đã giao");
  });
});
