import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSite, PASSWORD, SITE, type Site } from "../../test/account-site.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction } from "../platform/transaction.ts";
import { disableRow, enableRow } from "../user/store.ts";

let now = new Date();
let site: Site;
let secure: Site;
const https = "https://kehoach.vidu.test";

beforeAll(async () => {
  site = await makeSite({ clock: () => now });
  secure = await makeSite({ own: site.own, publicUrl: https });
  for (const name of ["an.nv", "binh.tt", "chi.lt", "dung.pv", "giang.nt"]) await site.makeUser(name);
});
afterAll(async () => {
  await secure.stop();
  await site.stop();
});

describe("a session", () => {
  it("[U6] lives in a cookie that scripts and other sites can not use", async () => {
    const { flags } = await site.browser().post("sign-in", { name: "an.nv", password: PASSWORD });
    const [cookie = ""] = flags.filter((one) => one.startsWith("kehoach.session_token="));
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    expect(cookie).not.toMatch(/Max-Age|Domain|Secure/i);
  });

  it("[U6] over https the cookie is for this host alone; remembering keeps it for twelve hours", async () => {
    const browser = secure.browser();
    const came = await browser.post("sign-in", { name: "an.nv", password: PASSWORD, remember: true }, { origin: https });
    const [cookie = ""] = came.flags.filter((one) => one.startsWith("__Host-kehoach.session_token="));
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; Max-Age=43200/i);
    expect(JSON.stringify(came.body)).not.toContain("token");
    expect(await browser.isIn()).toBe(true);
  });

  it("[U6] is another one after each sign-in, and the one before is over", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "binh.tt", password: PASSWORD });
    const before = browser.cookie;
    await browser.post("sign-in", { name: "binh.tt", password: PASSWORD });
    expect(browser.cookie).not.toBe(before);
    expect(await site.accounts.findSession({ cookie: before })).toBeUndefined();
    expect(await site.accounts.findSession({ cookie: browser.cookie })).toMatchObject({ username: "binh.tt", twoFactor: false });
  });

  it("[U6] a cookie that is not ours, or was changed, is nobody's; without one nothing is asked of the database", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "binh.tt", password: PASSWORD });
    const { cookie } = browser;
    for (const wrong of [
      undefined,
      "a=b",
      "kehoach.session_token=",
      "kehoach.session_token=%E0%A4%A",
      cookie.replace(/\.(\w)(\w)/, ".$2x"),
      cookie.replace("=", "=0"),
    ])
      expect(await site.accounts.findSession({ cookie: wrong }), wrong).toBeUndefined();
    const { pool } = site.accounts;
    const asked: unknown[] = [];
    pool.on("acquire", () => asked.push(1));
    await site.accounts.findSession({ cookie: "theme=dark; other=1" });
    expect(asked).toEqual([]);
    pool.removeAllListeners("acquire");
  });

  it("[U6] ends two hours after the last request, and twelve hours after it began however busy", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "chi.lt", password: PASSWORD });
    const ends = async () =>
      (
        await site.ask<{ left: number }>(
          "select round(extract(epoch from expires_at - now()) / 60)::int as left from auth.session s join auth.\"user\" u on u.id = s.user_id where username = 'chi.lt'",
        )
      )[0]?.left;
    expect(await ends()).toBe(120);
    await site.ask(
      "update auth.session s set expires_at = now() + interval '100 minutes' from auth.\"user\" u where u.id = s.user_id and username = 'chi.lt'",
    );
    expect(await browser.isIn()).toBe(true);
    expect(await ends()).toBe(120);
    await site.ask(
      "update auth.session s set created_at = now() - interval '11 hours' - interval '50 minutes', expires_at = now() + interval '5 minutes' from auth.\"user\" u where u.id = s.user_id and username = 'chi.lt'",
    );
    expect(await browser.isIn()).toBe(true);
    expect(await ends()).toBe(10);
    now = new Date(Date.now() + 11 * 60_000);
    expect(await browser.isIn()).toBe(false);
    now = new Date();
    await browser.post("sign-in", { name: "chi.lt", password: PASSWORD });
    await site.ask(
      "update auth.session s set expires_at = now() - interval '1 second' from auth.\"user\" u where u.id = s.user_id and username = 'chi.lt'",
    );
    expect(await browser.isIn()).toBe(false);
  });

  it("[U6] ends when the user says so: here, one by one, everywhere", async () => {
    const [one, two, three] = [site.browser(), site.browser(), site.browser()];
    for (const browser of [one, two, three]) await browser.post("sign-in", { name: "dung.pv", password: PASSWORD });
    await one.post("sign-out");
    expect(one.names).not.toContain("kehoach.session_token");
    expect([await one.isIn(), await two.isIn()]).toEqual([false, true]);
    expect((await one.post("sign-out")).status).toBe(200);
    const { body } = await two.get("sessions");
    const sessions = body["sessions"] as readonly { readonly id: string; readonly current: boolean; readonly address: string }[];
    expect(sessions.map(({ current }) => current)).toEqual([false, true]);
    expect(JSON.stringify(body)).not.toContain("token");
    const other = sessions.find(({ current }) => !current);
    expect((await two.post("sessions/end", { id: other?.id })).status).toBe(200);
    expect(await three.isIn()).toBe(false);
    const stranger = site.browser();
    await stranger.post("sign-in", { name: "an.nv", password: PASSWORD });
    expect(await stranger.post("sessions/end", { id: sessions.find(({ current }) => current)?.id })).toMatchObject({
      status: 404,
      code: "SESSION_UNKNOWN",
    });
    await three.post("sign-in", { name: "dung.pv", password: PASSWORD });
    expect((await three.post("sign-out-everywhere")).status).toBe(200);
    expect([await two.isIn(), await three.isIn(), await stranger.isIn()]).toEqual([false, false, true]);
    expect(await three.post("sign-out-everywhere")).toMatchObject({ status: 401, code: "SIGN_IN_NEEDED" });
  });

  it("[U10] somebody shut out is out at once and everywhere, and is told what a stranger is told", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "giang.nt", password: PASSWORD });
    const id = (await site.accounts.findUserByName("giang.nt"))?.id ?? "";
    await inTransaction(site.own.db, SYSTEM, (tx) => disableRow(tx, id));
    expect(await browser.isIn()).toBe(false);
    for (const name of ["giang.nt", "giang.nt@vidu.test"])
      expect(await site.browser().post("sign-in", { name, password: PASSWORD })).toMatchObject({
        status: 401,
        code: "SIGN_IN_REFUSED",
      });
    await inTransaction(site.own.db, SYSTEM, (tx) => enableRow(tx, id));
    expect((await site.browser().post("sign-in", { name: "giang.nt", password: PASSWORD })).status).toBe(200);
  });

  it("[U13] a page of another site changes nothing", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "an.nv", password: PASSWORD });
    for (const headers of [
      { origin: "https://la.test" },
      { origin: "null" },
      { origin: `${SITE}:81` },
      { origin: SITE, "sec-fetch-site": "cross-site" },
    ])
      expect(await browser.post("sign-out", {}, headers), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: "REQUEST_FOREIGN",
      });
    expect(await browser.isIn()).toBe(true);
  });

  it("[U12] beginning, ending and being refused are written down, without an address or a secret", async () => {
    await site.browser().post("sign-in", { name: "an.nv", password: "sai bét cả rồi" });
    await site.accounts.settle();
    const rows = await site.ask<{ act: string; actor: string; subject: string; change: unknown }>(
      "select act, actor, subject, change from kehoach.journal order by seq",
    );
    const acts = new Set(rows.map(({ act }) => act));
    for (const act of ["user.create", "session.start", "session.end", "session.refused"]) expect(acts, act).toContain(act);
    expect(rows.findLast(({ act }) => act === "session.refused")).toMatchObject({
      actor: "system",
      subject: "an.nv",
      change: { why: "SIGN_IN_REFUSED" },
    });
    expect(JSON.stringify(rows)).not.toMatch(/10\.\d+\.\d+\.7|argon2|vidu\.test/);
    expect(site.logged()).not.toMatch(/thuyền|session_token/);
  });
});
