import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureBaselines } from "./baseline-rows.ts";
import { measureCorpus } from "./corpus-rows.ts";
import { measureDecoys } from "./decoy-rows.ts";
import { measureDocx } from "./docx-rows.ts";
import { measureMutants } from "./mutant-rows.ts";
import { measureReplay } from "./replay-rows.ts";
import type { Row } from "./row.ts";
import { measureSeed } from "./seed-rows.ts";
import { measureSteadiness } from "./steadiness-rows.ts";

/** The parts of the measurement, by the name that `--only` takes, in the order of the table. */
export const PARTS = ["seed", "corpus", "decoys", "mutants", "replay", "steady", "docx", "baseline"] as const;
export type Part = (typeof PARTS)[number];

/** Measures one part, or all. */
export async function measureAudit(root: string, only: Part | undefined): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-bench-audit-"));
  const measures: Readonly<Record<Part, () => readonly Row[] | Promise<readonly Row[]>>> = {
    seed: () => measureSeed(root),
    corpus: () => measureCorpus(root),
    decoys: () => measureDecoys(),
    mutants: () => measureMutants(root),
    replay: () => measureReplay(root),
    steady: () => measureSteadiness(root),
    docx: () => measureDocx(root, folder),
    baseline: () => measureBaselines(root),
  };
  try {
    const rows: Row[] = [];
    for (const part of PARTS) if (only === undefined || only === part) rows.push(...(await measures[part]()));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
