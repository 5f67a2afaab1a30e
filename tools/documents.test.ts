import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHAPTERS, MAY_IMPORT, SHARED } from "./rooms.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** The cells of the rows of a Markdown table whose head begins so. */
function readTable(text: string, head: string): string[][] {
  const lines = text.split("\n");
  const rows = lines.slice(lines.findIndex((line) => new RegExp(`^\\| *${head} *\\|`).test(line)) + 2);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith("|")),
    )
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test("docs/dependencies.md has a line for every package there is, and no other", () => {
  const manifests = ["package.json", ...readdirSync(join(ROOT, "packages")).map((room) => `packages/${room}/package.json`)];
  const used = manifests.flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(path));
    return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  const told = readTable(read("docs/dependencies.md"), "package").flatMap(([names = ""]) => names.split(", "));
  // Types of a package come with its line.
  expect(told.toSorted()).toEqual([...new Set(used)].filter((name) => !/^@(kehoach|types)\//.test(name)).toSorted());
});

test("ARCHITECTURE.md tells the rooms, chapters and shared slices that are checked, and they are there", () => {
  const text = read("ARCHITECTURE.md");
  const rooms = readTable(text, "package").map(([room = "", , may = ""]) => [
    room.replaceAll("`", ""),
    may === "nothing" ? [] : may.split(", "),
  ]);
  expect(Object.fromEntries(rooms)).toEqual(MAY_IMPORT);
  expect(Object.keys(MAY_IMPORT).toSorted()).toEqual(readdirSync(join(ROOT, "packages")).toSorted());
  expect(/cite earlier ones only: ([^.]*)\./.exec(text)?.[1]?.split(", ")).toEqual(CHAPTERS);
  expect(
    readdirSync(join(ROOT, "packages/core/src"))
      .map((name) => name.replace(/\.ts$/, ""))
      .toSorted(),
  ).toEqual(CHAPTERS.toSorted());
  for (const slice of Object.values(SHARED).flat()) expect(text).toContain(`\`${slice}\``);
});

test("every file a document at the root or in docs names is there", () => {
  const documents = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    ...readdirSync(join(ROOT, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  const lost = documents.flatMap((path) => {
    const text = read(path);
    const folder = path.includes("/") ? "docs/" : "";
    const linked = [...text.matchAll(/\]\(([^):#]+)\)/g)].map(([, target = ""]) => join(folder, target));
    return linked.filter((target) => !existsSync(join(ROOT, target))).map((target) => `${path}: ${target}`);
  });
  expect(lost).toEqual([]);
});
