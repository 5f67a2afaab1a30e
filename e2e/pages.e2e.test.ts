import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, WIDE } from "./browser.ts";
import { listenLoud, lookOverBoth } from "./look-over.ts";
import { listPages, openPage, type PageAddress } from "./pages.ts";
import { type Site, startSite } from "./site.ts";

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
test("no page scrolls sideways at a desk or on a phone; all are clean for axe, name themselves, and break no content policy", async () => {
  const page = await browser.newPage({ viewport: WIDE });
  const loud = listenLoud(page);
  const faults: string[] = [];
  const titles = new Map<string, string>();
  for (const { name, path } of [
    ...pages,
    { name: "english", path: "/?lang=en" },
    { name: "english-report", path: "/bao-cao?lang=en" },
  ]) {
    await openPage(page, site.base + path);
    titles.set(name, await page.title());
    faults.push(...(await lookOverBoth(page, name, WIDE)));
  }
  await page.close();
  expect(faults).toEqual([]);
  expect(loud).toEqual([]);
  expect(new Set(titles.values()).size, [...titles].join("\n")).toBeGreaterThanOrEqual(pages.length - 1);
}, 120_000);
