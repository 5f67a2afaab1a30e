import type { Form } from "../form/form.ts";
import type { Regime } from "../regime/regime.ts";
import type { FactReader, Names } from "./facts.ts";
import type { FormEntry } from "./form-edits.ts";
import { readForms } from "./forms.ts";
import { NO_ENTRIES, PACK_FORMAT, type PackFiles } from "./pack.ts";
import { levelOf, type PackFault } from "./problem.ts";
import { type RegimeEntry, readRegimes } from "./regimes.ts";
import type { DataPath } from "./shape.ts";
import type { Report, Tables } from "./tables.ts";

/** What is wrong with an entry made on a screen, and which part of it: ["rows", 3, "unit"]. */
export type PartFault = { readonly path: DataPath; readonly column?: number; readonly fault: PackFault };

/** How many steps of a path say only which entry it is: the kind and its place in the list. */
const ENTRY_DEPTH = 2;

function gather(faults: PartFault[]): Report {
  return ({ path }, fault, part = {}) => {
    if (levelOf(fault) === "warning") return;
    const column = part.inside?.column;
    faults.push({ path: path.slice(ENTRY_DEPTH), ...(column === undefined ? {} : { column }), fault });
  };
}

/** A pack that holds no more than what is looked at. */
function packOf(entries: Partial<Pick<PackFiles, "forms" | "regimes">>): PackFiles {
  return { ...NO_ENTRIES, ...entries, manifest: { format: PACK_FORMAT, code: "man-hinh", name: "" } };
}

const NOT_BROKEN: ReadonlySet<string> = new Set();

/**
 * A form as made on a screen, read as the form of a pack is: what could be read of it, and every fault at its place.
 *
 * @param tables  what its lines may name
 * @rule  K64
 */
export function checkForm(
  tables: Tables,
  entry: FormEntry,
): { readonly form: Form | undefined; readonly faults: readonly PartFault[] } {
  const faults: PartFault[] = [];
  const names: Names = { tables, broken: NOT_BROKEN, report: gather(faults) };
  const [form] = readForms(names, [packOf({ forms: new Map([[entry.code, [entry]]]) })]);
  return { form, faults };
}

/**
 * A regime as made on a screen, read as that of a pack is.
 *
 * @param forms  codes of the forms it may ask for
 * @rule  K64
 */
export function checkRegime(
  tables: Tables,
  entry: RegimeEntry,
  forms: Iterable<string>,
): { readonly regime: Regime | undefined; readonly faults: readonly PartFault[] } {
  const faults: PartFault[] = [];
  const names: Names & Pick<FactReader, "places"> = {
    tables,
    places: [...tables.places.values()],
    broken: NOT_BROKEN,
    report: gather(faults),
  };
  // Only the codes of the forms are looked at.
  const known = new Map([...forms].map((code) => [code, [{ code, name: "", columns: [], rows: [] }]]));
  const [regime] = readRegimes(names, [packOf({ forms: known, regimes: [entry] })]);
  return { regime, faults };
}
