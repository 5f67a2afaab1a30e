import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACT_GROUPS_EN, ACTS_EN } from "../packages/web/src/data/journal-words-en.ts";
import { ACT_GROUPS_VI, ACTS_VI } from "../packages/web/src/data/journal-words-vi.ts";

const PACKAGES = join(import.meta.dirname, "../packages");

/** Codes of acts as the source writes them: `act: "user.create"`, `const act = on ? "user.enable" : "user.disable"`. */
function listWrittenActs(): readonly string[] {
  const files = globSync(["server/src/**/*.ts", "cli/src/**/*.ts"], { cwd: PACKAGES }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(join(PACKAGES, file), "utf8").matchAll(/\bact(?:: |: string = | = )([^,;\n]*)/g)].flatMap(([, text = ""]) =>
      [...text.matchAll(/"([a-z][a-z-]*(?:\.[a-z][a-z-]*)+)"/g)].map(([, act = ""]) => act),
    ),
  );
  return [...new Set(found)].toSorted();
}

describe("the words of the journal", () => {
  it("[L11] every act the program writes has words in both languages, under a group that has them", () => {
    const acts = listWrittenActs();
    expect(acts).toContain("pack.apply");
    expect(acts.filter((act) => ACTS_VI[act] === undefined || ACTS_EN[act] === undefined)).toEqual([]);
  });

  it("[L11] both languages know the same acts and groups, and each act has its group", () => {
    expect(Object.keys(ACTS_EN)).toEqual(Object.keys(ACTS_VI));
    expect(Object.keys(ACT_GROUPS_EN)).toEqual(Object.keys(ACT_GROUPS_VI));
    const groups = new Set(Object.keys(ACTS_VI).map((act) => act.split(".")[0] ?? ""));
    expect([...groups].filter((group) => ACT_GROUPS_VI[group] === undefined)).toEqual([]);
  });
});
