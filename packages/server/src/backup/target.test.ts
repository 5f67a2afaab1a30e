import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkFolder } from "./target.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kehoach-target-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No process has this number: it is beyond what a system gives. */
const NOBODY = 2 ** 31 - 2;

test("[B8] what a restore left half written when it was killed is cleared up, and is no reason to refuse; what is somebody else's is", () => {
  writeFileSync(join(folder, `database-secrets.json.${NOBODY}`), "{");
  writeFileSync(join(folder, `sign-in-secret.${process.pid}`), "being written");
  mkdirSync(join(folder, "backups"));
  expect(() => checkFolder(folder, { dataBytes: 0 })).toThrow("RESTORE_FOLDER_NOT_EMPTY");
  rmSync(join(folder, `sign-in-secret.${process.pid}`));
  checkFolder(folder, { dataBytes: 0 });
  expect(readdirSync(folder)).toEqual(["backups"]);
  writeFileSync(join(folder, "luan-van.docx"), "x");
  expect(() => checkFolder(folder, { dataBytes: 0 })).toThrow("RESTORE_FOLDER_NOT_EMPTY");
});
