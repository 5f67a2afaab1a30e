import type { Language } from "@kehoach/api/figure-json";
import { type LocalFault, settleLocal } from "@kehoach/api/local-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PartFault } from "@kehoach/core/pack/check-form";
import type { PackFault } from "@kehoach/core/pack/problem";
import { hasShape, type Shape, type ShapeProblem } from "@kehoach/core/pack/shape";
import type { Tables } from "@kehoach/core/pack/tables";
import { indexPlaces } from "@kehoach/core/place/index-places";
import { sayPackFaultEn } from "@kehoach/core/words/pack-en";
import { sayPackFaultVi } from "@kehoach/core/words/pack-vi";
import { findOwnAuthority } from "../access/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import type { FormDeps } from "./deps.ts";
import { type FormBook, findLastChange, findSetter, loadFormBook, nameForms, toUnknown } from "./read.ts";

/** What every act on forms must know first. */
export type Prepared = FormBook & { readonly tables: Tables };

/** The forms and regimes of an authority and what they may name; nobody else changes them on the screen before the transaction is over. */
export async function prepare(
  tx: Tx,
  scope: Scope,
  asked: string | undefined,
  { localCode }: FormDeps,
): Promise<Outcome<Prepared, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked);
  if (!authority.ok) return authority;
  // Before pack/apply-local.ts takes the locks of an application; nobody who has those waits for this one.
  await lockName(tx, nameForms(authority.value.id));
  const found = await loadFormBook(tx, scope, { authority: asked }, localCode);
  if (!found.ok) return found;
  const { book } = found.value;
  const tables: Tables = {
    units: book.units,
    // A book does not list its calendars: which there are, the calendars themselves tell.
    calendars: new Set(),
    dimensions: new Map(book.dimensions.map((one) => [one.code, one])),
    sectors: new Map(book.sectors.map((one) => [one.code, one])),
    papers: new Map(book.papers.map((one) => [one.code, one])),
    places: indexPlaces(book.places),
    successions: book.successions,
    indicators: book.indicators,
  };
  return accept({ ...found.value, tables });
}

function toProblem(under: "form" | "regime", path: PartFault["path"], note: string): ApiProblem {
  return { code: "FORM_ENTRY", parameter: [under, ...path].join("."), note };
}

function refuseAll(problems: readonly ApiProblem[]): Outcome<undefined, ApiProblem> {
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept(undefined);
}

/** Of a form with very many faults the first say enough. */
const MOST_FAULTS = 100;

/** @problem FORM_ENTRY, one for every fault @rule K64 */
export function refuseFaults(
  under: "form" | "regime",
  faults: readonly PartFault[],
  language: Language,
): Outcome<undefined, ApiProblem> {
  const say = language === "en" ? sayPackFaultEn : sayPackFaultVi;
  const at = language === "en" ? "character" : "ký tự";
  return refuseAll(
    faults
      .slice(0, MOST_FAULTS)
      .map(({ path, column, fault }) =>
        toProblem(under, path, column === undefined ? say(fault) : `${say(fault)} (${at} ${column})`),
      ),
  );
}

/** A fault of shape without its path, as packs tell it. */
function toFault({ path: _path, ...fault }: ShapeProblem): PackFault {
  return fault;
}

/** Whether something sent has the shape of an entry: what the wire did not look at. @problem FORM_ENTRY @rule K64 */
export function checkShape(
  under: "form" | "regime",
  data: unknown,
  shape: Shape,
  language: Language,
): Outcome<undefined, ApiProblem> {
  const problems: ShapeProblem[] = [];
  hasShape(data, shape, [], problems);
  return refuseFaults(
    under,
    problems.map((problem) => ({ path: problem.path, fault: toFault(problem) })),
    language,
  );
}

/**
 * Whether an entry can be changed on the screen, and is as its writer saw it.
 *
 * @param found  its mark now; undefined: there is no such entry
 * @problem FORM_UNKNOWN REGIME_UNKNOWN FORM_OF_PACK REGIME_OF_PACK FORM_CHANGED
 * @rule  K65 K66
 */
export async function claim(
  tx: Tx,
  scope: Scope,
  prepared: Prepared,
  kind: "form" | "regime",
  asked: { readonly code: string; readonly mark: string; readonly found: string | undefined },
): Promise<Outcome<undefined, ApiProblem>> {
  const { code, mark, found } = asked;
  const setBy = findSetter(prepared, kind, code);
  if (setBy === undefined || found === undefined)
    return refuse(
      kind === "form"
        ? toUnknown("FORM_UNKNOWN", code, prepared.book.forms)
        : toUnknown("REGIME_UNKNOWN", code, prepared.book.regimes),
    );
  if (!setBy.own) return refuse({ code: kind === "form" ? "FORM_OF_PACK" : "REGIME_OF_PACK", found: code, note: setBy.name });
  if (mark === found) return accept(undefined);
  const changes = await lookBeyond(tx, scope, () => findLastChange(tx, prepared.authority.id, kind, code));
  return refuse({ code: "FORM_CHANGED", found: code, changes });
}

/** Whether a code is free. @problem FORM_CODE_TAKEN @rule K63 K65 */
export function checkFree({ book }: Prepared, kind: "form" | "regime", code: string): Outcome<undefined, ApiProblem> {
  const known = (kind === "form" ? book.forms : book.regimes).find((one) => one.code === code);
  if (!known) return accept(undefined);
  return refuse({ code: "FORM_CODE_TAKEN", parameter: `${kind}.code`, found: code, note: known.name });
}

/** A form or regime that is changed keeps its code. @problem PARAMETER_INVALID @rule K63 */
export function checkCode(kind: "form" | "regime", found: string, code: string): Outcome<undefined, ApiProblem> {
  if (found === code) return accept(undefined);
  return refuse({ code: "PARAMETER_INVALID", parameter: `${kind}.code`, found, reason: "choice", choices: [code] });
}

/** What became of a change of the local pack, for the wire. */
export function settle<T>(
  done: Outcome<{ readonly versions: number }, LocalFault | ApiProblem>,
  value: T,
  language: Language,
): Outcome<T, ApiProblem> {
  const settled = settleLocal(done, "FORM_PACK", language);
  return settled.ok ? accept(value) : settled;
}
