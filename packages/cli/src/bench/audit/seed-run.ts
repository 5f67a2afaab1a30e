import { join } from "node:path";
import type { AuditJson, CheckJson } from "@kehoach/core/audit/output/audit-json";
import { auditText } from "./run-audit.ts";
import { readSeed } from "./seed.ts";
import { scoreFigures } from "./seed-figures.ts";
import { AIM_FIND, answersTo, MUST_FIND, strayErrors } from "./seed-findings.ts";
import { findRelation, listWanted, placeRelation } from "./seed-relations.ts";

/** The 2023 report alone, for those who work on the rules: `node packages/cli/src/bench/audit/seed-run.ts`. */

function show(audit: AuditJson, check: CheckJson): string {
  const figures = check.operands.map((id) => audit.figures.find((figure) => figure.id === id)?.text ?? id);
  return `${check.rule}=${check.result}(${check.reason ?? ""}) line ${check.span.line} [${figures.join("; ")}]${check.computed === null ? "" : ` ≈${check.computed}`}`;
}

function main(): void {
  const seed = readSeed(join(import.meta.dirname, "../../../../.."));
  if (!seed) {
    console.log("../shared/seed is absent: skipped");
    return;
  }
  const audit = auditText("bao-cao-2023.txt", seed.text);
  let found = 0;
  const wanted = listWanted(seed);
  for (const one of wanted) {
    const relation = placeRelation(seed, one);
    const empty = relation.places.filter(({ numbers }) => numbers.length === 0);
    if (empty.length > 0) console.log(`${one.id} NOT PLACED ${empty.map(({ value }) => `${value.n}/${value.d}`).join(" ")}`);
    const check = findRelation(audit, relation);
    if (check && check.result !== "unchecked") found++;
    else console.log(`${one.id} ${one.rule} line ${one.line} ${one.desc} → ${check ? show(audit, check) : "nothing"}`);
  }
  console.log(`relations ${found}/${wanted.length}`);
  for (const [name, ids] of [
    ["must", MUST_FIND],
    ["aim", AIM_FIND],
  ] as const) {
    let hits = 0;
    for (const id of ids) {
      const finding = seed.findings.find((one) => one.id === id);
      const answers = finding ? answersTo(seed, audit, finding) : [];
      if (answers.length > 0) hits++;
      console.log(`  ${id} ${answers.length === 0 ? "MISSED" : answers.map((check) => show(audit, check)).join(" | ")}`);
    }
    console.log(`${name} ${hits}/${ids.length}`);
  }
  for (const check of strayErrors(seed, audit)) console.log(`STRAY ERROR ${show(audit, check)}`);
  for (const check of audit.checks) if (check.result === "review") console.log(`review ${show(audit, check)}`);
  const figures = scoreFigures(seed, audit);
  for (const miss of figures.missed) console.log(`figure missed  ${miss}`);
  for (const extra of figures.extras) console.log(`figure extra   ${extra}`);
  const precision = figures.found / Math.max(1, figures.found + figures.extra);
  const recall = figures.found / Math.max(1, figures.gold);
  console.log(
    `figures: ${figures.found}/${figures.gold}, extra ${figures.extra}, F1 ${((200 * precision * recall) / Math.max(1e-9, precision + recall)).toFixed(2)} %`,
  );
}

main();
