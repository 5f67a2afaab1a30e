import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, makeSite, PASSWORD, type Site } from "../../test/account-site.ts";
import { codeAt } from "../../test/totp.ts";

let site: Site;

beforeAll(async () => {
  site = await makeSite();
});
afterAll(() => site.stop());

type Enrolled = { readonly secret: string; readonly backupCodes: readonly string[]; readonly browser: Browser };

/** A user with a second factor, signed in. */
async function enrol(username: string): Promise<Enrolled> {
  await site.makeUser(username);
  const browser = site.browser();
  await browser.post("sign-in", { name: username, password: PASSWORD });
  const { status, body } = await browser.post("two-factor/start", { password: PASSWORD });
  expect(status).toBe(200);
  const { uri, secret, backupCodes } = body as { uri: string; secret: string; backupCodes: string[] };
  expect(uri).toMatch(/^otpauth:\/\/totp\/Kehoach:/);
  // The code of now: the next one, which is taken too, is for signing in. Whatever step the clock has come to, neither is too old.
  expect((await browser.post("two-factor/confirm", { code: codeAt(secret) })).status).toBe(200);
  return { secret, backupCodes, browser };
}

function nextCode(secret: string): string {
  return codeAt(secret, Date.now() + 30_000);
}

async function challenged(name: string): Promise<Browser> {
  const browser = site.browser();
  expect((await browser.post("sign-in", { name, password: PASSWORD })).body).toEqual({ next: "code" });
  return browser;
}

describe("the second factor", () => {
  it("[U7] is asked for only once the app has shown that it works, and is kept encrypted", async () => {
    await site.makeUser("an.nv");
    const browser = site.browser();
    await browser.post("sign-in", { name: "an.nv", password: PASSWORD });
    expect(await browser.post("two-factor/confirm", { code: "123456" })).toMatchObject({ status: 409, code: "TWO_FACTOR_OFF" });
    expect(await browser.post("two-factor/start", { password: "sai bét cả rồi" })).toMatchObject({
      status: 403,
      code: "PASSWORD_WRONG",
    });
    const { body } = await browser.post("two-factor/start", { password: PASSWORD });
    expect((await site.browser().post("sign-in", { name: "an.nv", password: PASSWORD })).body).toEqual({ next: "done" });
    expect(await browser.post("two-factor/confirm", { code: "000000" })).toMatchObject({ status: 401, code: "CODE_REFUSED" });
    const before = browser.cookie;
    expect((await browser.post("two-factor/confirm", { code: codeAt(String(body["secret"])) })).status).toBe(200);
    expect(browser.cookie).not.toBe(before);
    expect((await browser.get("account")).body).toMatchObject({ user: { twoFactor: true } });
    expect(await browser.post("two-factor/start", { password: PASSWORD })).toMatchObject({ status: 409, code: "TWO_FACTOR_ON" });
    const kept = JSON.stringify(await site.ask("select secret, backup_codes from auth.two_factor"));
    expect(kept).not.toContain(String(body["secret"]));
    expect(kept).not.toContain((body["backupCodes"] as string[])[0]);
  });

  it("[U7] signs in by password and code; the password alone opens nothing", async () => {
    const { secret } = await enrol("binh.tt");
    const browser = await challenged("binh.tt");
    expect(await browser.isIn()).toBe(false);
    for (const path of ["account", "sessions"]) expect((await browser.get(path)).status).toBe(401);
    expect(await browser.post("sign-in/code", { code: "000000" })).toMatchObject({ status: 401, code: "CODE_REFUSED" });
    expect((await browser.post("sign-in/code", { code: nextCode(secret).replace(/^.../, "$& ") })).body).toEqual({
      next: "done",
    });
    expect(await browser.isIn()).toBe(true);
  });

  it("[U7] a code works once", async () => {
    const { secret } = await enrol("chi.lt");
    const code = nextCode(secret);
    expect((await (await challenged("chi.lt")).post("sign-in/code", { code })).status).toBe(200);
    expect(await (await challenged("chi.lt")).post("sign-in/code", { code })).toMatchObject({
      status: 401,
      code: "CODE_REFUSED",
    });
  });

  it("[U7] a backup code works once; new ones replace them", async () => {
    const { backupCodes, browser } = await enrol("dung.pv");
    const [first = "", second = ""] = backupCodes;
    expect(backupCodes).toHaveLength(10);
    expect((await (await challenged("dung.pv")).post("sign-in/code", { code: first })).status).toBe(200);
    const again = await challenged("dung.pv");
    expect(await again.post("sign-in/code", { code: first })).toMatchObject({ status: 401, code: "CODE_REFUSED" });
    const renewed = await browser.post("two-factor/backup-codes", { password: PASSWORD });
    const [fresh = ""] = renewed.body["backupCodes"] as string[];
    expect(await again.post("sign-in/code", { code: second })).toMatchObject({ status: 401 });
    expect((await again.post("sign-in/code", { code: fresh })).status).toBe(200);
  });

  it("[U7] five wrong codes end the attempt, ten lock the user's codes; a password made anew does not switch it off", async () => {
    const { secret } = await enrol("em.nt");
    const tries: unknown[] = [];
    for (let round = 0; round < 2; round += 1) {
      const browser = await challenged("em.nt");
      for (let turn = 0; turn < 6; turn += 1)
        tries.push((await browser.post("sign-in/code", { code: `90${round}00${turn}` })).code);
    }
    expect(tries.slice(0, 6)).toEqual([...Array.from({ length: 5 }, () => "CODE_REFUSED"), "CODE_EXPIRED"]);
    const locked = await challenged("em.nt");
    expect(await locked.post("sign-in/code", { code: codeAt(secret) })).toMatchObject({ status: 429, code: "SIGN_IN_LOCKED" });
    const user = await site.accounts.findUserByName("em.nt");
    await site.accounts.unlock(user?.id ?? "", { actor: "command:root" });
    expect((await locked.post("sign-in/code", { code: nextCode(secret) })).status).toBe(200);
    const reset = await site.accounts.resetPasswordByAdmin(user?.id ?? "", { actor: "command:root" });
    const token = reset.ok ? reset.value.link.split("token=")[1] : "";
    await site.browser().post("password/reset", { token, password: "mật khẩu vừa thay xong" });
    const after = await site.browser().post("sign-in", { name: "em.nt", password: "mật khẩu vừa thay xong" });
    expect(after.body).toEqual({ next: "code" });
  });

  it("[U7] without the challenge there is no second step; it lasts ten minutes", async () => {
    const { secret } = await enrol("giang.nt");
    expect(await site.browser().post("sign-in/code", { code: nextCode(secret) })).toMatchObject({
      status: 401,
      code: "CODE_EXPIRED",
    });
    const browser = await challenged("giang.nt");
    await site.ask("update auth.verification set expires_at = now() - interval '1 second'");
    expect(await browser.post("sign-in/code", { code: nextCode(secret) })).toMatchObject({ status: 401, code: "CODE_EXPIRED" });
  });

  it("[U7] a trusted machine is not asked again, until the user signs out everywhere", async () => {
    const { secret } = await enrol("hoa.nt");
    const browser = await challenged("hoa.nt");
    const came = await browser.post("sign-in/code", { code: nextCode(secret), trust: true });
    expect(came.flags.find((one) => one.startsWith("kehoach.trust_device="))).toMatch(/Max-Age=2592000.*HttpOnly/i);
    await browser.post("sign-out");
    expect((await browser.post("sign-in", { name: "hoa.nt", password: PASSWORD })).body).toEqual({ next: "done" });
    await browser.post("sign-out-everywhere");
    expect((await browser.post("sign-in", { name: "hoa.nt", password: PASSWORD })).body).toEqual({ next: "code" });
  });

  it("[U7] is switched off by the password, or by an administrator for a lost phone", async () => {
    const { browser } = await enrol("khanh.lv");
    expect(await browser.post("two-factor/stop", { password: "sai bét cả rồi" })).toMatchObject({
      status: 403,
      code: "PASSWORD_WRONG",
    });
    expect((await browser.post("two-factor/stop", { password: PASSWORD })).status).toBe(200);
    expect(await browser.isIn()).toBe(true);
    expect(await browser.post("two-factor/stop", { password: PASSWORD })).toMatchObject({ status: 409, code: "TWO_FACTOR_OFF" });
    expect((await site.browser().post("sign-in", { name: "khanh.lv", password: PASSWORD })).body).toEqual({ next: "done" });
    const lost = await enrol("lan.tt");
    const id = (await site.accounts.findUserByName("lan.tt"))?.id ?? "";
    expect((await site.accounts.removeTwoFactor(id, { actor: "user:an.nv" })).ok).toBe(true);
    expect(await lost.browser.isIn()).toBe(false);
    expect((await site.browser().post("sign-in", { name: "lan.tt", password: PASSWORD })).body).toEqual({ next: "done" });
    const acts = await site.ask<{ act: string }>(
      "select distinct act from kehoach.journal where act like 'two-factor%' order by 1",
    );
    expect(acts.map(({ act }) => act)).toEqual(["two-factor.codes", "two-factor.start", "two-factor.stop"]);
  });
});
