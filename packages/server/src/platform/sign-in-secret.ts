import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Where the secret lies when the environment does not give one. */
export function secretPath(dataFolder: string): string {
  return join(dataFolder, "sign-in-secret");
}

/** The kept secret that signs cookies and encrypts second factors, or a new one, in a file only its owner can read. */
export function keepSignInSecret(dataFolder: string): string {
  const path = secretPath(dataFolder);
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true });
    const half = `${path}.${process.pid}`;
    const file = openSync(half, "w", 0o600);
    writeSync(file, `${randomBytes(32).toString("hex")}\n`);
    fsyncSync(file);
    closeSync(file);
    try {
      linkSync(half, path); // fails where another process was first: its secret is then everybody's
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      rmSync(half, { force: true });
    }
  }
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32)
    throw new Error(`${path} is damaged: put back a copy, or remove it (second factors must then be set up anew)`);
  return secret;
}
