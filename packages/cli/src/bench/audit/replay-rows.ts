import { cleanProse } from "./clean-prose.ts";
import { cleanTables } from "./clean-table.ts";
import { makeDecoys } from "./decoys.ts";
import { readGold } from "./gold.ts";
import { replay } from "./replay.ts";
import { type Row, showShare } from "./row.ts";
import { auditText } from "./run-audit.ts";
import { readSeed } from "./seed.ts";

/** Everything the auditor said about all texts at hand, judged again from the JSON. */
export function measureReplay(root: string): readonly Row[] {
  const seed = readSeed(root);
  const texts = [
    ...(readGold(root)?.passages.map(({ doc, text }) => ({ name: doc, text })) ?? []),
    ...(seed ? [{ name: "bao-cao-2023", text: seed.text }] : []),
    ...cleanProse(60),
    ...cleanTables(30),
    ...makeDecoys(4).map(({ kind, text }) => ({ name: kind, text })),
  ];
  const faults: string[] = [];
  let relations = 0;
  for (const { name, text } of texts) {
    const found = replay(auditText(name, text));
    relations += found.relations;
    faults.push(...found.faults.map(({ check, replayed }) => `${name} ${check.id} ${check.rule} ${check.result} ≠ ${replayed}`));
  }
  const share = (relations - faults.length) / Math.max(1, relations);
  return [
    {
      name: "tính lại độc lập từ JSON",
      measured: `${showShare(share)} (${relations - faults.length}/${relations})`,
      gate: showShare(1),
      aim: showShare(1),
      passed: faults.length === 0 && relations > 0,
      ...(faults.length > 0 ? { note: faults.slice(0, 5).join("; ") } : {}),
      values: { relations, faults: faults.length },
    },
  ];
}
