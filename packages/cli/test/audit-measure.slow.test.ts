import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { measureAudit, PARTS } from "../src/bench/audit/measure-audit.ts";
import { showRows } from "../src/bench/audit/row.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** Time and memory are measured on a quiet machine by the command itself, not while other tests run. */
const STEADY = PARTS.filter((part) => part !== "docx");

describe("the gates of the auditor", () => {
  test.each(STEADY)("[Q251] [Q255] [Q257] [Q259] [Q260] [Q261] %s", async (part) => {
    const rows = await measureAudit(ROOT, part);
    for (const row of rows) if ("skipped" in row.values) console.warn(`${row.name}: ${row.note ?? ""}, không đo`);
    expect(
      rows.filter(({ passed }) => passed === false).map(({ name, measured, gate }) => `${name}: ${measured}, ${gate}`),
      showRows(rows),
    ).toEqual([]);
  });
});
