import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { appoint } from "./appoint.ts";
import { openBrowser, type Size, WIDE } from "./browser.ts";
import { copy, paste } from "./clipboard.ts";
import { openPage } from "./pages.ts";
import { BINH, CHI, contextOf, findPerson, type Who } from "./people.ts";
import { type Site, startSite } from "./site.ts";

/** The made-up district. */
export const AUTHORITY = "khue-lam";
/** A month of the past with the year before it and a plan; it is taken without end. */
export const REGIME = "kt-xh-thang-2023";
/** This month: the fifth column of the form. */
export const NOW = "Thực hiện tháng 11";
const BEFORE_AT = 3;
const NOW_AT = 4;
const COLUMNS = 11;

export type Desk = { readonly site: Site; readonly browser: Browser; readonly stop: () => Promise<void> };

/** A site and a browser, with two officers at each of some communes. */
export async function openDesk(places: readonly string[]): Promise<Desk> {
  const site = await startSite(findPerson, { withDemo: true });
  for (const place of places)
    for (const holder of [BINH, CHI]) await appoint(site.db, "officer", { holder, authority: AUTHORITY, place });
  const browser = await openBrowser();
  return {
    site,
    browser,
    stop: async () => {
      await browser.close();
      await site.stop();
    },
  };
}

export const addressOf = (place: string, page = "/phieu"): string =>
  `${page}?che-do=${REGIME}&dia-ban=${place}&ky=2023-M11&authority=${AUTHORITY}`;

export async function openSheet({ site, browser }: Desk, who: Who, place: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(browser, site, who, size)).newPage();
  await openPage(page, site.base + addressOf(place));
  return page;
}

export const lineOf = (page: Page, label: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) });
export const nowOf = (page: Page, label: string): Locator => lineOf(page, label).locator("td[data-at]").nth(NOW_AT);
export const cursor = (page: Page): Locator => page.locator("td[data-active=true] input");
export const sync = (page: Page): Locator => page.getByRole("group", { name: "Tình trạng ghi" });

export async function waitCursor(page: Page): Promise<void> {
  await expect.poll(() => cursor(page).evaluate((input) => input === document.activeElement)).toBe(true);
}

export async function choose(page: Page, label: string): Promise<void> {
  await nowOf(page, label).click();
  await waitCursor(page);
}

export async function waitSaved(page: Page): Promise<void> {
  await sync(page)
    .getByText(/^Đã lưu lúc/)
    .waitFor();
}

/** What a cell shows, without what is only said of it. */
export const textOf = (cell: Locator): Promise<string> =>
  cell.evaluate((own) => {
    const letters = [...(own.querySelector("span")?.childNodes ?? [])].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return own.querySelector("input")?.value ?? letters?.textContent ?? "";
  });

/** To the top of a column, by the keyboard. */
async function goToTop(page: Page, column: number): Promise<void> {
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < column; step += 1) await page.keyboard.press("ArrowRight");
}

/** Fills the column of this month with what the month before has. */
export async function fillLikeBefore(page: Page): Promise<void> {
  await page
    .locator("td[data-at]")
    .nth(COLUMNS + BEFORE_AT)
    .click();
  await goToTop(page, BEFORE_AT);
  await page.keyboard.press("Control+Shift+End");
  const before = (await copy(cursor(page))).split("\r\n").map((line) => line.split("\t")[0] ?? "");
  await goToTop(page, NOW_AT);
  expect(before.length).toBeGreaterThan(20);
  await paste(cursor(page), before.join("\r\n"));
}
