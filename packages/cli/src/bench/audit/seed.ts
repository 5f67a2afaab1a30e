import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedFolder } from "./gold.ts";
import type { Stretch } from "./locate.ts";

/** A statement of the 2023 report, as the inventory lists it. Numbers are plain decimal text. */
export type SeedFigure = {
  readonly id: string;
  readonly line: number;
  readonly line2?: number;
  readonly quote: string;
  readonly quote2?: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly tokens: readonly string[];
  readonly actual: string | null;
  readonly plan: string | null;
  readonly pct_stated: string | null;
  readonly implicit?: boolean;
  readonly parts: readonly { readonly value: string; readonly unit?: string }[];
};

/** A relation that was checked by hand and script. */
export type SeedCheck = {
  readonly id: string;
  readonly rule: string;
  readonly figure_ids: readonly string[];
  readonly line: number;
  readonly desc: string;
  readonly lhs: string;
  readonly expr?: string;
  readonly outcome: string;
  readonly finding?: string;
};

/** Something that does not fit in the report. */
export type SeedFinding = {
  readonly id: string;
  readonly line: number;
  readonly figure_ids: readonly string[];
  readonly quote: string;
  readonly repair_candidates?: readonly string[];
};

export type Seed = {
  readonly text: string;
  readonly figures: readonly SeedFigure[];
  readonly checks: readonly SeedCheck[];
  readonly findings: readonly SeedFinding[];
};

/** The 2023 report with its inventory, or undefined where the shared material is absent. */
export function readSeed(root: string): Seed | undefined {
  const folder = join(sharedFolder(root), "seed");
  if (!existsSync(join(folder, "checks.json"))) return undefined;
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  return {
    text: read("bao-cao-2023.txt"),
    // Files of a fixed form, described in their own README; the measures print what they could not place.
    figures: read("figures.jsonl")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as SeedFigure),
    checks: JSON.parse(read("checks.json")) as SeedCheck[],
    findings: JSON.parse(read("findings.json")) as SeedFinding[],
  };
}

/** Where each line of a text begins and ends; line 1 is the first. */
export function lineStretch(text: string, line: number): Stretch {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { start, end: start + (lines[line - 1] ?? "").length };
}

/** Where the quotes of a figure stand; its whole line where a quote is not found. */
export function figureStretches(text: string, figure: SeedFigure): readonly Stretch[] {
  const find = (quote: string, line: number): Stretch => {
    const whole = lineStretch(text, line);
    const start = text.indexOf(quote, whole.start);
    return start < 0 || start > whole.end ? whole : { start, end: start + quote.length };
  };
  const first = find(figure.quote, figure.line);
  if (figure.quote2 === undefined) return [first];
  return [first, find(figure.quote2, figure.line2 ?? figure.line)];
}
