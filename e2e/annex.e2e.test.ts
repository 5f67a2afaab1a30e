import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAnnex } from "../packages/documents/test/make-annex.ts";
import { appoint } from "./appoint.ts";
import { DESK, openBrowser } from "./browser.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { AN } from "./people.ts";
import { type Site, startSite } from "./site.ts";

let site: Site;
let browser: Browser;
let page: Page;
let loud: readonly string[];

beforeAll(async () => {
  site = await startSite(AN);
  await appoint(site.db, "planner");
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: DESK })).newPage();
  loud = listenLoud(page);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const bold = (text: string) => ({ text, bold: true });
/** A made-up annex as a district issues it. */
function makeFile(grain = "29.100") {
  const bytes = makeAnnex({
    name: "Phụ lục",
    rows: [
      ["PHỤ LỤC I"],
      ["CÁC CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024"],
      ["(Kèm theo Quyết định số 4321/QĐ-UBND ngày 20 tháng 12 năm 2023 của Ủy ban nhân dân huyện Chợ Đồn)"],
      ["TT", "Chỉ tiêu", "ĐVT", "Năm 2023", "", "Kế hoạch năm 2024", "", "Ghi chú"],
      ["", "", "", "Kế hoạch", "Ước thực hiện", "Tỉnh giao", "Huyện giao", ""],
      ["A", "B", "C", 1, 2, 3, 4, 5],
      [bold("I"), bold("KINH TẾ")],
      ["1", "Tổng sản lượng lương thực có hạt", "Tấn", "28.491", "28.912,5", "28.500", grain],
      ["2", "Số mô hình trồng dâu nuôi tằm", "Mô hình", "", 3, "", 5, "mới"],
      ["-", "Trong đó: mô hình của hợp tác xã", "nt", "", 1, "", 2],
      [bold("II"), bold("XÃ HỘI")],
      ["1", "Tỷ lệ hộ nghèo", "%", "", "14,5", "", "12-13"],
      ["2", "Số hộ cận nghèo", "Hộ", "", 1_650, "", "1.500"],
    ],
    merges: ["A1:H1", "A2:H2", "A3:H3", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:H5"],
  });
  return { name: "Phụ lục 2024.xlsx", mimeType: "", buffer: Buffer.from(bytes) };
}

const heading = (name: string) => page.getByRole("heading", { level: 2, name }).waitFor();
const settled = () => page.locator("[aria-busy=false]").waitFor();
const step = (name: string) => page.getByRole("navigation", { name: "Các bước nhập phụ lục" }).getByRole("button", { name });

describe("the annex of a decision", () => {
  test("[M36] a planner reads it in, puts a column and a row right, and sees the targets in the plan", async () => {
    await openPage(page, `${site.base}/ke-hoach`);
    await page.getByRole("link", { name: "Nhập phụ lục giao chỉ tiêu" }).waitFor();
    await openPage(page, `${site.base}/ke-hoach/2024`);
    await page.getByRole("link", { name: "Nhập phụ lục giao chỉ tiêu" }).click();
    await page.getByRole("heading", { level: 1, name: "Nhập phụ lục giao chỉ tiêu" }).waitFor();
    expect(await lookOverBoth(page, "nhap-phu-luc-tep")).toEqual([]);
    await page.locator("input[type=file]").setInputFiles(makeFile());
    await heading("Văn bản và năm kế hoạch");
    expect(await page.getByLabel("Số, ký hiệu").inputValue()).toBe("4321/QĐ-UBND");
    expect(await page.getByLabel("Ngày ban hành").inputValue()).toBe("20/12/2023");
    expect(await lookOverBoth(page, "nhap-phu-luc-van-ban")).toEqual([]);
    await page.getByRole("button", { name: "Tiếp tục" }).click();

    await heading("Từng cột là gì");
    await settled();
    expect(await page.getByLabel("Cấp giao G").inputValue()).toBe("ubnd-huyen");
    await page.getByLabel("Cấp giao G").selectOption("hdnd-huyen");
    await settled();
    expect(await page.getByLabel("Cấp giao G").inputValue()).toBe("hdnd-huyen");
    await page.getByText("đã sửa").waitFor();
    expect(await lookOverBoth(page, "nhap-phu-luc-cot")).toEqual([]);
    await page.getByRole("button", { name: "Tiếp tục" }).click();

    await heading("Từng dòng là chỉ tiêu nào");
    const rowOf = (name: string) => page.locator("tbody tr").filter({ hasText: name }).first();
    expect(await rowOf("Tổng sản lượng lương thực có hạt").innerText()).toContain("khớp");
    expect(await lookOverBoth(page, "nhap-phu-luc-dong")).toEqual([]);
    await page.getByLabel("Gõ lại số ô G12").fill("12,5");
    await page.keyboard.press("Enter");
    await settled();
    await page.getByText("gõ lại: 12,5").waitFor();
    await page.getByRole("button", { name: "Sửa lựa chọn của “Số mô hình trồng dâu nuôi tằm”" }).click();
    await page.getByLabel("Tên chỉ tiêu").fill("Số mô hình dâu tằm");
    await page.getByLabel("Loại số").selectOption("count");
    expect(await lookOverBoth(page, "nhap-phu-luc-chi-tieu-moi")).toEqual([]);
    await page.getByRole("button", { name: "Xong" }).click();
    await settled();
    await page.getByText("chỉ tiêu mới (đã chọn)").waitFor();
    await page.getByLabel("Chỉ dòng cần xem").check();
    await page.getByRole("button", { name: /^Đồng ý cả \d+ dòng đang hiện$/ }).click();
    await page.getByText("Không còn dòng nào cần xem.").waitFor();
    expect(await lookOverBoth(page, "nhap-phu-luc-dong-can-xem")).toEqual([]);
    await page.getByRole("button", { name: "Tiếp tục" }).click();

    await heading("Những gì sẽ ghi");
    expect(await lookOverBoth(page, "nhap-phu-luc-ghi")).toEqual([]);
    await page.getByRole("button", { name: /^Ghi \d+ mục$/ }).click();
    await page.getByText("Đã ghi").waitFor();
    expect(await lookOverBoth(page, "nhap-phu-luc-xong")).toEqual([]);
    await page.getByRole("link", { name: "Xem kế hoạch năm 2024" }).last().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    const plan = page.locator("main");
    await plan.getByText("Số mô hình dâu tằm").first().waitFor();
    const text = await plan.innerText();
    for (const figure of ["29.100", "28.500", "14,5", "12,5"]) expect(text).toContain(figure);
  }, 180_000);

  test("[M36] the next file of the form is mapped as this one was; the same file once more has nothing to write", async () => {
    await openPage(page, `${site.base}/ke-hoach/2024/phu-luc`);
    await page.locator("input[type=file]").setInputFiles(makeFile());
    await page.getByText("Đã dùng lại cách khớp cột").waitFor();
    await step("Cột").click();
    expect(await page.getByLabel("Cấp giao G").inputValue()).toBe("hdnd-huyen");
    await step("Dòng").click();
    await page.getByLabel("Gõ lại số ô G12").fill("12,5");
    await page.keyboard.press("Enter");
    await settled();
    await step("Ghi").click();
    await heading("Những gì sẽ ghi");
    await page
      .getByText(/mục|không có gì để ghi/)
      .first()
      .waitFor();
  }, 120_000);

  test("[M36] a file that is no annex is refused in words, and nothing is loud", async () => {
    await openPage(page, `${site.base}/ke-hoach/2024/phu-luc`);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "a.csv", mimeType: "", buffer: Buffer.from("Kính gửi;\nCác phòng;") });
    await page.getByRole("alert").getByText("Chưa thấy bảng chỉ tiêu").waitFor();
    expect(loud.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
  }, 60_000);

  test("[M36] it can be gone through by the keyboard, in English too", async () => {
    await openPage(page, `${site.base}/ke-hoach/2024/phu-luc?lang=en`);
    await page.locator("input[type=file]").setInputFiles(makeFile());
    await heading("Document and year");
    await page.getByRole("button", { name: "Continue" }).focus();
    await page.keyboard.press("Enter");
    await heading("What each column is");
    expect(await page.locator("h2:focus").innerText()).toBe("What each column is");
    expect(await lookOver(page, "columns in English")).toEqual([]);
  }, 60_000);
});
