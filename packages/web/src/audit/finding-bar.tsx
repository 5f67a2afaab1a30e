import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import css from "./audit.module.css";
import { type CheckJson, keepTogether } from "./findings.ts";
import { ResultMark } from "./result-mark.tsx";

/** Narrow screens only: the chosen finding at the foot of the document, with the way to its neighbours and back. */
export function FindingBar({
  check,
  at,
  of,
  step,
  toList,
}: {
  readonly check: CheckJson;
  readonly at: number;
  readonly of: number;
  readonly step: (by: 1 | -1) => void;
  readonly toList: () => void;
}): ReactNode {
  const words = useWords();
  return (
    <aside className={css["findingBar"]} aria-label={words.audit.findings}>
      <p>
        <ResultMark result={check.result} /> {keepTogether(check.message)}
      </p>
      <div className={css["bar"]}>
        <Button size="compact-md" variant="outline" onClick={toList}>
          {words.audit.toList}
        </Button>
        <Button size="compact-md" variant="outline" onClick={() => step(-1)}>
          {words.audit.previous}
        </Button>
        <Button size="compact-md" variant="outline" onClick={() => step(1)}>
          {words.audit.next}
        </Button>
        {at < 0 ? null : <span className={css["quiet"]}>{words.audit.place(at + 1, of)}</span>}
      </div>
    </aside>
  );
}
