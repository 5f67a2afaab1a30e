import type { TargetJson } from "@kehoach/api/figure";
import { describe, expect, test } from "vitest";
import { noneOf, sheetOf, targetRow } from "./fact-row.ts";
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
    expect(rowOf({ place: "", year: "" }, { ...TARGET, qualifiers: ["at-most"] }).manner).toBe("đã giao, HĐND, không quá …");
  });
});

describe("who says a figure", () => {
  const sheet = {
    regime: "year",
    regimeName: "Báo cáo năm",
    place: TARGET.place,
    period: "2031",
    periodName: "năm 2031",
    sending: 2,
    row: "a.b",
    column: "now",
  };
  const said = { document: null, title: "Phiếu Báo cáo năm", line: null, ref: null, sheet };

  test("is a document, or a form of a place for a period", () => {
    expect([sheetOf(TARGET.source), sheetOf({ ...TARGET.source, sheet: null }), sheetOf(said)]).toEqual([null, null, sheet]);
  });

  test("is told where it says that there is none", () => {
    expect(noneOf(TARGET.source, WORDS_VI)).toBe("văn bản nêu không có số liệu");
    expect(noneOf(said, WORDS_VI)).toBe("phiếu nêu không có số liệu");
  });
});
