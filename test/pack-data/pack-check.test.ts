import { join } from "node:path";
import type { Book } from "@kehoach/core/analysis/book";
import { checkRelation } from "@kehoach/core/analysis/check-relation";
import { parseNumberText } from "@kehoach/core/quantity/number-text";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { describe, expect, it } from "vitest";
import { pack, packsDir } from "./load-pack.ts";

async function readBook(): Promise<Book> {
  const read = await readPack(join(packsDir, "cho-don-2023"));
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.code}`).join("\n"));
  return read.value.book;
}

describe("the packs against the program", () => {
  it.each(["viet-nam", "cho-don-2023"])("%s is read without a problem and without a warning", async (name) => {
    const read = await readPack(join(packsDir, name));
    const told = read.ok ? read.value.warnings : read.problems;
    expect(told.map((p) => `${p.file}:${p.line}:${p.column} ${p.code}`)).toEqual([]);
  });

  it("every number entered is a number of vi-VN notation", () => {
    const entered = [...pack.values, ...pack.targets, ...pack.relations].flatMap((row) => row.entered ?? []);
    expect(entered.length).toBeGreaterThan(300);
    expect(entered.filter((text) => !parseNumberText(text).ok)).toEqual([]);
  });

  it("what the report prints fails on the errata and nowhere else", async () => {
    const book = await readBook();
    const failing = book.relations.filter((relation) => checkRelation(book, relation).holds === false);
    expect(failing.map((r) => r.code).sort()).toEqual(book.errata.map((e) => e.relation).sort());
  });

  it("what differs by rounding alone is told apart from an error", async () => {
    const book = await readBook();
    const weights = book.errata.map((erratum) => {
      const relation = book.relations.find((r) => r.code === erratum.relation);
      return [erratum.code, relation && checkRelation(book, relation).rounding === true ? "rounding" : "error"];
    });
    expect(Object.fromEntries(weights)).toEqual(Object.fromEntries(book.errata.map((e) => [e.code, e.weight])));
  });

  it("holds money in đồng with the unit it was printed in", async () => {
    const book = await readBook();
    const total = book.targets.find((t) => t.source.ref === "F073");
    expect(total?.value).toMatchObject({ units: expect.anything() });
    expect(total?.asEntered).toEqual({ text: "165.139,586", unit: "million-dong", decimals: 3 });
    expect(total?.value && total.value.units / 10n ** BigInt(total.value.scale)).toBe(165_139_586_000n);
  });
});
