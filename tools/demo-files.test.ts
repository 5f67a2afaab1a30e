import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listDemoTargets, listDemoValues, ratioOf, showFigure } from "./demo-entries.ts";
import { COMMUNES, LINES, MONTHS } from "./demo-figures.ts";
import { writeDemoFiles } from "./demo-files.ts";

const PACK = join(import.meta.dirname, "../packs/minh-hoa-2023");

/** The figure of a line, in its last place. */
function at(name: string, commune: number, month: number): number {
  const line = LINES.find((one) => [one.indicator, ...Object.values(one.breakdown ?? {})].join(" ") === name);
  if (line === undefined) throw new Error(`no line ${name}`);
  return line.at(commune, month) ?? 0;
}

/** Every commune and month, those that are not given too: estimates rest on them. */
const CELLS = COMMUNES.flatMap((_, commune) => Array.from({ length: MONTHS }, (_, month) => [commune, month] as const));

function numberOf(text: string | undefined): number {
  return Number((text ?? "NaN").replaceAll(".", "").replace(",", "."));
}

test("the files in the tree are those the figures give", () => {
  const made = writeDemoFiles();
  const kept = ["targets", "values"].flatMap((kind) => readdirSync(join(PACK, kind)).map((file) => `${kind}/${file}`));
  expect([...made.keys()].toSorted()).toEqual(kept.toSorted());
  for (const [file, text] of made)
    expect(readFileSync(join(PACK, file), "utf8") === text, `${file}: node tools/make-demo-pack.ts`).toBe(true);
});

test.each([
  ["crop.rice-area", ["spring", "main"]],
  ["crop.grain-output", ["rice", "maize"]],
  ["livestock.large-herd", ["buffalo", "cattle", "horse"]],
  ["forestry.planted-area", ["production", "protection"]],
  ["budget.area-revenue", ["tax", "fee", "other"]],
  ["one-stop.taken-in", ["direct", "online", "post"]],
  ["one-stop.answered", ["on-time", "late"]],
])("parts of %s give it", (name, items) => {
  for (const [commune, month] of CELLS)
    expect(
      items.reduce((sum, item) => sum + at(`${name} ${item}`, commune, month), 0),
      `${commune} ${month}`,
    ).toBe(at(name, commune, month));
});

test("what is open, comes in and is answered balances, and goes on where the month before ended", () => {
  for (const [commune, month] of CELLS) {
    const [before, takenIn, answered, after] = ["open-before", "taken-in", "answered", "open-after"].map((name) =>
      at(`one-stop.${name}`, commune, month),
    );
    expect((before ?? 0) + (takenIn ?? 0)).toBe((answered ?? 0) + (after ?? 0));
    expect(answered).toBeGreaterThan(0);
    if (month > 0) expect(before).toBe(at("one-stop.open-after", commune, month - 1));
  }
});

test("no figure is below zero, and what is part of something is not more than it", () => {
  for (const [commune, month] of CELLS) {
    for (const line of LINES) expect(line.at(commune, month) ?? 0).toBeGreaterThanOrEqual(0);
    for (const [part, whole] of [
      ["crop.tea-harvested", "crop.tea-area"],
      ["insurance.health-insured", "insurance.residents"],
      ["education.qualified-schools", "education.all-schools"],
    ] as const)
      expect(at(part, commune, month), part).toBeLessThanOrEqual(at(whole, commune, month));
    const first = month - (month % 12);
    const spent = Array.from({ length: (month % 12) + 1 }, (_, turn) => at("investment.disbursed", commune, first + turn));
    expect(spent.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(at("investment.yearly-capital", commune, month));
  }
});

test("targets of communes give that of the district, save for ratios", () => {
  const targets = Map.groupBy(listDemoTargets(), ({ indicator }) => indicator);
  for (const [indicator, given] of targets) {
    const [district, ...communes] = given;
    if (district?.place !== "kl" || district.unit === "percent") continue;
    const sum = communes.reduce((total, { entered }) => total + numberOf(entered), 0);
    expect(sum, indicator).toBeCloseTo(numberOf(district.entered), 6);
  }
});

test("years of the district are those of its communes, months added", () => {
  const values = listDemoValues().filter(
    ({ indicator, breakdown }) => indicator === "crop.tea-output" && breakdown === undefined,
  );
  const months = values.filter(({ period }) => period.startsWith("2022-M"));
  const [year] = values.filter(({ place, period }) => place === "kl" && period === "2022");
  expect(months).toHaveLength(96);
  expect(months.reduce((sum, { entered }) => sum + numberOf(entered), 0)).toBeCloseTo(numberOf(year?.entered), 6);
  expect(values.some(({ period }) => period > "2023-M10" && period.startsWith("2023-M"))).toBe(false);
});

test.each([
  [0, 1, "0"],
  [5, 1, "0,5"],
  [12_345, 1, "1.234,5"],
  [1_234_567, 0, "1.234.567"],
  [1_170, 2, "11,70"],
])("%i with %i decimals is written %s", (figure, decimals, text) => expect(showFigure(figure, decimals)).toBe(text));

test("a ratio is in hundredths of a percent, half up", () => {
  expect([ratioOf(1, 3), ratioOf(2, 3), ratioOf(1, 8), ratioOf(1, 16_000), ratioOf(1, 20_000)]).toEqual([3333, 6667, 1250, 1, 1]);
});
