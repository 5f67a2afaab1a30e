import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Collects what the browser itself complains of from now on: faults, warnings, a content policy broken. */
export function listenLoud(page: Page): readonly string[] {
  const loud: string[] = [];
  page.on("pageerror", (error) => loud.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") loud.push(`${page.url()}: ${message.text()}`);
  });
  return loud;
}

/** What is wrong with a page as it stands: too wide, not accessible, not named. */
export async function lookOver(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  const wide = await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  if (wide > 0) faults.push(`${name}: ${wide} px too wide`);
  const heads = await page.locator("h1").count();
  if (heads !== 1) faults.push(`${name}: ${heads} headings of the first level`);
  const title = await page.title();
  if (!title.endsWith(" · Kehoach")) faults.push(`${name}: the window is called "${title}"`);
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  for (const { id, nodes } of results.violations)
    faults.push(
      `${name}: ${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 200))
        .join(" | ")}`,
    );
  return faults;
}
