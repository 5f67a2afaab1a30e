import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toPackFiles } from "@kehoach/core/pack/from-book";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makePacks, put, SOUND } from "../../test/make-pack.ts";
import { listChanges, writeChanges } from "./format-folder.ts";
import { formatPack, formatRead } from "./format-pack.ts";
import { type ReadFiles, readPackFiles } from "./read-pack.ts";

async function read(folder: string): Promise<ReadFiles> {
  const found = await readPackFiles(folder);
  if (!found.ok)
    throw new Error(
      JSON.stringify(found.problems, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
    );
  return found.value;
}

const ownTexts = (pack: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(SOUND).flatMap(([name, text]) => (name.startsWith(`${pack}/`) ? [[name.slice(pack.length + 1), text]] : [])),
  );

test.each(["toy", "base"])("[K17] the canonical pack %s is left as it is", async (pack) => {
  const root = await makePacks();
  expect(Object.fromEntries(formatRead(await read(`${root}/${pack}`)))).toEqual(ownTexts(pack));
});

test("[K17] the book of a pack, without its files, gives the same files byte for byte", async () => {
  const root = await makePacks();
  const { reading, files } = await read(`${root}/toy`);
  const inherited = new Set(["ha", "kg", "tonne", "percent", "person", "commune"]);
  const { manifest, calendars, phrases, report } = files;
  const again = toPackFiles(reading.book, {
    manifest,
    calendars,
    phrases,
    report,
    owns: (kind, code) => kind !== "holidays" && (kind !== "units" || !inherited.has(code)),
  });
  expect(Object.fromEntries(formatPack(again))).toEqual(ownTexts("toy"));
});

test.each<[title: string, file: string, change: (sound: string) => string]>([
  [
    "keys in another order",
    "toy/values/crop.yaml",
    put('    entered: "28,5"\n    unit: tonne\n', '    unit: tonne\n    entered: "28,5"\n'),
  ],
  ["quotes that are not needed", "toy/values/crop.yaml", put("status: reported", 'status: "reported"')],
  ["single quotes", "toy/values/crop.yaml", put('"28,5"', "'28,5'")],
  ["a record on several lines", "toy/values/crop.yaml", put("source: { line: 25 }", "source:\n      line: 25")],
  ["a place by its whole key", "toy/values/crop.yaml", (sound) => sound.replace('place: "900"', 'place: "900@2000-01-01"')],
  [
    "a default said again",
    "toy/values/crop.yaml",
    put("source: { line: 25 }", "source: { document: paper, line: 25 }\n    knownAt: 2030-12-31"),
  ],
  ["a calendar said again", "toy/headlines.yaml", put('"2030"', '"solar:2030"')],
  ["an empty list", "toy/values/crop.yaml", put("    unit: tonne\n", "    unit: tonne\n    qualifiers: []\n")],
  ["a breakdown of another order", "toy/report.yaml", put("recipients: [UBND tỉnh.]", "recipients:\n  - UBND tỉnh.")],
  ["the calendar of a regime said again", "toy/regimes.yaml", put("periods: month\n", "periods: month\n    calendar: solar\n")],
  ["a reporter by its whole key", "toy/regimes.yaml", put('"90002"', '"90002@2000-01-01"')],
  [
    "what every form has, said again",
    "toy/forms/month.yaml",
    put("      unit: block\n", '      unit: block\n      parts: block\n      plan: { weight: warn, percent: "150,0" }\n'),
  ],
  [
    "what every column has, said again",
    "toy/forms/month.yaml",
    put("back: same }", "span: period, back: same, status: reported, entered: false }"),
  ],
  [
    "what every line has, said again",
    "toy/forms/month.yaml",
    put("indicator: crop.area }", "indicator: crop.area, unit: ha, required: true, entered: true, signed: false }"),
  ],
  ["a tolerance with a blank", "toy/forms/month.yaml", put('"1%"', '"1 %"')],
  ["line ends of another system", "toy/sectors.yaml", (sound) => sound.replaceAll("\n", "\r\n")],
  ["no newline at the end", "toy/sectors.yaml", (sound) => sound.trimEnd()],
])("[K17] %s: brought back to the canonical text, and then nothing more to do", async (_title, file, change) => {
  const root = await makePacks({ [file]: change });
  const changes = listChanges(await read(`${root}/toy`));
  expect(changes.map((one) => one.file)).toEqual([join(root, file)]);
  expect(await writeChanges(changes)).toBeUndefined();
  expect(await readFile(join(root, file), "utf8")).toBe(SOUND[file]);
  expect(listChanges(await read(`${root}/toy`))).toEqual([]);
});

test("[K17] [K29] the usual steps of approval are left out, other steps keep their order", async () => {
  const format = async (text: string): Promise<string | undefined> => {
    const root = await makePacks({ "toy/regimes.yaml": put("[own, sectors, whole]", text) });
    return formatRead(await read(`${root}/toy`)).get("regimes.yaml");
  };
  const sound = SOUND["toy/regimes.yaml"] ?? "";
  expect(await format("[whole]")).toBe(sound.replace(/ {4}approval: .*\n/u, ""));
  expect(await format("[sectors, own]")).toBe(sound.replace("[own, sectors, whole]", "[sectors, own]"));
});

test("[K17] a file that lists nothing is removed, and no other file is left beside", async () => {
  const root = await makePacks({ "toy/targets/people.yaml": "targets: []\n" });
  await writeChanges(listChanges(await read(`${root}/toy`)));
  expect(await readdir(join(root, "toy/targets"))).toEqual(["crop.yaml"]);
});

test("[K17] whatever words a pack holds, formatting its format changes nothing", async () => {
  const root = await mkdtemp(join(tmpdir(), "kehoach-format-"));
  const word = fc.string({
    unit: fc.constantFrom("a", "ấ", "1", ":", " ", "#", "-", "\n", '"', "{", ",", "]", "'", "@"),
    minLength: 1,
  });
  const quoted = (text: string): string => JSON.stringify(text);
  try {
    for (const [name, text] of Object.entries(SOUND)) {
      await mkdir(join(root, name, ".."), { recursive: true });
      await writeFile(join(root, name), text);
    }
    await fc.assert(
      fc.asyncProperty(word, word, word, fc.boolean(), async (name, note, abstract, turned) => {
        const indicator = `name: ${quoted(name)}\n    note: ${quoted(note)}`;
        await writeFile(
          join(root, "toy/indicators/crop.yaml"),
          (SOUND["toy/indicators/crop.yaml"] ?? "").replace("name: Diện tích lúa", indicator),
        );
        const paper = turned
          ? `abstract: ${quoted(abstract)}\n    type: Báo cáo`
          : `type: Báo cáo\n    abstract: ${quoted(abstract)}`;
        await writeFile(
          join(root, "toy/documents.yaml"),
          (SOUND["toy/documents.yaml"] ?? "").replace("type: Báo cáo", () => paper),
        );
        const once = formatRead(await read(`${root}/toy`));
        for (const [file, text] of once) await writeFile(join(root, "toy", file), text);
        expect(formatRead(await read(`${root}/toy`))).toEqual(once);
      }),
      { numRuns: 25 },
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
