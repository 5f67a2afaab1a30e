import type { ProblemReply } from "@kehoach/api/problem";
import { listReasons, reasonsOf } from "../data/reasons.ts";
import type { CellId } from "../grid/steps.ts";
import type { ChangedCell } from "./grid-model.ts";

/** What the server found wrong with a cell, with the text it was sent: another text is not refused yet. */
export type Told = ReadonlyMap<CellId, { readonly text: string; readonly said: string }>;

const PART = /^targets\.(\d+)\./;

/** The reasons of a refusal that are of one target, at its cell. @rule T18 */
export function placeRefusal(problem: ProblemReply, sent: readonly Pick<ChangedCell, "cell" | "text">[]): Told {
  const told = new Map<CellId, { text: string; said: string }>();
  for (const { parameter, detail } of listReasons(problem)) {
    const one = sent[Number(PART.exec(parameter ?? "")?.[1] ?? Number.NaN)];
    if (one !== undefined) told.set(one.cell.id, { text: one.text, said: detail });
  }
  return told;
}

/** The parameters of a refusal that are said at their cells. */
export function cellParametersOf(error: Error | null): readonly string[] {
  return reasonsOf(error).flatMap(({ parameter }) => (parameter !== undefined && PART.test(parameter) ? [parameter] : []));
}
