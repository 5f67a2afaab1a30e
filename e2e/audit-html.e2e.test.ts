import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditDocument } from "../packages/core/src/audit/audit.ts";
import { writeHtml } from "../packages/documents/src/audit-html/write-html.ts";
import { readReport } from "../packages/documents/src/reading/read-report.ts";
import { openBrowser } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WRONG = "Diện tích lúa đạt 60 ha/80 ha, đạt 85,5% KH. Sản lượng thóc đạt 450 tấn/500 tấn, đạt 90% KH.";
const FILLER = "Công tác chỉ đạo, điều hành được thực hiện thường xuyên.\n\n".repeat(60);
const TEXT = `I. NÔNG NGHIỆP\n\n${WRONG}\n\n${FILLER}II. VĂN HÓA\n\nSố hộ đạt 70 hộ/80 hộ, đạt 95,5% KH.\n`;

let browser: Browser;
let folder: string;
let page: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "kehoach-html-"));
  const read = await readReport("bao-cao.txt", new TextEncoder().encode(TEXT));
  if (!read.ok) throw new Error("the text is readable");
  const file = join(folder, "bao-cao.ra-soat.html");
  await writeFile(file, writeHtml(auditDocument(read.value), { language: "vi" }));
  page = pathToFileURL(file).href;
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([1440, 390])("[Q213] the page of findings at %i px", (width) => {
  test("[Q212] asks for nothing, breaks no policy, is clean for axe, does not scroll sideways", async () => {
    // The checker itself is a script the page's own policy would refuse; the policy is watched apart.
    const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true });
    const tab = await context.newPage();
    const asked: string[] = [];
    tab.on("request", (request) => void asked.push(request.url()));
    await tab.goto(page);
    await tab.addScriptTag({ content: AXE });
    const { violations } = await tab.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(asked).toEqual([page]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await context.close();
  });

  test("j goes from finding to finding, lights its figures together and brings them into sight; a figure leads to its finding", async () => {
    const tab = await browser.newPage({ viewport: { width, height: 844 } });
    const said: string[] = [];
    tab.on("console", (message) => void said.push(message.text()));
    tab.on("pageerror", (error) => void said.push(String(error)));
    await tab.emulateMedia({ reducedMotion: "reduce" });
    await tab.goto(page);
    const lit = () => tab.locator("mark.lit").allTextContents();
    await tab.keyboard.press("j");
    expect(await lit()).toEqual(["60 ha", "80 ha", "85,5%"]);
    await tab.keyboard.press("j");
    expect(await lit()).toEqual(["70 hộ", "80 hộ", "95,5%"]);
    const box = await tab.locator("mark.blamed").boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    // On a phone the explanation stands at the foot, and must not cover what it explains.
    const foot = width < 900 ? ((await tab.locator(".card").boundingBox())?.y ?? 0) : 844;
    expect(box?.y).toBeLessThan(foot);
    await tab.keyboard.press("j");
    expect(await lit()).toContain("85,5%");
    await tab.keyboard.press("Escape");
    expect(await lit()).toEqual([]);
    await tab.locator("mark", { hasText: "90%" }).click();
    expect(await lit()).toEqual(["450 tấn", "500 tấn", "90%"]);
    expect(await tab.locator(width < 900 ? ".card .message" : "li.on .message").textContent()).toContain(
      "Khớp: 450 tấn / 500 tấn = 90 %",
    );
    expect(said).toEqual([]);
    await tab.close();
  });
});
