import { expect, test } from "vitest";
import { figureRow, makeEntries, makeForm, OCTOBER } from "../../test/make-form.ts";
import { countFilled, countWanted } from "./count-filled.ts";

test("[Y10] required cells that say something, by a figure or a reason, of all that must", () => {
  const form = makeForm({ rows: [figureRow("demo.area", { required: true }), figureRow("demo.bud")] });
  expect(countWanted(form, OCTOBER)).toBe(2);
  const count = (texts: Parameters<typeof makeEntries>[0]): number => countFilled(form, OCTOBER, makeEntries(texts));
  expect(count({})).toBe(0);
  expect(count({ "demo.area": " ", "demo.bud": "5", "demo.area#year": { text: "", none: " " } })).toBe(0);
  expect(count({ "demo.area": "0", "demo.area#year": { text: "", none: "chưa ước" } })).toBe(2);
});
