import type { Language } from "@kehoach/api/figure-json";
import type { changeRegime, endRegime, makeRegime, removeRegime } from "@kehoach/api/form";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { checkRegime } from "@kehoach/core/pack/check-form";
import { listKeptKeys } from "@kehoach/core/pack/form-meaning";
import { type Entry, LIST_SHAPES } from "@kehoach/core/pack/pack";
import { dropRegime, findRegimeEntry, putRegime } from "@kehoach/core/pack/put-form";
import { endRegime as endOn } from "@kehoach/core/pack/regime-edits";
import { toRegimeEntry } from "@kehoach/core/pack/regime-entry";
import type { RegimeEntry } from "@kehoach/core/pack/regimes";
import type { Regime } from "@kehoach/core/regime/regime";
import type { z } from "zod";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { FormDeps } from "./deps.ts";
import { checkCode, checkFree, checkShape, claim, type Prepared, prepare, refuseFaults, settle } from "./prepare.ts";
import { listBegun, markOf } from "./read.ts";

type Body<A extends { readonly body: z.ZodType }> = z.output<A["body"]>;
type Coded = { readonly code: string };
type Made = Promise<Outcome<{ readonly code: string; readonly mark: string }, ApiProblem>>;
type Read = { readonly regime: Regime; readonly entry: Entry<"regimes"> };

/**
 * A regime as sent, read as that of a pack and put in canonical form.
 *
 * @param more  forms that are made with it
 * @problem FORM_ENTRY
 * @rule  K64
 */
export function readRegimeEntry(
  { book, tables }: Pick<Prepared, "book" | "tables">,
  sent: RegimeEntry,
  language: Language,
  more: readonly string[] = [],
): Outcome<Read, ApiProblem> {
  const shaped = checkShape("regime", sent, LIST_SHAPES.regimes, language);
  if (!shaped.ok) return shaped;
  const { regime, faults } = checkRegime(tables, sent, [...book.forms.map(({ code }) => code), ...more]);
  const right = refuseFaults("regime", faults, language);
  if (!right.ok) return right;
  if (regime === undefined) throw new Error("a regime without a fault was not read");
  return accept({ regime, entry: toRegimeEntry(regime, book.places) });
}

/** Makes a regime for a form there is. @rule K63 K64 */
export function make(deps: FormDeps, { body, actor, act, language }: Asking<object, Body<typeof makeRegime>>): Made {
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, deps);
    if (!prepared.ok) return prepared;
    const { authority } = prepared.value;
    const read = readRegimeEntry(prepared.value, body.regime, language);
    if (!read.ok) return read;
    const { entry } = read.value;
    const free = checkFree(prepared.value, "regime", entry.code);
    if (!free.ok) return free;
    const who = `user:${actor.username}`;
    const done = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local) => accept(putRegime(local, entry)));
    if (done.ok)
      await writeJournal(tx, { authorityId: authority.id, actor: who, act: "regime.make", subject: entry.code, change: entry });
    return settle(done, { code: entry.code, mark: markOf(entry) }, language);
  });
}

/** A regime about to be changed, held to the end of the transaction. */
async function claimRegime(
  tx: Tx,
  scope: Scope,
  deps: FormDeps,
  asked: { readonly authority?: string | undefined; readonly code: string; readonly mark: string },
): Promise<Outcome<{ readonly prepared: Prepared } & Read, ApiProblem>> {
  const { code, mark } = asked;
  const prepared = await prepare(tx, scope, asked.authority, deps);
  if (!prepared.ok) return prepared;
  const { book } = prepared.value;
  const regime = book.regimes.find((one) => one.code === code);
  const entry = regime && toRegimeEntry(regime, book.places);
  const claimed = await claim(tx, scope, prepared.value, "regime", { code, mark, found: entry && markOf(entry) });
  if (!claimed.ok) return claimed;
  if (!regime || !entry) throw new Error("a regime that is not there was claimed");
  return accept({ prepared: prepared.value, regime, entry });
}

type Kept = {
  readonly actor: string;
  readonly act: "regime.change" | "regime.end";
  readonly mark: string;
  readonly language: Language;
};

/** Puts a changed regime in the place of what its writer saw. */
async function keep(
  tx: Tx,
  scope: Scope,
  deps: FormDeps,
  { authority }: Prepared,
  entry: RegimeEntry,
  { actor, act, mark, language }: Kept,
): Made {
  const done = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, actor, (local) => {
    const now = findRegimeEntry(local, entry.code);
    // A pack of files may have been applied meanwhile.
    return now && markOf(now) === mark ? accept(putRegime(local, entry)) : refuse({ code: "FORM_CHANGED", found: entry.code });
  });
  if (done.ok) await writeJournal(tx, { authorityId: authority.id, actor, act, subject: entry.code, change: entry });
  return settle(done, { code: entry.code, mark: markOf(entry) }, language);
}

async function isBegun(tx: Tx, scope: Scope, { authority }: Prepared, code: string): Promise<boolean> {
  return (await listBegun(tx, scope, authority.id, [code])).has(code);
}

/** Changes a regime that was made on the screen. @rule K64 K65 K66 K68 */
export function change(deps: FormDeps, { params, body, actor, act, language }: Asking<Coded, Body<typeof changeRegime>>): Made {
  const { code } = params;
  const { authority, mark } = body;
  return act(async (tx, scope) => {
    const claimed = await claimRegime(tx, scope, deps, { authority, code, mark });
    if (!claimed.ok) return claimed;
    const { prepared, regime } = claimed.value;
    const kept = checkCode("regime", body.regime.code, code);
    if (!kept.ok) return kept;
    const read = readRegimeEntry(prepared, body.regime, language);
    if (!read.ok) return read;
    const [key] = listKeptKeys(regime, read.value.regime);
    if (key !== undefined && (await isBegun(tx, scope, prepared, code)))
      return refuse({ code: "REGIME_BEGUN", parameter: `regime.${key}`, found: regime.name });
    const how = { actor: `user:${actor.username}`, act: "regime.change", mark, language } as const;
    return keep(tx, scope, deps, prepared, read.value.entry, how);
  });
}

/** Ends a regime on a day. @rule K65 K66 K68 */
export function end(deps: FormDeps, { params, body, actor, act, language }: Asking<Coded, Body<typeof endRegime>>): Made {
  const { code } = params;
  const { authority, mark, day } = body;
  return act(async (tx, scope) => {
    const claimed = await claimRegime(tx, scope, deps, { authority, code, mark });
    if (!claimed.ok) return claimed;
    const { prepared, entry } = claimed.value;
    const read = readRegimeEntry(prepared, endOn(entry, day), language);
    if (!read.ok) return read;
    const how = { actor: `user:${actor.username}`, act: "regime.end", mark, language } as const;
    return keep(tx, scope, deps, prepared, read.value.entry, how);
  });
}

/** Removes a regime under which nobody has begun a form. @rule K65 K66 K68 */
export function remove(
  deps: FormDeps,
  { params, body, actor, act, language }: Asking<Coded, Body<typeof removeRegime>>,
): Promise<Outcome<Coded, ApiProblem>> {
  const { code } = params;
  const { authority, mark } = body;
  return act(async (tx, scope) => {
    const claimed = await claimRegime(tx, scope, deps, { authority, code, mark });
    if (!claimed.ok) return claimed;
    const { prepared, regime } = claimed.value;
    if (await isBegun(tx, scope, prepared, code)) return refuse({ code: "REGIME_BEGUN", found: regime.name });
    const who = `user:${actor.username}`;
    const done = await deps.applyLocal<ApiProblem>(tx, scope, prepared.authority.code, who, (local) =>
      accept(dropRegime(local, code)),
    );
    if (done.ok)
      await writeJournal(tx, {
        authorityId: prepared.authority.id,
        actor: who,
        act: "regime.remove",
        subject: code,
        change: { name: regime.name },
      });
    return settle(done, { code }, language);
  });
}
