import { listWork, type WorkItemJson } from "@kehoach/api/regime";
import { describe, expect, test } from "vitest";
import { groupWork } from "./group-work.ts";

const [example] = listWork.example.items;

function make(place: string, rest: Partial<WorkItemJson>): WorkItemJson {
  if (example === undefined) throw new Error("the route has no example");
  return { ...example, place: { key: place, code: place, name: place }, ...rest };
}

describe("what somebody has to send", () => {
  test("stands by what is to be done about it, the nearest deadline first, the last sending first", () => {
    const groups = groupWork([
      make("a", { standing: "open", deadline: "2031-07-10" }),
      make("b", { standing: "sent", sentAt: "2031-06-01T00:00:00Z" }),
      make("c", { standing: "sent-late", sentAt: "2031-06-09T00:00:00Z" }),
      make("d", { standing: "open", deadline: "2031-07-04" }),
      make("e", { standing: "late", deadline: "2031-06-04" }),
      make("f", { standing: "returned", sentAt: "2031-06-03T00:00:00Z", deadline: "2031-07-20" }),
    ]);
    expect(groups.map(({ group, items }) => [group, ...items.map(({ place }) => place.key)])).toEqual([
      ["returned", "f"],
      ["late", "e"],
      ["open", "d", "a"],
      ["sent", "c", "b"],
    ]);
    expect(groupWork([])).toEqual([]);
  });
});
