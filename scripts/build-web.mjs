// Node 20 built-ins only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNode, root } from "./install.mjs";

/** What the built pages are made of: when none of it changed, the last build stands. */
const SOURCES = [
  "scripts/build-web.mjs",
  "packages/web/src",
  "packages/web/index.html",
  "packages/web/vite.config.ts",
  "packages/web/public",
  "packages/core/src",
  "packages/api/src",
  "package-lock.json",
];

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Builds the web pages unless the last build was made of the same files. Returns false when the build failed. */
export function ensureWebBuilt() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => listFiles(join(root, source))))
    hash.update(file.slice(root.length)).update(readFileSync(file));
  const digest = hash.digest("hex");
  const stamp = join(root, "packages/web/dist/.digest");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return true;
  console.log("Đang dựng trang web...");
  const built = spawnSync(findNode(), [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: join(root, "packages/web"),
    // A test runner's own NODE_ENV would make the build one for development.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "inherit",
  });
  if (built.status !== 0) return false;
  writeFileSync(stamp, digest);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(ensureWebBuilt() ? 0 : 1);
