import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeAt } from "../packages/server/test/totp.ts";
import { DESK, openBrowser, PHONE, type Size, WIDE } from "./browser.ts";
import { listenLoud, lookOver, lookOverBoth } from "./look-over.ts";
import { openPage } from "./pages.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";
import { ADMIN, fillSignIn, makeAdmin, signIn as signInAt } from "./sign-in.ts";

const OFFICER = { username: "binh.tran", name: "Trần Thị Bình", password: "ruộng bậc thang mùa lúa chín" } as const;
const PLANNER = { username: "chi.le", name: "Lê Văn Chi", password: "suối chảy qua bản lúc sáng sớm" } as const;
const COMMUNE = "xã Xuân Lạc";
/** A code of the app holds so long; the next one is taken already. */
const CODE_STEP_MS = 30_000;

let site: ServedSite;
let browser: Browser;
/** The administrator's browser, signed in by the first test and used by those after it. */
let admin: Page;
let secret = "";

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), openBrowser()]);
  makeAdmin(site);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openBrowserOf(size: Size): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ viewport: size });
  return { context, page: await context.newPage() };
}

const signIn = (page: Page, who: typeof ADMIN | typeof OFFICER | typeof PLANNER, path = "/tai-khoan"): Promise<void> =>
  signInAt(page, site.base, who, path);

async function choosePlace(page: Page, place: string): Promise<void> {
  const places = page.getByLabel("Nơi được phân công");
  const option = places.locator("option", { hasText: place }).first();
  await option.waitFor({ state: "attached" });
  await places.selectOption((await option.getAttribute("value")) ?? "");
}

/** Adds somebody, and gives the link that was shown once. */
async function addPerson(who: typeof OFFICER | typeof PLANNER, role: string, place: string): Promise<string> {
  await openPage(admin, `${site.base}/quan-tri/nguoi-dung`);
  await admin.getByRole("button", { name: "Thêm người dùng" }).click();
  await admin.getByLabel("Họ và tên").fill(who.name);
  await admin.getByLabel("Tên đăng nhập").fill(who.username);
  await admin.getByLabel("Thư điện tử").fill(`${who.username}@vidu.gov.vn`);
  await admin.getByLabel("Vai trò").selectOption({ label: role });
  await choosePlace(admin, place);
  await admin.getByRole("button", { name: "Thêm người dùng" }).click();
  await admin.getByText(`Đã thêm ${who.name}.`).waitFor();
  return admin.getByLabel("Liên kết đặt mật khẩu").inputValue();
}

async function setPassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Mật khẩu mới", { exact: true }).fill(password);
  await page.getByLabel("Gõ lại mật khẩu mới").fill(password);
  await page.getByRole("button", { name: "Đặt mật khẩu" }).click();
  await page.getByText("Hãy đăng nhập bằng mật khẩu mới").waitFor();
}

describe("accounts", () => {
  test("a visitor reads the public pages, and is led to sign-in from every page that is not", async () => {
    const { context, page } = await openBrowserOf(DESK);
    await openPage(page, `${site.base}/`);
    await page.getByRole("link", { name: "Đăng nhập" }).waitFor();
    expect(await page.locator("main tbody tr").count()).toBeGreaterThan(30);
    await page.getByRole("link", { name: "Đăng nhập" }).click();
    await page.waitForURL(/\/dang-nhap$/);
    await page.getByRole("button", { name: "Đăng nhập" }).waitFor();
    await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('name')")).toBe("username");
    for (const path of [
      "/tai-khoan",
      "/quan-tri/nguoi-dung",
      "/quan-tri/them-nguoi-dung",
      "/quan-tri/nguoi-dung/an.nguyen",
      "/quan-tri/sao-luu",
      "/quan-tri/thu",
      "/nhat-ky",
    ]) {
      await page.goto(site.base + path);
      await page.getByText("Hãy đăng nhập để xem trang vừa chọn.").waitFor();
      expect(new URL(page.url()).searchParams.get("ve")).toBe(path);
      expect(await page.locator("main").innerText()).not.toContain(ADMIN.username);
    }
    await context.close();
  });

  test("[U3] the first administrator is refused with a wrong password, and with the right one comes back to where he wanted", async () => {
    admin = (await openBrowserOf(DESK)).page;
    await admin.goto(`${site.base}/quan-tri/nguoi-dung`);
    await admin.getByLabel("Tên đăng nhập hoặc địa chỉ thư").waitFor();
    await admin.keyboard.press("Enter");
    await admin.getByText("Cần gõ mật khẩu.").waitFor();
    await fillSignIn(admin, { username: ADMIN.username, password: "không phải mật khẩu này" });
    await admin.getByRole("alert").getByText("Tên đăng nhập hoặc mật khẩu không đúng").waitFor();
    await fillSignIn(admin, ADMIN);
    await admin.getByRole("heading", { level: 1, name: "Người dùng" }).waitFor();
    await admin.getByRole("link", { name: ADMIN.name }).waitFor();
    await admin.getByRole("button", { name: ADMIN.name }).click();
    for (const name of ["Tài khoản", "Ủy quyền", "Quản trị người dùng", "Sao lưu", "Nhật ký"])
      expect(await admin.getByRole("link", { name, exact: true }).isVisible(), name).toBe(true);
    await admin.keyboard.press("Escape");
    expect(await admin.getByRole("button", { name: "Đăng xuất" }).isVisible()).toBe(false);
  });

  test("somebody is added, sets a password by the link that works once, and on a phone sees only what is his", async () => {
    const link = await addPerson(OFFICER, "cán bộ nhập liệu", COMMUNE);
    const { context, page } = await openBrowserOf(PHONE);
    await page.goto(link);
    await page.getByText(`Đặt mật khẩu cho ${OFFICER.name}`).waitFor();
    await page.getByLabel("Mật khẩu mới", { exact: true }).fill("binh.tran2026");
    await page.getByRole("button", { name: "Đặt mật khẩu" }).click();
    await page.getByText("không được là tên đăng nhập").waitFor();
    await page.getByText("Hai lần gõ chưa giống nhau.").waitFor();
    expect(await lookOver(page, "set a password")).toEqual([]);
    await setPassword(page, link, OFFICER.password);
    await page.goto(link);
    await page.getByRole("link", { name: "Lấy liên kết mới" }).waitFor();
    await signIn(page, OFFICER);
    const duties = page.locator("section", { hasText: "Vai trò và địa bàn" });
    expect(await duties.innerText()).toContain(COMMUNE);
    await page.getByRole("button", { name: OFFICER.name }).click();
    expect(await page.getByRole("link", { name: "Tài khoản", exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "Quản trị người dùng" }).count()).toBe(0);
    await page.goto(`${site.base}/quan-tri/nguoi-dung`);
    await page.getByRole("heading", { level: 1, name: "Không có quyền xem trang này" }).waitFor();
    await context.close();
  });

  test("somebody who is known already is asked about, and gets the appointment without another account", async () => {
    await openPage(admin, `${site.base}/quan-tri/them-nguoi-dung`);
    await admin.getByRole("button", { name: "Thêm người dùng" }).click();
    for (const missing of ["Cần ghi họ và tên.", "Cần ghi tên đăng nhập.", "Cần chọn vai trò.", "Cần chọn nơi."])
      await admin.getByText(missing).waitFor();
    await admin.getByLabel("Họ và tên").fill(OFFICER.name);
    await admin.getByLabel("Tên đăng nhập").fill(OFFICER.username);
    await admin.getByLabel("Thư điện tử").fill(`${OFFICER.username}@vidu.gov.vn`);
    await admin.getByLabel("Vai trò").selectOption({ label: "người xem" });
    await choosePlace(admin, "thị trấn Bằng Lũng");
    await admin.getByRole("button", { name: "Thêm người dùng" }).click();
    await admin.getByText(`${OFFICER.name} (${OFFICER.username})`).waitFor();
    await admin.getByRole("button", { name: "Cùng một người, thêm phân công" }).click();
    await admin.getByText(`Đã thêm phân công cho ${OFFICER.name}.`).waitFor();
    await admin.getByRole("link", { name: "Xem người dùng" }).click();
    await admin
      .getByRole("row", { name: /thị trấn Bằng Lũng/ })
      .getByRole("button", { name: "Kết thúc" })
      .click();
    await admin.getByRole("dialog").getByRole("button", { name: "Kết thúc" }).click();
    await admin.getByText("Đã kết thúc phân công.").waitFor();
  });

  test("[U7] a code of the app is asked for once it is turned on, and a backup code does in its place", async () => {
    const { context, page } = await openBrowserOf(DESK);
    await signIn(page, OFFICER);
    await page.getByRole("button", { name: "Bật mã xác nhận" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Mật khẩu hiện tại").fill("không phải mật khẩu này");
    await page.keyboard.press("Enter");
    await dialog.getByText("Mật khẩu hiện tại không đúng").waitFor();
    await dialog.getByLabel("Mật khẩu hiện tại").fill(OFFICER.password);
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: /Mã QR/ }).waitFor();
    secret = await page.getByLabel("Không quét được?").inputValue();
    await page.getByLabel("Mã xác nhận", { exact: true }).fill(codeAt(secret));
    await page.getByRole("button", { name: "Bật", exact: true }).click();
    await page.getByText("Đã bật mã xác nhận.").waitFor();
    expect(await lookOver(page, "backup codes")).toEqual([]);
    const [backup = ""] = await page.locator("[data-alone] ol li").allInnerTexts();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText(backup).isVisible()).toBe(true);
    expect(await page.getByRole("heading", { name: "Phiên đăng nhập" }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Đã cất mã" }).click();
    await page.getByRole("button", { name: OFFICER.name }).click();
    await page.getByRole("button", { name: "Đăng xuất", exact: true }).click();
    await page.getByText("Đã đăng xuất.").waitFor();
    await page.goto(`${site.base}/tai-khoan`);
    await page.getByText("Hãy đăng nhập để xem trang vừa chọn.").waitFor();

    await fillSignIn(page, OFFICER);
    await page.getByRole("heading", { level: 1, name: "Xác nhận đăng nhập" }).waitFor();
    expect(await lookOver(page, "code")).toEqual([]);
    await page.getByLabel("Mã xác nhận").fill("000000");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Mã xác nhận").fill(codeAt(secret, Date.now() + CODE_STEP_MS));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Tài khoản" }).waitFor();
    await context.clearCookies();

    await openPage(page, `${site.base}/dang-nhap`);
    await fillSignIn(page, OFFICER);
    await page.getByRole("button", { name: /Dùng mã dự phòng/ }).click();
    await page.getByLabel("Mã dự phòng").fill(backup);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: OFFICER.name }).waitFor();
    await openPage(page, `${site.base}/tai-khoan`);
    await page.getByRole("button", { name: "Tắt mã xác nhận" }).click();
    await page.getByRole("dialog").getByLabel("Mật khẩu hiện tại").fill(OFFICER.password);
    await page.keyboard.press("Enter");
    await page.getByText("Đã tắt mã xác nhận.").waitFor();
    await context.close();
  });

  test("[X5] what is delegated is used by whoever it was lent to, until it is revoked", async () => {
    const link = await addPerson(PLANNER, "cán bộ kế hoạch", "huyện Chợ Đồn");
    const lender = await openBrowserOf(DESK);
    await setPassword(lender.page, link, PLANNER.password);
    await signIn(lender.page, PLANNER, "/tai-khoan");
    await lender.page.getByRole("button", { name: "Ủy quyền cho người khác" }).click();
    await lender.page.getByRole("combobox", { name: "Người được ủy quyền" }).fill("binh");
    await lender.page.getByRole("option", { name: new RegExp(OFFICER.name) }).waitFor();
    await lender.page.keyboard.press("Enter");
    await lender.page.getByRole("button", { name: "Ủy quyền", exact: true }).click();
    await lender.page.getByText("Cần ghi lý do.").waitFor();
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split("-").reverse().join("/");
    await lender.page.getByLabel("Đến hết ngày").fill(today);
    await lender.page.getByLabel("Lý do").fill("Đi công tác");
    await lender.page.getByRole("button", { name: "Ủy quyền", exact: true }).click();
    await lender.page.getByText(`Đã ủy quyền cho ${OFFICER.name}`).waitFor();

    const borrower = await openBrowserOf(PHONE);
    await signIn(borrower.page, OFFICER);
    await borrower.page.getByText(`${PLANNER.name} ủy quyền`).waitFor();
    await borrower.page.getByText("Được người khác ủy quyền").waitFor();

    await lender.page.getByRole("button", { name: "Thu hồi" }).click();
    await lender.page.getByRole("dialog").getByRole("button", { name: "Thu hồi" }).click();
    await lender.page.getByText(/thu hồi lúc/).waitFor();
    await borrower.page.reload();
    await borrower.page.getByText(/thu hồi lúc/).waitFor();
    expect(await borrower.page.getByText(`${PLANNER.name} ủy quyền`).count()).toBe(0);
    await lender.context.close();
    await borrower.context.close();
  });

  test("a session that ends meanwhile is taken up again over the page, and nothing typed is lost", async () => {
    const { context, page } = await openBrowserOf(DESK);
    await signIn(page, ADMIN, `/quan-tri/nguoi-dung/${PLANNER.username}`);
    await page.getByRole("button", { name: /^Sửa họ tên/ }).click();
    await page.getByLabel("Họ và tên").fill("Lê Văn Chi (phòng TC-KH)");
    await context.clearCookies();
    await page.getByRole("button", { name: "Lưu" }).click();
    const dialog = page.getByRole("dialog", { name: "Đăng nhập lại" });
    await dialog.waitFor();
    expect(await lookOver(page, "sign in again")).toEqual([]);
    expect(await dialog.getByLabel("Tên đăng nhập").inputValue()).toBe(ADMIN.username);
    await dialog.getByLabel("Mật khẩu", { exact: true }).fill(ADMIN.password);
    await page.keyboard.press("Enter");
    await page.getByText("Đã lưu.").waitFor();
    await page.getByRole("heading", { level: 1, name: "Lê Văn Chi (phòng TC-KH)" }).waitFor();
    await context.close();
  });

  test("two administrators on one user: the later is told who changed what, and goes on without typing again", async () => {
    await openPage(admin, `${site.base}/quan-tri/nguoi-dung/${PLANNER.username}`);
    const second = await openBrowserOf(DESK);
    await signIn(second.page, ADMIN, `/quan-tri/nguoi-dung/${PLANNER.username}`);
    await admin.getByRole("button", { name: /^Sửa họ tên/ }).click();
    await admin.getByLabel("Họ và tên").fill(PLANNER.name);
    await second.page.getByRole("button", { name: "Thêm phân công" }).click();
    await second.page.getByLabel("Vai trò").selectOption({ label: "người xem" });
    await choosePlace(second.page, "huyện Chợ Đồn");
    await second.page.getByRole("button", { name: "Thêm phân công" }).click();
    await second.page.getByText("Đã thêm phân công.").waitFor();
    await admin.getByRole("button", { name: "Lưu" }).click();
    await admin.getByText("Vừa có người khác sửa").waitFor();
    await admin.getByRole("button", { name: "Tải lại" }).click();
    await admin.getByText("Đã tải lại.").waitFor();
    expect(await admin.getByLabel("Họ và tên").inputValue()).toBe(PLANNER.name);
    await admin.getByRole("button", { name: "Lưu" }).click();
    await admin.getByText("Đã lưu.").waitFor();
    await second.context.close();
  });

  test("a post is handed over, said in a sentence beforehand", async () => {
    await openPage(admin, `${site.base}/quan-tri/nguoi-dung/${PLANNER.username}`);
    await admin.getByRole("button", { name: "Lập bàn giao" }).click();
    await admin.getByRole("combobox", { name: "Người nhận" }).fill("Bình");
    await admin.getByRole("option", { name: new RegExp(OFFICER.name) }).click();
    await admin.getByText(new RegExp(`${OFFICER.name} giữ: .*cán bộ kế hoạch`)).waitFor();
    expect(await lookOver(admin, "hand-over")).toEqual([]);
    await admin.getByRole("button", { name: "Bàn giao", exact: true }).click();
    await admin.getByText(`Đã bàn giao cho ${OFFICER.name}.`).waitFor();
    await openPage(admin, `${site.base}/quan-tri/nguoi-dung?q=binh`);
    await admin.getByRole("cell", { name: /cán bộ kế hoạch/ }).waitFor();
    await openPage(admin, `${site.base}/quan-tri/nguoi-dung?state=former`);
    await admin.getByRole("link", { name: PLANNER.name }).waitFor();
    await openPage(admin, `${site.base}/quan-tri/nguoi-dung?q=khongcoai`);
    await admin.getByText("Không có người dùng nào khớp.").waitFor();
  });

  test("[U10] whoever is shut out is out at once and everywhere, until he is let in again", async () => {
    const his = await openBrowserOf(PHONE);
    await signIn(his.page, OFFICER);
    await openPage(admin, `${site.base}/quan-tri/nguoi-dung/${OFFICER.username}`);
    await admin.getByRole("button", { name: "Ngừng tài khoản" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Ngừng tài khoản" }).click();
    await admin.getByText("Cần ghi lý do.").waitFor();
    await admin.getByRole("dialog").getByLabel("Lý do").fill("Chuyển công tác");
    await admin.getByRole("dialog").getByRole("button", { name: "Ngừng tài khoản" }).click();
    await admin.getByText("Đã ngừng tài khoản.").waitFor();
    await his.page.goto(`${site.base}/tai-khoan`);
    await his.page.getByText("Hãy đăng nhập để xem trang vừa chọn.").waitFor();
    await fillSignIn(his.page, OFFICER);
    await his.page.getByRole("alert").waitFor();
    await admin.getByRole("button", { name: "Mở lại tài khoản" }).click();
    await admin.getByRole("dialog").getByLabel("Lý do").fill("Trở lại công tác");
    await admin.getByRole("dialog").getByRole("button", { name: "Mở lại tài khoản" }).click();
    await admin.getByText("Đã mở lại tài khoản.").waitFor();
    await admin.getByRole("button", { name: "Lập liên kết đặt lại mật khẩu" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Lập liên kết" }).click();
    const link = await admin.getByLabel("Liên kết đặt mật khẩu").inputValue();
    await setPassword(his.page, link, `${OFFICER.password} mới`);
    await his.context.close();
  });

  test("[B11] an administrator is told that nothing was backed up yet, and then when", async () => {
    await openPage(admin, `${site.base}/quan-tri/sao-luu`);
    await admin.getByText("Chưa có bản sao lưu nào", { exact: true }).waitFor();
    site.run(["backup"]);
    await admin.reload();
    await admin.getByText("vừa xong", { exact: false }).waitFor();
    expect(await admin.locator("main tbody tr").count()).toBe(1);
  });

  test("no page of accounts scrolls sideways at a desk or on a phone; all are clean for axe, name themselves, and break no content policy", async () => {
    const { context, page } = await openBrowserOf(WIDE);
    const loud = listenLoud(page);
    const faults: string[] = [];
    for (const path of ["/dang-nhap", "/dang-nhap?loi=OIDC_UNLINKED", "/quen-mat-khau", "/dat-lai-mat-khau"]) {
      await openPage(page, site.base + path);
      faults.push(...(await lookOverBoth(page, path, WIDE)));
    }
    await signIn(page, ADMIN);
    for (const path of [
      "/tai-khoan",
      "/quan-tri/nguoi-dung",
      "/quan-tri/them-nguoi-dung",
      `/quan-tri/nguoi-dung/${OFFICER.username}`,
      "/quan-tri/sao-luu",
    ])
      for (const language of ["", "?lang=en"]) {
        await openPage(page, site.base + path + language);
        faults.push(...(await lookOverBoth(page, path + language, WIDE)));
      }
    await openPage(page, `${site.base}/quan-tri/nguoi-dung/${OFFICER.username}`);
    await page.getByRole("button", { name: "Thêm phân công" }).click();
    await page.getByText("Chỉ một số lĩnh vực").click();
    await page.getByRole("button", { name: "Ủy quyền thay" }).click();
    await page.getByRole("button", { name: "Kết thúc" }).first().click();
    await page.getByRole("dialog").waitFor();
    faults.push(...(await lookOverBoth(page, "forms of a user", WIDE)));
    expect(faults).toEqual([]);
    expect(loud).toEqual([]);
    await context.close();
  }, 120_000);
});
