import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sealOnce } from "../packages/server/src/journal/seal.ts";
import { writeJournal } from "../packages/server/src/platform/journal.ts";
import { SYSTEM } from "../packages/server/src/platform/scope.ts";
import { inTransaction } from "../packages/server/src/platform/transaction.ts";
import { appoint } from "./appoint.ts";
import { openBrowser } from "./browser.ts";
import { listenLoud, lookOver } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { AN } from "./people.ts";
import { type Site, startSite } from "./site.ts";

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await startSite(AN);
  const authorityId = await appoint(site.db, "leader");
  await inTransaction(site.db, SYSTEM, async (tx) => {
    const entry = { authorityId, actor: "user:an.nguyen" };
    for (let number = 1; number <= 60; number++)
      await writeJournal(tx, {
        ...entry,
        act: "user.create",
        subject: `nguoi.${number}`,
        change: { username: `nguoi.${number}` },
      });
    await writeJournal(tx, { ...entry, act: "strange.deed", subject: "=1+1", change: { note: "Đã ghi" } });
  });
  await sealOnce(site.db);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const rows = (page: Page) => page.locator("tbody tr");

describe("the journal page", () => {
  test("[L8] [L11] shows the newest first, a strange act as it is, its change and its seal", async () => {
    const page = await browser.newPage();
    await openPage(page, `${site.base}/nhat-ky`);
    expect(await rows(page).count()).toBe(50);
    const first = rows(page).first();
    expect(await first.innerText()).toMatch(/strange\.deed[\s\S]*=1\+1[\s\S]*an\.nguyen[\s\S]*số 62/);
    expect(await rows(page).nth(1).innerText()).toContain("thêm người dùng");
    await first.getByText("Xem").click();
    expect(await first.innerText()).toMatch(/"note": "Đã ghi"[\s\S]*Mã niêm: [0-9a-f]{64}/);
    await page.getByRole("button", { name: "Xem thêm" }).click();
    await rows(page).nth(61).waitFor();
    expect(await rows(page).count()).toBe(62);
    await page.close();
  });

  test("[L8] filters stand in the address, survive going back, and a day that is none is told at its field", async () => {
    const page = await browser.newPage();
    await openPage(page, `${site.base}/nhat-ky`);
    await page.getByLabel("Từ ngày").fill("31/02/2030");
    await page.getByLabel("Đối tượng").fill("nguoi.6");
    await page.keyboard.press("Enter");
    await page.getByText("Ghi ngày/tháng/năm").waitFor();
    await page.getByLabel("Từ ngày").fill("2/1/2030");
    await page.getByLabel("Đến ngày").fill("1/1/2030");
    await page.keyboard.press("Enter");
    await page.getByText("không được trước").waitFor();
    await page.getByLabel("Từ ngày").fill("1/1/2020");
    await page.getByLabel("Đến ngày").fill("");
    await page.keyboard.press("Enter");
    await page.waitForURL(/from=2020-01-01&subject=nguoi\.6/);
    await rows(page).nth(1).waitFor();
    expect(await rows(page).count()).toBe(2);
    expect(await page.getByLabel("Đến ngày").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByLabel("Việc", { exact: true }).selectOption("user");
    await page.getByRole("button", { name: "Lọc", exact: true }).click();
    await page.waitForURL(/act=user/);
    await page.goBack();
    await page.goBack();
    await page.waitForURL(/nhat-ky$/);
    expect(await page.getByLabel("Đối tượng").inputValue()).toBe("");
    await openPage(page, `${site.base}/nhat-ky?subject=khong-co-ai`);
    await page.getByText("Không có dòng nào khớp bộ lọc.").waitFor();
    await page.getByRole("button", { name: "Bỏ lọc" }).click();
    await rows(page).nth(49).waitFor();
    await page.close();
  });

  test("[L9] the file holds what the filters leave", async () => {
    const page = await browser.newPage();
    await openPage(page, `${site.base}/nhat-ky?act=strange.deed`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tải CSV" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^nhat-ky-.+\.csv$/);
    const lines = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain("MINH HỌA");
    expect(lines[2]).toContain(",user:an.nguyen,strange.deed,'=1+1,");
    await page.close();
  });

  test.each([1440, 360])(
    "[L8] at %i px it does not scroll sideways, is clean for axe, and breaks no content policy",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 740 } });
      const loud = listenLoud(page);
      await openPage(page, `${site.base}/nhat-ky`);
      await rows(page).first().getByText("Xem").click();
      expect(await lookOver(page, "journal")).toEqual([]);
      expect(loud).toEqual([]);
      await page.close();
    },
  );

  test("[L10] stands in the menu of who may read it", async () => {
    const page = await browser.newPage();
    await openPage(page, site.base);
    await page.getByRole("button", { name: "Nguyễn Văn An" }).click();
    await page.getByRole("link", { name: "Nhật ký" }).click();
    await rows(page).first().waitFor();
    expect(new URL(page.url()).pathname).toBe("/nhat-ky");
    await page.close();
  });
});
