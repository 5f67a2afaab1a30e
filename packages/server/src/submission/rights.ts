import type { ApiProblem } from "@kehoach/api/problem";
import type { Actor } from "@kehoach/core/access/actor";
import { listGrantsFor } from "@kehoach/core/access/policy";
import type { Form } from "@kehoach/core/form/form";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { IsoDate } from "@kehoach/core/period/period";
import { type GrantReach, listGrantReach, sectorsAt } from "../access/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { FoundSheet } from "./find-sheet.ts";

/** Where somebody may enter and send. */
export type Reaches = { readonly enter: readonly GrantReach[]; readonly send: readonly GrantReach[] };

export async function loadReaches(tx: Tx, scope: Scope, actor: Actor, authority: AuthorityRow, day: IsoDate): Promise<Reaches> {
  return {
    enter: await listGrantReach(tx, scope, actor, { action: "form.enter", authority, day }),
    send: await listGrantReach(tx, scope, actor, { action: "form.send", authority, day }),
  };
}

/** The lines somebody enters who is appointed for some sectors only: those of their indicators. "all" without such a limit. @rule X10 */
export function listEnteredRows(form: Form, sectors: "all" | readonly string[]): "all" | ReadonlySet<string> {
  if (sectors === "all") return "all";
  return new Set(
    form.rows.flatMap((row) => (row.kind === "figure" && sectors.includes(sectorOf(row.indicator)) ? [row.key] : [])),
  );
}

/** The lines of a form that somebody enters at a place; undefined: none, he does not enter there. */
export function rowsAt(reaches: Reaches, form: Form, placeId: bigint): "all" | ReadonlySet<string> | undefined {
  const sectors = sectorsAt(reaches.enter, placeId);
  return sectors === undefined ? undefined : listEnteredRows(form, sectors);
}

/** Whether every appointment by which somebody sends lets him enter too, in all sectors: he then reaches no other places by it. */
function entersWhereverHeSends(actor: Actor, { code }: AuthorityRow, day: IsoDate): boolean {
  const [sends, enters] = [listGrantsFor(actor, "form.send", day), listGrantsFor(actor, "form.enter", day)].map((grants) =>
    grants.filter(({ authority }) => authority === code),
  );
  return (
    enters !== undefined &&
    enters.length > 0 &&
    enters.length === sends?.length &&
    enters.every(({ sectors }) => sectors === undefined)
  );
}

/** The sectors somebody enters at the place of a form, which is one he reaches by sending or entering. @problem ACTION_REFUSED  he does not enter there @rule X2 X10 */
export async function loadSectors(
  tx: Tx,
  scope: Scope,
  actor: Actor,
  { authority, placeId }: Pick<FoundSheet, "authority" | "placeId">,
  day: IsoDate,
): Promise<Outcome<"all" | readonly string[], ApiProblem>> {
  if (entersWhereverHeSends(actor, authority, day)) return accept("all");
  const reaches = await listGrantReach(tx, scope, actor, { action: "form.enter", authority, day });
  const sectors = sectorsAt(reaches, placeId);
  return sectors === undefined ? refuse({ code: "ACTION_REFUSED", choices: ["officer"] }) : accept(sectors);
}
