import { readFileSync } from "node:fs";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAnnex } from "../packages/documents/test/make-annex.ts";
import { changePart, partsOf } from "../packages/documents/test/make-form-template.ts";
import { appoint } from "./appoint.ts";
import { DESK, openBrowser, PHONE, type Size } from "./browser.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { BINH, CHI, contextOf, findPerson, type Who } from "./people.ts";
import { AUTHORITY, addressOf, lineOf, NOW } from "./sheet.ts";
import { type Site, startSite } from "./site.ts";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite(findPerson, { withDemo: true });
  for (const place of ["kl01", "kl02", "kl03"]) {
    await appoint(site.db, "officer", { holder: BINH, authority: AUTHORITY, place });
    await appoint(site.db, "leader", { holder: CHI, authority: AUTHORITY, place });
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(who: Who, page: string, place: string, size: Size = DESK): Promise<Page> {
  const opened = await (await contextOf(browser, site, who, size)).newPage();
  await openPage(opened, site.base + addressOf(place, page));
  return opened;
}

async function download(page: Page, link: string | RegExp): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const [got]: [Download, void] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return { bytes: new Uint8Array(readFileSync(await got.path())), name: got.suggestedFilename() };
}

const SHEET = "xl/worksheets/sheet1.xml";

/** Where a text stands in the sheet of a template: "C11". */
function findText(xml: string, text: string): string {
  const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*><is><t[^>]*>([^<]*)<\/t>/gu)];
  const [, address] = cells.find(([, , found]) => found === text) ?? [];
  if (address === undefined) throw new Error(`not in the template: ${text}`);
  return address;
}

/** A template in which somebody typed a number beside a line, under a column. */
function fill(bytes: Uint8Array, line: string, column: string, number: string): Uint8Array {
  return changePart(bytes, SHEET, (xml) => {
    const row = /\d+/u.exec(findText(xml, line))?.[0];
    const letters = /[A-Z]+/u.exec(findText(xml, column))?.[0];
    const cell = new RegExp(`<c r="${letters}${row}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, "u");
    return xml.replace(cell, (_, style = "") => `<c r="${letters}${row}"${style}><v>${number}</v></c>`);
  });
}

const choose = (page: Page, bytes: Uint8Array, name: string): Promise<void> =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
const rowOf = (page: Page, label: string) => page.locator("tbody tr").filter({ hasText: label }).first();
const settled = (page: Page): Promise<void> => page.locator("[aria-busy=false]").waitFor();

/** A file is read in a thread of its own. */
const SLOW = { timeout: 20_000 };
const RICE = "Diện tích gieo cấy lúa";

describe("a form in Excel and on paper", () => {
  test("[Z29] the template is downloaded, filled in, imported, and its number stands in the grid", async () => {
    const page = await open("binh", "/phieu", "kl02");
    const loud = listenLoud(page);
    await page.getByRole("link", { name: "Excel và in" }).click();
    await page.getByRole("heading", { level: 1, name: "Excel và in" }).waitFor();
    await page.getByRole("link", { name: "Tải biểu mẫu Excel" }).waitFor();
    expect(await lookOverBoth(page, "excel-trang")).toEqual([]);
    const { bytes, name } = await download(page, "Tải biểu mẫu Excel");
    expect(name).toBe("Biểu 01-KTXH-T, xã Vân Khuê, tháng 11-2023.xlsx");
    await choose(page, fill(bytes, RICE, NOW, "123.5"), name);
    await page.getByText("sẽ ghi: 1").waitFor();
    expect(await page.locator("h3:focus").innerText()).toContain("Xem trước");
    expect(await rowOf(page, RICE).innerText()).toMatch(/123,5\s+sẽ ghi/u);
    expect(await lookOverBoth(page, "excel-mau")).toEqual([]);
    await page.getByRole("button", { name: "Ghi 1 ô vào phiếu" }).click();
    await page.getByText("Đã ghi 1 ô vào phiếu.").waitFor();
    expect(await lookOverBoth(page, "excel-xong")).toEqual([]);
    await page.getByRole("link", { name: "Mở phiếu" }).click();
    await lineOf(page, RICE).getByText("123,5", { exact: true }).first().waitFor();
    // Nobody sees his own import as somebody else's change.
    expect(await page.getByText(/vừa sửa/u).count()).toBe(0);
    await page.goBack();
    await page.getByRole("link", { name: "Tải biểu mẫu Excel" }).waitFor();
    await choose(page, fill(bytes, RICE, NOW, "123.5"), name);
    await page.getByText("Tệp này không có gì cần ghi").waitFor();
    expect(loud).toEqual([]);
    await page.context().close();
  }, 180_000);

  test("[Z29] a file made by hand: what it does not say is asked, lines are matched, figures that are replaced are shown and confirmed", async () => {
    const page = await open("binh", "/phieu/excel", "kl03");
    await page.getByRole("link", { name: "Tải biểu mẫu Excel" }).waitFor();
    const file = makeAnnex({
      name: "Tháng 11",
      rows: [
        ["BÁO CÁO THÁNG 11 NĂM 2023"],
        ["TT", "Chỉ tiêu", "ĐVT", "Tháng 11", "Ghi chú"],
        ["1", RICE, "ha", "1,250", "kịp vụ"],
        ["2", "Diện tích ngô", "ha", "45", ""],
        ["3", "Số cầu treo", "cái", "3", ""],
      ],
    });
    await choose(page, file, "xã Thạch Khuê.xlsx");
    await page.getByRole("heading", { level: 3, name: /điều cần trả lời/u }).waitFor();
    expect(await rowOf(page, RICE).innerText()).toContain("chờ trả lời");
    expect(await lookOverBoth(page, "excel-hoi")).toEqual([]);
    await page.getByLabel(/^Dấu chấm ngăn phần lẻ/u).check();
    await page.getByText("Câu trả lời vừa đổi").waitFor();
    await page.getByRole("button", { name: "Xem lại với câu trả lời" }).click();
    await expect.poll(() => rowOf(page, RICE).innerText(), SLOW).toMatch(/1\.250\s+sẽ ghi/u);
    await settled(page);
    // The answer can be changed.
    await page.getByText("Đã trả lời").click();
    await page.getByLabel(/^Dấu phẩy ngăn phần lẻ/u).check();
    await page.getByRole("button", { name: "Xem lại với câu trả lời" }).click();
    await expect.poll(() => rowOf(page, RICE).innerText(), SLOW).toMatch(/1,250\s+sẽ ghi/u);
    await settled(page);
    await page.getByText("1 dòng có số trong tệp không thuộc biểu").waitFor();
    expect(await lookOverBoth(page, "excel-tra-loi")).toEqual([]);
    await page.getByRole("button", { name: /^Ghi \d+ ô vào phiếu$/u }).click();
    const confirm = page.getByRole("dialog", { name: "Ghi vào phiếu?" });
    if (await confirm.isVisible()) await confirm.getByRole("button", { name: "Ghi", exact: true }).click();
    await page.getByText(/^Đã ghi \d+ ô vào phiếu\.$/u).waitFor();
    await page.context().close();
  }, 180_000);

  test("[Z29] the paper is downloaded as a draft, and the signed copy attached to the form", async () => {
    const page = await open("binh", "/phieu/excel", "kl02");
    const { bytes, name } = await download(page, /^Tải bản nháp/u);
    expect(name).toBe("Biểu 01-KTXH-T, xã Vân Khuê, tháng 11-2023, bản nháp.docx");
    const xml = partsOf(bytes)["word/document.xml"] ?? "";
    const text = xml.replace(/<[^>]+>/gu, " ");
    for (const part of ["ỦY BAN NHÂN DÂN XÃ VÂN KHUÊ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TM. ỦY BAN NHÂN DÂN", "01/KTXH-T"])
      expect(text).toContain(part);
    await page
      .getByLabel("Đính kèm tệp")
      .setInputFiles({ name: "bản ký.pdf", mimeType: "", buffer: Buffer.from(`%PDF-1.7\n${"x".repeat(500)}`) });
    await page.getByRole("link", { name: "bản ký.pdf" }).waitFor();
    expect(await lookOverBoth(page, "excel-ban-ky")).toEqual([]);
    await page.context().close();
  }, 120_000);

  test("[Z29] a file of another place is refused in words; who only reads is told so; on a phone nothing scrolls sideways; English", async () => {
    const page = await open("binh", "/phieu/excel", "kl01", PHONE);
    const other = await open("binh", "/phieu/excel", "kl02");
    const { bytes, name } = await download(other, "Tải biểu mẫu Excel");
    await choose(page, bytes, name);
    await page.getByRole("alert").getByText("xã Vân Khuê").waitFor();
    expect(await lookOverBoth(page, "excel-tu-choi")).toEqual([]);
    await page.context().close();
    await other.context().close();
    const reader = await open("chi", "/phieu/excel", "kl01");
    await reader.getByText("Phiếu này hiện không nhập được.").waitFor();
    expect(await reader.locator("input[type=file]").count()).toBe(0);
    await openPage(reader, `${site.base}${addressOf("kl01", "/phieu/excel")}&lang=en`);
    await reader.getByRole("heading", { level: 1, name: "Excel and print" }).waitFor();
    expect(await lookOver(reader, "in English")).toEqual([]);
    await reader.context().close();
  }, 120_000);
});
