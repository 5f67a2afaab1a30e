import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Passwords of the embedded server, one per login. Made by chance, kept in a file only its owner can read. */
export type Secrets = { readonly superuser: string; readonly owner: string; readonly app: string };

function parseSecrets(text: string): Secrets | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof data !== "object" || data === null) return undefined;
  const found = { superuser: "", owner: "", app: "", ...data };
  return [found.superuser, found.owner, found.app].every((one) => typeof one === "string" && one.length >= 32)
    ? found
    : undefined;
}

/** The kept passwords, or new ones; `fresh` says that an existing cluster does not know them yet. */
export function keepSecrets(dataFolder: string): { readonly secrets: Secrets; readonly fresh: boolean } {
  const path = join(dataFolder, "database-secrets.json");
  const kept = existsSync(path) ? parseSecrets(readFileSync(path, "utf8")) : undefined;
  if (kept) return { secrets: kept, fresh: false };
  const secrets: Secrets = {
    superuser: randomBytes(24).toString("hex"),
    owner: randomBytes(24).toString("hex"),
    app: randomBytes(24).toString("hex"),
  };
  const half = `${path}.${process.pid}`;
  const file = openSync(half, "w", 0o600);
  writeSync(file, `${JSON.stringify(secrets)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(half, path);
  return { secrets, fresh: true };
}
