import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appoint } from "./appoint.ts";
import { approveSheet, FIELDS, getSheet, recallSheet, SOCIAL, sendSheet } from "./approval.ts";
import { PHONE, type Size, WIDE } from "./browser.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { CHI, contextOf, DUNG, type Who } from "./people.ts";
import { AUTHORITY, addressOf, choose, type Desk, nowOf, openDesk, REGIME, textOf, waitSaved } from "./sheet.ts";

let desk: Desk;
const OWN = `authority=${AUTHORITY}`;

beforeAll(async () => {
  // Each test has places of its own, so that none depends on another.
  desk = await openDesk(["kl01", "kl02", "kl03", "kl04", "kl05", "kl06", "kl07", "kl08"]);
  const { db } = desk.site;
  // An approves the whole, Chi and Dũng what their departments are of.
  await appoint(db, "approver", { authority: AUTHORITY });
  await appoint(db, "approver", { holder: CHI, authority: AUTHORITY, sectors: FIELDS });
  await appoint(db, "approver", { holder: DUNG, authority: AUTHORITY, sectors: SOCIAL });
});
afterAll(() => desk?.stop());

async function open(who: Who, path: string, size: Size = WIDE): Promise<Page> {
  const page = await (await contextOf(desk.browser, desk.site, who, size)).newPage();
  await openPage(page, desk.site.base + path);
  return page;
}
const review = (who: Who, place: string, size?: Size): Promise<Page> => open(who, addressOf(place, "/duyet/phieu"), size);

/** Both departments approve, so that the whole is next. */
async function approveSectors(place: string, sending = 1): Promise<void> {
  for (const who of ["chi", "dung"] as const) await approveSheet(desk.site, who, place, sending);
}

describe("a form from sending to approval", () => {
  test("[Y62] [Y63] [Y64] [Y66] departments approve, it is returned and mended, approved and locked, asked for and opened again", async () => {
    await sendSheet(desk.site, "binh", "kl02");
    await approveSheet(desk.site, "dung", "kl02", 1);

    const chi = await open("chi", `/duyet?${OWN}`);
    const waiting = chi.getByRole("row").filter({ hasText: "Vân Khuê" });
    expect(await waiting.innerText()).toMatch(/phòng chuyên môn/i);
    await waiting.getByRole("link", { name: /^Xem để duyệt: / }).click();
    const table = chi.getByRole("table", { name: "Các dòng của lần gửi 1" });
    await table.waitFor();
    const line = table
      .getByRole("row")
      .filter({ has: chi.getByRole("rowheader", { name: "Diện tích chè hiện có", exact: true }) });
    expect(await line.innerText()).toMatch(/không đổi/);
    await chi.keyboard.press("a");
    await chi.getByRole("dialog", { name: "Duyệt lần gửi 1?" }).waitFor();
    await chi.keyboard.press("Enter");
    await chi.getByText(/Đã duyệt phiếu của|Đã duyệt\. Không còn phiếu nào/).waitFor();
    await chi.context().close();

    const an = await review("an", "kl02");
    await an.getByText(/Bước 1: phòng chuyên môn, theo lĩnh vực/).waitFor();
    await an.keyboard.press("r");
    const dialog = an.getByRole("dialog", { name: "Trả lại lần gửi 1?" });
    await dialog.getByRole("button", { name: "Trả lại" }).click();
    await dialog.getByText("Cần ghi lý do.").waitFor();
    await dialog.getByLabel("Trích một dòng vào lý do").selectOption({ label: "Diện tích chè hiện có" });
    const reason = dialog.getByLabel("Lý do", { exact: true });
    await dialog.getByText("Cần ghi lý do.").waitFor({ state: "detached" });
    expect(await reason.inputValue()).toMatch(/^- Diện tích chè hiện có: [\d,.]+ ha$/);
    await reason.fill(`${await reason.inputValue()}, sổ địa chính ghi khác`);
    await dialog.getByRole("button", { name: "Trả lại" }).click();
    await an.getByText(/Đã trả lại/).waitFor();
    await an.context().close();

    const work = await open("binh", `/viec?${OWN}`);
    await work.getByText("1 phiếu bị trả lại").waitFor();
    const [, second = ""] = await work.getByRole("heading", { level: 2 }).allInnerTexts();
    expect(second).toBe("Trả lại, chờ sửa (1)");
    await work.getByText("sổ địa chính ghi khác").first().waitFor();
    await work.getByRole("link", { name: /^Sửa phiếu: / }).click();
    const banner = work.getByRole("alert").filter({ hasText: "Phiếu bị trả lại để sửa" });
    await banner.getByText(/sổ địa chính ghi khác/).waitFor();
    const before = await textOf(nowOf(work, "Diện tích chè hiện có"));
    const mended = `${before.split(",")[0]},9`;
    await choose(work, "Diện tích chè hiện có");
    await work.keyboard.type(mended);
    await work.keyboard.press("Enter");
    await waitSaved(work);
    await work.getByRole("button", { name: "Gửi báo cáo" }).click();
    await work.getByRole("dialog").getByRole("button", { name: "Gửi", exact: true }).click();
    await work.getByText("Đã gửi lần 2.").waitFor();
    await work.getByText(/Bước 1: phòng chuyên môn/).waitFor();

    await approveSectors("kl02", 2);
    const again = await review("an", "kl02");
    await again.getByRole("button", { name: /^Có thay đổi \(\d+\)$/ }).waitFor();
    await again.keyboard.press("3");
    const changed = again
      .getByRole("row")
      .filter({ has: again.getByRole("rowheader", { name: "Diện tích chè hiện có", exact: true }) });
    expect(await changed.innerText()).toContain(mended);
    expect(await changed.innerText()).toContain(`Lần 1: ${before}`);
    expect(await again.getByRole("rowheader", { name: "trâu", exact: true }).count()).toBe(0);
    await again.getByRole("button", { name: "Duyệt", exact: true }).click();
    await again.getByText("Đây là bước cuối").waitFor();
    await again.getByRole("dialog").getByRole("button", { name: "Duyệt", exact: true }).click();
    await again.getByText(/Đã duyệt xong phiếu của|Đã duyệt\. Không còn phiếu nào/).waitFor();
    await again.context().close();

    await work.reload();
    await work.getByText("Phiếu đã duyệt xong và khóa").waitFor();
    expect(await work.getByRole("button", { name: "Gửi báo cáo" }).count()).toBe(0);
    expect(await work.getByRole("button", { name: "Rút lại" }).count()).toBe(0);
    await work.getByText("Lịch sử gửi và duyệt").click();
    await work.getByText(/^Trả lại lần 1: /).waitFor();
    await work.getByRole("button", { name: "Đề nghị mở lại" }).click();
    const asking = work.getByRole("dialog");
    await asking.getByText(/Chưa có phiếu nào gửi sau|đã được dùng ở/).waitFor();
    await asking.getByLabel("Lý do").fill("Nhập nhầm cột đàn trâu");
    await asking.getByRole("button", { name: "Gửi đề nghị" }).click();
    await work.getByText("Đã gửi đề nghị mở lại.").waitFor();
    await work.getByText(/Đã đề nghị mở lại .*Nhập nhầm cột đàn trâu/).waitFor();

    const inbox = await open("an", `/duyet?${OWN}`);
    await inbox.getByText("Nhập nhầm cột đàn trâu").waitFor();
    await inbox.getByRole("button", { name: /^Mở lại: xã Vân Khuê/ }).click();
    await inbox.getByRole("dialog").getByLabel("Lý do").fill("Cho đính chính đàn trâu");
    await inbox.getByRole("dialog").getByRole("button", { name: "Mở lại" }).click();
    await inbox.getByText("Đã mở lại. Nơi gửi sửa xong").waitFor();
    await inbox.getByText("Nhập nhầm cột đàn trâu").waitFor({ state: "detached" });
    await inbox.context().close();

    await work.reload();
    await work.getByRole("alert").filter({ hasText: "mở lại để đính chính" }).getByText("Cho đính chính đàn trâu").waitFor();
    await work.context().close();
    expect((await getSheet(desk.site, "binh", "kl02")).may.enter).toBe(true);
  });

  test("[Y65] a sending that is another one meanwhile is not approved: it is shown, and asked about again", async () => {
    await sendSheet(desk.site, "binh", "kl03");
    await approveSectors("kl03");
    const page = await review("an", "kl03");
    const table = page.getByRole("table", { name: "Các dòng của lần gửi 1" });
    await table.waitFor();
    const returned = await fetch(`${desk.site.base}/api/v1/submissions/return`, {
      method: "POST",
      headers: { cookie: "who=an", "content-type": "application/json", origin: desk.site.base },
      body: JSON.stringify({
        authority: AUTHORITY,
        regime: REGIME,
        place: "kl03",
        period: "2023-M11",
        sending: 1,
        reason: "Thiếu một thôn",
      }),
    });
    expect(returned.ok).toBe(true);
    await sendSheet(desk.site, "binh", "kl03");
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "nay là lần gửi 2" }).waitFor();
    await page.getByText("các số dưới đây là của lần gửi 2").waitFor();
    await page.getByRole("table", { name: "Các dòng của lần gửi 2" }).waitFor();
    expect((await getSheet(desk.site, "an", "kl03")).state).toBe("submitted");
    await page.context().close();
  });
});

describe("the inbox", () => {
  test("[Y60] [Y61] [Y64] several are approved at once, by a range; one that was taken back stays with its reason", async () => {
    const places = ["kl04", "kl05", "kl06"] as const;
    for (const place of places) await sendSheet(desk.site, "binh", place);
    await approveSheet(desk.site, "dung", "kl04", 1);
    const page = await open("chi", `/duyet?${OWN}`);
    const nav = page.getByRole("navigation", { name: "Các trang" }).getByRole("link", { name: /^Duyệt/ });
    await expect.poll(() => nav.innerText()).toMatch(/^Duyệt \d/);
    await page.getByRole("checkbox", { name: /^Chọn xã Nà Lụa/ }).check();
    await page.getByRole("checkbox", { name: /^Chọn xã Cốc Hương/ }).click({ modifiers: ["Shift"] });
    const approve = page.getByRole("button", { name: "Duyệt các phiếu đã chọn (3)" });
    await recallSheet(desk.site, "binh", "kl05");
    await approve.click();
    const dialog = page.getByRole("dialog", { name: "Duyệt 3 phiếu?" });
    await dialog.getByText("Không phiếu nào có điều kèm lý do").waitFor();
    await dialog.getByRole("button", { name: "Duyệt 3 phiếu" }).click();
    await page.getByText("Đã duyệt 2 phiếu.").waitFor();
    await page.getByText("1 phiếu không duyệt được:").waitFor();
    await page.getByText(/^xã Suối Lụa, .*không còn chờ việc này/).waitFor();
    expect((await getSheet(desk.site, "an", "kl04")).approval).toMatchObject({ done: ["sectors"], next: "whole" });
    expect((await getSheet(desk.site, "an", "kl06")).approval.next).toBe("sectors");
    await page.context().close();

    // What waits for others is shown and not chosen; the address keeps the filter.
    const an = await open("an", `/duyet?${OWN}&view=others`);
    expect(await an.getByRole("checkbox").count()).toBe(0);
    await an.context().close();
  });

  test("[Y60] [Y64] j and k go through what waits, Escape leads back, and keys do nothing while something is typed", async () => {
    await sendSheet(desk.site, "binh", "kl07");
    await sendSheet(desk.site, "binh", "kl08");
    const page = await open("dung", `/duyet?${OWN}&sort=place`);
    await page.getByRole("link", { name: /^Xem để duyệt: xã Khau Lâm/ }).click();
    const lead = page.locator("main header");
    await lead.getByText(/Khau Lâm/i).waitFor();
    await page.getByRole("table").waitFor();
    await page.keyboard.press("k");
    await expect.poll(() => lead.innerText()).toMatch(/Đèo Mây/i);
    await page.getByRole("table").waitFor();
    await page.keyboard.press("j");
    await expect.poll(() => lead.innerText()).toMatch(/Khau Lâm/i);
    await page.getByRole("table").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Phím tắt" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("r");
    await page.keyboard.type("jak");
    expect(await page.getByLabel("Lý do", { exact: true }).inputValue()).toBe("jak");
    await expect.poll(() => lead.innerText()).toMatch(/Khau Lâm/i);
    await page.getByRole("dialog").getByRole("button", { name: "Để sau" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 1, name: "Hộp duyệt" }).waitFor();
    expect(page.url()).toContain("sort=place");
    await page.context().close();
  });
});

describe("the matrix", () => {
  test("[Y67] says in words where each sector of each place stands, for department and territory alike; on a phone by place", async () => {
    await sendSheet(desk.site, "binh", "kl01");
    await approveSheet(desk.site, "chi", "kl01", 1);
    const path = `/che-do/${REGIME}/duyet?ky=2023-M11&${OWN}`;
    const page = await open("chi", path);
    const cells = await page.getByRole("row").filter({ hasText: "Đông Khuê" }).getByRole("cell").allInnerTexts();
    expect(new Set(cells)).toEqual(new Set(["phòng đã duyệt", "chờ duyệt"]));
    await page.getByRole("row").filter({ hasText: "Đông Khuê" }).getByRole("cell").first().click();
    await page.getByRole("grid").waitFor();
    await page.context().close();
    const phone = await open("binh", path, PHONE);
    await phone
      .getByText(/phòng đã duyệt/)
      .first()
      .waitFor();
    expect(await phone.getByRole("table").count()).toBe(0);
    await phone.context().close();
  });
});

describe("how the pages look", () => {
  test("[Y68] none scrolls sideways at a desk or on a phone, all are clean for axe and break no content policy, in both languages", async () => {
    await approveSectors("kl03", 2);
    const page = await open("an", `/duyet?${OWN}&view=all`);
    const loud = listenLoud(page);
    const faults: string[] = [];
    for (const path of [
      `/duyet?${OWN}&view=all`,
      `/duyet?${OWN}&view=all&lang=en`,
      addressOf("kl02", "/duyet/phieu"),
      addressOf("kl03", "/duyet/phieu"),
      `/che-do/${REGIME}/duyet?ky=2023-M11&${OWN}`,
      `/che-do/${REGIME}?ky=2023-M11&${OWN}`,
      addressOf("kl02"),
      "/huong-dan/duyet",
    ]) {
      await openPage(page, desk.site.base + path);
      faults.push(...(await lookOverBoth(page, path, WIDE)));
    }
    await openPage(page, `${desk.site.base}${addressOf("kl03", "/duyet/phieu")}&lang=en`);
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      await page.getByRole("button", { name: "Return…" }).click();
      await page.getByRole("dialog").getByText("Quote a line in the reason").waitFor();
      faults.push(...(await lookOver(page, `dialog, ${size.width} px`)));
      await page.keyboard.press("Escape");
    }
    expect(faults).toEqual([]);
    expect(loud).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "Approve", exact: true }).isVisible()).toBe(false);
    await page.context().close();
  });
});
