// Node 20 built-ins only: install, build, then hand over to the Node that npm brought.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureWebBuilt } from "./build-web.mjs";
import { ensureInstalled, findNode, root } from "./install.mjs";

ensureInstalled({ tools: false });
if (!ensureWebBuilt()) {
  console.error("Không dựng được trang web; xem lỗi ở trên.");
  process.exit(1);
}
const server = spawn(findNode(), [join(root, "bin/kehoach.mjs"), "serve", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
// Ctrl-C reaches the whole group; the server closes everything and we follow it. A signal sent to us alone is passed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
