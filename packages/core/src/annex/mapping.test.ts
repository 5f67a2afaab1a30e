import { describe, expect, test } from "vitest";
import { makeTable } from "../../test/make-annex.ts";
import { guessColumns } from "./guess-columns.ts";
import { reuseMapping, toMapping } from "./mapping.ts";

const paper = (year: number, shift = 0) =>
  makeTable([
    [
      ...Array(shift).fill(""),
      "TT",
      "Chỉ tiêu",
      "ĐVT",
      `Ước TH ${year - 1}`,
      `KH năm ${year}`,
      `Quý I/${year}`,
      `KH ${year}/ƯTH ${year - 1} (%)`,
    ],
    [...Array(shift).fill(""), "1", "Lúa", "ha", 1, 2, 3, 4],
  ]);

describe("a mapping is kept for the next paper", () => {
  const table = paper(2026);
  const mapping = toMapping(guessColumns(table, { level: "commune", places: [] }), 2026);

  test("[M8] it is plain data", () => {
    expect(JSON.parse(JSON.stringify(mapping))).toEqual(mapping);
    expect(mapping.fingerprint).toContain("{-1}");
  });

  test("[M8] the same form of another year: the same columns, periods moved", () => {
    const next = reuseMapping({ ...mapping, marks: "vi" }, paper(2028), 2028);
    expect(next).toMatchObject({
      ok: true,
      value: {
        year: 2028,
        marks: "vi",
        columns: [
          { role: { kind: "ordinal" } },
          { role: { kind: "name" } },
          { role: { kind: "unit" } },
          { role: { kind: "actual", period: "2027" } },
          { role: { kind: "target", period: "2028" } },
          { role: { kind: "target", period: "2028-Q1" } },
          { role: { kind: "comparison", of: 4, base: 3 } },
        ],
      },
    });
  });

  test("[M8] columns that stand elsewhere are still the same", () => {
    const next = reuseMapping(mapping, paper(2027, 2), 2027);
    if (!next.ok) throw new Error("refused");
    expect(next.value.columns.map(({ column }) => column)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(next.value.columns[6]?.role).toEqual({ kind: "comparison", how: "percent", of: 6, base: 5 });
  });

  test("[M8] another form is refused, column by column", () => {
    const other = makeTable([
      ["TT", "Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH năm 2026 tỉnh giao"],
      ["1", "Lúa", "ha", 1, 2],
    ]);
    const refused = reuseMapping(mapping, other, 2026);
    if (refused.ok) throw new Error("accepted");
    expect(refused.problems.map(({ cell, fault }) => [cell, fault])).toEqual([
      ["E1", { code: "ANNEX_OTHER_SHAPE", header: "KH năm 2026 tỉnh giao", expected: "KH năm 2026" }],
      ["", { code: "ANNEX_OTHER_SHAPE", header: "", expected: "Quý I/2026" }],
      ["", { code: "ANNEX_OTHER_SHAPE", header: "", expected: "KH 2026/ƯTH 2025 (%)" }],
    ]);
  });
});
