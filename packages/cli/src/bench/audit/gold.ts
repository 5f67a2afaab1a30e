import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One text of the labelled set. */
export type GoldPassage = { readonly doc: string; readonly text: string };

export type GoldRule = "pct_of_plan" | "share_of_total" | "sum_of_parts" | "growth" | "list_count" | "other" | "trap";

/** A labelled statement of a passage. `operands` by role: one printed number, several (parts), or the names of a list. */
export type GoldLabel = {
  readonly doc: string;
  readonly quote: string;
  readonly quoteEnd?: string;
  readonly rule: GoldRule;
  readonly operands: Readonly<Record<string, string | readonly string[]>>;
  readonly stated: string;
  readonly verdict: "holds" | "rounding" | "fails" | "ambiguous" | "none";
  readonly expected: string;
  readonly kind?: string;
  readonly converted: boolean;
};

export type Gold = { readonly passages: readonly GoldPassage[]; readonly labels: readonly GoldLabel[] };

/** Where the shared material stands, seen from the root of the repository. */
export function sharedFolder(root: string): string {
  return join(root, "../shared");
}

function readLines(path: string): readonly Record<string, unknown>[] {
  return (
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      // Lines of a file of our own making: what is missing or odd shows as an empty word, and the counts would tell.
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  );
}

const word = (value: unknown): string => (typeof value === "string" ? value : "");

function toLabel(line: Record<string, unknown>): GoldLabel {
  return {
    doc: word(line["doc"]),
    quote: word(line["quote"]),
    ...(line["quote_end"] === undefined ? {} : { quoteEnd: word(line["quote_end"]) }),
    // The labels name no other rule and verdict than these unions do.
    rule: word(line["rule"]) as GoldRule,
    operands: (line["operands"] ?? {}) as GoldLabel["operands"],
    stated: word(line["stated"]),
    verdict: (word(line["verdict"]) || "none") as GoldLabel["verdict"],
    expected: word(line["expected"]),
    ...(line["kind"] === undefined ? {} : { kind: word(line["kind"]) }),
    converted: line["operands_converted"] === true,
  };
}

/** The labelled passages, or undefined where the shared material is absent. */
export function readGold(root: string): Gold | undefined {
  const folder = join(sharedFolder(root), "corpus/dev");
  if (!existsSync(join(folder, "gold.jsonl"))) return undefined;
  return {
    passages: readLines(join(folder, "passages.jsonl")).map((line) => ({ doc: word(line["doc"]), text: word(line["text"]) })),
    labels: readLines(join(folder, "gold.jsonl")).map(toLabel),
  };
}
