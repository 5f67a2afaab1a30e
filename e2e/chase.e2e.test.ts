import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReport } from "../packages/documents/src/reading/read-report.ts";
import { appoint } from "./appoint.ts";
import { PHONE, type Size, WIDE } from "./browser.ts";
import { readCopied } from "./clipboard.ts";
import { listenLoud, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { contextOf, type Who } from "./people.ts";
import { AUTHORITY, type Desk, openDesk } from "./sheet.ts";

let desk: Desk;
const OWN = `authority=${AUTHORITY}`;
const LETTER = /^Tải công văn đôn đốc: /;

beforeAll(async () => {
  desk = await openDesk(["kl01"]);
  await appoint(desk.site.db, "planner", { authority: AUTHORITY });
});
afterAll(() => desk?.stop());

async function open(who: Who, path: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(desk.browser, desk.site, who, size)).newPage();
  await openPage(page, desk.site.base + path);
  return page;
}

describe("the sheet for the meeting", () => {
  test("[Y90] [Y94] [Y96] [Y97] who is overdue, a reminder to paste, a letter to sign", async () => {
    const page = await open("an", `/che-do?${OWN}`);
    await page.getByRole("link", { name: /^Đôn đốc/ }).click();
    await page.getByRole("heading", { level: 1, name: "Đôn đốc gửi báo cáo" }).waitFor();
    const group = page
      .getByRole("article")
      .filter({ has: page.getByRole("button", { name: LETTER }) })
      .first();
    const title = await group.getByRole("heading", { level: 3 }).innerText();
    await group.getByText(/^0\/\d+ nơi đã gửi, 0 đã duyệt$/).waitFor();
    const [overdue = ""] = await group.getByRole("heading", { level: 4 }).allInnerTexts();
    const count = Number(/^Quá hạn chưa gửi \((\d+)\)$/.exec(overdue)?.[1]);
    expect(await group.getByRole("listitem").count()).toBe(count);
    expect(await group.getByRole("listitem").first().innerText()).toMatch(/: ?|quá hạn \d+ ngày làm việc|vừa quá hạn/);

    // Another day is asked for; no day at all is said to be none.
    const day = page.getByLabel("Đề nghị gửi chậm nhất");
    await day.fill("01/01/2020");
    await page.getByText("Ghi một ngày, từ hôm nay trở đi").waitFor();
    expect(await group.getByRole("button", { name: LETTER }).isDisabled()).toBe(true);
    await day.fill("25/12/2099");
    const text = await readCopied(page, () => group.getByRole("button", { name: /^Sao chép tin nhắc: / }).click());
    await group.getByText("Đã sao chép.").waitFor();
    expect(text.startsWith(`[${title}] Hạn `)).toBe(true);
    expect(text).toMatch(/ Đã gửi 0\/\d+\. Quá hạn chưa gửi \(ngày làm việc\): .+\. Đề nghị .+\.$/u);
    const all = await readCopied(page, () => page.getByRole("button", { name: "Sao chép tin nhắc tất cả" }).click());
    expect(all.split("\n\n").length).toBeGreaterThan(1);
    expect(all).toContain(text);

    const [saved] = await Promise.all([page.waitForEvent("download"), group.getByRole("button", { name: LETTER }).click()]);
    expect(saved.suggestedFilename()).toMatch(/^Công văn đôn đốc, .+\.docx$/u);
    const letter = await readReport("a.docx", readFileSync(await saved.path()));
    if (!letter.ok) throw new Error(letter.problems[0].code);
    expect(letter.value.text).toContain(`còn ${count} đơn vị quá hạn chưa gửi`);
    expect(letter.value.text).toContain("chậm nhất ngày 25 tháng 12 năm 2099");
    await page.context().close();
  });

  test("[Y91] [Y92] a table of places by forms due in a month, and how well each keeps its days; the address remembers both", async () => {
    const page = await open("an", `/don-doc?${OWN}`);
    const section = page.locator("#gui-du");
    const month = section.getByLabel("Tháng có hạn gửi");
    const before = await month.locator("option").nth(2).getAttribute("value");
    await month.selectOption(before);
    await expect.poll(() => page.url()).toContain(`thang-han=${before}`);
    const table = section.getByRole("table");
    await table
      .getByText(/chưa gửi, quá hạn \d+ ngày/)
      .first()
      .waitFor();
    await page.getByLabel("Tính trong").selectOption("3");
    await expect.poll(() => page.url()).toContain("thang=3");
    const row = page.locator("#dung-han").getByRole("row").last();
    await expect.poll(() => row.innerText()).toMatch(/^Tất cả các nơi\s.*\s0 %$/su);
    await table.getByRole("link").first().click();
    await page.waitForURL(/\/phieu\?/);
    await page.context().close();
  });

  test("[Y95] [X6] an officer of one commune sees that one alone, and no letter is offered to him", async () => {
    const page = await open("binh", `/don-doc?${OWN}`);
    await page.getByRole("article").first().waitFor();
    expect(await page.getByRole("button", { name: LETTER }).count()).toBe(0);
    const places = await page.locator("#dung-han").getByRole("row").count();
    expect(places).toBe(3);
    await page.context().close();
  });
});

describe("how the page looks", () => {
  test("[Y97] it does not scroll sideways at a desk or on a phone, is clean for axe and breaks no content policy, in both languages", async () => {
    const page = await open("an", `/don-doc?${OWN}`);
    const loud = listenLoud(page);
    const faults: string[] = [];
    for (const path of [`/don-doc?${OWN}`, `/don-doc?${OWN}&lang=en`, `/che-do?${OWN}`, "/huong-dan/don-doc"]) {
      await openPage(page, desk.site.base + path);
      faults.push(...(await lookOverBoth(page, path, WIDE)));
    }
    expect([...faults, ...loud]).toEqual([]);
    // Where no page may copy, the text is shown to be copied by hand.
    const phone = await open("an", `/don-doc?${OWN}`, PHONE);
    await phone.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
    await phone.getByRole("button", { name: "Sao chép tin nhắc tất cả" }).click();
    const area = phone.getByRole("textbox", { name: "Sao chép tin nhắc tất cả" });
    expect(await area.inputValue()).toContain("tình hình gửi báo cáo đến ngày");
    await phone.context().close();
  });
});
