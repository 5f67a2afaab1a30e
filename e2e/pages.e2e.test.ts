import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { listPages, openPage, type PageAddress } from "./pages.ts";
import { type Site, startSite } from "./site.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site: Site;
let browser: Browser;
let pages: PageAddress[];

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  pages = await listPages(site.base);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** One pass over every page: width, accessibility, titles, headings, and a quiet console under the content policy. */
describe.each([1440, 390])("every page at %i px", (width) => {
  test("does not scroll sideways, is clean for axe, names itself, and breaks no content policy", async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const loud: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") loud.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => loud.push(`${page.url()}: ${error.message}`));
    const faults: string[] = [];
    const titles = new Map<string, string>();
    for (const { name, path } of [
      ...pages,
      { name: "english", path: "/?lang=en" },
      { name: "english-report", path: "/bao-cao?lang=en" },
    ]) {
      await openPage(page, site.base + path);
      const wide = await page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (wide > 0) faults.push(`${name}: ${wide} px too wide`);
      expect(await page.locator("h1").count(), `${name}: headings of the first level`).toBe(1);
      const title = await page.title();
      titles.set(name, title);
      if (!title.endsWith(" · Kehoach")) faults.push(`${name}: the window is called "${title}"`);
      await page.evaluate(AXE);
      const results = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
      for (const violation of results.violations)
        faults.push(
          `${name}: ${violation.id}: ${violation.nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 200))
            .join(" | ")}`,
        );
    }
    await page.close();
    expect(faults).toEqual([]);
    expect(loud).toEqual([]);
    expect(new Set(titles.values()).size, [...titles].join("\n")).toBeGreaterThanOrEqual(pages.length - 1);
  }, 120_000);
});
