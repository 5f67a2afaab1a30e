import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflate } from "@sparticuz/chromium";

/** Unpacked inside node_modules: a new version of the package begins with an empty folder, and no other user's files are met. */
const FOLDER = join(import.meta.dirname, "../node_modules/.cache/chromium");
const READY = join(FOLDER, "ready");

/** The browser npm brought, and what it needs in its environment on a machine without its system libraries. */
export const BROWSER = {
  executable: join(FOLDER, "chromium"),
  libraries: join(FOLDER, "al2023", "lib"),
  fontConfig: join(FOLDER, "fonts.conf"),
};

/** Unpacks the browser once, before any test asks for it. The libraries it needs come along where the machine lacks them. */
export default async function prepareBrowser(): Promise<void> {
  if (existsSync(READY)) return;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../bin");
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = FOLDER; // inflate unpacks into the temporary folder
  try {
    for (const file of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br"]) await inflate(join(packed, file));
    if (spawnSync(BROWSER.executable, ["--version"]).status !== 0) await inflate(join(packed, "al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  writeFileSync(
    BROWSER.fontConfig,
    `<?xml version="1.0"?><fontconfig><dir>${join(FOLDER, "fonts")}</dir><cachedir>${join(FOLDER, "font-cache")}</cachedir></fontconfig>`,
  );
  writeFileSync(READY, "");
}
