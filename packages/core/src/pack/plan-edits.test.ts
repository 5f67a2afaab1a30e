import { describe, expect, test } from "vitest";
import { NO_ENTRIES, type PackFiles } from "./pack.ts";
import { assignProposals, type PlannedTarget, putAssigned, putHeadlines, putProposals } from "./plan-edits.ts";

const EMPTY: PackFiles = {
  manifest: { format: "kehoach-pack/1", code: "tai-cho-a", name: "Nhập tại chỗ" },
  ...NO_ENTRIES,
};
const DRAFT = { code: "du-thao-2031", type: "Dự thảo" };
const DECISION = { code: "qd-01-2030", type: "Quyết định", number: "01/QĐ-UBND", date: "2030-12-20" };
const of = (entered: string | undefined, given: Partial<PlannedTarget> = {}): PlannedTarget => ({
  indicator: "crops.area",
  place: "01@2000-01-01",
  period: "2031",
  assigner: "council",
  ...(entered === undefined ? {} : { entered }),
  unit: "ha",
  ...given,
});
const shown = (files: PackFiles): string[] =>
  [...files.targets.values()]
    .flat()
    .map(({ entered, state, knownAt, document = "" }) => `${entered} ${state} ${knownAt} ${document}`.trim());

describe("proposals", () => {
  test("[T10] the same as last said is not said again; the same day overwrites, another day follows", () => {
    const first = putProposals(EMPTY, [of("100")], DRAFT, "2030-11-01");
    expect(shown(first)).toEqual(["100 proposed 2030-11-01"]);
    expect(putProposals(first, [of("100")], DRAFT, "2030-11-02")).toEqual(first);
    expect(shown(putProposals(first, [of("105")], DRAFT, "2030-11-01"))).toEqual(["105 proposed 2030-11-01"]);
    const second = putProposals(first, [of("110")], DRAFT, "2030-11-05");
    expect(shown(second)).toEqual(["100 proposed 2030-11-01", "110 proposed 2030-11-05"]);
    expect(second.documents).toEqual([DRAFT]);
  });

  test("[T10] one taken back ends, and leaves others and what was assigned alone", () => {
    const given = putProposals(EMPTY, [of("100"), of("7", { assigner: "province" })], DRAFT, "2030-11-01");
    const assigned = putAssigned(given, [of("90")], "assigned", { paper: DECISION, day: "2030-10-01" });
    expect(shown(putProposals(assigned, [of(undefined)], DRAFT, "2030-11-03"))).toEqual([
      "7 proposed 2030-11-01",
      "90 assigned 2030-10-01 qd-01-2030",
    ]);
  });

  test("[T10] breakdowns, periods and assigners are keys of their own", () => {
    const files = putProposals(
      EMPTY,
      [of("1"), of("2", { breakdown: { sex: "female" } }), of("3", { period: "2031-Q1" })],
      DRAFT,
      "2030-11-01",
    );
    expect(shown(putProposals(files, [of("9")], DRAFT, "2030-11-01")).toSorted()).toEqual(
      ["2", "3", "9"].map((n) => `${n} proposed 2030-11-01`),
    );
  });
});

describe("assigning", () => {
  const drafted = putProposals(
    putProposals(EMPTY, [of("100"), of("5", { period: "2032" })], DRAFT, "2030-11-01"),
    [of("110")],
    DRAFT,
    "2030-12-25",
  );

  test("[T11] the last proposal is what the document says; drafts of its day or later are left behind", () => {
    const { files, assigned } = assignProposals(drafted, ({ period }) => period === "2031", {
      paper: DECISION,
      day: "2030-12-20",
      effective: "2031-01-01",
    });
    expect(assigned).toBe(1);
    expect(shown(files)).toEqual(["100 proposed 2030-11-01", "5 proposed 2030-11-01", "110 assigned 2030-12-20 qd-01-2030"]);
    expect([...files.targets.values()].flat().at(-1)).toMatchObject({
      effective: "2031-01-01",
      source: { document: "qd-01-2030", line: 1 },
    });
    expect(assignProposals(files, ({ period }) => period === "2031", { paper: DECISION, day: "2031-01-05" }).assigned).toBe(0);
  });

  test("[T11] an adjustment follows with its reason; of one document the later word counts", () => {
    const { files } = assignProposals(drafted, () => true, { paper: DECISION, day: "2030-12-20" });
    const change = { paper: { code: "qd-50", type: "Quyết định" }, day: "2031-07-10", reason: "Thiên tai" };
    const adjusted = putAssigned(files, [of("95")], "adjusted", change);
    expect(shown(adjusted).at(-1)).toBe("95 adjusted 2031-07-10 qd-50");
    expect(shown(putAssigned(adjusted, [of("96")], "adjusted", change)).filter((line) => line.includes("adjusted"))).toEqual([
      "96 adjusted 2031-07-10 qd-50",
    ]);
  });
});

test("[T12] the list of a year takes the place of the former one, years in order", () => {
  const files = putHeadlines(putHeadlines(EMPTY, "2032", { indicators: ["b.c"] }), "2031", { indicators: ["a.b"] });
  expect(putHeadlines(files, "2032", { indicators: ["a.b", "b.c"] }).headlines).toEqual([
    { period: "2031", indicators: ["a.b"] },
    { period: "2032", indicators: ["a.b", "b.c"] },
  ]);
});
