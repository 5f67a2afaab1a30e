import type { FormColumn } from "../form/form.ts";
import { findCircles } from "../formula/formula.ts";
import type { Names } from "./facts.ts";
import { DEFAULT_SPANS, needsStatus } from "./form-defaults.ts";
import { given } from "./given.ts";
import type { Entry } from "./pack.ts";
import { CODE, createTwiceCheck, inside, type Report, reportUnknown, type Site } from "./tables.ts";

export type ColumnEntry = Entry<"forms">["columns"][number];
type ColumnKind = FormColumn["kind"];

const GOVERNED = ["span", "back", "status", "entered", "assigner", "of", "to"] as const satisfies readonly (keyof ColumnEntry)[];
type ColumnKey = (typeof GOVERNED)[number];

/** Which of these keys a column of a kind needs, and which it may have; the others it may not. */
const KEYS: Readonly<Record<ColumnKind, { readonly needs: readonly ColumnKey[]; readonly may: readonly ColumnKey[] }>> = {
  actual: { needs: [], may: ["span", "back", "status", "entered"] },
  plan: { needs: [], may: ["span", "assigner"] },
  percent: { needs: ["of", "to"], may: [] },
  difference: { needs: ["of", "to"], may: [] },
  note: { needs: [], may: [] },
};

/** Tells the keys an entry lacks and those its kind has no use for; whether there are none. @rule K20 */
export function checkKindKeys<K extends string>(
  report: Report,
  site: Site,
  entry: Readonly<Partial<Record<K, unknown>>>,
  of: { readonly kind: string; readonly governed: readonly K[]; readonly needs: readonly K[]; readonly may: readonly K[] },
): boolean {
  const missing = of.needs.filter((key) => entry[key] === undefined);
  const unused = of.governed.filter((key) => entry[key] !== undefined && !of.needs.includes(key) && !of.may.includes(key));
  for (const key of missing) report(site, { code: "PACK_FORM_KEY_MISSING", kind: of.kind, key });
  for (const key of unused) report(inside(site, key), { code: "PACK_FORM_KEY_UNUSED", kind: of.kind, key }, { at: "key" });
  return missing.length === 0 && unused.length === 0;
}

/** The columns of a form, and the kind of each that is declared, whether or not it could be read. @rule K20 K21 K24 */
export function readColumns(
  names: Names,
  site: Site,
  entries: readonly ColumnEntry[],
): { readonly columns: readonly FormColumn[]; readonly kinds: ReadonlyMap<string, ColumnKind> } {
  const { report } = names;
  const twice = createTwiceCheck(report, "column");
  const kinds = new Map(entries.map(({ code, kind }) => [code, kind]));
  const columns = entries.flatMap((entry, i) => {
    const at = inside(site, i);
    twice(at, entry.code, ["code"]);
    if (!CODE.test(entry.code)) report(inside(at, "code"), { code: "PACK_CODE_MALFORMED", named: "column", text: entry.code });
    return readColumn(names, at, entry, kinds) ?? [];
  });
  const needs = entries.flatMap(({ code, of, to }) => (of === undefined || to === undefined ? [] : [[code, [of, to]] as const]));
  for (const circle of findCircles(new Map(needs))) {
    const i = entries.findIndex(({ code }) => code === circle[0]);
    report(inside(site, i, "of"), { code: "PACK_FORMULA_CYCLE", circle });
  }
  if (!columns.some((column) => column.kind === "actual" && column.entered))
    report(site, { code: "PACK_FORM_NOTHING_ENTERED", of: "columns" }, { at: "key" });
  return { columns, kinds };
}

function readColumn(
  { report, broken }: Names,
  site: Site,
  entry: ColumnEntry,
  kinds: ReadonlyMap<string, ColumnKind>,
): FormColumn | undefined {
  const { code, kind, span, back, status, entered = false, assigner, of = "", to = "" } = entry;
  if (!checkKindKeys(report, site, entry, { kind, governed: GOVERNED, ...KEYS[kind] })) return undefined;
  const head = { code, ...given({ name: entry.name }) };
  switch (kind) {
    case "actual": {
      const column = { kind, span: span ?? DEFAULT_SPANS.actual, entered };
      if (status === undefined && needsStatus(column)) {
        report(site, { code: "PACK_FORM_STATUS", span: column.span });
        return undefined;
      }
      return { ...head, ...column, ...given({ back }), status: status ?? "reported" };
    }
    case "plan": {
      if (span !== undefined && span !== "year" && span !== "next-year") {
        report(inside(site, "span"), { code: "PACK_CHOICE", text: span, known: ["year", "next-year"] });
        return undefined;
      }
      return { ...head, kind, span: span ?? DEFAULT_SPANS.plan, ...given({ assigner }) };
    }
    case "percent":
    case "difference": {
      for (const [key, named] of [
        ["of", of],
        ["to", to],
      ] as const) {
        if (!kinds.has(named)) reportUnknown(report, inside(site, key), "column", named, kinds.keys(), broken);
        else if (kinds.get(named) === "note") report(inside(site, key), { code: "PACK_FORM_COLUMN_NOTE", column: named });
      }
      return { ...head, kind, of, to };
    }
    case "note":
      return { ...head, kind };
  }
}
