import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Entries, makeEntries, sumUp, writeEntries } from "../../test/backup-file.ts";
import { findStartTick } from "../platform/process-life.ts";
import { type BackupProblem, BackupRefusal } from "./backup-problem.ts";
import { ENTRY, nameBackup } from "./format.ts";
import { readArchive } from "./read-archive.ts";
import { writeArchive } from "./write-archive.ts";

const folder = mkdtempSync(join(tmpdir(), "kehoach-archive-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, "given.tar.zst");
const whole = await writeEntries(path, makeEntries()).then(() => readFileSync(path));

async function findProblem(work: Promise<unknown>): Promise<BackupProblem["code"] | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof BackupRefusal) return error.problem.code;
    throw error;
  }
}

function findProblemOf(bytes: Uint8Array): Promise<BackupProblem["code"] | undefined> {
  const tried = join(folder, "tried.tar.zst");
  writeFileSync(tried, bytes);
  return findProblem(readArchive(tried));
}

async function findProblemWith(change: (entries: Entries) => void): Promise<BackupProblem["code"] | undefined> {
  const entries = new Map(makeEntries());
  change(entries);
  const tried = join(folder, "changed.tar.zst");
  await writeEntries(tried, entries);
  return findProblem(readArchive(tried));
}

describe("reading a backup", () => {
  it("[B3] a whole one is read to its end", async () => {
    const read = await readArchive(path);
    expect(read.end.tables).toMatchObject([{ schema: "kehoach", name: "thing", rows: 500 }]);
    expect(read.bytes).toBe(whole.length);
  });

  it("[B3] cut short at any byte it is refused", async () => {
    const cuts = Array.from({ length: 300 }, (_, at) => Math.floor((at * whole.length) / 300));
    for (const cut of [...cuts, ...Array.from({ length: 64 }, (_, at) => whole.length - 1 - at)])
      expect(await findProblemOf(whole.subarray(0, cut)), `${cut} of ${whole.length}`).toBe("BACKUP_FILE_CUT_SHORT");
  });

  it("[B3] with any bit flipped it is refused", async () => {
    for (let turn = 0; turn < 400; turn += 1) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((turn * bytes.length) / 400);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (turn % 8));
      expect(await findProblemOf(bytes), `byte ${at}`).toMatch(/^BACKUP_FILE_(?:DAMAGED|CUT_SHORT|NOT_OURS)$/);
    }
  });

  it("[B3] with bytes behind its end it is refused, be they a second backup", async () => {
    for (const more of [Buffer.from("x"), Buffer.alloc(600), whole])
      expect(await findProblemOf(Buffer.concat([whole, more])), `${more.length} more`).toBe("BACKUP_FILE_DAMAGED");
  });

  it("[B3] a file that is not ours is told from one that is damaged", async () => {
    expect(await findProblemOf(Buffer.from("PK\u0003\u0004 no backup"))).toBe("BACKUP_FILE_NOT_OURS");
    expect(await findProblem(readArchive(folder))).toBe("BACKUP_FILE_UNREADABLE");
    expect(await findProblem(readArchive(join(folder, "nowhere")))).toBe("BACKUP_FILE_UNREADABLE");
    const other = join(folder, "other.tar.zst");
    await writeEntries(other, new Map([["readme.txt", "an archive of something else"]]));
    expect(await findProblem(readArchive(other))).toBe("BACKUP_FILE_NOT_OURS");
    await writeEntries(other, new Map([[ENTRY.manifest, '{"format":"something/1"}']]));
    expect(await findProblem(readArchive(other))).toBe("BACKUP_FILE_NOT_OURS");
  });

  it("[B5] one of a later form is refused by name", async () => {
    const text = makeEntries().get(ENTRY.manifest)?.replace("kehoach-backup/1", "kehoach-backup/2") ?? "";
    expect(await findProblemWith((entries) => entries.set(ENTRY.manifest, text))).toBe("BACKUP_FORMAT_UNKNOWN");
  });

  it.each<[string, (entries: Entries) => void]>([
    [
      "a changed row",
      (entries) => entries.set("kehoach/thing/000001.copy", (entries.get("kehoach/thing/000001.copy") ?? "").replace("7", "8")),
    ],
    ["a missing piece", (entries) => entries.delete("kehoach/thing/000001.copy")],
    ["a missing last piece", (entries) => entries.delete("kehoach/thing/000002.copy")],
    ["a piece too many", (entries) => entries.set("kehoach/other/000001.copy", "1\n")],
    ["a changed manifest", (entries) => entries.set(ENTRY.manifest, `${entries.get(ENTRY.manifest)} `)],
    ["changed counters", (entries) => entries.set(ENTRY.sequences, "[] ")],
    ["no end", (entries) => entries.delete(ENTRY.end)],
    ["an end that is no JSON", (entries) => entries.set(ENTRY.end, "{")],
    ["an end of other keys", (entries) => entries.set(ENTRY.end, '{"format":"kehoach-backup/1"}')],
  ])("[B3] with %s it is refused", async (_, change) => {
    expect(await findProblemWith(change)).toBe("BACKUP_FILE_DAMAGED");
  });

  it("[B3] the sums of the test itself hold", async () => {
    expect(await findProblemWith((entries) => void sumUp(entries))).toBeUndefined();
  });
});

describe("writing an archive", () => {
  const at = new Date("2031-01-02T03:04:05Z");

  it("[B2] it is there whole, for its owner only, and nothing beside it", async () => {
    const own = mkdtempSync(join(folder, "write-"));
    const out = join(own, "deep", nameBackup(at));
    const size = await writeArchive(out, at, async (put) => {
      await put("a.txt", "a");
      await put("b.bin", Buffer.alloc(3_000_000, 7));
    });
    expect(nameBackup(at)).toBe("kehoach-2031-01-02T03-04-05Z.tar.zst");
    expect(readdirSync(join(own, "deep"))).toEqual([nameBackup(at)]);
    expect([statSync(out).size, statSync(out).mode & 0o777]).toEqual([size, 0o600]);
  });

  it("[B2] what fails on the way leaves nothing; what is there is not written over", async () => {
    const own = mkdtempSync(join(folder, "fail-"));
    const out = join(own, "x.tar.zst");
    const failing = writeArchive(out, at, async (put) => {
      await put("a.bin", Buffer.alloc(3_000_000, 7));
      throw new Error("the database is gone");
    });
    await expect(failing).rejects.toThrow("the database is gone");
    expect(readdirSync(own)).toEqual([]);
    writeFileSync(out, "kept");
    expect(await findProblem(writeArchive(out, at, async () => undefined))).toBe("BACKUP_FILE_EXISTS");
    expect(readFileSync(out, "utf8")).toBe("kept");
    expect(await findProblem(writeArchive(join(out, "y.tar.zst"), at, async () => undefined))).toBe("BACKUP_NOT_WRITABLE");
  });

  it("[B2] what a killed run left is removed by the next; what a living one writes is not", async () => {
    const own = mkdtempSync(join(folder, "stale-"));
    const [dead, living, foreign] = [
      `a.tar.zst.${hostname()}.${process.pid}.1.part`,
      `b.tar.zst.${hostname()}.${process.pid}.${findStartTick(process.pid)}.part`,
      "c.tar.zst.elsewhere.1.1.part",
    ];
    for (const name of [dead, living, foreign]) writeFileSync(join(own, name), "half");
    await writeArchive(join(own, "x.tar.zst"), at, (put) => put("a.txt", "a"));
    expect(readdirSync(own).sort()).toEqual([living, foreign, "x.tar.zst"].sort());
  });
});
