import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { DESK, PHONE, type Size } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Only what is wrong is gathered, and no file is asked for again: pages have neither sound nor styles of other sites. */
const runAxe = (rules: string): string =>
  `axe.run({ resultTypes: ['violations'], reporter: 'no-passes', preload: false, rules: ${rules} })`;
const EVERYTHING = runAxe("{}");
/** Contrast takes longer than all other rules together. */
const BUT_COLOURS = runAxe("{ 'color-contrast': { enabled: false } }");
/** A folder for pictures of the pages that are looked over. */
const SHOTS = process.env["KEHOACH_SHOTS"];

/** Collects what the browser itself complains of from now on: faults, warnings, a content policy broken. */
export function listenLoud(page: Page): readonly string[] {
  const loud: string[] = [];
  page.on("pageerror", (error) => loud.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") loud.push(`${page.url()}: ${message.text()}`);
  });
  return loud;
}

/** What is wrong with a page as it stands: too wide, not named. */
async function lookAt(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  const wide = await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  if (wide > 0) faults.push(`${name}: ${wide} px too wide`);
  const heads = await page.locator("h1").count();
  if (heads !== 1) faults.push(`${name}: ${heads} headings of the first level`);
  const title = await page.title();
  if (!title.endsWith(" · Kehoach")) faults.push(`${name}: the window is called "${title}"`);
  return faults;
}

/** What is wrong with a page as it stands: too wide, not accessible, not named. */
export async function lookOver(page: Page, name: string, run = EVERYTHING): Promise<string[]> {
  const faults = await lookAt(page, name);
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults>(run);
  for (const { id, nodes } of results.violations)
    faults.push(
      `${name}: ${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 200))
        .join(" | ")}`,
    );
  return faults;
}

/**
 * The same on a phone and at a desk, without loading the page twice; the desk is left. What axe asks is asked in the first language
 * alone: in another one only the words differ. Colours are those of any width, and are asked about at the desk.
 */
export async function lookOverBoth(page: Page, name: string, desk: Size = DESK): Promise<string[]> {
  const faults: string[] = [];
  const isFirstLanguage = await page.evaluate<boolean>("document.documentElement.lang === 'vi'");
  for (const size of [PHONE, desk]) {
    await page.setViewportSize(size);
    // What the page draws otherwise at another width is drawn.
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(0))))");
    const run = size === desk ? EVERYTHING : BUT_COLOURS;
    const title = `${name}, ${size.width} px`;
    faults.push(...(await (isFirstLanguage ? lookOver(page, title, run) : lookAt(page, title))));
    if (SHOTS === undefined) continue;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name.replace(/[^\p{L}\d-]+/gu, "-")}-${size.width}.png`), fullPage: true });
  }
  return faults;
}
