import type { ApiProblem } from "@kehoach/api/problem";
import type { getCellHistory } from "@kehoach/api/submission";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { z } from "zod";
import { loadNames } from "../account/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { findSheet } from "./find-sheet.ts";
import { toCellJson } from "./read.ts";
import { findSubmission, listCellVersions } from "./store.ts";

/** Who wrote what into a cell, the last first; nothing where nobody did. @rule Y21 */
export async function loadCellHistory(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getCellHistory.query>,
): Promise<Outcome<z.output<typeof getCellHistory.reply>, ApiProblem>> {
  const asked = await findSheet(tx, scope, query);
  if (!asked.ok) return asked;
  const { authority, regime, placeId, period } = asked.value;
  const row = await findSubmission(tx, { authorityId: authority.id, regime: regime.code, placeId, period });
  const versions = row === undefined ? [] : await listCellVersions(tx, authority.id, row.id, query);
  const people = await loadNames(
    tx,
    scope,
    versions.map(({ by }) => by),
  );
  return accept({ items: versions.map(toCellJson), people });
}
