// The checks that need no database and no browser.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findNode, root } from "./install.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);

const CHECKS = [
  { name: "types: everything but web", command: [bin("tsc"), "-p", "tsconfig.json"] },
  { name: "types: web", command: [bin("tsc"), "-p", "packages/web/tsconfig.json"] },
  { name: "types: browser journeys", command: [bin("tsc"), "-p", "e2e/tsconfig.json"] },
  { name: "types: core alone", command: [bin("tsc"), "-p", "packages/core/tsconfig.json"] },
  { name: "rooms: who imports whom", command: ["node", "tools/check-rooms.ts"] },
  { name: "rules: each has a test", command: ["node", "tools/check-rules.ts"] },
  { name: "codes: none in product code", command: ["node", "tools/check-codes.ts"] },
  { name: "lint", command: [bin("oxlint"), "--quiet"] },
  { name: "format", command: [bin("biome"), "check", "--error-on-warnings", "."] },
  { name: "unused code", command: [bin("knip"), "--no-progress"] },
];

/** One step in a process of its own: what it said, and whether it ended well. */
function runStep({ name, command: [program, ...args] }) {
  const started = Date.now();
  const child = spawn(program === "node" ? findNode() : program, args, {
    cwd: root,
    env: childEnv(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((done) => {
    const end = (ok) => {
      console.log(`${ok ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      if (!ok) console.log(said);
      done(ok);
    };
    child.on("error", (error) => {
      said += error;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

/** Runs every check and what is to be built beside them, the longest first. */
export const runChecks = (beside = []) => runSteps([...beside, ...CHECKS]);

/** Runs steps two at a time, prints what failed, and counts. */
export async function runSteps(steps) {
  const waiting = [...steps];
  let passed = 0;
  let failed = 0;
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (await runStep(step)) passed += 1;
      else failed += 1;
    }
  };
  await Promise.all([work(), work()]);
  return { passed, failed };
}

/** The pages that tests in a browser open. */
export const BUILD_PAGES = { name: "pages: built", command: ["node", "scripts/build-web.mjs"] };

/** Child processes find the Node that npm brought first, and keep stripped and compiled sources for the next ones as `kehoach` does. */
export function childEnv(extra = {}) {
  return {
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/kehoach"),
    ...process.env,
    ...extra,
    PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}`,
  };
}
