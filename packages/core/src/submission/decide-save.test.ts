import { describe, expect, test } from "vitest";
import { makeForm, OCTOBER } from "../../test/make-form.ts";
import type { Due } from "../regime/regime.ts";
import { type CellChange, type CellVersion, decideSave, type SaveFacts } from "./decide-save.ts";

const DUE: Due = { opens: "2023-10-20", deadline: "2023-11-03", closes: "2023-11-10" };
const decide = (changes: readonly CellChange[], given: Partial<SaveFacts> = {}, today = "2023-11-01") =>
  decideSave({ form: makeForm(), period: OCTOBER, state: "draft", due: DUE, current: new Map(), ...given }, changes, today);
const codes = (...asked: Parameters<typeof decide>): readonly string[] => {
  const decision = decide(...asked);
  return decision.ok ? [] : decision.problems.map(({ code }) => code);
};
const change = (text: string, base = 0, cell = "demo.area#now"): CellChange => ({ cell, base, entry: { text } });
const version = (text: string | undefined, number = 3): ReadonlyMap<string, CellVersion> =>
  new Map([
    ["demo.area#now", { version: number, ...(text === undefined ? {} : { entry: { text } }), by: "user:b", at: "10:00" }],
  ]);

describe("when something may be written", () => {
  test("[Y6] into a draft, from the day the form opens to the day it closes", () => {
    expect(codes([change("1")])).toEqual([]);
    expect(codes([change("1")], {}, "2023-10-19")).toEqual(["SAVE_NOT_OPEN"]);
    expect(codes([change("1")], {}, "2023-11-11")).toEqual(["SAVE_CLOSED"]);
    expect(codes([change("1")], { state: "submitted" })).toEqual(["SAVE_WRONG_STATE"]);
    expect(codes([change("1")], { state: "approved" })).toEqual(["SAVE_WRONG_STATE"]);
  });
  test("[Y6] into what was returned, after the end too", () => {
    expect(codes([change("1")], { state: "returned" }, "2024-01-01")).toEqual([]);
    expect(codes([change("1")], { state: "returned" }, "2023-10-19")).toEqual(["SAVE_NOT_OPEN"]);
  });
});

describe("where something may be written", () => {
  test("[Y7] into cells that are typed, and notes beside any line but a heading", () => {
    const at = (cell: string): readonly string[] => codes([change("1", 0, cell)]);
    expect(at("demo.area#year")).toEqual([]);
    expect(at("demo.area#note")).toEqual([]);
    expect(at("demo.area#total")).toEqual(["SAVE_CELL_FIXED"]);
    expect(at("demo.area#before")).toEqual(["SAVE_CELL_FIXED"]);
    expect(at("line-1#note")).toEqual(["SAVE_CELL_FIXED"]);
    expect(at("line-1#now")).toEqual(["SAVE_CELL_FIXED"]);
    expect(at("demo.nothing#now")).toEqual(["SAVE_CELL_UNKNOWN"]);
    expect(at("demo.area#nothing")).toEqual(["SAVE_CELL_UNKNOWN"]);
  });
  test("[Y7] of the sectors the writer enters", () => {
    expect(codes([change("1")], { sectors: ["demo"] })).toEqual([]);
    expect(codes([change("1")], { sectors: ["health"] })).toEqual(["SAVE_SECTOR"]);
    expect(codes([change("1")], { sectors: [] })).toEqual(["SAVE_SECTOR"]);
  });
  test("[Y8] where one cell may not be written nothing is, and all that is against it is told", () => {
    const changes = [change("1"), change("2"), change("3", 0, "demo.area#total"), change("x".repeat(2001), 0, "demo.area#note")];
    expect(codes(changes, { state: "submitted" })).toEqual([
      "SAVE_WRONG_STATE",
      "SAVE_TWICE",
      "SAVE_CELL_FIXED",
      "SAVE_TOO_LONG",
    ]);
  });
});

describe("what two people write into one cell", () => {
  test("[Y9] what was made from the last version is written", () => {
    expect(decide([change("2", 3)], { current: version("1") })).toEqual({
      ok: true,
      value: { writes: [change("2", 3)], conflicts: [] },
    });
  });
  test("[Y9] what was made from an earlier one is not, and whose the last one is is told; other cells are written", () => {
    expect(decide([change("2", 1), change("7", 0, "demo.bud#now")], { current: version("1") })).toEqual({
      ok: true,
      value: {
        writes: [change("7", 0, "demo.bud#now")],
        conflicts: [{ cell: "demo.area#now", by: "user:b", at: "10:00" }],
      },
    });
    expect(decide([change("2", 0)], { current: version(undefined) })).toMatchObject({ value: { conflicts: [{ by: "user:b" }] } });
  });
  test("[Y9] both saying the same is no conflict, and is not written again", () => {
    const nothing = { ok: true, value: { writes: [], conflicts: [] } };
    expect(decide([change("1", 0)], { current: version("1") })).toEqual(nothing);
    expect(decide([change("1", 3)], { current: version("1") })).toEqual(nothing);
    expect(decide([{ cell: "demo.area#now", base: 1 }], { current: version(undefined) })).toEqual(nothing);
    const said = (qualifiers: readonly ("over" | "about")[]) => ({ text: "1", qualifiers, note: "n" });
    const current = new Map([["demo.area#now", { version: 3, entry: said(["over", "about"]), by: "b", at: "" }]]);
    expect(decide([{ cell: "demo.area#now", base: 0, entry: said(["about", "over"]) }], { current })).toEqual(nothing);
  });
  test("[Y9] emptied, none with a reason and a note are contents of their own", () => {
    const written = (entry: CellChange["entry"]): boolean => {
      const decision = decide([{ cell: "demo.area#now", base: 3, ...(entry ? { entry } : {}) }], { current: version("1") });
      return decision.ok && decision.value.writes.length === 1;
    };
    expect(written(undefined)).toBe(true);
    expect(written({ text: "", none: "chưa đến vụ" })).toBe(true);
    expect(written({ text: "1", note: "theo sổ" })).toBe(true);
    expect(written({ text: "1" })).toBe(false);
  });
});
