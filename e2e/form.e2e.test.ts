import type { Browser, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appoint } from "./appoint.ts";
import { openBrowser, WIDE } from "./browser.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { BINH, contextOf, cookieOf, findPerson, type Who } from "./people.ts";
import { AUTHORITY } from "./sheet.ts";
import { type Site, startSite } from "./site.ts";

const NAME = "Tình hình các chỉ tiêu kế hoạch";
const NUMBER = "09/KH-T";

let site: Site;
let browser: Browser;
/** The lines that a plan's list puts on a form: the first two under its first heading with two. */
let first: string;
let second: string;
/** A form that the pack sets. */
let packForm: { readonly code: string; readonly name: string };

async function askApi<T>(path: string): Promise<T> {
  const reply = await fetch(`${site.base}/api/v1/${path}${path.includes("?") ? "&" : "?"}authority=${AUTHORITY}`, {
    headers: { cookie: cookieOf("an") },
  });
  // The server answers by its own schemas; tests of the API check them.
  return (await reply.json()) as T;
}

beforeAll(async () => {
  site = await startSite(findPerson, { withDemo: true });
  await appoint(site.db, "planner", { authority: AUTHORITY });
  await appoint(site.db, "officer", { holder: BINH, authority: AUTHORITY, place: "kl01" });
  const { headlines, indicators } = await askApi<{
    headlines: readonly { indicators: readonly string[] }[];
    indicators: readonly { code: string; name: string; formula: string | null }[];
  }>("form-catalogue");
  const listed = indicators.filter(({ code, formula }) => formula === null && headlines[0]?.indicators.includes(code));
  const pair = listed
    .map((one) => listed.filter(({ code }) => code.split(".")[0] === one.code.split(".")[0]))
    .find(({ length }) => length >= 2);
  // In the order of the list of the plan, which is that of the form.
  const [a, b] = (headlines[0]?.indicators ?? []).flatMap((code) => pair?.find((one) => one.code === code)?.name ?? []);
  [first, second] = [a ?? "", b ?? ""];
  const { forms } = await askApi<{ forms: readonly { code: string; name: string }[] }>("forms");
  packForm = forms[0] ?? { code: "", name: "" };
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function goTo(page: Page, path: string): Promise<void> {
  await openPage(page, `${site.base}${path}${path.includes("?") ? "&" : "?"}authority=${AUTHORITY}`);
}

async function open(who: Who, path: string): Promise<Page> {
  const page = await (await contextOf(browser, site, who, WIDE)).newPage();
  await goTo(page, path);
  return page;
}

const line = (page: Page, name: string) => page.locator("[data-line]").filter({ hasText: name }).first();
const paper = (page: Page) => page.getByRole("region", { name: "Xem trước biểu" });
const lineNames = (page: Page) => paper(page).locator("tbody th").allInnerTexts();

describe("an office makes its form and its regime", () => {
  test("[K60] [K61] [K62] [K63] [K64] [K69] [K70] from the list of the plan, with a monthly preset, and a commune has it to send", async () => {
    const page = await open("an", "/che-do/bieu");
    const loud = listenLoud(page);
    const sent: Request[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request)));
    await page.getByRole("link", { name: "Lập biểu mới" }).click();
    await page.getByRole("button", { name: "Lưu biểu" }).click();
    await page.getByText("Ghi tên biểu.").waitFor();
    await page.getByText("Biểu chưa có dòng nào để nhập").waitFor();
    expect(sent).toEqual([]);

    await page.getByLabel("Tên biểu", { exact: true }).fill(NAME);
    await page.getByLabel("Số biểu", { exact: true }).fill(NUMBER);
    expect(await page.getByLabel("Mã trong hệ thống").inputValue()).toBe("09-kh-t");
    await page.getByRole("button", { name: "Lấy theo danh mục này" }).click();
    await page.getByLabel("Bộ cột").selectOption({ label: "Tháng có so kế hoạch (tháng 6 đến 9, tháng 11)" });
    await paper(page).getByText("Lũy kế so với kế hoạch (%)").waitFor();
    const names = await lineNames(page);
    const at = names.indexOf(first);
    expect(names[at + 1]).toBe(second);

    // Without a mouse: down to the next line, up past its neighbour; the marks follow, and so does the focus.
    await line(page, first).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Alt+ArrowUp");
    expect((await lineNames(page)).slice(at, at + 2)).toEqual([second, first]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(second);
    expect(await paper(page).getByRole("row").filter({ hasText: second }).locator("td").first().innerText()).toBe("1");
    await page.keyboard.press("Delete");
    expect(await lineNames(page)).not.toContain(second);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    expect(await lineNames(page)).toEqual(names);

    await page.getByRole("button", { name: "Thêm quy tắc" }).click();
    await page.getByText("2 chỗ chưa đúng", { exact: true }).waitFor();
    const left = page.getByRole("group", { name: "Vế trái" });
    await left.getByLabel("Số hạng 1", { exact: true }).selectOption({ label: first });
    await page.getByLabel("So sánh").selectOption({ label: "không nhỏ hơn" });
    const right = page.getByRole("group", { name: "Vế phải" });
    await right.getByLabel("Số hạng 1", { exact: true }).selectOption({ label: "một số …" });
    await right.getByLabel("Số hạng 1 là số").fill("0");
    await page.getByText("Biểu đúng, lưu được.").waitFor();
    expect(await page.getByLabel("Lời nhắc").inputValue()).toBe(`${first} không được nhỏ hơn 0.`);

    await page.getByLabel("Hạn gửi, sau ngày cuối kỳ", { exact: true }).fill("5");
    await page.getByLabel("Gia hạn", { exact: true }).fill("2");
    const dues = page.getByRole("table", { name: "Các kỳ sắp tới" });
    expect(await dues.getByRole("row").count()).toBe(4);
    expect(await dues.innerText()).toContain("8 nơi, cấp xã");
    expect(await lookOver(page, "making")).toEqual([]);

    await page.getByRole("button", { name: "Lưu biểu" }).click();
    await page.waitForURL(/\/che-do\/bieu\/09-kh-t/);
    await page.getByText(`Đã lưu biểu ${NAME}.`).waitFor();
    await page.getByText("5 ngày làm việc (gia hạn 2 ngày làm việc)").waitFor();
    expect(sent.length).toBe(1);
    expect(loud).toEqual([]);
    await page.context().close();

    const commune = await open("binh", "/viec");
    await commune
      .getByText(`Báo cáo ${NAME.charAt(0).toLowerCase()}${NAME.slice(1)}`)
      .first()
      .waitFor();
    await commune.getByText(NUMBER).first().waitFor();
    await commune.context().close();
  });

  test("[K66] [K67] it is changed where it was made, and what another changed meanwhile is not overwritten", async () => {
    const [one, other] = [await open("an", "/che-do/bieu/09-kh-t"), await open("an", "/che-do/bieu/09-kh-t")];
    for (const page of [one, other]) await page.getByRole("button", { name: "Sửa biểu" }).click();
    await line(one, first).click();
    await one.getByLabel("Tên trên biểu").fill("Tên riêng của dòng");
    await paper(one).getByText("Tên riêng của dòng").waitFor();
    await one.getByRole("link", { name: "Biểu mẫu và chế độ báo cáo" }).click();
    await one.getByRole("dialog").getByText("mất").waitFor();
    await one.getByRole("button", { name: "Ở lại" }).click();
    await one.getByRole("button", { name: "Lưu biểu" }).click();
    await one.getByText("Đã lưu.").waitFor();
    await other.getByLabel("Số biểu", { exact: true }).fill("10/KH-T");
    await other.getByRole("button", { name: "Lưu biểu" }).click();
    await other.getByText("Vừa có người khác sửa").waitFor();
    expect(await other.getByLabel("Số biểu", { exact: true }).inputValue()).toBe("10/KH-T");
    await one.reload();
    await paper(one).getByText("Tên riêng của dòng").waitFor();
    await one.context().close();
    await other.context().close();
  });

  test("[K65] a form of a pack is shown and copied, not changed", async () => {
    const page = await open("an", `/che-do/bieu/${packForm.code}`);
    await page.getByText("nên không sửa ở đây").waitFor();
    expect(await page.getByRole("button", { name: "Sửa biểu" }).count()).toBe(0);
    await page.getByRole("link", { name: "Chép thành biểu mới" }).click();
    await page.getByRole("heading", { name: "Lập biểu mới" }).waitFor();
    expect(await page.getByLabel("Tên biểu", { exact: true }).inputValue()).toBe(packForm.name);
    expect(await page.getByLabel("Mã trong hệ thống").inputValue()).not.toBe(packForm.code);
    await page.context().close();
  });

  test("[K68] its regime is ended on a day", async () => {
    const page = await open("an", "/che-do/bieu/09-kh-t");
    await page.getByRole("button", { name: "Kết thúc" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Kết thúc" }).click();
    await dialog.getByText("Ghi ngày/tháng/năm").waitFor();
    await dialog.getByLabel("Không áp dụng từ").fill("01/01/2099");
    await dialog.getByRole("button", { name: "Kết thúc" }).click();
    await page.getByText("đến kỳ trước 01/01/2099").waitFor();
    await page.context().close();
  });

  test("its pages are clean at a desk and on a phone, in both languages, and a commune may look but not make", async () => {
    const faults: string[] = [];
    const page = await (await contextOf(browser, site, "an", WIDE)).newPage();
    const loud = listenLoud(page);
    for (const path of [
      "/che-do/bieu",
      "/che-do/bieu/09-kh-t",
      `/che-do/bieu/moi?mau=${packForm.code}`,
      "/che-do/bieu?lang=en",
    ]) {
      await goTo(page, path);
      await page.locator("table").first().waitFor();
      faults.push(...(await lookOverBoth(page, path, WIDE)));
    }
    await page.context().close();
    const commune = await open("binh", "/che-do/bieu/09-kh-t");
    await commune.getByRole("table", { name: "Các dòng của biểu" }).waitFor();
    expect(await commune.getByRole("button", { name: "Sửa biểu" }).count()).toBe(0);
    faults.push(...(await lookOverBoth(commune, "commune", WIDE)));
    await commune.context().close();
    expect(faults).toEqual([]);
    expect(loud).toEqual([]);
  });
});
