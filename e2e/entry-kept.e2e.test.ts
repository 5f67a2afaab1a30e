import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage } from "./pages.ts";
import { signIn } from "./people.ts";
import { AUTHORITY, addressOf, choose, type Desk, nowOf, openDesk, openSheet, sync, textOf, waitSaved } from "./sheet.ts";

let desk: Desk;

beforeAll(async () => {
  // Each test has a place of its own, so that none depends on another.
  desk = await openDesk(["kl05", "kl06", "kl07"]);
});
afterAll(() => desk?.stop());

describe("two people at once", () => {
  test("[Y45] each sees the other's figures with his name, and neither overwrites the other", async () => {
    const [binh, chi] = await Promise.all([openSheet(desk, "binh", "kl05"), openSheet(desk, "chi", "kl05")]);
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
    // A window that is looked at again asks at once.
    await binh.evaluate("window.dispatchEvent(new Event('focus'))");
    await expect.poll(() => textOf(nowOf(binh, "bò")), { timeout: 15_000 }).toBe("55");
    await Promise.all([binh.context().close(), chi.context().close()]);
  });
});

describe("what is typed is not lost", () => {
  test("[Y44] without a line it is kept on this machine, over a new start of the page too, and sent when the line is back", async () => {
    const page = await openSheet(desk, "binh", "kl06");
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
    await openPage(again, `${desk.site.base}/viec?authority=${AUTHORITY}`);
    await again.getByText("còn số chưa gửi trên máy này", { exact: false }).first().waitFor();
    await openPage(again, desk.site.base + addressOf("kl06"));
    await again.getByText("2 ô nhập từ trước, chưa gửi được, đã có lại trên phiếu").waitFor();
    await waitSaved(again);
    expect(await textOf(nowOf(again, "bò"))).toBe("222");
    const other = await openSheet(desk, "chi", "kl06");
    expect(await textOf(nowOf(other, "trâu"))).toBe("111");
    await page.unroute("**/api/v1/submissions/**");
    await sync(page).getByRole("button", { name: "Gửi lại ngay" }).click();
    await sync(page).getByText("Chưa gửi được", { exact: false }).waitFor({ state: "detached" });
    expect(await textOf(nowOf(page, "bò"))).toBe("222");
    expect(await page.evaluate("Object.keys(localStorage).filter((name) => name.includes('kl06'))")).toEqual([]);
    await Promise.all([page.context().close(), other.context().close()]);
  });

  test("[Y44] when the session is over it waits, the page stays, and goes on after signing in", async () => {
    const page = await openSheet(desk, "binh", "kl07");
    await page.context().clearCookies();
    await choose(page, "trâu");
    await page.keyboard.type("99");
    await page.keyboard.press("Enter");
    await sync(page).getByText("Phiên làm việc đã hết.").waitFor();
    await page.keyboard.type("98");
    await page.keyboard.press("Enter");
    await sync(page).getByText("Chưa gửi được 2 ô").waitFor();
    await signIn(page.context(), desk.site, "binh");
    await sync(page).getByRole("button", { name: "Đăng nhập lại" }).click();
    await page.getByRole("button", { name: "Tôi đã đăng nhập ở thẻ kia" }).click();
    await waitSaved(page);
    expect(await textOf(nowOf(page, "trâu"))).toBe("99");
    await page.context().close();
  });
});
