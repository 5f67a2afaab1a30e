import { showTitle } from "@kehoach/api/figure-json";
import type { FormCatalogueJson, FormLineJson, getForm, listForms, RegimeItemJson } from "@kehoach/api/form";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import type { FormRow } from "@kehoach/core/form/form";
import { nameLine } from "@kehoach/core/form/line-name";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { toFormEntry } from "@kehoach/core/pack/form-entry";
import { findNear } from "@kehoach/core/pack/near";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { findFormEntry, findRegimeEntry } from "@kehoach/core/pack/put-form";
import { toRegimeEntry } from "@kehoach/core/pack/regime-entry";
import { yearOf } from "@kehoach/core/period/period";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { loadConfiguration } from "../pack/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { digestInOrder } from "../platform/canonical-digest.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { FormDeps } from "./deps.ts";

type Ask = { readonly authority?: string | undefined };
type FormsReply = z.output<typeof listForms.reply>;
type FormReply = z.output<typeof getForm.reply>;
type SetBy = FormLineJson["setBy"];

/** Which state of an entry was read: equal entries in canonical form, equal marks. */
export function markOf(entry: object): string {
  return digestInOrder(entry).slice(0, 16);
}

/** The forms and regimes of an authority as one name: who changes one holds it alone, who types into one shares it. @rule K67 K68 */
export function nameForms(authorityId: bigint): string {
  return `form ${authorityId}`;
}

/** What forms and regimes of an authority are read with. */
export type FormBook = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  /** Weakest first. */
  readonly packs: readonly PackFiles[];
  /** The pack of what is made on the screen. */
  readonly local: string;
};

export async function loadFormBook(
  tx: Tx,
  scope: Scope,
  { authority: asked }: Ask,
  localCode: FormDeps["localCode"],
): Promise<Outcome<FormBook, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked);
  if (!authority.ok) return authority;
  const book = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const packs = await loadConfiguration(tx, scope, authority.value.id);
  return accept({ authority: authority.value, book, packs, local: localCode(authority.value.code) });
}

/** The pack whose form or regime of a code stands: the strongest that lists it. @rule K65 */
export function findSetter({ packs, local }: FormBook, kind: "form" | "regime", code: string): SetBy | undefined {
  const find = kind === "form" ? findFormEntry : findRegimeEntry;
  const found = packs.findLast((files) => find(files, code) !== undefined)?.manifest;
  return found && { pack: found.code, name: found.name, own: found.code === local };
}

function setterOf(given: FormBook, kind: "form" | "regime", code: string): SetBy {
  const found = findSetter(given, kind, code);
  if (found === undefined) throw new Error(`no pack lists ${kind} ${code}`);
  return found;
}

/** The regimes under which somebody has begun a form. @rule K68 */
export async function listBegun(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  regimes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ code: string }>`
    select asked.code from unnest(${regimes}::text[]) as asked(code)
    where exists (select from submission s where s.authority_id = ${authorityId} and s.regime = asked.code)`.execute(tx);
  return new Set(found.rows.map(({ code }) => code));
}

/** Of some lines and columns of a form, by key and code, those into which something was typed under one of some regimes. @rule K67 */
export async function listTyped(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  regimes: readonly string[],
  parts: { readonly rows: readonly string[]; readonly columns: readonly string[] },
): Promise<{ readonly rows: ReadonlySet<string>; readonly columns: ReadonlySet<string> }> {
  const { rows, columns } = parts;
  // Submission by submission, so that the entries of each are found by their index.
  const found = await sql<{ row_key: string | null; column_code: string | null }>`
    select distinct e.row_key, e.column_code from submission s
    join entry_version e on e.authority_id = s.authority_id and e.submission_id = s.id
    where s.authority_id = ${authorityId} and s.regime = any(${regimes}::text[])
      and (e.row_key = any(${rows}::text[]) or e.column_code = any(${columns}::text[]))`.execute(tx);
  return {
    rows: new Set(found.rows.flatMap(({ row_key: key }) => key ?? [])),
    columns: new Set(found.rows.flatMap(({ column_code: code }) => code ?? [])),
  };
}

/** The refusal of a code there is not, with those it may mean. */
export function toUnknown(
  refusal: "FORM_UNKNOWN" | "REGIME_UNKNOWN",
  code: string,
  known: readonly { readonly code: string; readonly name: string }[],
): ApiProblem {
  const names = new Map(known.map((one) => [one.code, one.name]));
  const candidates = findNear(code, names.keys()).map((near) => ({ code: near, name: names.get(near) ?? near, detail: null }));
  return { code: refusal, parameter: "code", found: code, candidates };
}

type Change = { readonly actor: string; readonly act: string; readonly at: string };

/** What was done last to a form or regime on the screen. */
export async function findLastChange(
  tx: Tx,
  authorityId: bigint,
  kind: "form" | "regime",
  code: string,
): Promise<readonly Change[]> {
  const found = await sql<Change>`
    select actor, act, at from journal where authority_id = ${authorityId} and subject = ${code} and starts_with(act, ${`${kind}.`})
    order by seq desc limit 1`.execute(tx);
  return found.rows;
}

async function listRegimes(tx: Tx, scope: Scope, given: FormBook, form?: string): Promise<readonly RegimeItemJson[]> {
  const regimes = given.book.regimes.filter((regime) => form === undefined || regime.form === form);
  const codes = regimes.map(({ code }) => code);
  const begun = await listBegun(tx, scope, given.authority.id, codes);
  return regimes.map((one) => {
    const regime = toRegimeEntry(one, given.book.places);
    return { regime, mark: markOf(regime), setBy: setterOf(given, "regime", one.code), begun: begun.has(one.code) };
  });
}

const isFigure = ({ kind }: FormRow): boolean => kind === "figure";

/** The forms and regimes of an authority, and which pack sets each. */
export async function loadForms(
  tx: Tx,
  scope: Scope,
  query: Ask,
  localCode: FormDeps["localCode"],
): Promise<Outcome<FormsReply, ApiProblem>> {
  const found = await loadFormBook(tx, scope, query, localCode);
  if (!found.ok) return found;
  const { authority, book } = found.value;
  return accept({
    authority: authority.code,
    forms: book.forms.map(({ code, number, name, rows, columns }) => ({
      code,
      number: number ?? null,
      name,
      figures: rows.filter(isFigure).length,
      columns: columns.length,
      setBy: setterOf(found.value, "form", code),
    })),
    regimes: [...(await listRegimes(tx, scope, found.value))],
  });
}

function unitNameOf(row: FormRow, { indicators, units }: Book): string | null {
  if (row.kind === "heading") return null;
  const code = row.unit ?? (row.kind === "figure" ? indicators.get(row.indicator)?.unit : undefined);
  return code === undefined ? null : (units.get(code)?.name ?? code);
}

/** One form with its lines named, and the regimes that ask for it. @problem FORM_UNKNOWN */
export async function loadForm(
  tx: Tx,
  scope: Scope,
  code: string,
  query: Ask,
  localCode: FormDeps["localCode"],
): Promise<Outcome<FormReply, ApiProblem>> {
  const found = await loadFormBook(tx, scope, query, localCode);
  if (!found.ok) return found;
  const { authority, book } = found.value;
  const form = book.forms.find((one) => one.code === code);
  if (!form) return refuse(toUnknown("FORM_UNKNOWN", code, book.forms));
  const entry = toFormEntry(form, book);
  const regimes = await listRegimes(tx, scope, found.value, code);
  return accept({
    authority: authority.code,
    form: entry,
    mark: markOf(entry),
    setBy: setterOf(found.value, "form", code),
    begun: regimes.some(({ begun }) => begun),
    lines: form.rows.map((row) => ({ key: row.key, label: nameLine(row, book), unit: unitNameOf(row, book) })),
    regimes: [...regimes],
  });
}

function toPlaceJson({ parent, kind, level, type, name, validTo, ...key }: Place): FormCatalogueJson["places"][number] {
  return {
    key: showPlaceKey(key),
    parent: parent ? showPlaceKey(parent) : null,
    kind,
    level,
    type,
    name,
    validTo: validTo ?? null,
  };
}

/** Everything a form and its regime are made from. */
export async function loadCatalogue(
  tx: Tx,
  scope: Scope,
  query: Ask,
  today: string,
  localCode: FormDeps["localCode"],
): Promise<Outcome<FormCatalogueJson, ApiProblem>> {
  const found = await loadFormBook(tx, scope, query, localCode);
  if (!found.ok) return found;
  const { authority, book } = found.value;
  return accept({
    authority: authority.code,
    home: book.authority.place,
    today,
    sectors: book.sectors.map(({ code, name, section }) => ({ code, name, section })),
    indicators: [...book.indicators.values()].map(({ code, name, unit, decimals, nature, formula, additive }) => ({
      code,
      name,
      unit,
      decimals,
      nature,
      formula: formula ?? null,
      dimensions: [...additive.dimensions],
    })),
    dimensions: book.dimensions.map(({ code, name, items }) => ({ code, name, items: items.map((item) => ({ ...item })) })),
    units: [...book.units.values()].map((unit) => ({ ...unit, factor: showDecimal(unit.factor) })),
    places: book.places.map(toPlaceJson),
    holidays: book.holidays.map((holiday) => ({ ...holiday })),
    papers: book.papers.map((paper) => ({ code: paper.code, title: showTitle(paper) })),
    headlines: book.headlines
      .filter(({ period }) => period.kind === "year")
      .map(({ period, indicators, within = [] }) => ({
        year: yearOf(period),
        indicators: [...indicators],
        within: within.map(({ indicator, whole, ofWhich = false }) => ({ indicator, whole, ofWhich })),
      }))
      .toSorted((a, b) => b.year - a.year),
    taken: { forms: book.forms.map(({ code }) => code), regimes: book.regimes.map(({ code }) => code) },
  });
}
