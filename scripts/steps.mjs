// The checks that need no database and no browser, in the order a person wants to hear of them.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findNode, root } from "./install.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);

const CHECKS = [
  { name: "types: core alone", command: [bin("tsc"), "-p", "packages/core/tsconfig.json"] },
  { name: "types: everything but web", command: [bin("tsc"), "-p", "tsconfig.json"] },
  { name: "types: web", command: [bin("tsc"), "-p", "packages/web/tsconfig.json"] },
  { name: "types: browser journeys", command: [bin("tsc"), "-p", "e2e/tsconfig.json"] },
  { name: "rooms: who imports whom", command: ["node", "tools/check-rooms.ts"] },
  { name: "rules: each has a test", command: ["node", "tools/check-rules.ts"] },
  { name: "codes: none in product code", command: ["node", "tools/check-codes.ts"] },
  { name: "lint", command: [bin("oxlint"), "--quiet"] },
  { name: "format", command: [bin("biome"), "check", "--error-on-warnings", "."] },
  { name: "unused code", command: [bin("knip"), "--no-progress"] },
];

/** Runs every check, prints what failed, and counts. */
export function runChecks() {
  let passed = 0;
  let failed = 0;
  for (const { name, command } of CHECKS) {
    const [program, ...args] = command;
    const started = Date.now();
    const run = spawnSync(program === "node" ? findNode() : program, args, { cwd: root, encoding: "utf8", env: childEnv() });
    const ok = run.status === 0;
    console.log(`${ok ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (!ok) console.log(`${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}`);
    if (ok) passed += 1;
    else failed += 1;
  }
  return { passed, failed };
}

/** Child processes find the Node that npm brought first. */
export function childEnv(extra = {}) {
  return { ...process.env, ...extra, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` };
}
