import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheets } from "../packages/documents/src/import/read-sheets.ts";
import { makeXlsx, rowsOf } from "../packages/documents/test/make-xlsx.ts";
import { loadBook } from "../packages/server/src/book/read.ts";
import { SYSTEM } from "../packages/server/src/platform/scope.ts";
import { inSnapshot } from "../packages/server/src/platform/transaction.ts";
import { applyValues, COUNTRY, NATION, sayValue } from "../packages/server/test/total-site.ts";
import { appoint } from "./appoint.ts";
import { approveSheet, FIELDS, SOCIAL, sendSheet } from "./approval.ts";
import { PHONE, type Size, WIDE } from "./browser.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { CHI, contextOf, DUNG, type Who } from "./people.ts";
import { AUTHORITY, type Desk, openDesk } from "./sheet.ts";

let desk: Desk;
const MATRIX = `/tong-hop?authority=${AUTHORITY}&ky=2023-M11`;
const LABEL = "Diện tích chè hiện có";
/** Under load of everything else on the machine; at rest it is a third of this. */
const SOON_MS = 2_000;

beforeAll(async () => {
  desk = await openDesk(["kl01", "kl02", "kl03"]);
  const { db } = desk.site;
  await appoint(db, "approver", { authority: AUTHORITY });
  await appoint(db, "approver", { holder: CHI, authority: AUTHORITY, sectors: FIELDS });
  await appoint(db, "approver", { holder: DUNG, authority: AUTHORITY, sectors: SOCIAL });
  await send("kl01");
  await approveSheet(desk.site, "an", "kl01", 1);
});
afterAll(() => desk?.stop());

/** Sent, and approved but for the last step. */
async function send(place: string): Promise<void> {
  await sendSheet(desk.site, "binh", place);
  for (const who of ["chi", "dung"] as const) await approveSheet(desk.site, who, place, 1);
}

async function open(who: Who, path: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(desk.browser, desk.site, who, size)).newPage();
  await openPage(page, desk.site.base + path);
  return page;
}

const lineOf = (page: Page, name: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader").filter({ hasText: name }) });
const measure = (page: Page, name: string, which: string): Locator => lineOf(page, name).locator(`td[data-measure=${which}]`);

describe("totals from below", () => {
  test("[W31] [W35] the matrix that somebody has open shows the new total when a form is approved, without being loaded again", async () => {
    const page = await open("an", MATRIX);
    const loud = listenLoud(page);
    await page.getByRole("heading", { level: 1, name: "Tổng hợp: huyện Khuê Lâm, tháng 11/2023" }).waitFor();
    const total = measure(page, LABEL, "total");
    expect(await total.innerText()).toMatch(/^[\d.,]+\s+1\/8 nơi$/);
    const before = await total.innerText();
    expect(await total.getByTitle(/^Còn thiếu: xã Vân Khuê/).count()).toBe(1);
    expect(await page.getByText(/^Vừa cập nhật lúc/).count()).toBe(0);
    // The menu stays on one line.
    const menu = page.getByRole("navigation", { name: "Các trang" }).getByRole("link");
    const tops = await menu.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    await page.evaluate("window.stayed = true");
    await send("kl02");
    // What was sent changes no total.
    expect(await total.innerText()).toBe(before);
    const began = performance.now();
    await approveSheet(desk.site, "an", "kl02", 1);
    await total.getByText("2/8 nơi").waitFor();
    const took = performance.now() - began;
    console.log(`from approval to the open page: ${Math.round(took)} ms`);
    expect(took).toBeLessThan(SOON_MS);
    expect(await total.innerText()).not.toBe(before);
    await page.getByText(/^Vừa cập nhật lúc \d\d:\d\d:\d\d$/).waitFor();
    expect(await page.evaluate("window.stayed")).toBe(true);
    expect(loud).toEqual([]);
    await page.context().close();
  });

  test("[W35] a page that is hidden listens to nothing, and asks once when it is seen again", async () => {
    const page = await open("an", MATRIX);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const look = (state: string): Promise<unknown> =>
      page.evaluate((now) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await look("hidden");
    // What was on its way when it was hidden does not count.
    await page.waitForTimeout(300);
    asked.length = 0;
    await send("kl03");
    await page.waitForTimeout(1_000);
    expect(asked).toEqual([]);
    await look("visible");
    await expect.poll(() => asked.filter((path) => path === "/api/v1/totals").length, { timeout: 30_000 }).toBe(1);
    expect(asked).toContain("/api/v1/events");
    await page.context().close();
  });

  test("[W32] who sees forms sees the total with what waits beside, and what it is; who does not is not offered it", async () => {
    const page = await open("an", MATRIX);
    await page.getByRole("checkbox", { name: "Kể cả số đã gửi, chưa duyệt" }).check();
    await page.getByText("Đang xem cả số chưa duyệt.").waitFor();
    await page.getByText(/tính thêm 1 phiếu đã gửi, chưa duyệt/).waitFor();
    expect(await measure(page, LABEL, "total").innerText()).toMatch(/2\/8 nơi/);
    expect(await measure(page, LABEL, "ahead").innerText()).toMatch(/3\/8 nơi/);
    await page.waitForURL(/figures=sent/);
    expect(await lookOverBoth(page, "tổng hợp kể cả chưa duyệt", WIDE)).toEqual([]);
    await page.context().close();
    const visitor = await desk.browser.newPage({ viewport: WIDE });
    await openPage(visitor, `${desk.site.base}/tong-hop?figures=sent`);
    await visitor.getByText("Chưa có số liệu nào ở nơi này").waitFor();
    expect(await visitor.getByRole("checkbox").count()).toBe(0);
    await visitor.close();
  });

  test("[W33] it is turned round, narrowed and kept; the address remembers, and a kept view leads back", async () => {
    const page = await open("an", MATRIX);
    const value = (await measure(page, LABEL, "total").innerText()).split("\n")[0] ?? "";
    await page.getByRole("button", { name: "Nơi theo hàng" }).click();
    await page.waitForURL(/view=places/);
    const column = await page
      .getByRole("columnheader")
      .filter({ hasText: /ha\)|con\)|%\)|\)/ })
      .allInnerTexts();
    expect(column.some((text) => text.startsWith(LABEL))).toBe(true);
    expect(await lineOf(page, "Tổng từ dưới lên").innerText()).toContain(value);
    expect(await lineOf(page, "Vân Khuê").count()).toBe(1);
    expect(await lookOverBoth(page, "tổng hợp nơi theo hàng", WIDE)).toEqual([]);

    await openPage(page, `${desk.site.base}/tong-hop?authority=${AUTHORITY}&view=places`);
    // The newest period comes first.
    const period = page.getByLabel("Kỳ", { exact: true });
    expect(await period.inputValue()).toBe(await period.locator("option").first().getAttribute("value"));
    await page.getByLabel("Lĩnh vực", { exact: true }).selectOption({ label: "Trồng trọt" });
    await page.waitForURL(/sector=crop/);
    await page.getByRole("button", { name: /^Còn thiếu \(\d+\)$/ }).click();
    await page.waitForURL(/state=missing/);
    await page.getByRole("button", { name: "Lưu cách xem này" }).click();
    const dialog = page.getByRole("dialog", { name: "Lưu cách xem này" });
    await dialog.getByLabel("Tên").fill("Trồng trọt còn thiếu");
    await dialog.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.goto(`${desk.site.base}${MATRIX}`);
    await page.getByRole("list", { name: "Cách xem đã lưu" }).getByRole("link", { name: "Trồng trọt còn thiếu" }).click();
    await page.waitForURL((url) => url.search.includes("view=places") && !url.search.includes("ky="));
    expect(await page.getByRole("button", { name: "Nơi theo hàng" }).getAttribute("aria-pressed")).toBe("true");
    await page.reload();
    await page.getByRole("button", { name: "Bỏ cách xem Trồng trọt còn thiếu" }).click();
    expect(await page.getByRole("list", { name: "Cách xem đã lưu" }).count()).toBe(0);
    await page.context().close();
  });

  test("[W31] a commune sees what it reports itself and the way up; a figure leads to its indicator at that place", async () => {
    const page = await open("an", `${MATRIX}&dia-ban=kl02`);
    await page.getByRole("heading", { level: 1, name: /^Tổng hợp: xã Vân Khuê/ }).waitFor();
    expect(await page.locator("th[data-measure]").allInnerTexts()).toEqual(["Nơi này báo cáo", "Cùng kỳ"]);
    await page.getByRole("navigation", { name: "Những nơi ở trên" }).getByRole("link", { name: "huyện Khuê Lâm" }).click();
    await page.getByRole("heading", { level: 1, name: /^Tổng hợp: huyện Khuê Lâm/ }).waitFor();
    await page.getByText("Nơi chưa báo cáo").waitFor();
    await lineOf(page, LABEL).locator("td[data-kind=figure]:not([data-measure]) a").nth(1).click();
    await page.waitForURL(/\/chi-tieu\/crop\..*place=kl02/);
    await page.getByRole("heading", { level: 1, name: LABEL }).waitFor();
    await page.context().close();
  });

  test("[W36] the page of an indicator tells how the year will probably end, how that was told and what it would be of the plan", async () => {
    const page = await open("an", `/chi-tieu/crop.tea-output?authority=${AUTHORITY}&year=2023`);
    const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "Dự báo cả năm" }) });
    await section.waitFor();
    // November is approved of some communes only: the district has reached what October had reached.
    expect(await section.innerText()).toMatch(
      /Cả năm có thể đạt\s+2\.382,8 tấn[\s\S]*101,44 %[\s\S]*Nếu đúng như vậy[\s\S]*Vượt kế hoạch[\s\S]*sau 10\/12 tháng[\s\S]*tổng của các nơi bên dưới/,
    );
    expect(await lookOverBoth(page, "chỉ tiêu có dự báo", WIDE)).toEqual([]);
    for (const path of ["crop.tea-area?year=2023", "crop.tea-output?year=2022"]) {
      await openPage(page, `${desk.site.base}/chi-tieu/${path}&authority=${AUTHORITY}`);
      await page.getByRole("heading", { name: "Về chỉ tiêu" }).waitFor();
      expect(await page.getByRole("heading", { name: "Dự báo cả năm" }).count()).toBe(0);
    }
    await page.context().close();
  });

  test("[W37] from the start of the year each figure has its plan beside it, by word and sign; it can be put away, and the address remembers", async () => {
    const page = await open("an", `${MATRIX}&span=cumulative&sector=crop`);
    const tea = "Sản lượng chè búp tươi";
    await lineOf(page, tea).waitFor();
    // November is approved of some communes only: of the district the plan, and not yet how far it is on its way.
    expect(await measure(page, tea, "plan").innerText()).toMatch(/^2\.349,0\s+đến kỳ 2\.149,5$/);
    const cells = await lineOf(page, tea).locator("td:not([data-measure])").allInnerTexts();
    expect(cells[0]).toMatch(/KH [\d,]+\s+đến kỳ [\d,]+\s+đạt [\d,]+%\s+(kịp|chậm) tiến độ$/);
    expect(cells[7]).toMatch(/10\/11 kỳ\s+KH [\d,]+\s+đến kỳ [\d,]+$/);
    expect(await lookOverBoth(page, "tổng hợp kèm kế hoạch", WIDE)).toEqual([]);
    await page.getByRole("checkbox", { name: "Kèm kế hoạch năm" }).uncheck();
    await page.waitForURL(/figures=bare/);
    expect(await page.locator("[data-measure=plan]").count()).toBe(0);
    await page.context().close();
  });

  test("[W38] the page of an indicator of a district has what it says beside the total of its communes, who is missing, and the way to each", async () => {
    const page = await open("an", `/chi-tieu/crop.tea-output?authority=${AUTHORITY}&year=2023`);
    const section = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: "Nơi này báo cáo và tổng từ dưới lên" }) });
    await section.waitFor();
    expect(await section.innerText()).toMatch(
      /2\.384,7 tấn[\s\S]*2\.384,7 tấn \(8\/8 nơi\)[\s\S]*không chênh[\s\S]*không nơi nào/i,
    );
    await section.getByLabel("Kỳ", { exact: true }).selectOption({ label: "tháng 11/2023" });
    await section
      .getByText(/\/8 nơi\)/)
      .filter({ hasNotText: "8/8" })
      .waitFor();
    expect(await section.innerText()).toMatch(/Nơi này báo cáo\s+chưa báo cáo[\s\S]*Còn thiếu\s+[\s\S]*xã Khau Lâm/i);
    await section.getByRole("link", { name: "Xem từng nơi ở trang Tổng hợp" }).click();
    await page.waitForURL(/\/tong-hop\?.*ky=2023-M11/);
    await lineOf(page, "Sản lượng chè búp tươi").waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(2);
    await page.getByRole("link", { name: "Xem mọi chỉ tiêu" }).click();
    await lineOf(page, LABEL).waitFor();
    // Nothing lies below a commune.
    await openPage(page, `${desk.site.base}/chi-tieu/crop.tea-output?authority=${AUTHORITY}&year=2023&place=kl02`);
    await page.getByRole("heading", { name: "Về chỉ tiêu" }).waitFor();
    expect(await section.count()).toBe(0);
    await page.context().close();
  });

  test("[W39] [W31] from the country down to a commune and back: the way up, the browser's way back and the day stay; a day before knows less", async () => {
    const { site } = desk;
    const values = ["V111", "V112", "V12"].map((place, at) =>
      sayValue(place, String(10 * (at + 1)), { knownAt: `2030-07-0${at + 1}` }),
    );
    await applyValues(site, values, COUNTRY, NATION);
    await appoint(site.db, "leader", { authority: "nation" });
    const page = await open("an", "/tong-hop?authority=nation&ky=2030-M06&view=places");
    const heading = (place: string): Promise<void> =>
      page.getByRole("heading", { level: 1, name: new RegExp(`^Tổng hợp: ${place}, tháng 6/2030`) }).waitFor();
    const enter = (place: string): Promise<void> => page.getByRole("rowheader").getByRole("link", { name: place }).click();
    await heading("nước Mẫu");
    expect(await lineOf(page, "Tỉnh Hai").innerText()).toContain("–");
    await page.getByRole("button", { name: "Chỉ tiêu theo hàng" }).click();
    await page.getByLabel("Như đã biết đến hết ngày").fill("02/07/2030");
    await page.getByRole("button", { name: "Xem", exact: true }).click();
    await page.getByText("Số như đã biết đến hết ngày 02/07/2030.").waitFor();
    expect(await measure(page, "Diện tích", "total").innerText()).toMatch(/^30,00\s+2\/4 nơi$/);
    await page.getByRole("button", { name: "Nơi theo hàng" }).click();
    await enter("Tỉnh Một");
    await heading("tỉnh Một");
    await enter("Huyện Trong");
    await heading("huyện Trong");
    const up = page.getByRole("navigation", { name: "Những nơi ở trên" });
    expect(await up.innerText()).toMatch(/Nước Mẫu\s*›\s*Tỉnh Một\s*›\s*Huyện Trong/i);
    await lineOf(page, "Xã Đầu").waitFor();
    expect(await lookOverBoth(page, "tổng hợp cấp giữa", WIDE)).toEqual([]);
    await page.goBack();
    await heading("tỉnh Một");
    await page.goForward();
    await heading("huyện Trong");
    await up.getByRole("link", { name: "nước Mẫu" }).click();
    await heading("nước Mẫu");
    await page.getByText("Số như đã biết đến hết ngày 02/07/2030.").waitFor();
    await page.getByRole("link", { name: "Xem số hiện nay" }).click();
    await lineOf(page, "Tổng từ dưới lên").getByText("3/4 nơi").waitFor();
    await page.context().close();
  });

  test("[V21] who moves a unit elsewhere by a list sees which totals become others, before and after, and nothing is done yet", async () => {
    const { site } = desk;
    await appoint(site.db, "admin", { authority: "nation" });
    const page = await open("an", "/quan-tri/don-vi?authority=nation");
    const choose = async (parent: string): Promise<void> => {
      const list = [
        ["Tên đơn vị", "Mã ĐVHC", "Trực thuộc"],
        ["Xã Rừng", "V19", parent],
      ];
      const buffer = Buffer.from(makeXlsx({ sheets: [{ name: "Đơn vị", rows: rowsOf(list) }] }));
      await page.locator("input[type=file]").setInputFiles({ name: "don-vi.xlsx", mimeType: "", buffer });
    };
    await page.getByRole("button", { name: "Nhập từ Excel" }).click();
    await choose("Tỉnh Một");
    await page.getByRole("button", { name: /^Ghi( 1 dòng)?$/ }).click();
    await page.getByText("Đã ghi").waitFor();
    // What the unit reports comes with the pack, which lists it, too.
    const book = await inSnapshot(site.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "nation", facts: false }));
    const own = book.places.find(({ code }) => code === "V19");
    if (own === undefined) throw new Error("the unit was written");
    const { parent: _, ...unit } = own;
    const values = [sayValue("V111", "10"), sayValue("V19", "2,5")];
    await applyValues(site, values, [...COUNTRY, { ...unit, parent: "V1@2000-01-01" }], NATION);
    await page.getByRole("button", { name: "Chọn tệp khác" }).click();
    await choose("Tỉnh Hai");
    await page.getByText("Thay đổi: 1").waitFor();
    const changes = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Chỉ tiêu" }) });
    const told = (await changes.getByRole("row").allInnerTexts()).join("\n");
    expect(told).toMatch(/Diện tích \(ha\)\s+tỉnh Một \(V1\)\s+tháng 6\/2030\s+12,50 \(2 nơi\)\s+10,00 \(1 nơi\)/);
    expect(told).toMatch(/tỉnh Hai \(V2\)\s+tháng 6\/2030\s+chưa có\s+2,50 \(1 nơi\)/);
    expect(await lookOverBoth(page, "nhập đơn vị, tổng thay đổi", WIDE)).toEqual([]);

    await page.context().close();
  });

  test("[W40] [V45] periods side by side: from all indicators to one of them place by place, into a district's commune, to a period of it, and as a workbook", async () => {
    const page = await open("an", `/tong-hop?authority=${AUTHORITY}&ky=2022-M10&sector=crop`);
    const loud = listenLoud(page);
    await page.getByRole("button", { name: "Kỳ theo cột" }).click();
    await page.getByRole("heading", { level: 1, name: "Tổng hợp: huyện Khuê Lâm, qua các kỳ" }).waitFor();
    const heads = page.getByRole("columnheader");
    await heads.nth(13).waitFor();
    expect(await heads.nth(10).getAttribute("aria-current")).toBe("date");
    const tea = lineOf(page, "Sản lượng chè búp tươi");
    const faults = await lookOverBoth(page, "/tong-hop?view=periods", WIDE);
    await tea.getByRole("link", { name: "Sản lượng chè búp tươi" }).click();
    await heads.filter({ hasText: "Sản lượng chè búp tươi (tấn)" }).waitFor();
    const names = await page.getByRole("rowheader").allInnerTexts();
    expect(names).toHaveLength(9);
    expect(names.slice(0, 2)).toEqual(["Huyện Khuê Lâm", "Thị trấn Đông Khuê"]);
    // The district is what its communes come to, month by month and in all.
    const numbers = async (row: number) => {
      const cells = await page.getByRole("row").nth(row).getByRole("cell").allInnerTexts();
      return cells.map((text) =>
        /^[\d.,]+$/.test(text) ? Math.round(Number(text.replaceAll(".", "").replace(",", ".")) * 10) : 0,
      );
    };
    const [district = [], ...communes] = await Promise.all(Array.from({ length: 9 }, (_, at) => numbers(at + 1)));
    expect(district).toEqual(district.map((_, at) => communes.reduce((sum, row) => sum + (row[at] ?? 0), 0)));
    faults.push(...(await lookOverBoth(page, "/tong-hop?view=periods&chi-tieu", WIDE)));

    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Tải Excel" }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe("qua-cac-ky-kl-2022-M10-crop.tea-output.xlsx");
    const read = await readSheets(file.suggestedFilename(), readFileSync(await file.path()));
    expect(read.ok && JSON.stringify(read.value)).toContain("SỐ LIỆU QUA CÁC KỲ");

    // A period leads to its matrix, and back again.
    await heads.getByRole("link", { name: "tháng 9/2022" }).click();
    await page.getByRole("heading", { level: 1, name: "Tổng hợp: huyện Khuê Lâm, tháng 9/2022" }).waitFor();
    await page.goBack();
    await heads.filter({ hasText: "Sản lượng chè búp tươi (tấn)" }).waitFor();
    expect([...faults, ...loud]).toEqual([]);
    await page.context().close();
  });

  test("[V31] the workbook is saved and read back with the figures of the page; nothing that waits is in it", async () => {
    const page = await open("an", `${MATRIX}&figures=sent`);
    const total = (await measure(page, LABEL, "total").innerText()).split("\n")[0] ?? "";
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tải Excel" }).click()]);
    expect(saved.suggestedFilename()).toBe("tong-hop-kl-2023-M11.xlsx");
    const read = await readSheets("tong-hop.xlsx", new Uint8Array(readFileSync(await saved.path())));
    if (!read.ok) throw new Error(read.problems[0].code);
    const [sheet] = read.value;
    const row = sheet?.cells.find(({ shown }) => shown === LABEL)?.row;
    const shown = sheet?.cells.filter((cell) => cell.row === row).map((cell) => cell.shown) ?? [];
    expect(shown).toContain(total);
    expect(shown).toContain("2");
    await page.context().close();
  });

  test("[W33] on a phone it is a list of cards with places in a fold; nothing moves sideways, all can be reached", async () => {
    const page = await open("an", MATRIX, PHONE);
    const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }).filter({ hasText: LABEL }) });
    expect(await card.innerText()).toMatch(/Tổng từ dưới lên[\s\S]*2\/8 nơi[\s\S]*Còn thiếu: /);
    await card.getByText("Từng nơi (8)").click();
    expect(await card.getByText("xã Vân Khuê").last().isVisible()).toBe(true);
    expect(await lookOver(page, "tổng hợp, điện thoại")).toEqual([]);
    await page.setViewportSize(WIDE);
    expect(await lookOverBoth(page, "tổng hợp", WIDE)).toEqual([]);
    await openPage(page, `${desk.site.base}/tong-hop?authority=${AUTHORITY}&ky=2031-M01`);
    await page.getByText("Chưa có số liệu nào ở nơi này").waitFor();
    expect(await lookOverBoth(page, "tổng hợp chưa có gì", WIDE)).toEqual([]);
    await page.context().close();
  });
});
