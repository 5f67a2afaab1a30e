import type { Page } from "playwright-core";
import { openPage } from "./pages.ts";
import type { ServedSite } from "./serve-site.ts";

export type Account = { readonly username: string; readonly name: string; readonly password: string };

export const ADMIN = {
  username: "an.nguyen",
  name: "Nguyễn Văn An",
  password: "một câu dài của quản trị",
} as const satisfies Account;

/** The first administrator, made as whoever installs the program makes him. */
export function makeAdmin(site: ServedSite): void {
  site.run(
    ["admin", "create", "--username", ADMIN.username, "--name", ADMIN.name, "--email", "an@vidu.gov.vn", "--password-stdin"],
    `${ADMIN.password}\n`,
  );
}

export async function fillSignIn(page: Page, { username, password }: Omit<Account, "name">): Promise<void> {
  await page.getByLabel("Tên đăng nhập hoặc địa chỉ thư").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
}

/** Signs somebody in, on the way to a page. */
export async function signIn(page: Page, base: string, who: Account, path: string): Promise<void> {
  await openPage(page, `${base}/dang-nhap?ve=${encodeURIComponent(path)}`);
  await fillSignIn(page, who);
  await page.getByRole("button", { name: who.name }).waitFor();
}
