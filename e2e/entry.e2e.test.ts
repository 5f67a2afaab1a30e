import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appoint } from "./appoint.ts";
import { PHONE, WIDE } from "./browser.ts";
import { copy, paste } from "./clipboard.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { contextOf } from "./people.ts";
import {
  AUTHORITY,
  addressOf,
  choose,
  cursor,
  type Desk,
  fillLikeBefore,
  lineOf,
  NOW,
  nowOf,
  openDesk,
  openSheet,
  REGIME,
  textOf,
  waitCursor,
  waitSaved,
} from "./sheet.ts";

let desk: Desk;

beforeAll(async () => {
  // Each test has a place of its own, so that none depends on another.
  desk = await openDesk(["kl01", "kl02", "kl03", "kl04", "kl08"]);
  await appoint(desk.site.db, "planner", { authority: AUTHORITY });
});
afterAll(() => desk?.stop());

describe("my work", () => {
  test("[Y40] shows what is due by what is to be done, and leads to the form; who has none is led on from sign-in", async () => {
    const page = await (await contextOf(desk.browser, desk.site, "binh", WIDE)).newPage();
    await openPage(page, `${desk.site.base}/viec?xong=dang-nhap&authority=${AUTHORITY}`);
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

    const planner = await (await contextOf(desk.browser, desk.site, "an", WIDE)).newPage();
    await planner.goto(`${desk.site.base}/viec?xong=dang-nhap`);
    await planner.waitForURL((url) => url.pathname === "/dieu-hanh");
    expect(await planner.getByRole("link", { name: "Việc của tôi" }).count()).toBe(0);
    await planner.goto(`${desk.site.base}/viec`);
    await planner.getByText("Không có quyền xem trang này").first().waitFor();
    await planner.context().close();
  });
});

describe("entering by keyboard", () => {
  test("[Y41] [Y46] figures are typed, sums follow, and what is read only says why", async () => {
    const page = await openSheet(desk, "binh", "kl01");
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
    const page = await openSheet(desk, "binh", "kl03");
    await choose(page, "Diện tích gieo cấy lúa");
    await paste(cursor(page), "1.234,5\t9\r\n1.000\t9\r\n234,5\t9\r\n");
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
    expect(await copy(cursor(page))).toBe("1.234,5\r\n1.000\r\n234,5");
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
    await paste(cursor(page), "1,234.5");
    await page.getByRole("dialog").getByRole("button", { name: "Kiểu Anh: 1,234.5 = 1.234,5" }).click();
    expect(await textOf(nowOf(page, "Sản lượng lương thực có hạt"))).toBe("1.234,5");
    await page.keyboard.press("Delete");
    await expect.poll(() => textOf(nowOf(page, "Sản lượng lương thực có hạt"))).toBe("");
    await page.context().close();
  });

  test("[Y46] [Y47] a rule stops sending until it is mended, a warning until it has its reason; sent it is only shown, and taken back", async () => {
    const page = await openSheet(desk, "binh", "kl02");
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
    await waitCursor(page);
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
    const page = await openSheet(desk, "binh", "kl04");
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

describe("on a phone", () => {
  test("[Y48] lines are cards with large fields, checked and saved as at a desk", async () => {
    const page = await openSheet(desk, "binh", "kl08", PHONE);
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
    const page = await (await contextOf(desk.browser, desk.site, "an", WIDE)).newPage();
    await openPage(page, `${desk.site.base}/che-do?authority=${AUTHORITY}`);
    await page
      .getByRole("link", { name: /nhập bù|2023/ })
      .first()
      .click();
    await page.getByRole("table").waitFor();
    await openPage(page, `${desk.site.base}/che-do/${REGIME}?ky=2023-M11&authority=${AUTHORITY}`);
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
  test("[Y50] none scrolls sideways at a desk or on a phone, all are clean for axe and break no content policy, in both languages", async () => {
    const page = await (await contextOf(desk.browser, desk.site, "binh", WIDE)).newPage();
    const loud = listenLoud(page);
    const faults: string[] = [];
    const own = `authority=${AUTHORITY}`;
    for (const path of [
      `/viec?${own}`,
      addressOf("kl02"),
      addressOf("kl04"),
      `/che-do?${own}`,
      `/che-do/${REGIME}?ky=2023-M11&${own}`,
    ]) {
      await openPage(page, desk.site.base + path);
      faults.push(...(await lookOverBoth(page, path, WIDE)));
    }
    await openPage(page, `${desk.site.base}${addressOf("kl04")}&lang=en`);
    for (const size of [WIDE, PHONE]) {
      // Where the grid becomes a list its dialogs close.
      await page.setViewportSize(size);
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("dialog").getByText("Not ready to be sent").waitFor();
      faults.push(...(await lookOver(page, `dialog, ${size.width} px`)));
    }
    expect(faults).toEqual([]);
    expect(loud).toEqual([]);
    await page.context().close();
  });

  test("[Y50] the form prints across, with every line and without what is only for the screen", async () => {
    const page = await openSheet(desk, "binh", "kl02");
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
