import { describe, expect, test } from "vitest";
import { makeKey, makeLink, makePlace } from "../../test/make.ts";
import { decimal, equals } from "../quantity/decimal.ts";
import { convertBoundaries } from "./boundaries.ts";
import { findShares, listPredecessors, listSuccessors } from "./succession.ts";

const DAY = "2025-07-01";
const A = makePlace("A", { validTo: DAY });
const B = makePlace("B", { validTo: DAY });
const C = makePlace(`C@${DAY}`);
const MERGER = { places: [A, B, C], successions: [makeLink("A", `C@${DAY}`, DAY), makeLink("B", `C@${DAY}`, DAY)] };

const figure = (text: string, value?: string) => ({
  place: makeKey(text),
  ...(value === undefined ? {} : { value: decimal(value) }),
});

function readings(...args: Parameters<typeof convertBoundaries>) {
  return convertBoundaries(...args).rows.map((row) => [row.place.code, row.value]);
}

describe("a merger", () => {
  test("[G6] A = 100 and B = 200 merged into C give 300, and A and B stay readable", () => {
    const figures = [figure("A", "100"), figure("B", "200")];
    expect(readings(figures, MERGER, "2024-12-31", "2025-12-31")).toEqual([["C", decimal("300")]]);
    expect(readings(figures, MERGER, "2024-12-31", "2025-06-30")).toEqual([
      ["A", decimal("100")],
      ["B", decimal("200")],
    ]);
    expect(figures).toEqual([figure("A", "100"), figure("B", "200")]);
  });

  test("[G4] both ways a place tells what it became and what it came from", () => {
    expect(listSuccessors(MERGER.successions, A).map((link) => link.to.code)).toEqual(["C"]);
    expect(listPredecessors(MERGER.successions, C).map((link) => link.from.code)).toEqual(["A", "B"]);
  });

  test("[G7] a place that gave nothing is named, and not counted as zero", () => {
    const { rows } = convertBoundaries([figure("A", "100")], MERGER, "2024-12-31", "2025-12-31");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ value: decimal("100"), missing: [makeKey("B")], noFigure: [], estimated: false });
  });

  test("[G7] a declared absence is neither missing nor zero", () => {
    const { rows } = convertBoundaries([figure("A"), figure("B", "0")], MERGER, "2024-12-31", "2025-12-31");
    expect(rows[0]).toMatchObject({ value: decimal("0"), missing: [], noFigure: [makeKey("A")] });
    const none = convertBoundaries([figure("A"), figure("B")], MERGER, "2024-12-31", "2025-12-31").rows[0];
    expect(none?.value).toBeUndefined();
  });

  test("[G6] backwards, a merged figure cannot be taken apart, and says so", () => {
    const { rows, refused } = convertBoundaries([figure(`C@${DAY}`, "300")], MERGER, "2025-12-31", "2024-12-31");
    expect(rows).toEqual([]);
    expect(refused[0]?.problems).toEqual([
      { code: "SUCCESSION_MERGED", place: makeKey(`C@${DAY}`), date: DAY, origins: [makeKey("A"), makeKey("B")] },
    ]);
  });
});

describe("a split", () => {
  const N = makePlace(`N@${DAY}`);
  const M = makePlace(`M@${DAY}`);
  const split = (toN: string | undefined, toM: string) => {
    const unstated = { from: makeKey("A"), to: makeKey(`N@${DAY}`), date: DAY, kind: "partial" } as const;
    const first = toN === undefined ? unstated : makeLink("A", `N@${DAY}`, DAY, toN);
    return { places: [A, N, M], successions: [first, makeLink("A", `M@${DAY}`, DAY, toM)] };
  };

  test("[G5] stated shares divide the figure exactly and mark it estimated", () => {
    const { rows } = convertBoundaries([figure("A", "100")], split("0.6", "0.4"), "2024-12-31", "2025-12-31");
    expect(rows.map((row) => row.value && equals(row.value, decimal(row.place.code === "N" ? "60" : "40")))).toEqual([
      true,
      true,
    ]);
    expect(rows.every((row) => row.estimated)).toBe(true);
  });

  test("[G5] an unstated share refuses: no share is guessed", () => {
    const found = findShares(split(undefined, "0.4"), A, "2024-12-31", "2025-12-31");
    expect(found).toEqual({
      ok: false,
      problems: [{ code: "SUCCESSION_SHARE_UNSTATED", place: expect.objectContaining({ code: "A" }), date: DAY }],
    });
  });

  test("[G5] shares that do not make the whole refuse", () => {
    const { rows, refused } = convertBoundaries([figure("A", "100")], split("0.6", "0.3"), "2024-12-31", "2025-12-31");
    expect(rows).toEqual([]);
    expect(refused[0]?.problems[0]).toMatchObject({ code: "SUCCESSION_SHARES_NOT_WHOLE", total: decimal("0.9") });
  });

  test("[G6] backwards, the pieces of one place give it again; a missing piece is named", () => {
    const history = split("0.6", "0.4");
    const both = [figure(`N@${DAY}`, "70"), figure(`M@${DAY}`, "30")];
    expect(readings(both, history, "2025-12-31", "2024-12-31")).toEqual([["A", decimal("100")]]);
    const one = convertBoundaries(both.slice(0, 1), history, "2025-12-31", "2024-12-31").rows[0];
    expect(one).toMatchObject({ value: decimal("70"), missing: [makeKey(`M@${DAY}`)] });
  });

  test("[G5] a place that gives a part away and lives on keeps the rest", () => {
    const giver = makePlace("S");
    const history = { places: [giver, N], successions: [makeLink("S", `N@${DAY}`, DAY, "0.25")] };
    const { rows } = convertBoundaries([figure("S", "80")], history, "2024-12-31", "2025-12-31");
    expect(
      rows.map((row) => [row.place.code, row.value && equals(row.value, decimal(row.place.code === "S" ? "60" : "20"))]),
    ).toEqual([
      ["S", true],
      ["N", true],
    ]);
  });
});

describe("chains and edges", () => {
  test("[G6] links follow each other over time", () => {
    const first = makePlace("A", { validTo: "2020-02-01" });
    const middle = makePlace("B@2020-02-01", { validTo: DAY });
    const history = {
      places: [first, middle, C],
      successions: [makeLink("A", "B@2020-02-01", "2020-02-01"), makeLink("B@2020-02-01", `C@${DAY}`, DAY)],
    };
    expect(readings([figure("A", "5")], history, "2019-12-31", "2025-12-31")).toEqual([["C", decimal("5")]]);
    expect(readings([figure("A", "5")], history, "2019-12-31", "2024-12-31")).toEqual([["B", decimal("5")]]);
    expect(readings([figure(`C@${DAY}`, "5")], history, "2025-12-31", "2019-12-31")).toEqual([["A", decimal("5")]]);
  });

  test("[G6] a place that ended without a link, or does not live on the day of the figure, is refused", () => {
    const history = { places: [A, C], successions: [] };
    const { refused } = convertBoundaries([figure("A", "1"), figure(`C@${DAY}`, "2")], history, "2024-12-31", "2025-12-31");
    expect(refused.map(({ problems }) => problems[0]?.code)).toEqual(["SUCCESSION_NO_LINK", "SUCCESSION_NOT_ALIVE"]);
  });

  test("[G7] a place of another level is not waited for", () => {
    const district = makePlace("D", { level: "district" });
    const { rows } = convertBoundaries(
      [figure("A", "1"), figure("B", "2")],
      { ...MERGER, places: [...MERGER.places, district] },
      "2024-12-31",
      "2025-12-31",
    );
    expect(rows.flatMap((row) => row.missing)).toEqual([]);
  });
});
