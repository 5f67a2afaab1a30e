import { expect, test } from "vitest";
import { EVERY_NAME, isTypedOn, listStale } from "./changes.ts";

test("[W35] figures and forms make other questions stale, each once; those of another authority none", () => {
  const figures = listStale([{ authority: "north", what: "figures" }], "north");
  expect(figures).toEqual(expect.arrayContaining(["totals", "overview", "indicator", "report"]));
  expect(figures).not.toContain("approvals");
  const forms = listStale([{ authority: "north", what: "forms" }], "north");
  expect(forms).toEqual(expect.arrayContaining(["approvals", "work", "unapprovedTotals"]));
  expect(forms).not.toContain("totals");
  const both = listStale(
    [
      { authority: "north", what: "forms" },
      { authority: "north", what: "figures" },
      { authority: "north", what: "figures" },
    ],
    "north",
  );
  expect(listStale([{ authority: "north", what: "explanations" }], "north")).toEqual([
    "explanations",
    "explanation",
    "digest",
    "briefingChanges",
  ]);
  expect(both.toSorted()).toEqual([...EVERY_NAME].toSorted());
  expect(new Set(both).size).toBe(both.length);
  expect(listStale([{ authority: "south", what: "figures" }], "north")).toEqual([]);
  // A form that is open asks by itself.
  for (const own of ["sheet", "sheetChanges", "cellHistory", "me"]) expect(EVERY_NAME).not.toContain(own);
});

test("[W35] where somebody types nothing is asked for under his hands", () => {
  expect(["/phieu", "/phieu/excel", "/ke-hoach/2024/nhap", "/ke-hoach/2024/phu-luc", "/che-do/bieu/mau"].every(isTypedOn)).toBe(
    true,
  );
  expect(["/tong-hop", "/", "/duyet/phieu", "/ke-hoach/2024", "/che-do/bieu", "/viec"].some(isTypedOn)).toBe(false);
});
