import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, findNode, root } from "./install.mjs";
import { childEnv, runChecks } from "./steps.mjs";

ensureInstalled({ tools: true });
const { failed } = await runChecks();
const tests = spawnSync(findNode(), [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "pure"], {
  cwd: root,
  stdio: "inherit",
  env: childEnv(),
});
process.exit(failed === 0 && tests.status === 0 ? 0 : 1);
