import { expect, test } from "vitest";
import { addView, readViews, toView } from "./kept-views.ts";

test("[W33] a view is the address of the page without what is not of it; without a period it is of the newest", () => {
  const view = toView("của tôi", { "dia-ban": "kl@2000-01-01", view: "places", year: "2023", place: "kl01", q: "x" });
  expect(view.address).toEqual({ "dia-ban": "kl@2000-01-01", view: "places" });
  expect(readViews(JSON.stringify([view]))).toEqual([view]);
});

test("[W33] of two views of one name the new one counts; what is no view is left out", () => {
  const [first, second] = [toView("a", { sector: "crop" }), toView("a", { sector: "herd" })];
  expect(addView([first, toView("b", {})], second).map(({ name, address }) => [name, address.sector])).toEqual([
    ["b", undefined],
    ["a", "herd"],
  ]);
  expect(readViews("{")).toEqual([]);
  expect(readViews(null)).toEqual([]);
  expect(readViews(JSON.stringify([1, { name: "" }, { name: "a", address: null }, { name: "c", address: { ky: 5 } }]))).toEqual([
    { name: "c", address: {} },
  ]);
});
