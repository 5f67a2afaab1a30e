import type { Language } from "@kehoach/api/figure-json";
import type { changeForm, makeForm, removeForm } from "@kehoach/api/form";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Form } from "@kehoach/core/form/form";
import { nameLine } from "@kehoach/core/form/line-name";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { checkForm } from "@kehoach/core/pack/check-form";
import type { FormEntry } from "@kehoach/core/pack/form-edits";
import { toFormEntry } from "@kehoach/core/pack/form-entry";
import { listChangedParts } from "@kehoach/core/pack/form-meaning";
import { type Entry, SECTOR_SHAPES } from "@kehoach/core/pack/pack";
import { dropForm, findFormEntry, putForm, putRegime } from "@kehoach/core/pack/put-form";
import type { z } from "zod";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { FormDeps } from "./deps.ts";
import { readRegimeEntry } from "./make-regime.ts";
import { checkCode, checkFree, checkShape, claim, type Prepared, prepare, refuseFaults, settle } from "./prepare.ts";
import { listTyped, markOf } from "./read.ts";

type Body<A extends { readonly body: z.ZodType }> = z.output<A["body"]>;
type Coded = { readonly code: string };
type Made = Promise<Outcome<{ readonly code: string; readonly mark: string }, ApiProblem>>;

/** A form as sent, read as that of a pack and put in canonical form. @problem FORM_ENTRY @rule K64 */
function readFormEntry(
  { tables }: Pick<Prepared, "tables">,
  sent: FormEntry,
  language: Language,
): Outcome<{ readonly form: Form; readonly entry: Entry<"forms"> }, ApiProblem> {
  const shaped = checkShape("form", sent, SECTOR_SHAPES.forms, language);
  if (!shaped.ok) return shaped;
  const { form, faults } = checkForm(tables, sent);
  const right = refuseFaults("form", faults, language);
  if (!right.ok) return right;
  if (form === undefined) throw new Error("a form without a fault was not read");
  return accept({ form, entry: toFormEntry(form, tables) });
}

function describe(entry: FormEntry, before?: FormEntry): Readonly<Record<string, unknown>> {
  const keys = (one: FormEntry): readonly string[] =>
    one.rows.flatMap(({ indicator, breakdown }) =>
      indicator === undefined ? [] : [[indicator, ...Object.entries(breakdown ?? {}).map((pair) => pair.join("="))].join(" ")],
    );
  const counts = { name: entry.name, rows: entry.rows.length, columns: entry.columns.length, rules: entry.rules?.length ?? 0 };
  if (!before) return counts;
  const [was, is] = [keys(before), keys(entry)];
  return {
    ...counts,
    added: is.filter((key) => !was.includes(key)),
    removed: was.filter((key) => !is.includes(key)),
  };
}

/** Makes a form, and with it the regime that asks for it. @rule K63 K64 K65 */
export function make(deps: FormDeps, { body, actor, act, language }: Asking<object, Body<typeof makeForm>>): Made {
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, deps);
    if (!prepared.ok) return prepared;
    const { authority } = prepared.value;
    const read = readFormEntry(prepared.value, body.form, language);
    if (!read.ok) return read;
    const { entry } = read.value;
    const free = checkFree(prepared.value, "form", entry.code);
    if (!free.ok) return free;
    const regime = body.regime && readRegimeEntry(prepared.value, body.regime, language, [entry.code]);
    if (regime && !regime.ok) return regime;
    const isFree = regime && checkFree(prepared.value, "regime", regime.value.entry.code);
    if (isFree && !isFree.ok) return isFree;
    const who = `user:${actor.username}`;
    const done = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local) => {
      const put = putForm(local, entry);
      return accept(regime ? putRegime(put, regime.value.entry) : put);
    });
    if (done.ok) {
      const row = { authorityId: authority.id, actor: who };
      await writeJournal(tx, { ...row, act: "form.make", subject: entry.code, change: describe(entry) });
      if (regime)
        await writeJournal(tx, { ...row, act: "regime.make", subject: regime.value.entry.code, change: regime.value.entry });
    }
    return settle(done, { code: entry.code, mark: markOf(entry) }, language);
  });
}

/** The lines and columns that would mean something else though something was typed there. @problem FORM_ANSWERED @rule K67 */
async function checkMeaning(
  tx: Tx,
  scope: Scope,
  { authority, book }: Prepared,
  before: Form,
  after: Form,
): Promise<Outcome<undefined, ApiProblem>> {
  const changed = listChangedParts(before, after);
  if (changed.length === 0) return accept(undefined);
  const keysOf = (part: "row" | "column"): readonly string[] => changed.flatMap((one) => (one.part === part ? [one.key] : []));
  const regimes = book.regimes.filter(({ form }) => form === before.code).map(({ code }) => code);
  const typed = await listTyped(tx, scope, authority.id, regimes, { rows: keysOf("row"), columns: keysOf("column") });
  const [first, ...rest] = changed
    .filter(({ part, key }) => (part === "row" ? typed.rows : typed.columns).has(key))
    .map(({ part, key, at }): ApiProblem => {
      const row = part === "row" ? after.rows.find((one) => one.key === key) : undefined;
      const found = row ? nameLine(row, book) : (after.columns.find(({ code }) => code === key)?.name ?? key);
      return { code: "FORM_ANSWERED", parameter: `form.${part}s.${at}`, found };
    });
  return first ? refuse(first, ...rest) : accept(undefined);
}

/** A form about to be changed, held to the end of the transaction. */
async function claimForm(
  tx: Tx,
  scope: Scope,
  deps: FormDeps,
  asked: { readonly authority?: string | undefined; readonly code: string; readonly mark: string },
): Promise<Outcome<{ readonly prepared: Prepared; readonly form: Form; readonly entry: FormEntry }, ApiProblem>> {
  const { code, mark } = asked;
  const prepared = await prepare(tx, scope, asked.authority, deps);
  if (!prepared.ok) return prepared;
  const { book, tables } = prepared.value;
  const form = book.forms.find((one) => one.code === code);
  const entry = form && toFormEntry(form, tables);
  const claimed = await claim(tx, scope, prepared.value, "form", { code, mark, found: entry && markOf(entry) });
  if (!claimed.ok) return claimed;
  if (!form || !entry) throw new Error("a form that is not there was claimed");
  return accept({ prepared: prepared.value, form, entry });
}

/** Changes a form that was made on the screen. @rule K64 K65 K66 K67 */
export function change(deps: FormDeps, { params, body, actor, act, language }: Asking<Coded, Body<typeof changeForm>>): Made {
  const { code } = params;
  return act(async (tx, scope) => {
    const claimed = await claimForm(tx, scope, deps, { ...body, code });
    if (!claimed.ok) return claimed;
    const { prepared, form: before, entry: was } = claimed.value;
    const { authority } = prepared;
    const kept = checkCode("form", body.form.code, code);
    if (!kept.ok) return kept;
    const read = readFormEntry(prepared, body.form, language);
    if (!read.ok) return read;
    const { form, entry } = read.value;
    const meant = await checkMeaning(tx, scope, prepared, before, form);
    if (!meant.ok) return meant;
    const who = `user:${actor.username}`;
    const done = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local) => {
      const now = findFormEntry(local, code);
      // A pack of files may have been applied meanwhile.
      return now && markOf(now) === body.mark ? accept(putForm(local, entry)) : refuse({ code: "FORM_CHANGED", found: code });
    });
    if (done.ok)
      await writeJournal(tx, {
        authorityId: authority.id,
        actor: who,
        act: "form.change",
        subject: code,
        change: describe(entry, was),
      });
    return settle(done, { code, mark: markOf(entry) }, language);
  });
}

/** Removes a form that no regime asks for. @rule K65 K66 K68 */
export function remove(
  deps: FormDeps,
  { params, body, actor, act, language }: Asking<Coded, Body<typeof removeForm>>,
): Promise<Outcome<Coded, ApiProblem>> {
  const { code } = params;
  return act(async (tx, scope) => {
    const claimed = await claimForm(tx, scope, deps, { ...body, code });
    if (!claimed.ok) return claimed;
    const { authority, book } = claimed.value.prepared;
    const asking = book.regimes.find((one) => one.form === code);
    if (asking) return refuse({ code: "FORM_ASKED", found: asking.name });
    const who = `user:${actor.username}`;
    const done = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local) => accept(dropForm(local, code)));
    if (done.ok)
      await writeJournal(tx, {
        authorityId: authority.id,
        actor: who,
        act: "form.remove",
        subject: code,
        change: { name: claimed.value.form.name },
      });
    return settle(done, { code }, language);
  });
}
