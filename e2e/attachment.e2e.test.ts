import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appoint } from "./appoint.ts";
import { openBrowser } from "./browser.ts";
import { openPage } from "./pages.ts";
import { AN } from "./people.ts";
import { type Site, startSite } from "./site.ts";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite(AN);
  await appoint(site.db, "planner");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test.each([1280, 390])(
  "[D1] [D2] [D3] at %i px a planner attaches the paper as issued, gets it back, and takes a wrong one away with a reason",
  async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await openPage(page, `${site.base}/van-ban/bao-cao-2023`);
    await page.getByRole("heading", { name: "Tệp đính kèm" }).waitFor();
    const choose = (name: string, content: string) =>
      page.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
    await choose("Báo cáo đã ký.pdf", "<script>alert(1)</script>");
    await page.getByText("Không nhận loại tệp này").waitFor();
    await choose(`Báo cáo đã ký ${width}.pdf`, "%PDF-1.7 nội dung");
    const link = page.getByRole("link", { name: `Báo cáo đã ký ${width}.pdf` });
    await link.waitFor();
    const [saved] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(saved.suggestedFilename()).toBe(`Báo cáo đã ký ${width}.pdf`);
    await page.getByRole("button", { name: `Gỡ Báo cáo đã ký ${width}.pdf` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Gỡ" }).click();
    await page.getByText("Cần ghi lý do.").waitFor();
    await page.getByLabel("Lý do").fill("Đính nhầm bản chưa ký");
    await page.getByRole("dialog").getByRole("button", { name: "Gỡ" }).click();
    await link.waitFor({ state: "detached" });
    await page.close();
  },
  60_000,
);
