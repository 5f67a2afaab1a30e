import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { packsDir } from "./load-pack.ts";

type Entry = { readonly code?: string; readonly indicator?: string };

/** The file of a pack in which the entries of a list stand; one of a sector or form is named after it. */
function fileOf(list: string, [first]: readonly Entry[]): string {
  if (list === "forms") return `forms/${first?.code}.yaml`;
  if (["indicators", "targets", "values", "relations"].includes(list))
    return `${list}/${sectorOf(first?.indicator ?? first?.code ?? "")}.yaml`;
  return `${list === "successions" ? "places" : list}.yaml`;
}

/** The examples of docs/goi.md as the files of one pack. */
async function readGuide(): Promise<ReadonlyMap<string, object>> {
  const text = await readFile(join(import.meta.dirname, "../../docs/goi.md"), "utf8");
  const files = new Map<string, object>();
  for (const [, yaml = ""] of text.matchAll(/^```yaml\n(.*?)^```/gmsu)) {
    const example = parse(yaml);
    // Users stand in a pack of made-up figures only.
    if ("format" in example) files.set("pack.yaml", { ...example, demo: true });
    else if ("checks" in example) {
      const [form] = parse(stringify(files.get("forms/bieu-thang.yaml"))).forms;
      files.set("forms/bieu-thang.yaml", { forms: [{ ...form, ...example }] });
    } else
      for (const [list, entries] of Object.entries<readonly Entry[]>(example)) {
        const file = fileOf(list, entries);
        files.set(file, { ...files.get(file), [list]: entries });
      }
  }
  return files;
}

test("[K1] the examples of the guide to packs are a sound pack, without a warning", async () => {
  const root = await mkdtemp(join(tmpdir(), "kehoach-guide-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(join(packsDir, "viet-nam"), join(root, "viet-nam"), { recursive: true });
  for (const [file, content] of await readGuide()) {
    const path = join(root, "huyen-x", file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, stringify(content));
  }
  const read = await readPack(join(root, "huyen-x"));
  const problems = read.ok ? read.value.warnings : read.problems;
  expect(
    problems.map(
      ({ file, line, fault }) =>
        `${file.slice(root.length)}:${line} ${JSON.stringify(fault, (_, one) => (typeof one === "bigint" ? `${one}` : one))}`,
    ),
  ).toEqual([]);
});
