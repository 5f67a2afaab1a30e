import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, findNode, root } from "./install.mjs";

const slow = process.argv.includes("--slow");
ensureInstalled({ tools: true });
const { BUILD_PAGES, childEnv, runChecks, runSteps } = await import("./steps.mjs");

let { passed, failed } = await (slow ? runSteps([BUILD_PAGES]) : runChecks([BUILD_PAGES]));

const folder = mkdtempSync(join(tmpdir(), "kehoach-test-"));
const report = join(folder, "report.json");
const run = spawnSync(
  findNode(),
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2).filter((arg) => arg !== "--slow"),
  ],
  { cwd: root, stdio: "inherit", env: childEnv(slow ? { KEHOACH_TEST: "slow" } : {}) },
);
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  // A file that does not load fails no test of its own, and a run may end badly after its last test: each counts.
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  failed += result.numFailedTests + broken;
  if (run.status !== 0 && result.numFailedTests + broken === 0) failed += 1;
} catch (error) {
  console.error(`Không đọc được kết quả kiểm thử: ${error.message}`);
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
