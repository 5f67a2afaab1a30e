import { describe, expect, test } from "vitest";
import type { Entry, PackFiles } from "../pack/pack.ts";
import type { Within } from "../plan/year-list.ts";
import { type AnnexEntries, toOverlay } from "./entries.ts";
import { putAnnex } from "./put-annex.ts";
import { putYearList } from "./put-year-list.ts";

const DAY = "2030-12-20";
const PAPER: Entry<"documents"> = { code: "qd-50", type: "Quyết định", date: DAY };

function target(indicator: string, cell: string, given: Partial<Entry<"targets">> = {}): Entry<"targets"> {
  return {
    indicator,
    place: "01",
    period: "2031",
    assigner: "ubnd",
    entered: "1",
    state: "assigned",
    document: PAPER.code,
    source: { document: PAPER.code, line: 1, ref: cell },
    ...given,
  };
}
function value(indicator: string, cell: string, given: Partial<Entry<"values">> = {}): Entry<"values"> {
  return {
    indicator,
    place: "01",
    period: "2030",
    status: "reported",
    series: "issued-report",
    entered: "1",
    source: { document: PAPER.code, line: 1, ref: cell },
    ...given,
  };
}
function annex(given: Partial<AnnexEntries>): AnnexEntries {
  return { units: [], sectors: [], documents: [PAPER], indicators: [], targets: [], values: [], ...given };
}
const EMPTY: PackFiles = toOverlay({ code: "tai-cho", name: "Tại chỗ" }, { ...annex({}), documents: [] });
const HOW = { day: DAY, isKnownPaper: false, cells: new Set(["S!D7", "S!D8", "S!E7"]) };
const listTargets = (files: PackFiles) =>
  [...files.targets.values()]
    .flat()
    .map(({ indicator, entered, state, knownAt }) => `${indicator} ${entered} ${state} ${knownAt}`);

describe("an annex put into what an authority enters itself", () => {
  const first = annex({
    targets: [target("a.x", "S!D7"), target("b.y", "S!D8")],
    values: [value("a.x", "S!E7")],
    units: [{ code: "cay", name: "cây", dimension: "cay", factor: "1", whole: true }],
  });

  test("[M32] once more it changes nothing, in no order", () => {
    const once = putAnnex(EMPTY, first, HOW);
    expect(listTargets(once)).toEqual(["a.x 1 assigned 2030-12-20", "b.y 1 assigned 2030-12-20"]);
    expect(once.documents).toEqual([PAPER]);
    const later = { ...once, targets: new Map([...once.targets, ["c", [target("c.z", "", { source: { line: 1 } })]]]) };
    expect(putAnnex(later, first, HOW)).toEqual(later);
  });

  test("[M32] what a cell says anew takes the place of what it said, and what it says of another thing ends the first", () => {
    const once = putAnnex(EMPTY, first, HOW);
    const again = annex({ targets: [target("a.x", "S!D7", { entered: "2" }), target("c.z", "S!D8")] });
    const put = putAnnex(once, again, HOW);
    expect(listTargets(put)).toEqual(["a.x 2 assigned 2030-12-20", "c.z 1 assigned 2030-12-20"]);
    expect([...put.values.values()].flat()).toEqual([]);
    // Another table of the same paper says nothing of these cells.
    const other = putAnnex(once, annex({ targets: [target("d.w", "T!D7")] }), { ...HOW, cells: new Set(["T!D7"]) });
    expect(listTargets(other)).toEqual([...listTargets(once), "d.w 1 assigned 2030-12-20"]);
  });

  test("[M32] proposals made from the paper's day on are over, earlier ones stay as what was proposed", () => {
    const proposals = ["2030-11-01", "2030-12-21"].map((knownAt) =>
      target("a.x", "", { state: "proposed", entered: "9", knownAt, source: { line: 1 } }),
    );
    const before = { ...EMPTY, targets: new Map([["a", proposals]]) };
    expect(listTargets(putAnnex(before, first, HOW))).toEqual([
      "a.x 9 proposed 2030-11-01",
      "a.x 1 assigned 2030-12-20",
      "b.y 1 assigned 2030-12-20",
    ]);
  });

  test("[M29] a document that a pack below describes is not described again", () => {
    expect(putAnnex(EMPTY, first, { ...HOW, isKnownPaper: true }).documents).toEqual([]);
  });
});

describe("the list of a year", () => {
  const list = { year: 2031, document: PAPER.code, home: "01", rows: { indicators: [], within: [] } };
  const put = (before: PackFiles, targets: readonly Entry<"targets">[], under: readonly PackFiles[] = []) =>
    putYearList(before, putAnnex(before, annex({ targets }), HOW), under, list);
  const codes = ({ headlines }: PackFiles) => headlines.find(({ period }) => period === "2031")?.indicators;

  test("[M31] a year without one gets what the paper assigns to the whole authority", () => {
    const made = put(EMPTY, [target("a.x", "S!D7"), target("b.y", "S!D8", { place: "011" })]);
    expect(codes(made)).toEqual(["a.x"]);
    expect(codes(put(made, [target("c.z", "S!D7")]))).toEqual(["c.z"]);
  });

  test("[M31] keeps what the paper prints under another, after it; what the paper says anew of it counts", () => {
    const targets = [target("a.x", "S!D7"), target("b.y", "S!D8"), target("c.z", "S!D9")];
    const say = (before: PackFiles, within: readonly Within[], indicators = ["a.x", "b.y", "c.z"]) =>
      putYearList(before, putAnnex(before, annex({ targets }), HOW), [], { ...list, rows: { indicators, within } });
    const first = say(EMPTY, [{ indicator: "c.z", whole: "a.x", ofWhich: true }]);
    expect(first.headlines).toEqual([
      {
        period: "2031",
        indicators: ["a.x", "c.z", "b.y"],
        within: [{ indicator: "c.z", whole: "a.x", ofWhich: true }],
      },
    ]);
    expect(say(first, [{ indicator: "c.z", whole: "a.x", ofWhich: true }])).toEqual(first);
    // Another table of the paper says nothing of it.
    expect(say(first, [], ["b.y"])).toEqual(first);
    expect(say(first, []).headlines).toEqual([{ period: "2031", indicators: ["a.x", "c.z", "b.y"] }]);
  });

  test("[M31] one that somebody else made stays", () => {
    const own = { ...EMPTY, headlines: [{ period: "2031", indicators: ["q.r"] }] };
    expect(codes(put(own, [target("a.x", "S!D7")]))).toEqual(["q.r"]);
    expect(codes(put(EMPTY, [target("a.x", "S!D7")], [own]))).toBeUndefined();
  });
});
