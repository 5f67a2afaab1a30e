import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

export const packsDir = join(import.meta.dirname, "../../packs");
const packDir = join(packsDir, "cho-don-2023");
const baseDir = join(packsDir, "viet-nam");

const breakdown = z.record(z.string(), z.string()).optional();
const source = z.object({ document: z.string().optional(), line: z.number().optional(), ref: z.string().optional() });
const members = z.array(z.union([z.object({ place: z.string() }).strict(), z.object({ text: z.string() }).strict()])).optional();
const fact = { indicator: z.string(), breakdown, place: z.string(), period: z.string() };

const valueRow = z.object({
  ...fact,
  status: z.enum(["estimate", "reported", "preliminary", "official"]),
  series: z.string(),
  entered: z.string(),
  unit: z.string(),
  qualifiers: z.array(z.string()).default([]),
  members,
  note: z.string().optional(),
  asOf: z.string().optional(),
  source,
});
const targetRow = z.object({ ...fact, assigner: z.string(), entered: z.string(), unit: z.string(), members, source });
const operand = z.object({
  fact: z.enum(["value", "target"]),
  indicator: z.string(),
  breakdown,
  place: z.string().optional(),
  period: z.string().optional(),
});
const relationRow = z.object({
  code: z.string(),
  kind: z.string(),
  fact: z.enum(["value", "target"]).default("value"),
  indicator: z.string().optional(),
  breakdown,
  place: z.string(),
  period: z.string(),
  entered: z.string().optional(),
  unit: z.string().optional(),
  verdict: z.enum(["exceeded", "met", "notMet"]).optional(),
  of: z.string().optional(),
  operands: z.array(operand).default([]),
  source,
});
const indicatorRow = z.object({ code: z.string(), name: z.string(), unit: z.string(), decimals: z.number() });
const unitRow = z.object({ code: z.string(), dimension: z.string(), factor: z.string() });
const placeRow = z.object({
  code: z.string(),
  validFrom: z.string(),
  validTo: z.string().optional(),
  kind: z.string(),
  level: z.string(),
  name: z.string(),
  parent: z.string().optional(),
});
const successionRow = z.object({ from: z.string(), to: z.string(), date: z.string(), kind: z.string() });

export type Row = {
  readonly indicator: string;
  readonly breakdown?: Readonly<Record<string, string>> | undefined;
  readonly place: string;
  readonly period: string;
};
export type RelationRow = z.infer<typeof relationRow>;

function one<T>(dir: string, file: string, key: string, row: z.ZodType<T>): readonly T[] {
  const text = readFileSync(join(dir, file), "utf8");
  return z.object({ [key]: z.array(row) }).parse(parse(text))[key] ?? [];
}

function perSector<T>(kind: string, row: z.ZodType<T>): readonly T[] {
  return readdirSync(join(packDir, kind))
    .sort()
    .flatMap((file) => one(packDir, join(kind, file), kind, row));
}

/** A fact told from every other: indicator, breakdown, place and period. */
export function factId(row: Row): string {
  const parts = Object.entries(row.breakdown ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${row.indicator}[${parts.map(([dimension, item]) => `${dimension}=${item}`).join(",")}] ${row.place} ${row.period}`;
}

export const pack = {
  sectors: one(packDir, "sectors.yaml", "sectors", z.object({ code: z.string(), reporter: z.string().optional() })),
  dimensions: one(
    packDir,
    "dimensions.yaml",
    "dimensions",
    z.object({ code: z.string(), items: z.array(z.object({ code: z.string() })) }),
  ),
  places: one(packDir, "places.yaml", "places", placeRow),
  successions: one(packDir, "places.yaml", "successions", successionRow),
  documents: one(
    packDir,
    "documents.yaml",
    "documents",
    z.object({ code: z.string(), number: z.string().optional(), date: z.string().optional(), source: source.optional() }),
  ),
  headlines: one(packDir, "headlines.yaml", "headlines", z.object({ period: z.string(), indicators: z.array(z.string()) })),
  errata: one(
    packDir,
    "errata.yaml",
    "errata",
    z.object({ code: z.string(), kind: z.string(), weight: z.string(), relation: z.string(), note: z.string() }),
  ),
  indicators: perSector("indicators", indicatorRow),
  targets: perSector("targets", targetRow),
  values: perSector("values", valueRow),
  relations: perSector("relations", relationRow),
  units: one(baseDir, "units.yaml", "units", unitRow),
};
