import { join } from "node:path";
import { gatherMaterial } from "./material.ts";
import { OPERATORS } from "./mutant.ts";
import { MAKE } from "./operators.ts";
import { auditText } from "./run-audit.ts";
import { drawMutants, scoreMutants } from "./score-mutants.ts";

/** Mutants alone: `node packages/cli/src/bench/audit/mutant-run.ts [--misses] [--only OPERATOR] [--count 200]`. */

async function main(args: readonly string[]): Promise<void> {
  const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
  const wanted = args.includes("--count") ? Number(args[args.indexOf("--count") + 1]) : 200;
  const material = await gatherMaterial(join(import.meta.dirname, "../../../../.."));
  for (const { origin, texts } of material)
    console.log(
      `${origin}: ${texts.length} clean texts, ${texts.reduce((sum, { relations }) => sum + relations.length, 0)} relations`,
    );
  const clean = new Map<string, ReadonlySet<string>>();
  let [caught, decidable] = [0, 0];
  for (const [order, operator] of OPERATORS.entries()) {
    if (only !== undefined && only !== operator) continue;
    const score = scoreMutants(operator, drawMutants(operator, MAKE[operator], material, wanted, 7000 + order), auditText, clean);
    caught += score.caught;
    decidable += score.decidable;
    console.log(
      `${operator.padEnd(16)} made ${score.made} decidable ${score.decidable} suspect ${score.suspect}  caught ${score.caught} (${((100 * score.caught) / score.decidable).toFixed(1)} %)  one sentence ${score.nearCaught}/${score.near}  suspects caught ${score.suspectCaught}`,
    );
    if (args.includes("--misses"))
      for (const mutant of score.missed) {
        const [edit] = mutant.edits;
        const from = Math.max(0, (edit?.start ?? 0) - 50);
        console.log(
          `    ${mutant.source.name} ${mutant.broken.map(({ name }) => name).join(" | ")}: “…${mutant.source.text.slice(from, (edit?.end ?? 0) + 40).replaceAll("\n", "⏎")}…” → “${edit?.text}”`,
        );
      }
  }
  console.log(`decidable caught ${caught}/${decidable} = ${((100 * caught) / decidable).toFixed(1)} %`);
}

await main(process.argv.slice(2));
