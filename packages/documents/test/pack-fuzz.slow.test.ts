import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { formatRead } from "../src/pack/format-pack.ts";
import { type PackProblem, readPack, readPackFiles } from "../src/pack/read-pack.ts";
import { SOUND } from "./make-pack.ts";

const root = mkdtempSync(join(tmpdir(), "kehoach-fuzz-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Texts that are no honest slip: what a reader must survive. */
function makeNasty(): readonly string[] {
  const laughs = Array.from(
    { length: 24 },
    (_, i) =>
      `l${i}: &l${i} [${Array(9)
        .fill(i === 0 ? "ha" : `*l${i - 1}`)
        .join(", ")}]`,
  );
  return [
    laughs.join("\n"),
    "a: &a [*a]",
    `a: ${"[".repeat(20_000)}`,
    `a: ${"[".repeat(3_000)}${"]".repeat(3_000)}`,
    `a: ${"{a: ".repeat(3_000)}${"}".repeat(3_000)}`,
    `a: ${"? ".repeat(2_000)}x`,
    `a: ${"{".repeat(2_000)}`,
    `a:\n  ${"- ".repeat(3_000)}x`,
    Array.from({ length: 400 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    `a: "${"x".repeat(300_000)}"`,
    `entered: "${"9".repeat(50_000)}"`,
    `entered: "0,${"0".repeat(50_000)}1"`,
    `factor: "${"1.000.".repeat(5_000)}000"`,
    `formula: "${"(".repeat(1_500)}1"`,
    `name: ${"é".repeat(2_000)}`,
    `body: |\n${"  {{value crop.area}} 12 *\n".repeat(2_000)}`,
    "__proto__: { code: x }",
    "constructor: 1",
    "<<: { code: x }",
    "a: !!binary aGk=",
    "%YAML 9.9\n---",
    "--- a\n--- b",
    "\ufeffcode: x",
    "\u0000",
    "\t- x",
    "extends: [., .., viet-nam, toy, base]",
    "extends: [../../../../etc]",
  ];
}
const NASTY = makeNasty();
const SCALARS = [
  ..."|~|null|true|0|-1|1e999|0x1F|.inf|1,5|1.000.000|12.34|5.470|999999999999999999999999|2023-02-30|2030-M13|90001@2025-07-01|[]|{}|*x|&x 1|!t|>-|'|\"|]|}|ha|percent|crop|#".split(
    "|",
  ),
  JSON.stringify("9".repeat(5_000)),
  `"{{value crop.area}} ${"*".repeat(500)}"`,
];

type Mutation = (read: { readonly text: Buffer; readonly other: Buffer }) => Buffer | undefined;

function onLines(change: (lines: string[]) => void): Mutation {
  return ({ text }) => {
    const lines = text.toString().split("\n");
    change(lines);
    return Buffer.from(lines.join("\n"));
  };
}

const VALUE = /([:[,{-] )([^\s,}\]][^,}\]]*)/g;

/** Replaces the `at`-th value of a file. */
function replaceValue(text: string, at: number, by: (old: string) => string): string {
  const found = [...text.matchAll(VALUE)];
  const one = found[at % Math.max(found.length, 1)];
  if (!one) return text;
  const [, lead = "", old = ""] = one;
  return text.slice(0, one.index + lead.length) + by(old) + text.slice(one.index + lead.length + old.length);
}

const place = fc.nat({ max: 1_000_000 });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat({ max: 255 })).map(
    ([at, byte]): Mutation =>
      ({ text }) => {
        const copy = Buffer.from(text);
        if (copy.length > 0) copy[at % copy.length] = byte;
        return copy;
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
    ([at, size]): Mutation =>
      ({ text }) => {
        const from = at % (text.length + 1);
        return Buffer.concat([text.subarray(0, from), text.subarray(from + size)]);
      },
  ),
  fc.tuple(place, fc.string({ unit: "binary", minLength: 1, maxLength: 6 })).map(
    ([at, more]): Mutation =>
      ({ text }) => {
        const from = at % (text.length + 1);
        return Buffer.concat([text.subarray(0, from), Buffer.from(more), text.subarray(from)]);
      },
  ),
  place.map((at) => onLines((lines) => void lines.splice(at % lines.length, 1))),
  place.map((at) => onLines((lines) => void lines.splice(at % lines.length, 0, lines[at % lines.length] ?? ""))),
  fc.tuple(place, place).map(([one, two]) =>
    onLines((lines) => {
      const [a, b] = [one % lines.length, two % lines.length];
      [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
    }),
  ),
  fc.tuple(place, fc.nat({ max: 6 })).map(([at, spaces]) =>
    onLines((lines) => {
      const line = at % lines.length;
      lines[line] = " ".repeat(spaces) + (lines[line] ?? "").trimStart();
    }),
  ),
  fc.tuple(place, fc.constantFrom(...SCALARS)).map(
    ([at, value]): Mutation =>
      ({ text }) =>
        Buffer.from(replaceValue(text.toString(), at, () => value)),
  ),
  fc.tuple(place, place).map(
    ([one, two]): Mutation =>
      ({ text, other }) => {
        const values = [...other.toString().matchAll(VALUE)];
        return Buffer.from(replaceValue(text.toString(), one, (old) => values[two % Math.max(values.length, 1)]?.[2] ?? old));
      },
  ),
  fc
    .tuple(place, fc.constantFrom(...NASTY))
    .map(([at, nasty]) => onLines((lines) => void lines.splice(at % (lines.length + 1), 0, nasty))),
  fc.tuple(place, fc.constantFrom(...NASTY)).map(([at, nasty]) =>
    // In the indentation of its place, as part of an entry.
    onLines((lines) => {
      const line = at % lines.length;
      const indent = /^[\s-]*/.exec(lines[line] ?? "")?.[0].replaceAll("-", " ") ?? "";
      lines.splice(line + 1, 0, nasty.replaceAll(/^/gm, indent));
    }),
  ),
  fc.constantFrom(...NASTY).map(
    (nasty): Mutation =>
      () =>
        Buffer.from(nasty),
  ),
  place.map(
    (at): Mutation =>
      ({ text }) =>
        text.subarray(0, at % (text.length + 1)),
  ),
  fc.constant<Mutation>(({ other }) => other),
  fc.constant<Mutation>(() => undefined),
);

type Files = ReadonlyMap<string, Buffer>;
type Case = readonly { readonly file: number; readonly other: number; readonly change: Mutation }[];
const cases: fc.Arbitrary<Case> = fc.array(fc.record({ file: place, other: place, change: mutation }), {
  minLength: 1,
  maxLength: 3,
});

function listFolder(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name))]));
}

function write(folder: string, files: ReadonlyMap<string, Buffer | string>): void {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Every problem stands at a line and column that its file has; a file that is not there is told at its beginning. */
function expectPlaced(problems: readonly PackProblem[], folder: string): void {
  for (const { file, line, column, code } of problems) {
    expect(file.startsWith(root), `${code} ${file}`).toBe(true);
    let lines: readonly string[] = [""];
    try {
      lines = readFileSync(file, "utf8").split("\n");
    } catch {
      expect(dirname(file).startsWith(dirname(folder))).toBe(true); // left out: there is no text to point into
    }
    expect(line >= 1 && line <= lines.length, `${code} ${file}:${line}:${column} of ${lines.length} lines`).toBe(true);
    const width = (lines[line - 1] ?? "").length + 1;
    expect(column >= 1 && column <= width, `${code} ${file}:${line}:${column} of ${width - 1} characters`).toBe(true);
  }
}

async function format(folder: string): Promise<ReadonlyMap<string, string>> {
  const read = await readPackFiles(folder);
  if (!read.ok) throw new Error(`not read: ${JSON.stringify(read.problems.slice(0, 3))}`);
  return formatRead(read.value);
}

/** Reads one spoilt pack; whether it was accepted. */
async function check(shelf: string, sound: Files, own: string, change: Case): Promise<boolean> {
  const names = [...sound.keys()];
  const spoilt = new Map<string, Buffer | undefined>();
  for (const { file, other, change: mutate } of change) {
    const name = names[file % names.length] ?? "";
    const text = spoilt.has(name) ? spoilt.get(name) : sound.get(name);
    const from = sound.get(names[other % names.length] ?? "") ?? Buffer.of();
    if (text) spoilt.set(name, mutate({ text, other: from }));
  }
  for (const [name, text] of spoilt) {
    if (text === undefined) rmSync(join(shelf, name));
    else writeFileSync(join(shelf, name), text);
  }
  const folder = join(shelf, own);
  try {
    const read = await readPack(folder);
    expectPlaced(read.ok ? read.value.warnings : read.problems, folder);
    if (!read.ok) {
      expect(read.problems.some(({ level }) => level === "error")).toBe(true);
      return false;
    }
    const once = await format(folder);
    const again = join(shelf, "formatted");
    write(again, once);
    try {
      const back = await readPack(again);
      expect(back.ok ? [] : back.problems).toEqual([]);
      expect(await format(again)).toEqual(once);
    } finally {
      rmSync(again, { recursive: true });
    }
    return true;
  } finally {
    write(shelf, new Map([...spoilt.keys()].map((name) => [name, sound.get(name) ?? ""])));
  }
}

async function fuzz(
  shelf: string,
  own: string,
  runs: number,
  milliseconds: number,
): Promise<{ accepted: number; refused: number }> {
  const sound = listFolder(shelf);
  const told = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(cases, async (change) => {
      told[(await check(shelf, sound, own, change)) ? "accepted" : "refused"] += 1;
    }),
    { numRuns: runs, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false, endOnFailure: true },
  );
  return told;
}

test("[K1] [K2] [K17] a small pack spoilt in any way is read, or refused at places in its files; what is read formats once and for all", async () => {
  const shelf = join(root, "small");
  write(shelf, new Map(Object.entries(SOUND)));
  const { accepted, refused } = await fuzz(shelf, "toy", 2_000, 70_000);
  expect(accepted).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(accepted);
}, 160_000);

test("[K1] [K2] [K17] so is the pack of a whole year", async () => {
  const shelf = join(root, "real");
  cpSync(join(import.meta.dirname, "../../../packs"), shelf, { recursive: true });
  const { accepted, refused } = await fuzz(shelf, "cho-don-2023", 200, 70_000);
  expect(accepted + refused).toBeGreaterThan(20);
}, 160_000);
