import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSite, PASSWORD, SITE, type Site } from "../../test/account-site.ts";
import { type MailBox, makeMailBox } from "../../test/mail-box.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { createJobs, type Jobs } from "../platform/jobs.ts";
import { createMail, type Mail } from "../platform/mail.ts";

const NEXT = "cây đa giếng nước sân đình";
let own: TestDatabase;
let box: MailBox;
let jobs: Jobs;
let mail: Mail;
let site: Site;
let mute: Site;

beforeAll(async () => {
  own = await makeTestDatabase();
  box = await makeMailBox();
  jobs = createJobs(own.ownerUrl, () => undefined);
  const config = { url: box.url, from: "kehoach@vidu.test" };
  const retry = { limit: 20, delaySeconds: 1, mostDelaySeconds: 1 };
  mail = createMail({ config, jobs, secret: "0123456789abcdef0123456789abcdef", log: () => undefined, retry });
  await jobs.start();
  site = await makeSite({ own, mail });
  mute = await makeSite({ own });
  for (const name of ["an.nv", "binh.tt", "chi.lt", "dung.pv", "em.nt"]) await site.makeUser(name);
});
afterAll(async () => {
  await site.stop();
  await mute.stop();
  await jobs.stop();
  await box.down();
  await own.drop();
});

const tokenIn = (text: string): string => /\/dat-lai-mat-khau\?token=([\w-]+)/.exec(text)?.[1] ?? "";
const signIn = async (name: string, password: string) => (await site.browser().post("sign-in", { name, password })).status;

describe("a password", () => {
  it("[U2] is changed by the current one, and every other session ends", async () => {
    const [here, there] = [site.browser(), site.browser()];
    for (const browser of [here, there]) await browser.post("sign-in", { name: "an.nv", password: PASSWORD });
    const before = here.cookie;
    expect(await here.post("password/change", { current: "không phải thế", password: NEXT })).toMatchObject({
      status: 403,
      code: "PASSWORD_WRONG",
    });
    const weak = await here.post("password/change", { current: PASSWORD, password: "an.nv123" });
    expect(weak).toMatchObject({ status: 422, code: "PASSWORD_REFUSED" });
    expect(weak.body["problems"]).toHaveLength(2);
    expect((await here.post("password/change", { current: PASSWORD, password: NEXT })).status).toBe(200);
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false]);
    expect(await site.accounts.findSession({ cookie: before })).toBeUndefined();
    expect([await signIn("an.nv", PASSWORD), await signIn("an.nv", NEXT)]).toEqual([401, 200]);
    // The user hears of it, in case it was not he.
    const notice = await box.wait(1);
    expect(notice.to).toEqual(["an.nv@vidu.test"]);
    expect(notice.text).toContain("Mật khẩu của bạn vừa được đổi.");
    expect(await site.browser().post("password/change", { current: NEXT, password: PASSWORD })).toMatchObject({
      status: 401,
      code: "SIGN_IN_NEEDED",
    });
  });

  it("[U5] wrong current passwords lock as wrong sign-ins do, wrong new ones do not", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "em.nt", password: PASSWORD });
    for (let turn = 0; turn < 4; turn += 1) await browser.post("password/change", { current: PASSWORD, password: "ngắn" });
    for (let turn = 0; turn < 10; turn += 1) await browser.post("two-factor/start", { password: "sai bét cả rồi" });
    expect(await site.browser().post("sign-in", { name: "em.nt", password: PASSWORD })).toMatchObject({ code: "SIGN_IN_LOCKED" });
  });

  it("[U8] is reset by a link sent by mail, which works once and ends every session", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "binh.tt", password: PASSWORD });
    for (let turn = 0; turn < 11; turn += 1)
      await site.browser().post("sign-in", { name: "binh.tt@vidu.test", password: "sai bét cả rồi" });
    expect((await site.browser().post("password/forgot", { name: "Binh.TT" })).status).toBe(200);
    const letter = await box.wait(2);
    expect(letter.to).toEqual(["binh.tt@vidu.test"]);
    expect(letter.raw).toMatch(/^From: kehoach@vidu\.test\r$/m);
    expect(letter.text).toContain("Chào Người binh.tt,");
    expect(letter.text).toContain(`${SITE}/dat-lai-mat-khau?token=`);
    const token = tokenIn(letter.text);
    const visitor = site.browser();
    expect((await visitor.post("password/link", { token })).body).toEqual({
      username: "binh.tt",
      name: "Người binh.tt",
      email: "binh.tt@vidu.test",
    });
    expect(await visitor.post("password/reset", { token, password: "matkhau12345" })).toMatchObject({
      status: 422,
      code: "PASSWORD_REFUSED",
    });
    expect((await visitor.post("password/reset", { token, password: NEXT })).status).toBe(200);
    expect(await visitor.isIn()).toBe(false);
    expect(await browser.isIn()).toBe(false);
    for (const path of ["password/link", "password/reset"])
      expect(
        await visitor.post(path, { token, ...(path === "password/reset" ? { password: PASSWORD } : {}) }),
        path,
      ).toMatchObject({ status: 410, code: "LINK_EXPIRED" });
    expect([await signIn("binh.tt@vidu.test", NEXT), await signIn("binh.tt", PASSWORD)]).toEqual([200, 401]);
    expect((await box.wait(3)).text).toContain("Mật khẩu của bạn vừa được đổi.");
  });

  it("[U8] a link that is too old, cut off or made up is refused; the table and the log hold none", async () => {
    await site.browser().post("password/forgot", { name: "chi.lt@vidu.test" });
    const token = tokenIn((await box.wait(4)).text);
    const rows = JSON.stringify([
      await site.ask("select * from auth.verification"),
      await site.ask("select data, output from pgboss.job"),
    ]);
    expect(rows).toContain("chi.lt@vidu.test");
    expect(rows).not.toContain(token);
    expect(site.logged()).not.toContain(token);
    for (const wrong of [token.slice(1), "khong-co", "../../x"])
      expect(await site.browser().post("password/reset", { token: wrong, password: NEXT }), wrong).toMatchObject({ status: 410 });
    await site.ask("update auth.verification set expires_at = now() - interval '1 second'");
    expect(await site.browser().post("password/reset", { token, password: NEXT })).toMatchObject({
      status: 410,
      code: "LINK_EXPIRED",
    });
    expect(await signIn("chi.lt", PASSWORD)).toBe(200);
  });

  it("[U3] asking for a link tells nobody which names exist; without mail it says whom to ask", async () => {
    const count = box.letters.length;
    const answers = new Map<string, string>();
    for (const name of ["chi.lt", "khong.co", "khong.co@vidu.test"]) {
      const started = performance.now();
      const { status, body } = await site.browser().post("password/forgot", { name });
      answers.set(JSON.stringify([status, body]), name);
      expect(performance.now() - started).toBeGreaterThan(290);
    }
    expect([...answers.keys()]).toEqual(["[200,{}]"]);
    await box.wait(count + 1);
    expect(box.letters).toHaveLength(count + 1);
    for (const name of ["chi.lt", "khong.co"])
      expect(await mute.browser().post("password/forgot", { name })).toMatchObject({ status: 409, code: "MAIL_OFF" });
    expect((await mute.browser().get("session")).body).toMatchObject({ methods: { mail: false } });
    expect((await site.browser().get("session")).body).toMatchObject({ methods: { mail: true } });
  });

  it("[U4] a user gets three letters in a quarter of an hour, whoever asks", async () => {
    const count = box.letters.length;
    await Promise.all(Array.from({ length: 5 }, () => site.browser().post("password/forgot", { name: "dung.pv" })));
    await box.wait(count + 3);
    await sleep(300);
    expect(box.letters).toHaveLength(count + 3);
  });

  it("[U8] an administrator's reset stops the old password, ends sessions, and gives a link for a day", async () => {
    const letters = box.letters.length;
    const browser = site.browser();
    await browser.post("sign-in", { name: "dung.pv", password: PASSWORD });
    const id = (await site.accounts.findUserByName("dung.pv"))?.id ?? "";
    const reset = await mute.accounts.resetPasswordByAdmin(id, { actor: "user:an.nv" });
    if (!reset.ok) throw new Error("refused");
    expect(reset.value.mailed).toBe(false);
    expect(await browser.isIn()).toBe(false);
    expect(await signIn("dung.pv", PASSWORD)).toBe(401);
    const hours = await site.ask<{ hours: number }>(
      `select round(extract(epoch from expires_at - now()) / 3600)::int as hours from auth.verification where value = '${id}'`,
    );
    expect(hours).toEqual([{ hours: 24 }]);
    const token = tokenIn(reset.value.link);
    expect((await site.browser().post("password/reset", { token, password: NEXT })).status).toBe(200);
    expect(await signIn("dung.pv", NEXT)).toBe(200);
    await box.wait(letters + 1);
    expect(await site.accounts.resetPasswordByAdmin("khong-co", { actor: "user:an.nv" })).toMatchObject({
      ok: false,
      problems: [{ code: "USER_UNKNOWN" }],
    });
  });

  it("[U1] somebody invited sets his password by the link of his letter", async () => {
    const count = box.letters.length;
    const made = await site.accounts.createUser(
      { username: "Moi.NT", name: " Nguyễn Thị Mời ", email: "Moi@Vidu.test" },
      { actor: "user:an.nv" },
    );
    expect(made).toMatchObject({
      ok: true,
      value: { user: { username: "moi.nt", name: "Nguyễn Thị Mời", email: "moi@vidu.test" }, invitation: { mailed: true } },
    });
    const letter = await box.wait(count + 1);
    expect((await site.browser().post("password/reset", { token: tokenIn(letter.text), password: NEXT })).status).toBe(200);
    expect(await signIn("moi.nt", NEXT)).toBe(200);
    await box.wait(count + 2);
  });

  it("[U1] a user whose name or address is taken or does not read is not made, and every reason is told", async () => {
    const make = async (username: string, email: string, password?: string) => {
      const made = await site.accounts.createUser(
        { username, name: "Ai", email, ...(password === undefined ? {} : { password }) },
        { actor: "system" },
      );
      return made.ok ? [] : made.problems.map(({ code }) => code);
    };
    expect(await make("AN.NV", "khac@vidu.test")).toEqual(["USERNAME_TAKEN"]);
    expect(await make("khac", "AN.nv@vidu.test")).toEqual(["EMAIL_TAKEN"]);
    expect(await make("có dấu", "khong phai thu", "ngắn")).toEqual(["USERNAME_INVALID", "EMAIL_INVALID", "PASSWORD_REFUSED"]);
    const both = await Promise.all([make("song.song", "mot@vidu.test", PASSWORD), make("song.song", "hai@vidu.test", PASSWORD)]);
    expect(both.filter((codes) => codes.length === 0)).toHaveLength(1);
  });

  it("[U11] while the mail server is down a letter waits and is shown; it goes when the server is up", async () => {
    const count = box.letters.length;
    await box.down();
    expect((await site.browser().post("password/forgot", { name: "an.nv" })).status).toBe(200);
    let waiting = await mail.listWaiting();
    for (
      const until = Date.now() + 10_000;
      Date.now() < until && waiting[0]?.lastError === undefined;
      waiting = await mail.listWaiting()
    )
      await sleep(50);
    expect(waiting).toMatchObject([
      { to: "an.nv@vidu.test", subject: "Đặt lại mật khẩu Kehoach", state: "waiting", tries: expect.any(Number) },
    ]);
    expect(waiting[0]?.lastError).toMatch(/ECONNREFUSED/);
    expect(JSON.stringify(waiting)).not.toContain("token");
    await box.up();
    const letter = await box.wait(count + 1);
    expect(tokenIn(letter.text)).not.toBe("");
    for (const until = Date.now() + 5_000; Date.now() < until && waiting.length > 0; waiting = await mail.listWaiting())
      await sleep(50);
    expect(waiting).toEqual([]);
  });
});
