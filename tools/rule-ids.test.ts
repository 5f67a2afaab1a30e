import { expect, test } from "vitest";
import { compareRules, findDefinedRules, findTestedRules } from "./rule-ids.ts";

test("a rule is a list item that begins with its id in bold", () => {
  expect(findDefinedRules("# Kỳ\n- **[P1]** Kỳ là nửa mở.\nxem [P2]")).toEqual([{ id: "P1", line: 2 }]);
});

test("a test title may name several rules", () => {
  const title = ["te", 'st("[', "P1] [", 'P2] half-open", () => {'].join("");
  expect(findTestedRules(title).map((found) => found.id)).toEqual(["P1", "P2"]);
});

test("both directions are faults, and so is a rule written twice", () => {
  const rule = (id: string, line: number) => ({ path: "docs/rules/period.md", id, line });
  const faults = compareRules(
    [rule("P1", 1), rule("P2", 2), rule("P1", 3)],
    [
      { path: "a.test.ts", id: "P1", line: 1 },
      { path: "a.test.ts", id: "P9", line: 5 },
    ],
  );
  expect(faults).toHaveLength(3);
  expect(faults.join("\n")).toMatch(/P1 is already written[\s\S]*P2 has no test[\s\S]*P9/);
});
