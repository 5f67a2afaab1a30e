import { makeDecoys } from "./decoys.ts";
import type { Row } from "./row.ts";
import { auditText } from "./run-audit.ts";

const FILLINGS = 24;

/** No decoy may raise an error. */
export function measureDecoys(): readonly Row[] {
  const decoys = makeDecoys(FILLINGS);
  let reviews = 0;
  const wrong: string[] = [];
  for (const { kind, text } of decoys)
    for (const { result } of auditText(kind, text).checks) {
      if (result === "error") wrong.push(kind);
      if (result === "review") reviews++;
    }
  return [
    {
      name: `mồi nhử: SAI trên ${decoys.length}`,
      measured: String(wrong.length),
      gate: "0",
      aim: "0",
      passed: wrong.length === 0,
      note: `xem lại ${reviews}${wrong.length > 0 ? `; sai ở: ${[...new Set(wrong)].join(", ")}` : ""}`,
      values: { decoys: decoys.length, errors: wrong.length, reviews },
    },
  ];
}
