import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../packages/server/src/access/door.ts";
import { AN, appoint } from "./appoint.ts";
import { openBrowser, PHONE } from "./browser.ts";
import { listenLoud, lookOver } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { type Site, startSite } from "./site.ts";

const WIDE = { width: 1440, height: 900 } as const;
const BINH = { userId: "u2", username: "binh.tran", name: "Trần Thị Bình" } as const satisfies SignedIn;
const CHI = { userId: "u3", username: "chi.le", name: "Lê Văn Chi" } as const satisfies SignedIn;
const PEOPLE: Readonly<Record<string, SignedIn>> = { an: AN, binh: BINH, chi: CHI };
const AUTHORITY = "khue-lam";
/** A month of the past with the year before it and a plan; it is taken without end. */
const REGIME = "kt-xh-thang-2023";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite((cookie) => PEOPLE[/who=(\w+)/.exec(cookie)?.[1] ?? ""], { withDemo: true });
  await appoint(site.db, "planner", { authority: AUTHORITY });
  // Each test has a place of its own, so that none depends on another.
  for (const place of ["kl01", "kl02", "kl03", "kl04", "kl05", "kl06", "kl07", "kl08"]) {
    for (const holder of [BINH, CHI]) await appoint(site.db, "officer", { holder, authority: AUTHORITY, place });
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function contextOf(who: string, viewport: { width: number; height: number } = WIDE): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(15_000);
  await context.addCookies([{ name: "who", value: who, url: site.base }]);
  return context;
}

const addressOf = (place: string, period = "2023-M11"): string =>
  `/phieu?che-do=${REGIME}&dia-ban=${place}&ky=${period}&authority=${AUTHORITY}`;

async function openSheet(who: string, place: string, viewport?: { width: number; height: number }): Promise<Page> {
  const context = await contextOf(who, viewport);
  const page = await context.newPage();
  await openPage(page, site.base + addressOf(place));
  return page;
}

const NOW = "Thực hiện tháng 11";
/** The line of a label, and the column of this month in it: the fifth of the form. */
const lineOf = (page: Page, label: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) });
const nowOf = (page: Page, label: string): Locator => lineOf(page, label).locator("td[data-at]").nth(4);
const cursor = (page: Page): Locator => page.locator("td[data-active=true] input");
const sync = (page: Page): Locator => page.getByRole("group", { name: "Tình trạng ghi" });

async function choose(page: Page, label: string): Promise<void> {
  await nowOf(page, label).click();
  await expect.poll(() => cursor(page).evaluate((input) => input === document.activeElement)).toBe(true);
}

async function waitSaved(page: Page): Promise<void> {
  await sync(page)
    .getByText(/^Đã lưu lúc/)
    .waitFor();
}

async function paste(page: Page, text: string): Promise<void> {
  await cursor(page).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** What the cells hold that are selected, as a spreadsheet would get it. */
async function copy(page: Page): Promise<string> {
  return cursor(page).evaluate((input) => {
    const clipboardData = new DataTransfer();
    input.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });
}

/** What a cell shows, without what is only said of it. */
const textOf = (cell: Locator): Promise<string> =>
  cell.evaluate((own) => {
    const letters = [...(own.querySelector("span")?.childNodes ?? [])].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return own.querySelector("input")?.value ?? letters?.textContent ?? "";
  });

/** The figures of the month before, line by line, as the form shows them. */
async function copyBefore(page: Page): Promise<readonly string[]> {
  await page
    .locator("td[data-at]")
    .nth(11 + 3)
    .click();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Shift+End");
  const block = (await copy(page)).split("\r\n").map((line) => line.split("\t")[0] ?? "");
  return block;
}

/** Fills the column of this month with what the month before has, and what that lacks with 0. */
async function fillLikeBefore(page: Page): Promise<void> {
  const block = await copyBefore(page);
  await choose(page, "Diện tích gieo cấy lúa");
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  const lines = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  expect(await lines.count()).toBeGreaterThan(20);
  await paste(page, block.join("\r\n"));
}

describe("my work", () => {
  test("[Y40] shows what is due by what is to be done, and leads to the form; who has none is led on from sign-in", async () => {
    const page = await (await contextOf("binh")).newPage();
    await openPage(page, `${site.base}/viec?xong=dang-nhap&authority=${AUTHORITY}`);
    await expect.poll(() => page.url()).not.toContain("xong");
    const open = page.getByRole("heading", { level: 2, name: /^Đang nhập \(/ });
    await open.waitFor();
    const [row = ""] = await page.getByRole("row").filter({ hasText: "Nhập số" }).allInnerTexts();
    expect(row).toMatch(/thứ (Hai|Ba|Tư|Năm|Sáu)|Chủ nhật/i);
    expect(row).toMatch(/0\/\d+ ô/);
    await page
      .getByRole("link", { name: /^Nhập số: / })
      .first()
      .click();
    await page.getByRole("grid").waitFor();
    await page.context().close();

    const planner = await (await contextOf("an")).newPage();
    await planner.goto(`${site.base}/viec?xong=dang-nhap`);
    await planner.waitForURL((url) => url.pathname === "/");
    expect(await planner.getByRole("link", { name: "Việc của tôi" }).count()).toBe(0);
    await planner.goto(`${site.base}/viec`);
    await planner.getByText("Không có quyền xem trang này").first().waitFor();
    await planner.context().close();
  });
});

describe("entering by keyboard", () => {
  test("[Y41] [Y46] figures are typed, sums follow, and what is read only says why", async () => {
    const page = await openSheet("binh", "kl01");
    await cursor(page).waitFor();
    await choose(page, "Diện tích gieo cấy lúa");
    await page.keyboard.type("12,5");
    expect(await textOf(lineOf(page, "Diện tích gieo cấy lúa").locator("td[data-at]").nth(5))).not.toBe("");
    await page.keyboard.press("Enter");
    await page.keyboard.type("2,5");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("10");
    await page.keyboard.press("Tab");
    // The note of the line is typed into as well; the next line follows.
    await page.keyboard.type("Có chữ Việt: đủ dấu");
    await page.keyboard.press("Enter");
    expect(await textOf(nowOf(page, "Diện tích gieo cấy lúa"))).toBe("12,5");
    expect(await textOf(nowOf(page, "vụ mùa"))).toBe("10");
    await waitSaved(page);
    await choose(page, "vụ mùa");
    await page.keyboard.press("F2");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("5");
    await page.keyboard.press("Escape");
    expect(await textOf(nowOf(page, "vụ mùa"))).toBe("10");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("7");
    await page.getByText("Ô này được tính từ các ô khác, không nhập.").first().waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Delete");
    await page.getByText("Số này lấy từ kỳ khác hoặc từ kế hoạch, không nhập ở đây.").first().waitFor();
    await page.reload();
    await cursor(page).waitFor();
    expect(await textOf(nowOf(page, "vụ xuân"))).toBe("2,5");
    expect(await page.locator("main").innerText()).toContain("Đã có 3/");
    await page.context().close();
  });

  test("[Y42] [Y43] a block is pasted, filled and undone; what takes nothing is counted, English numbers are asked about", async () => {
    const page = await openSheet("binh", "kl03");
    await choose(page, "Diện tích gieo cấy lúa");
    await paste(page, "1.234,5\t9\r\n1.000\t9\r\n234,5\t9\r\n");
    await page.getByText("3 giá trị không dán").waitFor();
    expect(await textOf(nowOf(page, "vụ mùa"))).toBe("234,5");
    await waitSaved(page);
    await page.keyboard.press("Control+z");
    expect(await textOf(nowOf(page, "vụ mùa"))).toBe("");
    await page.keyboard.press("Control+y");
    expect(await textOf(nowOf(page, "vụ mùa"))).toBe("234,5");
    await choose(page, "Diện tích gieo cấy lúa");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    expect(await copy(page)).toBe("1.234,5\r\n1.000\r\n234,5");
    await page.getByText("Tổng: 2.469 ha").waitFor();
    await choose(page, "vụ mùa");
    await page.mouse.down();
    await nowOf(page, "Diện tích gieo cấy lúa").hover();
    await page.mouse.up();
    await page.getByText("Tổng: 2.469 ha").waitFor();
    await choose(page, "Diện tích rau, đậu các loại");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Control+d");
    expect(await textOf(nowOf(page, "Diện tích rau, đậu các loại"))).toBe("234,5");
    await choose(page, "Sản lượng lương thực có hạt");
    await paste(page, "1,234.5");
    await page.getByRole("dialog").getByRole("button", { name: "Kiểu Anh: 1,234.5 = 1.234,5" }).click();
    expect(await textOf(nowOf(page, "Sản lượng lương thực có hạt"))).toBe("1.234,5");
    await page.keyboard.press("Delete");
    expect(await textOf(nowOf(page, "Sản lượng lương thực có hạt"))).toBe("");
    await page.context().close();
  });

  test("[Y46] [Y47] a rule stops sending until it is mended, a warning until it has its reason; sent it is only shown, and taken back", async () => {
    const page = await openSheet("binh", "kl02");
    await fillLikeBefore(page);
    await waitSaved(page);
    await choose(page, "Diện tích chè hiện có");
    await page.keyboard.type("10");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "Ô đang chọn và điều chưa ổn" });
    await panel.getByText("Diện tích chè cho thu hoạch không lớn hơn diện tích chè hiện có.").first().waitFor();
    await page.getByRole("button", { name: "Gửi báo cáo" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/điều phải sửa/).waitFor();
    await dialog.getByText(/1 điều cần lý do/).waitFor();
    expect(await dialog.getByRole("button", { name: "Gửi", exact: true }).count()).toBe(0);
    await dialog.getByRole("button", { name: "Tới chỗ đầu tiên" }).first().click();
    await expect.poll(() => cursor(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await cursor(page).getAttribute("aria-label")).toMatch(/Trong đó: cho thu hoạch|Diện tích chè hiện có/);

    await choose(page, "Trong đó: cho thu hoạch");
    await page.keyboard.type("9,5");
    await page.keyboard.press("Enter");
    await page.keyboard.press("F8");
    await panel
      .getByLabel(/^Lý do: .*thay đổi quá 5%/)
      .first()
      .fill("Phá chè già để trồng lại");
    await panel
      .getByLabel(/^Lý do: .*thay đổi quá 5%/)
      .first()
      .press("Tab");
    await waitSaved(page);
    await page.getByRole("button", { name: "Gửi báo cáo" }).click();
    await dialog.getByText("Không còn điều gì phải sửa.").waitFor();
    await dialog.getByText("1 điều có lý do sẽ được gửi kèm.").waitFor();
    await dialog.getByRole("button", { name: "Gửi", exact: true }).dblclick();
    await page.getByText("Đã gửi lần 1.").waitFor();
    await page.getByText(/Đã gửi lần 1 lúc .*, người gửi binh\.tran/).waitFor();
    expect(await page.getByRole("button", { name: "Gửi báo cáo" }).count()).toBe(0);
    await choose(page, "Diện tích chè hiện có");
    await page.keyboard.type("7");
    await page.getByText("Phiếu này đang chỉ xem.").first().waitFor();
    expect(await textOf(nowOf(page, "Diện tích chè hiện có"))).toBe("10");

    await page.getByRole("button", { name: "Rút lại" }).click();
    await dialog.getByRole("button", { name: "Rút lại" }).click();
    await dialog.getByText("Cần ghi lý do.").waitFor();
    await dialog.getByLabel("Lý do rút lại").fill("Sót một thôn");
    await dialog.getByRole("button", { name: "Rút lại" }).click();
    await page.getByText("Đã rút lại. Sửa xong thì gửi lại.").waitFor();
    await page.getByText(/Đã rút lại lúc .*: Sót một thôn/).waitFor();
    await choose(page, "Diện tích chè hiện có");
    await page.keyboard.type("9,9");
    await page.keyboard.press("Enter");
    await waitSaved(page);
    await page.getByRole("link", { name: "Lần 1" }).click();
    await page.getByText("Đang xem đúng như lần gửi thứ 1.").waitFor();
    expect(await textOf(nowOf(page, "Diện tích chè hiện có"))).toBe("10");
    await page.context().close();
  });

  test("[Y41] [Y46] a cell without a figure has its reason, one that is rounded says so, and a note and a file stand beside it", async () => {
    const page = await openSheet("binh", "kl04");
    const panel = page.getByRole("complementary", { name: "Ô đang chọn và điều chưa ổn" });
    await choose(page, "trâu");
    await panel.getByLabel("Không có số liệu").check();
    await panel.getByText("ghi lý do không có số").first().waitFor();
    await panel.getByLabel("Vì sao không có số liệu").fill("Chưa kiểm đếm xong");
    await choose(page, "bò");
    await page.keyboard.type("250");
    await panel.getByLabel("khoảng").check();
    await panel.getByLabel("Ghi chú cho ô").fill("Theo thú y xã");
    await panel.getByLabel("Ghi chú cho ô").press("Tab");
    await panel.getByLabel("Đính kèm tệp").setInputFiles({
      name: "Bien ban.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(2000, 7)]),
    });
    await panel.getByRole("link", { name: "Bien ban.pdf" }).waitFor();
    await waitSaved(page);
    await page.reload();
    await choose(page, "bò");
    expect(await panel.getByLabel("khoảng").isChecked()).toBe(true);
    expect(await panel.getByLabel("Ghi chú cho ô").inputValue()).toBe("Theo thú y xã");
    await panel.getByRole("link", { name: "Bien ban.pdf" }).waitFor();
    await panel.getByText(/Lần ghi cuối: binh\.tran/).waitFor();
    await panel.getByText("Các lần ghi").click();
    await panel.getByText(/khoảng 250 \(Theo thú y xã\) binh\.tran/).waitFor();
    await choose(page, "trâu");
    expect(await panel.getByLabel("Vì sao không có số liệu").inputValue()).toBe("Chưa kiểm đếm xong");
    await page.context().close();
  });
});

describe("two people at once", () => {
  test("[Y45] each sees the other's figures with his name, and neither overwrites the other", async () => {
    const [binh, chi] = await Promise.all([openSheet("binh", "kl05"), openSheet("chi", "kl05")]);
    await choose(binh, "trâu");
    await binh.keyboard.type("321");
    await binh.keyboard.press("Enter");
    await waitSaved(binh);
    await chi.getByText("binh.tran vừa sửa 1 ô").waitFor();
    expect(await textOf(nowOf(chi, "trâu"))).toBe("321");

    await chi.context().setOffline(true);
    await choose(chi, "bò");
    await chi.keyboard.type("55");
    await chi.keyboard.press("Enter");
    await choose(binh, "bò");
    await binh.keyboard.type("77");
    await binh.keyboard.press("Enter");
    await waitSaved(binh);
    await chi.context().setOffline(false);
    await chi.getByText("1 ô có người khác sửa cùng lúc với bạn.").waitFor();
    expect(await textOf(nowOf(chi, "bò"))).toBe("55");
    await chi.getByRole("button", { name: "Xem" }).first().click();
    const choice = chi.getByRole("group", { name: "Người khác đã sửa ô này" });
    expect(await choice.innerText()).toMatch(/binh\.tran[\s\S]*77[\s\S]*Bạn vừa nhập[\s\S]*55/);
    await chi.getByRole("button", { name: "Gửi báo cáo" }).click();
    await chi.getByRole("dialog").getByText("1 ô có người khác cùng sửa").waitFor();
    await chi.getByRole("dialog").getByRole("button", { name: "Để sau" }).click();
    await choice.getByRole("button", { name: "Dùng số kia" }).click();
    expect(await textOf(nowOf(chi, "bò"))).toBe("77");
    await choose(chi, "bò");
    await chi.keyboard.press("Control+z");
    await choice.waitFor({ state: "detached" });
    expect(await textOf(nowOf(chi, "bò"))).toBe("55");
    await waitSaved(chi);
    await expect.poll(() => textOf(nowOf(binh, "bò")), { timeout: 15_000 }).toBe("55");
    await Promise.all([binh.context().close(), chi.context().close()]);
  });
});

describe("what is typed is not lost", () => {
  test("[Y44] without a line it is kept on this machine, over a new start of the page too, and sent when the line is back", async () => {
    const page = await openSheet("binh", "kl06");
    await page.route("**/api/v1/submissions/**", (route) => route.abort());
    await choose(page, "trâu");
    await page.keyboard.type("111");
    await page.keyboard.press("Enter");
    await sync(page).getByText("Chưa gửi được 1 ô, còn giữ trên máy này").waitFor();
    await page.keyboard.type("222");
    await page.keyboard.press("Enter");
    await sync(page).getByText("Chưa gửi được 2 ô, còn giữ trên máy này").waitFor();
    // Another window of the same machine, with a line: what is kept is told of, comes back and is sent.
    const again = await page.context().newPage();
    await openPage(again, `${site.base}/viec?authority=${AUTHORITY}`);
    await again.getByText("còn số chưa gửi trên máy này", { exact: false }).first().waitFor();
    await openPage(again, site.base + addressOf("kl06"));
    await again.getByText("2 ô nhập từ trước, chưa gửi được, đã có lại trên phiếu").waitFor();
    await waitSaved(again);
    expect(await textOf(nowOf(again, "bò"))).toBe("222");
    const other = await openSheet("chi", "kl06");
    expect(await textOf(nowOf(other, "trâu"))).toBe("111");
    await page.unroute("**/api/v1/submissions/**");
    await sync(page).getByRole("button", { name: "Gửi lại ngay" }).click();
    await sync(page).getByText("Chưa gửi được", { exact: false }).waitFor({ state: "detached" });
    expect(await textOf(nowOf(page, "bò"))).toBe("222");
    expect(await page.evaluate("Object.keys(localStorage).filter((name) => name.includes('kl06'))")).toEqual([]);
    await Promise.all([page.context().close(), other.context().close()]);
  });

  test("[Y44] when the session is over it waits, the page stays, and goes on after signing in", async () => {
    const page = await openSheet("binh", "kl07");
    await page.context().clearCookies();
    await choose(page, "trâu");
    await page.keyboard.type("99");
    await page.keyboard.press("Enter");
    await sync(page).getByText("Phiên làm việc đã hết.").waitFor();
    await page.keyboard.type("98");
    await page.keyboard.press("Enter");
    await sync(page).getByText("Chưa gửi được 2 ô").waitFor();
    await page.context().addCookies([{ name: "who", value: "binh", url: site.base }]);
    await sync(page).getByRole("button", { name: "Đăng nhập lại" }).click();
    await page.getByRole("button", { name: "Tôi đã đăng nhập ở thẻ kia" }).click();
    await waitSaved(page);
    expect(await textOf(nowOf(page, "trâu"))).toBe("99");
    await page.context().close();
  });
});

describe("on a phone", () => {
  test("[Y48] lines are cards with large fields, checked and saved as at a desk", async () => {
    const page = await openSheet("binh", "kl08", PHONE);
    const card = page.getByRole("region", { name: "Đàn gia súc lớn (trâu, bò, ngựa), trâu" });
    const field = card.getByLabel(NOW);
    await field.fill("1,234.5");
    expect(await field.getAttribute("inputmode")).toBe("decimal");
    await page.getByRole("button", { name: "Dòng sau" }).click();
    await card.getByText("dùng ngược dấu chấm và dấu phẩy").waitFor();
    await page.keyboard.type("40");
    await page.keyboard.press("Enter");
    await waitSaved(page);
    await page.getByRole("button", { name: "Có lỗi" }).click();
    await expect
      .poll(() =>
        page
          .getByRole("region", { name: /./ })
          .filter({ has: page.locator("input") })
          .count(),
      )
      .toBe(1);
    await card.getByRole("button", { name: "Đổi thành 1.234,5" }).click();
    await card.getByText("đếm bằng số nguyên").waitFor();
    await field.fill("1.234");
    await field.press("Tab");
    await waitSaved(page);
    await page.getByRole("button", { name: "Chưa nhập" }).click();
    expect(await card.count()).toBe(0);
    await page.getByLabel("Mục").selectOption({ label: "V. XÃ HỘI" });
    expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual(["V. XÃ HỘI"]);
    await page.context().close();
  });
});

describe("who has sent", () => {
  test("[Y49] a planner sees every place of a period, and the way to its form; it prints", async () => {
    const page = await (await contextOf("an")).newPage();
    await openPage(page, `${site.base}/che-do?authority=${AUTHORITY}`);
    await page
      .getByRole("link", { name: /nhập bù|2023/ })
      .first()
      .click();
    await page.getByRole("table").waitFor();
    await openPage(page, `${site.base}/che-do/${REGIME}?ky=2023-M11&authority=${AUTHORITY}`);
    expect(await page.getByRole("row").count()).toBe(9);
    await page
      .getByText(/\/8 nơi đã gửi/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: /^Chưa gửi/ }).click();
    await page.getByRole("link", { name: "xã Nà Lụa" }).click();
    await page.getByRole("grid").waitFor();
    await page.getByText("Bạn xem được phiếu này, không nhập được").waitFor();
    await page.context().close();
  });
});

describe("how the pages look", () => {
  test.each([
    ["desk", WIDE],
    ["phone", PHONE],
  ])(
    "[Y50] on a %s none scrolls sideways, all are clean for axe and break no content policy, in both languages",
    async (_, size) => {
      const page = await (await contextOf("binh", size)).newPage();
      const loud = listenLoud(page);
      const faults: string[] = [];
      const own = `authority=${AUTHORITY}`;
      for (const path of [
        `/viec?${own}`,
        addressOf("kl02"),
        addressOf("kl05"),
        `/che-do?${own}`,
        `/che-do/${REGIME}?ky=2023-M11&${own}`,
      ]) {
        await openPage(page, site.base + path);
        faults.push(...(await lookOver(page, path)));
      }
      await openPage(page, `${site.base}${addressOf("kl05")}&lang=en`);
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("dialog").getByText("Not ready to be sent").waitFor();
      faults.push(...(await lookOver(page, "dialog")));
      expect(faults).toEqual([]);
      expect(loud).toEqual([]);
      await page.context().close();
    },
  );

  test("[Y50] the form prints across, with every line and without what is only for the screen", async () => {
    const page = await openSheet("binh", "kl02");
    const rows = await page.getByRole("grid").getAttribute("aria-rowcount");
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("tbody tr[aria-rowindex]").count()).toBe(Number(rows) - 3);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width = "", height = ""] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "Gửi báo cáo" }).isVisible()).toBe(false);
    await page.context().close();
  });
});
