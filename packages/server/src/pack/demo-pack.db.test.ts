import { join } from "node:path";
import { formatPack, formatRead } from "@kehoach/documents/pack/format-pack";
import { readPack, readPackFiles } from "@kehoach/documents/pack/read-pack";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { loadBook } from "../book/read.ts";
import { analyze } from "../platform/analyze.ts";
import { PROJECT_ROOT } from "../platform/config.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { applyPack } from "./apply.ts";
import { exportPack } from "./export.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(() => own.drop());

async function read(folder: string) {
  const pack = await readPack(folder);
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems.slice(0, 5)));
  return pack.value;
}

describe.each(["cho-don-2023", "minh-hoa-2023"])("the demo pack %s", (name) => {
  const folder = join(PROJECT_ROOT, "packs", name);

  it("[S8] is applied, gives the same book as its files, and a second time changes nothing", async () => {
    const pack = await read(folder);
    const chain = [...pack.bases, pack.files];
    const first = await applyPack(own.db, chain, { actor: "test" });
    await analyze(own.ownerUrl); // as `kehoach pack apply` does
    if (!first.ok) throw new Error(JSON.stringify(first.problems.slice(0, 5)));
    expect(first.value.versions).toBe(pack.book.targets.length + pack.book.values.length + pack.book.relations.length);
    const { authority } = pack.manifest;
    const book = await inSnapshot(own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: authority?.code ?? "" }));
    const recordedAt = expect.stringMatching(/Z$/);
    const { values, targets } = pack.book;
    expect(book).toEqual({
      ...pack.book,
      values: values.map((value) => ({ ...value, recordedAt })),
      targets: targets.map((target) => ({ ...target, recordedAt })),
    });
    const second = await applyPack(own.db, chain, { actor: "test" });
    expect(second).toMatchObject({ ok: true, value: { versions: 0, changes: [], conflicts: [] } });
  });

  it("[S14] is exported byte for byte in canonical form", async () => {
    const files = await readPackFiles(folder);
    if (!files.ok) throw new Error(files.problems[0].code);
    const exported = await exportPack(own.db, SYSTEM, files.value.files.manifest.code);
    if (!exported.ok) throw new Error(exported.problems[0].code);
    const texts = formatPack(exported.value);
    const canonical = formatRead(files.value);
    expect([...texts.keys()].toSorted()).toEqual([...canonical.keys()].toSorted());
    expect(texts.size).toBeGreaterThan(10);
    for (const [file, text] of canonical) expect(texts.get(file), file).toBe(text);
  });
});
