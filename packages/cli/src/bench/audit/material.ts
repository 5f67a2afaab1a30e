import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { bindPack } from "../../commands/report.ts";
import { cleanPassages } from "./clean-material.ts";
import { cleanProse } from "./clean-prose.ts";
import { cleanReport } from "./clean-report.ts";
import { cleanSeed } from "./clean-seed.ts";
import { cleanTables } from "./clean-table.ts";
import { readGold } from "./gold.ts";
import type { Material } from "./score-mutants.ts";
import { readSeed } from "./seed.ts";

/** All clean texts: of the labelled set and the 2023 report where they are at hand, our own report, prose and tables of our own. */
export async function gatherMaterial(root: string): Promise<readonly Material[]> {
  const gold = readGold(root);
  const seed = readSeed(root);
  const folder = /"demoPack":\s*"([^"]+)"/.exec(readFileSync(join(root, "package.json"), "utf8"))?.[1];
  const pack = folder === undefined ? undefined : await readPack(join(root, folder));
  const report = pack?.ok ? bindPack(pack.value, "2023", "vi") : undefined;
  return [
    { origin: "corpus/dev", parts: 50, texts: gold ? cleanPassages(gold) : [] },
    { origin: "seed", parts: 4, texts: seed ? [cleanSeed(seed)] : [] },
    { origin: "report", parts: 4, texts: report && !("wrong" in report) ? [cleanReport("report", report)] : [] },
    { origin: "tables", parts: 14, texts: cleanTables(60) },
    { origin: "prose", parts: 28, texts: cleanProse(160) },
  ];
}
