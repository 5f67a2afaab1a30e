// Renders the documents we generate to pictures, so that a person can look at them. Says aloud when LibreOffice is not here.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, findNode, root } from "./install.mjs";
import { childEnv } from "./steps.mjs";

ensureInstalled({ tools: false });
const out = join(root, ".look");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

function run(program, args) {
  const result = spawnSync(program, args, { cwd: root, encoding: "utf8", env: childEnv() });
  if (result.error?.code === "ENOENT") return undefined;
  if (result.status !== 0) throw new Error(`${program} ${args.join(" ")}: ${result.stdout}${result.stderr}`);
  return result.stdout;
}

const { demoPack } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).kehoach;
const docx = join(out, "bao-cao.docx");
run(findNode(), [join(root, "packages/cli/src/main.ts"), "report", "--pack", demoPack, "--year", "2023", "--out", docx]);
console.log(`Đã tạo ${docx}`);

if (
  run("soffice", [
    "--headless",
    `-env:UserInstallation=file://${join(out, "profile")}`,
    "--convert-to",
    "pdf",
    "--outdir",
    out,
    docx,
  ]) === undefined
) {
  console.log("KHÔNG CÓ LibreOffice trên máy này: chưa chuyển được sang PDF và ảnh để xem. Cài libreoffice-writer rồi chạy lại.");
  process.exit(0);
}
rmSync(join(out, "profile"), { recursive: true, force: true });
if (run("pdftoppm", ["-png", "-r", "70", join(out, "bao-cao.pdf"), join(out, "trang")]) === undefined) {
  console.log(`Đã có ${join(out, "bao-cao.pdf")}. KHÔNG CÓ pdftoppm (poppler-utils): chưa tách được thành ảnh.`);
  process.exit(0);
}
console.log(`Đã có PDF và ${readdirSync(out).filter((name) => name.endsWith(".png")).length} ảnh trong ${out}`);
