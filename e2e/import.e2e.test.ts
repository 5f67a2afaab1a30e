import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheets } from "../packages/documents/src/import/read-sheets.ts";
import { makeXlsx, rowsOf } from "../packages/documents/test/make-xlsx.ts";
import { DESK, openBrowser, PHONE } from "./browser.ts";
import { lookOver } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";
import { ADMIN, makeAdmin, signIn } from "./sign-in.ts";

let site: ServedSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), openBrowser()]);
  makeAdmin(site);
  page = await (await browser.newContext({ viewport: DESK })).newPage();
  await signIn(page, site.base, ADMIN, "/quan-tri/don-vi");
  await page.getByRole("heading", { level: 1, name: "Đơn vị" }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

type Rows = readonly (readonly (string | number)[])[];
/** A workbook as somebody would make it by hand, with a title above the table. */
function makeFile(name: string, title: string, rows: Rows): { name: string; mimeType: string; buffer: Buffer } {
  return {
    name,
    mimeType: "",
    buffer: Buffer.from(makeXlsx({ sheets: [{ name: "Trang 1", rows: rowsOf([[title], [""], ...rows]) }] })),
  };
}
const choose = (file: ReturnType<typeof makeFile>): Promise<void> => page.locator("input[type=file]").setInputFiles(file);
const rows = () => page.locator("tbody tr");
const write = () => page.getByRole("button", { name: /^Ghi( \d+ dòng)?$/ });

const UNITS = ["TT", "Tên đơn vị", "Mã ĐVHC", "Trực thuộc", "Từ ngày"];
const PEOPLE = ["TT", "Họ và tên", "Email", "Vai trò", "Đơn vị", "Chức vụ"];

describe("importing from Excel", () => {
  test("[E17] [E18] units: a file with mistakes is shown cell by cell and writes nothing; mended, it is written; once more, nothing changes", async () => {
    await page.getByRole("button", { name: "Nhập từ Excel" }).click();
    await page.getByRole("heading", { level: 1, name: "Nhập đơn vị từ Excel" }).waitFor();
    await choose(
      makeFile("đơn vị.xlsx", "DANH SÁCH ĐƠN VỊ", [
        UNITS,
        [1, "Phòng Chuyển đổi số", "", "064", "31/2/2024"],
        [2, "Tổ Công nghệ", "", "Phòng Chuyển đổi xố", ""],
        [3, "Xã Xuân Lạc", 2023, "064", ""],
        ["", "Tổng cộng: 3 đơn vị"],
      ]),
    );
    await page.getByText("Còn 3 dòng có lỗi").waitFor();
    expect(await write().isDisabled()).toBe(true);
    const shown = (await rows().allInnerTexts()).join("\n");
    expect(shown).toMatch(/E4:\s*“31\/2\/2024” không phải một ngày/);
    expect(shown).toMatch(/D5:\s*Không có đơn vị nào tên hoặc mã là “Phòng Chuyển đổi xố”\. Có phải “Phòng Chuyển đổi số”/);
    expect(shown).toMatch(/C6:\s*Mã “2023” đang ở dạng số[\s\S]*“02023”/);
    expect(await lookOver(page, "preview of units")).toEqual([]);

    await page.getByRole("button", { name: "Chọn tệp khác" }).click();
    const mended = makeFile("đơn vị.xlsx", "DANH SÁCH ĐƠN VỊ", [
      UNITS,
      [1, "Phòng Chuyển đổi số", "", "064", "28/2/2024"],
      [2, "Tổ Công nghệ", "", "Phòng Chuyển đổi số", ""],
      [3, "Xã Xuân Lạc", "02023", "064", ""],
    ]);
    await choose(mended);
    await page.getByText("Thêm mới: 2").waitFor();
    expect(await rows().allInnerTexts()).toEqual([
      expect.stringMatching(/^Thêm mới[\s\S]*064-chuyen-doi-so/),
      expect.stringMatching(/^Thêm mới[\s\S]*dưới phòng Chuyển đổi số/),
      expect.stringMatching(/^Giữ nguyên[\s\S]*xã Xuân Lạc/),
    ]);
    await write().click();
    await page.getByText("Đã ghi").waitFor();
    await page.getByRole("button", { name: "Chọn tệp khác" }).click();
    await choose(mended);
    await page.getByText("không có gì cần ghi").waitFor();

    await page.getByRole("link", { name: "Đơn vị", exact: true }).click();
    await page.getByLabel("Tìm theo tên hoặc mã, không cần dấu").fill("to cong nghe");
    await expect
      .poll(() => page.locator("main ul[aria-label='Cây đơn vị'] li").allInnerTexts())
      .toEqual([expect.stringContaining("phòng Chuyển đổi số"), expect.stringContaining("tổ Công nghệ")]);
    expect(await lookOver(page, "units")).toEqual([]);
  });

  test("[E17] [E19] users: mistakes mended, written, links given once; they stand in the list, and a link works", async () => {
    await openPage(page, `${site.base}/quan-tri/nguoi-dung`);
    await page.getByRole("link", { name: "Nhập từ Excel" }).click();
    await page.getByRole("heading", { level: 1, name: "Nhập người dùng từ Excel" }).waitFor();
    await choose(
      makeFile("người dùng.xlsx", "DANH SÁCH CÁN BỘ", [
        PEOPLE,
        [1, "Trần Thị Bình", "binh@vidu.gov.vn", "Cán bộ nhập liệu", "Phòng Chuyển đổi số", "Chuyên viên"],
        [2, "Lê Văn Chi", "chi vidu.gov.vn", "Người duyyệt", "Tổ Công nghệ", "Tổ trưởng"],
      ]),
    );
    await page.getByText("Còn 1 dòng có lỗi").waitFor();
    expect(await rows().count()).toBe(1);
    expect(await rows().first().innerText()).toMatch(
      /C5:[\s\S]*không phải một địa chỉ thư[\s\S]*D5:[\s\S]*Có phải “người duyệt”\?/,
    );
    await page.getByLabel("Chỉ hiện dòng có lỗi").uncheck();
    expect(await rows().count()).toBe(2);
    await page.getByText("Cột không dùng đến: Chức vụ (F)").waitFor();

    await page.getByRole("button", { name: "Chọn tệp khác" }).click();
    await choose(
      makeFile("người dùng.xlsx", "DANH SÁCH CÁN BỘ", [
        PEOPLE,
        [1, "Trần Thị Bình", "binh@vidu.gov.vn", "Cán bộ nhập liệu", "Phòng Chuyển đổi số", "Chuyên viên"],
        [2, "Lê Văn Chi", "chi@vidu.gov.vn", "Người duyệt", "Tổ Công nghệ", "Tổ trưởng"],
      ]),
    );
    await page.getByText("Người mới: 2").waitFor();
    await write().click();
    await page.getByText("2 liên kết đặt mật khẩu").first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Tải danh sách liên kết (Excel)" }).click(),
    ]);
    const sheets = await readSheets("x.xlsx", new Uint8Array(readFileSync(await download.path())));
    const cells = sheets.ok ? (sheets.value[0]?.cells.map(({ shown }) => shown) ?? []) : [];
    const link = cells.find((text) => text.startsWith("http")) ?? "";
    expect(cells).toContain("binh.tran");
    expect(await lookOver(page, "links")).toEqual([]);

    await page.getByRole("link", { name: "Về danh sách người dùng" }).click();
    await page.getByRole("link", { name: "Lê Văn Chi" }).waitFor();
    expect(await page.locator("tr", { hasText: "chi.le" }).innerText()).toMatch(/người duyệt, tổ Công nghệ/i);
    const own = await (await browser.newContext()).newPage();
    await own.goto(link);
    await own.getByText("Trần Thị Bình").first().waitFor();
    await own.context().close();
  });

  test("on a phone the preview is a list of cards and nothing scrolls sideways; what is refused is said in words", async () => {
    const phone = await (
      await browser.newContext({ viewport: PHONE, storageState: await page.context().storageState() })
    ).newPage();
    await openPage(phone, `${site.base}/quan-tri/nguoi-dung/nhap`);
    await phone.locator("input[type=file]").setInputFiles(
      makeFile("a.xlsx", "x", [
        ["Tên đơn vị", "Mã"],
        ["Xã Đông", "01"],
      ]),
    );
    await phone.getByRole("alert").getByText("Tệp này giống danh sách đơn vị").waitFor();
    await phone
      .locator("input[type=file]")
      .setInputFiles(makeFile("a.xlsx", "x", [PEOPLE, [1, "Lê Văn Dũng", "dung", "chủ tịch", "Phòng lạ", ""]]));
    await phone.getByText("Còn 1 dòng có lỗi").waitFor();
    expect(await lookOver(phone, "phone")).toEqual([]);
    await phone.context().close();
  });
});
