import type { FactRef, RelationKind, StatedRelation } from "../value/relation.ts";
import {
  type Cell,
  type FactReader,
  type Printed,
  readCell,
  readInIndicatorUnit,
  readKnownAt,
  readPeriod,
  readPlace,
  readPrinted,
  readSource,
  type Sited,
} from "./facts.ts";
import { given } from "./given.ts";
import type { Entry, OperandEntry, PackFiles } from "./pack.ts";
import { createTwiceCheck, inside, listSectorEntries, readNumber, type Site } from "./tables.ts";

type RelationEntry = Entry<"relations">;

/** The keys a kind of relation needs, and those it may have besides; the rest of these keys it may not have. */
const KEYS: Readonly<Record<RelationKind, { readonly needs: readonly RelationKey[]; readonly may: readonly RelationKey[] }>> = {
  "percent-of-plan": { needs: ["indicator", "entered", "unit"], may: ["breakdown", "fact", "operands", "base"] },
  "percent-of-same-period": { needs: ["indicator", "entered", "unit"], may: ["breakdown", "fact", "operands", "base"] },
  share: { needs: ["indicator", "entered", "unit", "operands"], may: ["breakdown", "fact"] },
  difference: { needs: ["indicator", "entered", "unit"], may: ["breakdown", "fact", "operands", "base"] },
  "points-difference": { needs: ["indicator", "entered", "unit"], may: ["breakdown", "fact", "operands", "base"] },
  sum: { needs: ["indicator", "operands"], may: ["breakdown", "fact"] },
  balance: { needs: ["indicator", "operands"], may: ["breakdown", "fact"] },
  verdict: { needs: ["indicator", "verdict"], may: ["breakdown", "fact"] },
  "verdict-count": { needs: ["entered", "verdict"], may: ["unit", "of"] },
};
const GOVERNED = [
  "indicator",
  "fact",
  "breakdown",
  "entered",
  "unit",
  "verdict",
  "of",
  "base",
  "operands",
] as const satisfies readonly (keyof RelationEntry)[];
type RelationKey = (typeof GOVERNED)[number];

/** @rule K11 */
function checkKeys({ report }: FactReader, site: Site, entry: RelationEntry): boolean {
  const { needs, may } = KEYS[entry.kind];
  const missing = needs.filter((key) => entry[key] === undefined);
  const unused = GOVERNED.filter((key) => entry[key] !== undefined && !needs.includes(key) && !may.includes(key));
  for (const key of missing) report(site, { code: "PACK_RELATION_KEY_MISSING", kind: entry.kind, key });
  for (const key of unused) report(inside(site, key), { code: "PACK_RELATION_KEY_UNUSED", kind: entry.kind, key }, { at: "key" });
  return missing.length === 0 && unused.length === 0;
}

function toRef(cell: Cell, fact: "value" | "target"): FactRef {
  return { ...cell, fact, indicator: cell.indicator.code };
}

function readOperand(reader: FactReader, site: Site, operand: OperandEntry, relation: RelationEntry): FactRef | undefined {
  const cell = readCell(reader, site, {
    ...operand,
    place: operand.place ?? relation.place,
    period: operand.period ?? relation.period,
  });
  return cell && toRef(cell, operand.fact);
}

/** The printed number; a difference is held in the unit of its subject. */
function readStated(reader: FactReader, site: Site, entry: RelationEntry, subject: Cell | undefined): Printed | undefined {
  const { entered, unit, kind } = entry;
  if (entered === undefined) return undefined;
  if (unit === undefined) {
    const value = readNumber(reader.report, inside(site, "entered"), entered);
    return value && { value, asEntered: { text: entered, unit: "", decimals: value.scale } };
  }
  const printed = readPrinted(reader, site, entered, unit);
  return kind === "difference" && printed && subject ? readInIndicatorUnit(reader, site, printed, subject.indicator) : printed;
}

/** The stated relations of a pack. @rule K8 K11 */
export function readRelations(reader: FactReader, files: PackFiles): Sited<StatedRelation> {
  const twice = createTwiceCheck(reader.report, "relation");
  return listSectorEntries(files, "relations").flatMap(({ entry, site }): Sited<StatedRelation> => {
    const { code, kind, indicator, fact = "value", verdict, base, note } = entry;
    twice(site, code, ["code"]);
    const whole = checkKeys(reader, site, entry);
    const cell = indicator === undefined ? undefined : readCell(reader, site, { ...entry, indicator });
    const period =
      cell?.period ?? (indicator === undefined ? readPeriod(reader, inside(site, "period"), entry.period) : undefined);
    const place =
      cell?.place ??
      (indicator === undefined && period ? readPlace(reader, inside(site, "place"), entry.place, period) : undefined);
    const listed = entry.operands ?? [];
    const operands = listed.flatMap((operand, i) => readOperand(reader, inside(site, "operands", i), operand, entry) ?? []);
    const stated = readStated(reader, site, entry, cell);
    const of = entry.of === undefined ? undefined : readNumber(reader.report, inside(site, "of"), entry.of);
    const source = readSource(reader, inside(site, "source"), entry.source);
    const knownAt = readKnownAt(reader, site, entry.knownAt);
    if (!whole || !period || !place || !source || !knownAt || operands.length < listed.length) return [];
    if ((entry.entered !== undefined && !stated) || (entry.of !== undefined && !of)) return [];
    const subject = cell && toRef(cell, fact);
    return [
      {
        fact: { code, kind, operands, ...given({ subject, stated, verdict, of, base, note }), place, period, source, knownAt },
        site,
      },
    ];
  });
}
