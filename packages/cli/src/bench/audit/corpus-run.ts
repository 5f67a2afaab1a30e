import { join } from "node:path";
import type { AuditJson, CheckJson } from "@kehoach/core/audit/output/audit-json";
import { shareWithInterval } from "./bootstrap.ts";
import { type GoldLabel, readGold } from "./gold.ts";
import type { Outcome } from "./match.ts";
import { renamePassage } from "./rename.ts";
import { auditText } from "./run-audit.ts";
import { countFound, isFailing, isHolding, placeLabels, type ScoredPassage, scoreCorpus, stateOf } from "./score-corpus.ts";

/**
 * The labelled set alone, for those who work on the rules:
 * `node packages/cli/src/bench/audit/corpus-run.ts [--misses] [--all] [--doc 174] [--renamed]`.
 */

function showCheck(audit: AuditJson, check: CheckJson): string {
  const figures = check.operands.map((id) => audit.figures.find((figure) => figure.id === id)?.text ?? id);
  const computed = check.computed === null ? "" : ` ≈${check.computed}`;
  return `${check.rule}=${check.result}(${check.reason ?? ""}) [${figures.join("; ")}]${computed}`;
}

function showOutcome(scored: ScoredPassage, outcome: Outcome): string {
  const { label, located, by, near } = outcome;
  const wanted = [...(located.stated ? [label.stated] : []), ...located.operands.map((place) => place.numbers[0]?.text ?? "?")];
  const quote = label.quote.length > 160 ? `${label.quote.slice(0, 160)}…` : label.quote;
  const end = label.quoteEnd === undefined ? "" : ` … “${label.quoteEnd}”`;
  const shown = by ? [by] : near;
  return [
    `${label.doc} ${stateOf(outcome).toUpperCase()}  ${label.rule}${label.kind ? `/${label.kind}` : ""} ${label.verdict}/${label.expected}  [${wanted.join("; ")}]`,
    `    “${quote}”${end}`,
    ...(shown.length === 0 ? ["    → nothing"] : shown.map((check) => `    → ${showCheck(scored.audit, check)}`)),
  ].join("\n");
}

function percent(value: number): string {
  return Number.isNaN(value) ? "–" : `${(100 * value).toFixed(1)} %`;
}

function main(args: readonly string[]): void {
  const gold = readGold(join(import.meta.dirname, "../../../../.."));
  if (!gold) {
    console.log("../shared/corpus/dev is absent: skipped");
    return;
  }
  const only = args.includes("--doc") ? args[args.indexOf("--doc") + 1] : undefined;
  const passages = only === undefined ? gold.passages : gold.passages.filter(({ doc }) => doc === only);
  const placed = placeLabels({ passages, labels: gold.labels });
  const scored = scoreCorpus(args.includes("--renamed") ? placed.map(renamePassage) : placed, auditText);
  if (args.includes("--misses") || args.includes("--all"))
    for (const one of scored)
      for (const outcome of one.outcomes)
        if (args.includes("--all") || stateOf(outcome) !== "found") console.log(showOutcome(one, outcome));
  for (const one of scored)
    for (const check of one.offErrors) console.log(`${one.passage.doc} ERROR OFF LABELS  ${showCheck(one.audit, check)}`);
  if (only !== undefined)
    for (const one of scored) for (const check of one.audit.checks) console.log(`    ${check.id} ${showCheck(one.audit, check)}`);
  const row = (name: string, choose: (label: GoldLabel) => boolean): void => {
    const clusters = countFound(scored, choose);
    const { share, low, high } = shareWithInterval(clusters);
    const sum = (key: "hits" | "of"): number => clusters.reduce((total, one) => total + one[key], 0);
    console.log(`${name.padEnd(34)} ${sum("hits")}/${sum("of")}  ${percent(share)}  [${percent(low)}; ${percent(high)}]`);
  };
  console.log();
  row("failing found", isFailing);
  row("  of them to flag", (label) => isFailing(label) && label.expected === "flag");
  row("  of them to warn", (label) => isFailing(label) && label.expected === "warn");
  row("holding confirmed", isHolding);
  for (const rule of ["pct_of_plan", "share_of_total", "sum_of_parts", "growth", "list_count", "other"] as const)
    row(`  ${rule}`, (label) => isHolding(label) && label.rule === rule);
  const off = scored.reduce((total, one) => total + one.offErrors.length, 0);
  console.log(
    `${"errors off labels / 100 passages".padEnd(34)} ${((100 * off) / Math.max(1, scored.length)).toFixed(2)}  (${off} in ${scored.length})`,
  );
  const results = new Map<string, number>();
  for (const { audit } of scored) for (const { result } of audit.checks) results.set(result, (results.get(result) ?? 0) + 1);
  console.log(`checks: ${[...results].map(([result, count]) => `${result} ${count}`).join(", ")}`);
}

main(process.argv.slice(2));
