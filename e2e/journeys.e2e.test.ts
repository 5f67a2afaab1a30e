import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { fold } from "../packages/core/src/fold.ts";
import { DESK, openBrowser } from "./browser.ts";
import { readPackFacts } from "./pack-facts.ts";
import { openPage } from "./pages.ts";
import { ROOT, type Site, startSite } from "./site.ts";

const PACK = join(ROOT, "packs/cho-don-2023");
let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: DESK });
});
afterEach(() => page.close());

/** Numbers that look random and are the same in every run. */
function makeDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("the overview shows 9 exceeded, 18 met, 7 behind, and each cell reaches its indicator", async () => {
  await openPage(page, `${site.base}/`);
  for (const [verdict, count] of [
    ["exceeded", 9],
    ["met", 18],
    ["notMet", 7],
  ] as const) {
    const group = page.locator(`[data-verdict=${verdict}]`);
    expect(await group.locator("p").innerText()).toMatch(new RegExp(`^${count}\\b`));
    expect(await group.locator("a").count()).toBe(count);
  }
  // Behind plan first.
  const verdicts = await page.locator("main table").first().locator("tbody tr td:last-child").allInnerTexts();
  expect(verdicts).toHaveLength(34);
  expect(verdicts.slice(0, 7).every((text) => text.includes("Chưa đạt"))).toBe(true);
  const links = await page.locator("[data-verdict] a").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("href")));
  expect(new Set(links).size).toBe(34);
  const cell = page.locator("[data-verdict=notMet] a").first();
  const name = await cell.getAttribute("title");
  await cell.click();
  await page.locator("h1", { hasText: name ?? "-" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Chưa đạt");
});

test("a figure that is not there is said in words, never shown as zero", async () => {
  const overview = (await (await fetch(`${site.base}/api/v1/overview`)).json()) as {
    indicators: { code: string; actual: string | null; target: string | null }[];
  };
  const bare = overview.indicators.find((row) => row.actual === null && row.target === null);
  await openPage(page, `${site.base}/`);
  const row = page.locator(`tr[data-row="${bare?.code}"]`).first();
  const text = await row.innerText();
  expect(text.match(/chưa có số liệu/g)).toHaveLength(2);
  expect(text).not.toMatch(/(^|\s)0(\s|$)/);
  await openPage(page, `${site.base}/chi-tieu/${bare?.code}`);
  expect(await page.locator("main").innerText()).toContain("chưa có số liệu");
});

test("twenty figures of the report lead to their document, line and figure as entered, as the pack has them", async () => {
  const factOf = readPackFacts(PACK);
  await openPage(page, `${site.base}/bao-cao`);
  const links = page.locator("article a[data-refs]");
  const described = await links.evaluateAll((all) =>
    all.map((link: { getAttribute: (name: string) => string | null }) => ({
      refs: link.getAttribute("data-refs") ?? "",
      href: link.getAttribute("href") ?? "",
    })),
  );
  const eligible = described
    .map((one, position) => ({ ...one, position }))
    .filter(({ refs, href }) => href.startsWith("/chi-tieu/") && refs.split(" ").some((id) => factOf(id) !== undefined));
  expect(eligible.length).toBeGreaterThan(150);
  const dice = makeDice(2023);
  const chosen = new Set<number>();
  while (chosen.size < 20) chosen.add(dice(eligible.length));
  let checked = 0;
  for (const choice of chosen) {
    const one = eligible[choice];
    if (one === undefined) throw new Error("dice out of range");
    await links.nth(one.position).click();
    const marked = page.locator("main tr[aria-current=true]");
    await marked
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(() => {
        throw new Error(`${one.href} marks no figure; the report refers to ${one.refs}`);
      });
    for (const row of await marked.all()) {
      const id = (await row.getAttribute("data-row")) ?? "";
      const fact = factOf(id);
      expect(fact, `the pack has no ${id}`).toBeDefined();
      expect(one.refs.split(" ")).toContain(id);
      const cells = (await row.locator("td > span:last-child").allInnerTexts()).map((text) => text.trim());
      if (fact?.entered !== undefined) expect(cells, `${id}: figure as entered`).toContain(fact.entered);
      expect(cells, `${id}: line`).toContain(String(fact?.line));
      expect(await row.locator("a[href*='/van-ban/']").first().getAttribute("href"), `${id}: document`).toContain(
        `/van-ban/${fact?.document}`,
      );
      checked += 1;
    }
    await page.goBack();
    await links.nth(one.position).waitFor();
  }
  expect(checked).toBeGreaterThanOrEqual(20);
}, 120_000);

test("the sectors are the contents of the report, 77 of them, each saying what it holds", async () => {
  await openPage(page, `${site.base}/linh-vuc`);
  const items = await page.locator("main ol > li").allInnerTexts();
  expect(items).toHaveLength(77);
  expect(items.filter((text) => /[1-9]\d* số thực hiện/.test(text)).length).toBeGreaterThan(50);
  await page.getByRole("button", { name: "Chỉ lĩnh vực có số liệu" }).click();
  await page.waitForURL(/q=figures/);
  await page.locator("main ol > li a").first().click();
  await page.locator("main table tbody tr").first().waitFor();
});

test("search from anywhere: slash opens it, no accents are needed, arrows and Enter go", async () => {
  await openPage(page, `${site.base}/van-ban`);
  await page.keyboard.press("/");
  await page.keyboard.type("dien tich cay luong thuc");
  const first = page.locator("[role=option]").first();
  await first.filter({ hasText: /Diện tích.*cây lương thực/ }).waitFor();
  expect(await first.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/chi-tieu\//);
  await page.getByRole("heading", { level: 1, name: /cây lương thực/ }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("bang lung");
  await page.locator("[role=option]", { hasText: "Bằng Lũng" }).first().waitFor();
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog[open]").count()).toBe(0);
});

test("the language is switched, kept in the address and carried along", async () => {
  await openPage(page, `${site.base}/`);
  await page.getByLabel("Ngôn ngữ").selectOption("en");
  await page.getByRole("heading", { level: 1, name: /^Plan of 2023/ }).waitFor();
  expect(page.url()).toContain("lang=en");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.getByRole("link", { name: "Documents" }).click();
  await page.getByRole("heading", { level: 1, name: "Documents" }).waitFor();
  expect(page.url()).toContain("lang=en");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Documents" }).waitFor();
  await page.getByLabel("Language").selectOption("vi");
  await page.getByRole("heading", { level: 1, name: "Văn bản" }).waitFor();
});

test("the DOCX of the button is the DOCX of the API, byte for byte", async () => {
  await openPage(page, `${site.base}/bao-cao`);
  const button = page.getByRole("link", { name: "Tải báo cáo (DOCX)" });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const file = readFileSync(await download.path());
  const direct = Buffer.from(await (await fetch(site.base + (await button.getAttribute("href")))).arrayBuffer());
  expect(file.subarray(0, 2).toString()).toBe("PK");
  expect(file.equals(direct)).toBe(true);
});

test("by keyboard alone: skip link, a cell, its indicator, its document", async () => {
  await openPage(page, `${site.base}/`);
  const focused = (): Promise<string> =>
    page.evaluate<string>(
      "`${document.activeElement.tagName} ${document.activeElement.getAttribute('href') ?? document.activeElement.id}`",
    );
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("A #noi-dung");
  const outline = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle");
  expect(outline).toBe("solid");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused()).toMatch(/^A \/chi-tieu\//);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/chi-tieu\//);
  await page.locator("main h1").waitFor();
  expect(await focused()).toBe("MAIN noi-dung");
  // Its figures come after its name.
  await page.locator("main a[href^='/van-ban/']").first().waitFor();
  for (let press = 0; press < 40 && !(await focused()).startsWith("A /van-ban/"); press += 1) await page.keyboard.press("Tab");
  expect(await focused()).toMatch(/^A \/van-ban\//);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/van-ban\//);
});

test("what the reader chose stands in the address and survives a reload: judgement, order, date, filter", async () => {
  await openPage(page, `${site.base}/`);
  await page.getByRole("button", { name: /^Chưa đạt/ }).click();
  await page.getByRole("button", { name: "Chỉ tiêu" }).click();
  await page.waitForURL(/verdict=notMet.*sort=name|sort=name.*verdict=notMet/);
  await page.reload();
  await page.locator("main table").first().waitFor();
  expect(await page.locator("main table").first().locator("tbody tr").count()).toBe(7);
  expect(await page.locator("th[aria-sort=ascending]").innerText()).toContain("Chỉ tiêu");

  await openPage(page, `${site.base}/dia-ban`);
  const before = await page.locator("main li").allInnerTexts();
  await page.getByLabel("Xem vào ngày").fill("02/07/2025");
  await page.keyboard.press("Enter");
  await page.waitForURL(/at=2025-07-02/);
  await expect.poll(() => page.locator("main li").allInnerTexts()).not.toEqual(before);
  await page.getByLabel("Xem vào ngày").fill("31/02/2025");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();

  await openPage(page, `${site.base}/chi-tieu`);
  await page.getByLabel(/Lọc theo tên/).fill("rung");
  await page.waitForURL(/q=rung/);
  await page.reload();
  await page.locator("main table tbody tr").first().waitFor();
  expect(
    (await page.locator("main table tbody tr td:first-child").allInnerTexts()).every((name) => fold(name).includes("rung")),
  ).toBe(true);
});

test("a code used by two places asks which one is meant; an unknown year offers those that are known", async () => {
  await page.goto(`${site.base}/dia-ban/02020`);
  await page.getByRole("alert").waitFor();
  const choices = await page.getByRole("alert").getByRole("link").allInnerTexts();
  expect(choices.join()).toContain("Bằng Lũng");
  expect(choices.join()).toContain("xã Chợ Đồn");
  await page
    .getByRole("alert")
    .getByRole("link", { name: /Bằng Lũng/ })
    .click();
  await page.getByRole("heading", { level: 1, name: /Bằng Lũng/ }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Đã trở thành");

  await page.goto(`${site.base}/?year=1999`);
  await page.getByRole("alert").getByRole("link", { name: "2023" }).click();
  await page.getByRole("heading", { level: 1, name: /2023/ }).waitFor();
});

test("when the server does not answer the page says so and asks again on request", async () => {
  await page.route("**/api/v1/errata*", (route) => route.abort());
  await page.goto(`${site.base}/so-lieu-chua-khop`);
  await page.getByRole("alert").waitFor({ timeout: 15_000 });
  await page.unroute("**/api/v1/errata*");
  await page.getByRole("button", { name: "Thử lại" }).click();
  await page.getByText("Báo cáo in 95,9 %, tính lại 97,7 %").waitFor();
});

test("on paper the frame is gone and the sheet is A4", async () => {
  await openPage(page, `${site.base}/bao-cao`);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation").count()).toBe(0);
  expect(await page.locator("header select").first().isVisible()).toBe(false);
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe("%PDF");
});

test("the first page needs less than 250 kB of script, without charts", async () => {
  let bytes = 0;
  const names: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    names.push(response.url());
    void response.body().then((body) => {
      bytes += gzipSync(body).length;
    });
  });
  await openPage(page, `${site.base}/`);
  await page.waitForLoadState("networkidle");
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => name.includes("chart"))).toEqual([]);
  expect(bytes).toBeLessThan(250_000);
  expect(bytes).toBeGreaterThan(50_000);
});
