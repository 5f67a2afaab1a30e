import { type AwaitingJson, getApprovalMatrix, listApprovals, type MatrixRowJson } from "@kehoach/api/approval";
import { describe, expect, test } from "vitest";
import {
  chooseItems,
  countItems,
  filterAwaiting,
  findNeighbours,
  itemKey,
  readOrder,
  sortAwaiting,
  splitBatches,
  turnOrder,
} from "./inbox.ts";
import { countMatrix, findCommon } from "./matrix.ts";

const [example] = listApprovals.example.items;

function make(place: string, rest: Partial<AwaitingJson> = {}): AwaitingJson {
  if (example === undefined) throw new Error("the route has no example");
  return { ...example, place: { key: place, code: place, name: place }, ...rest };
}
const placesOf = (items: readonly AwaitingJson[]): readonly string[] => items.map(({ place }) => place.key);

describe("the inbox", () => {
  const items = [
    make("b", { sentAt: "2031-07-01T00:00:00Z" }),
    make("a", { sentAt: "2031-07-02T00:00:00Z", mine: false, period: "2031-M05" }),
    make("c", { sentAt: "2031-07-03T00:00:00Z", regime: "quy" }),
  ];

  test("[Y60] is filtered by whose step it is, regime and period", () => {
    const ask = (filter: Partial<Parameters<typeof filterAwaiting>[1]>) =>
      placesOf(filterAwaiting(items, { whose: "all", regime: "", period: "", ...filter }));
    expect(ask({})).toEqual(["b", "a", "c"]);
    expect(ask({ whose: "mine" })).toEqual(["b", "c"]);
    expect(ask({ whose: "others" })).toEqual(["a"]);
    expect(ask({ whose: "mine", regime: "quy" })).toEqual(["c"]);
    expect(ask({ period: "2031-M05" })).toEqual(["a"]);
  });

  test("[Y60] has what waits longest first, or another order, and back", () => {
    const ask = (text: string | undefined) => placesOf(sortAwaiting(items, readOrder(text)));
    expect(ask(undefined)).toEqual(["b", "a", "c"]);
    expect(ask("-sentAt")).toEqual(["c", "a", "b"]);
    expect(ask("place")).toEqual(["a", "b", "c"]);
    expect(ask("-place")).toEqual(["c", "b", "a"]);
    // What is equal stays with what waits longest first.
    expect(ask("-period")).toEqual(["b", "c", "a"]);
    expect(readOrder("nonsense")).toEqual({ by: "sentAt", isBack: false });
    expect(turnOrder(readOrder("place"), "place")).toBe("-place");
    expect(turnOrder(readOrder("-place"), "place")).toBe("place");
    expect(turnOrder(readOrder("place"), "sentAt")).toBe("sentAt");
  });

  test("[Y61] one is chosen, or all from the one before, either way; a range lets go as well", () => {
    const shown = ["a", "b", "c", "d"];
    const choose = (chosen: readonly string[], key: string, isChosen: boolean, from?: string) =>
      [...chooseItems(new Set(chosen), shown, { key, isChosen, from })].sort();
    expect(choose([], "b", true)).toEqual(["b"]);
    expect(choose(["b"], "d", true, "b")).toEqual(["b", "c", "d"]);
    expect(choose(["d"], "b", true, "d")).toEqual(["b", "c", "d"]);
    expect(choose(["a", "b", "c", "d"], "c", false, "b")).toEqual(["a", "d"]);
    // The one before is hidden by now.
    expect(choose([], "c", true, "x")).toEqual(["c"]);
  });

  test("[Y61] what is to be minded is counted by forms, and the server gets no more at once than it takes", () => {
    expect(countItems([make("a", { explained: 3 }), make("b", { explained: 0, correction: true, late: true })])).toEqual({
      forms: 2,
      explained: 1,
      corrections: 1,
      late: 1,
    });
    expect(splitBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(splitBatches([], 2)).toEqual([]);
  });

  test("[Y64] from form to form: the next after the last is the first, and one that waits no more has the first next", () => {
    const next = (key: string) => {
      const found = findNeighbours(items, key);
      return [found.at, found.previous?.place.key, found.next?.place.key];
    };
    const [b, , c] = items.map(itemKey);
    expect(next(b ?? "")).toEqual([0, "c", "a"]);
    expect(next(c ?? "")).toEqual([2, "a", "b"]);
    expect(next("gone")).toEqual([-1, undefined, "b"]);
    expect(findNeighbours(items.slice(0, 1), b ?? "")).toEqual({ at: 0, previous: undefined, next: undefined });
    expect(findNeighbours([], "gone").next).toBeUndefined();
  });
});

describe("the matrix", () => {
  const [row] = getApprovalMatrix.example.rows;
  const of = (
    state: MatrixRowJson["state"],
    ...standings: readonly MatrixRowJson["cells"][number]["standing"][]
  ): MatrixRowJson => {
    if (row === undefined) throw new Error("the route has no example");
    return { ...row, state, cells: standings.map((standing, at) => ({ sector: String(at), standing, by: null })) };
  };

  test("[Y67] counts places by how far they are, and tells once what is so in all sectors", () => {
    expect(countMatrix([of(null), of("draft"), of("submitted"), of("returned"), of("approved"), of("approved")])).toEqual({
      of: 6,
      locked: 2,
      waiting: 1,
      returned: 1,
      unsent: 2,
    });
    expect(findCommon(of("approved", "locked", "locked"))).toBe("locked");
    expect(findCommon(of("submitted", "sent", "approved"))).toBeUndefined();
    expect(findCommon(of(null))).toBeUndefined();
  });
});
