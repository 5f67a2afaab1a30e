import { expect, test } from "vitest";
import { beginDraft, readDraft } from "./appointment-draft.ts";

const whole = { ...beginDraft("2030-01-05"), role: "officer", place: "M01@2000-01-01" };

test("an appointment begins on the day it is made and has no end unless one is typed", () => {
  expect(readDraft(whole)).toEqual({ duty: { role: "officer", place: "M01@2000-01-01", from: "2030-01-05" } });
});

test("the last day typed is the day before the first on which it no longer holds", () => {
  const read = readDraft({ ...whole, to: "31/12/2030", sectors: ["crops"], reason: " Quyết định số 12 " });
  expect(read).toEqual({
    duty: {
      role: "officer",
      place: "M01@2000-01-01",
      sectors: ["crops"],
      from: "2030-01-05",
      to: "2031-01-01",
      reason: "Quyết định số 12",
    },
  });
});

test("what is wrong is told all at once, at its field", () => {
  expect(readDraft({ ...beginDraft("2030-01-05"), sectors: [], from: "31/02/2030", to: "x" })).toEqual({
    wrong: { role: "missing", place: "missing", sectors: "missing", from: "day", to: "day" },
  });
  expect(readDraft({ ...whole, to: "04/01/2030" })).toEqual({ wrong: { to: "order" } });
});
