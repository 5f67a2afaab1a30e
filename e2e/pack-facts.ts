import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What the pack itself says of a figure, read straight from its files: the other side of every lineage test. */
export type PackFact = { readonly entered: string | undefined; readonly line: number; readonly document: string };

type Raw = {
  readonly code?: string;
  readonly indicator?: string;
  readonly breakdown?: Readonly<Record<string, string>>;
  readonly place?: string;
  readonly period?: string | number;
  readonly status?: string;
  readonly assigner?: string;
  readonly entered?: string | number;
  readonly source: { readonly line: number; readonly document?: string };
  readonly document?: string;
};

function readKind(folder: string, kind: string): Raw[] {
  return readdirSync(join(folder, kind)).flatMap((file) => {
    // The files were checked by `kehoach pack check` before they were served.
    const content = parse(readFileSync(join(folder, kind, file), "utf8")) as Record<string, Raw[]>;
    return content[kind] ?? [];
  });
}

function bareCell(raw: Raw): string {
  const breakdown = Object.entries(raw.breakdown ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, item]) => `${dimension}=${item}`)
    .join(",");
  return [raw.indicator, breakdown, String(raw.place).split("@")[0], String(raw.period)].join("|");
}

/** The same cell, out of the id the API gives: `value|<indicator>|<breakdown>|<code>@<day>|<period>|...`. */
function cellOfId(id: string): string {
  const [, indicator = "", breakdown = "", place = "", period = ""] = id.split("|");
  return [indicator, breakdown, place.split("@")[0], period].join("|");
}

export function readPackFacts(folder: string): (id: string) => PackFact | undefined {
  const manifest = parse(readFileSync(join(folder, "pack.yaml"), "utf8")) as { document: string };
  const facts = new Map<string, PackFact>();
  const toFact = (raw: Raw): PackFact => ({
    entered: raw.entered === undefined ? undefined : String(raw.entered),
    line: raw.source.line,
    document: raw.source.document ?? manifest.document,
  });
  for (const raw of readKind(folder, "values")) facts.set(`value|${bareCell(raw)}|${raw.status}`, toFact(raw));
  for (const raw of readKind(folder, "targets")) facts.set(`target|${bareCell(raw)}|${raw.assigner}`, toFact(raw));
  for (const raw of readKind(folder, "relations")) facts.set(raw.code ?? "", toFact(raw));
  return (id) => {
    const [kind, , , , , fifth] = id.split("|");
    return facts.get(kind === "value" || kind === "target" ? `${kind}|${cellOfId(id)}|${fifth}` : id);
  };
}
