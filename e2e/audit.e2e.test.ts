import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { DESK, openBrowser } from "./browser.ts";
import { listenLoud, lookOver } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { type Site, startSite } from "./site.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/** One percentage is wrong (97,7), the others are right. */
const REPORT = [
  "BÁO CÁO",
  "Diện tích gieo trồng cây lương thực có hạt đạt 5.345,97/5.470 ha, bằng 95,9% kế hoạch.",
  "Diện tích trồng rừng đạt 450/500 ha, bằng 90% kế hoạch.",
  "Diện tích trồng chè đạt 60/80 ha, bằng 75% kế hoạch.",
];

/** A Word file as small as Word takes it. */
function makeDocx(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join("");
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const zip = zipSync({
    "[Content_Types].xml": strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(`${head}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`),
  });
  return Buffer.from(zip);
}

const DOCX = { name: "Báo cáo huyện.docx", mimeType: "", buffer: makeDocx(REPORT) };
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

/** Drops a file on the page, as a hand would. */
async function drop(file: { readonly name: string; readonly buffer: Buffer }): Promise<void> {
  await page.evaluate(
    `{
      const bytes = Uint8Array.from(atob(${JSON.stringify(file.buffer.toString("base64"))}), (one) => one.charCodeAt(0));
      const held = new DataTransfer();
      held.items.add(new File([bytes], ${JSON.stringify(file.name)}));
      const zone = document.querySelector("input[type=file]").parentElement;
      for (const type of ["dragover", "drop"]) zone.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
    }`,
  );
}
const choose = (file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> =>
  page.locator("input[type=file]").setInputFiles(file);
const counts = (): Promise<string> => page.getByText(/^Đã kiểm \d/).innerText();
const cards = () => page.locator("[data-finding]:visible");

async function save(name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
const wordText = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array())
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .trim();

test("[Q248] a report is dropped, its wrong percentage found, lit with its operands, reached from the text and by keyboard", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  expect(await page.locator("main").innerText()).toContain("không lưu lại");
  await drop(DOCX);
  await cards().first().waitFor();
  expect(await counts()).toMatch(/ 2 khớp, 1 sai, 0 xem lại; /);
  expect(await cards().count()).toBe(1);
  expect(await cards().first().innerText()).toMatch(/^SAI\s+95,9%[\s\S]*97,73[\s\S]*5\.245,97/);

  await cards().first().getByRole("button").first().click();
  expect(await page.locator("[data-light=blamed]").allInnerTexts()).toEqual([expect.stringMatching(/^95,9/)]);
  expect(await page.locator("[data-light=operand]").allInnerTexts()).toEqual(["5.345,97", "5.470"]);
  await cards().first().getByRole("button", { name: "5.470 ha" }).click();

  await page.getByRole("button", { name: "Rà soát tệp khác" }).click();
  await choose(DOCX);
  await page.locator("article a[data-check]").first().click();
  const focused = "document.activeElement.dataset.finding + document.activeElement.getAttribute('aria-current')";
  expect(await page.evaluate(focused)).toMatch(/^C\d+true$/);

  await page.getByRole("button", { name: "Rà soát tệp khác" }).click();
  await choose(DOCX);
  await cards().first().waitFor();
  expect(await page.locator("[data-light]").count()).toBe(0);
  await page.keyboard.press("Alt+ArrowDown");
  await page.locator("[data-light=blamed]").waitFor();
});

test("[Q247] a finding is set aside with a reason, stays so in this browser, is written down, and comes back", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  await choose(DOCX);
  await cards().first().getByRole("button").first().click();
  await page.getByRole("button", { name: "Bỏ qua", exact: true }).click();
  await page.getByRole("button", { name: "Lưu" }).click();
  await page.getByRole("alert").getByText("Cần ghi lý do").waitFor();
  await page.getByLabel("Lý do bỏ qua").fill("kế hoạch tỉnh giao khác");
  await page.keyboard.press("Enter");
  await page.getByText("Không phát hiện số liệu nào chưa khớp").waitFor();
  expect(await counts()).toMatch(/ 2 khớp, 0 sai, 0 xem lại, 1 đã bỏ qua; /);
  expect(await page.locator("article a[data-check]").count()).toBe(0);

  await page.reload();
  await choose({ ...DOCX, name: "ban-khac.docx", buffer: makeDocx([...REPORT, "Ngoài ra không có gì thêm."]) });
  await page.getByText("Không phát hiện số liệu nào chưa khớp").waitFor();
  const side = await save("Danh sách bỏ qua");
  expect(side.name).toBe("ban-khac.kehoach.json");
  const { schema, ignored } = JSON.parse(side.bytes.toString());
  expect([schema, ignored.length]).toEqual(["kehoach-ignore/1", 1]);
  expect(ignored[0]).toMatchObject({ reason: "kế hoạch tỉnh giao khác", rule: "percent-of-plan", stated: "95,9%" });

  await page.getByText("Đã bỏ qua (1)").click();
  expect(await cards().first().innerText()).toContain("kế hoạch tỉnh giao khác");
  await page.getByRole("button", { name: "Khôi phục" }).click();
  await page.locator("article a[data-check]").waitFor();
  expect(await counts()).toContain(" 1 sai,");
});

test("[Q249] the downloads: the user's own Word file with a comment, the others, without what was set aside", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  await choose(DOCX);
  await cards().first().waitFor();
  const word = await save("Word có nhận xét");
  expect(word.name).toBe("Báo cáo huyện.ra-soat.docx");
  expect(wordText(word.bytes)).toBe(REPORT.join("\n"));
  expect(strFromU8(unzipSync(word.bytes)["word/comments.xml"] ?? new Uint8Array())).toContain("97,73");
  const json = await save("JSON");
  expect(JSON.parse(json.bytes.toString())).toMatchObject({
    schema: "kehoach-audit/1",
    document: { name: DOCX.name, kind: "docx" },
  });
  const html = await save("Trang HTML");
  expect(html.bytes.toString()).toMatch(/^<!doctype html>[\s\S]*95,9/i);
  const excel = await save("Excel");
  expect(Object.keys(unzipSync(excel.bytes))).toContain("xl/workbook.xml");

  await cards().first().getByRole("button").first().click();
  await page.getByRole("button", { name: "Bỏ qua", exact: true }).click();
  await page.getByLabel("Lý do bỏ qua").fill("đã kiểm");
  await page.keyboard.press("Enter");
  await page.getByText("Không phát hiện số liệu nào chưa khớp").waitFor();
  const clean = await save("Word có nhận xét");
  expect(unzipSync(clean.bytes)["word/comments.xml"]).toBeUndefined();
  expect(wordText(clean.bytes)).toBe(REPORT.join("\n"));
});

test("[Q241] what can not be audited is said in words, and another file can be chosen at once", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  await choose({ name: "trong.txt", mimeType: "", buffer: Buffer.alloc(0) });
  await page.getByRole("alert").getByText("Tệp rỗng").waitFor();
  await choose({ name: "anh.docx", mimeType: "", buffer: Buffer.alloc(3000, "\u0000\u0001\u00ff") });
  await page.getByRole("alert").getByText("Tệp không phải là văn bản").waitFor();
  // Too large is known before anything is sent.
  let sent = 0;
  page.on("request", (request) => (sent += request.method() === "POST" ? 1 : 0));
  await page.evaluate(`{
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(52428801)], "to.pdf"));
    document.querySelector("input[type=file]").parentElement.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
  }`);
  await page
    .getByRole("alert")
    .getByText(/52\.428\.801.*52\.428\.800/)
    .waitFor();
  expect(sent).toBe(0);
  await choose(DOCX);
  await cards().first().waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("[Q243] what takes long can be cancelled; a lost connection is said and tried again", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  await page.route("**/api/v1/audit*", () => undefined); // never answered
  await choose(DOCX);
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Hủy" }).click();
  await page.getByRole("button", { name: "Chọn tệp" }).waitFor();
  await page.unroute("**/api/v1/audit*");
  await page.route("**/api/v1/audit*", (route) => route.abort());
  await choose(DOCX);
  await page.getByRole("alert").waitFor();
  await page.unroute("**/api/v1/audit*");
  await page.getByRole("button", { name: "Thử lại" }).click();
  await cards().first().waitFor();
});

test("the sentences follow the language of the page", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  await choose(DOCX);
  await cards().first().waitFor();
  await page.getByLabel("Ngôn ngữ").selectOption("en");
  await page.getByText(/^\d+ figures and 3 relations checked: 2 hold, 1 wrong/).waitFor();
  expect(await cards().first().innerText()).not.toMatch(/Số liệu không khớp/);
});

test.each([1440, 390])(
  "[Q248] at %i px the result is clean for axe, does not scroll sideways, and on a phone list and text take turns",
  async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const loud = listenLoud(page);
    await openPage(page, `${site.base}/ra-soat`);
    await choose(DOCX);
    await cards().first().waitFor();
    const look = async (): Promise<void> => expect(await lookOver(page, "result")).toEqual([]);
    await look();
    const text = page.locator("article");
    expect(await text.isVisible()).toBe(width === 1440);
    await cards().first().getByRole("button").first().click();
    await page.locator("[data-light=blamed]:visible").waitFor();
    expect(await cards().count()).toBe(width === 1440 ? 1 : 0);
    await look();
    if (width === 390) {
      await page.getByRole("button", { name: "Về danh sách" }).click();
      await cards().first().waitFor();
    }
    await cards().first().getByRole("button", { name: "Bỏ qua" }).click();
    await look();
    expect(loud).toEqual([]);
  },
);

test("on paper there are the findings and the text, nothing to press, folds open", async () => {
  await openPage(page, `${site.base}/ra-soat`);
  await choose(DOCX);
  await cards().first().waitFor();
  await page.emulateMedia({ media: "print" });
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  expect(await page.getByRole("button", { name: "Rà soát tệp khác" }).isVisible()).toBe(false);
  expect(await page.locator("article").isVisible()).toBe(true);
  expect(await page.locator("details:not([open])").count()).toBe(0);
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe("%PDF");
});
