import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const file = join(import.meta.dirname, "../../../shared/seed/figures.jsonl");
const figure = z.object({
  id: z.string(),
  line: z.number(),
  sector: z.string(),
  kind: z.string(),
  actual: z.string().nullable(),
  plan: z.string().nullable(),
  tokens: z.array(z.string()).default([]),
});
export type Figure = z.infer<typeof figure>;

/** The inventory of the report this pack was made from; undefined where it is not at hand. */
export const seedFigures: readonly Figure[] | undefined = existsSync(file)
  ? readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => figure.parse(JSON.parse(line)))
  : undefined;

/** A printed number of vi-VN notation in canonical form: "5.345,97" is "5345.97", "07" is "7", "3.656,0" is "3656". */
export function canonical(entered: string): string {
  const [whole = "", fraction = ""] = entered.replace(/^-/, "").replaceAll(".", "").split(",");
  const kept = fraction.replace(/0+$/, "");
  return `${whole.replace(/^0+(?=\d)/, "")}${kept === "" ? "" : `.${kept}`}`;
}

/** A number of the inventory ("28491.00") without the zeros that say nothing. */
export function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}
