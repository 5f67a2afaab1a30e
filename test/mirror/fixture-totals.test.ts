import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Fraction, fraction, plus, same } from "@kehoach/cli/bench/audit/fraction";
import { checkRelation } from "@kehoach/core/analysis/check-relation";
import { listChanges } from "@kehoach/documents/pack/format-folder";
import { readPack, readPackFiles } from "@kehoach/documents/pack/read-pack";
import { describe, expect, test } from "vitest";
import { loadPack } from "./mirrored.ts";
import { ONE_DISTRICT } from "./one-district.ts";

const NUMBER = String.raw`\d[\d.]*(?:,\d+)?`;

function read(text: string): Fraction {
  const [whole = "", decimals = ""] = text.replaceAll(".", "").split(",");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

describe("the fixture district", () => {
  test("[Q305] is a pack without a problem, a warning or a file out of form", async () => {
    const pack = await readPack(ONE_DISTRICT);
    expect(pack.ok ? pack.value.warnings : pack.problems).toEqual([]);
    const files = await readPackFiles(ONE_DISTRICT);
    expect(files.ok ? listChanges(files.value).map(({ file }) => file) : files.problems).toEqual([]);
  });

  test("[Q305] every relation it states holds to the last digit", async () => {
    const { book } = await loadPack(ONE_DISTRICT);
    expect(book.relations.length).toBeGreaterThan(30);
    const failing = book.relations.filter((relation) => {
      const { holds, reason } = checkRelation(book, relation);
      return holds !== true && reason.code !== "RELATION_BASE_IN_WORDS";
    });
    expect(failing.map(({ code }) => code)).toEqual([]);
  });

  test("[Q305] the totals worked by hand add up, and every number of them is one of the pack", async () => {
    const { book } = await loadPack(ONE_DISTRICT);
    const entered = new Set([...book.values, ...book.targets].flatMap(({ asEntered }) => asEntered?.text ?? []));
    const readme = readFileSync(join(ONE_DISTRICT, "README.md"), "utf8");
    const sums = [...readme.matchAll(new RegExp(String.raw`(${NUMBER}(?: \+ ${NUMBER})+) = (${NUMBER})`, "gu"))];
    expect(sums.length).toBeGreaterThanOrEqual(9);
    for (const [line, parts = "", total = ""] of sums) {
      const numbers = parts.split(" + ");
      expect(
        [...numbers, total].filter((text) => !entered.has(text)),
        line,
      ).toEqual([]);
      expect(same(numbers.map(read).reduce(plus), read(total)), line).toBe(true);
    }
  });
});
