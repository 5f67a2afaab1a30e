import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSite, PASSWORD, type Site } from "../../test/account-site.ts";
import { argon2id } from "./password-hash.ts";

let now = new Date();
let site: Site;

beforeAll(async () => {
  site = await makeSite({ clock: () => now });
  for (const name of ["an.nv", "binh.tt", "chi.lt", "dung.pv", "em.nt"]) await site.makeUser(name);
});
afterAll(() => site.stop());

const minutes = (count: number): void => {
  now = new Date(now.getTime() + count * 60_000);
};

describe("signing in", () => {
  it("[U1] by username and by e-mail address, however they are written", async () => {
    for (const name of ["an.nv", " AN.NV ", "an.nv@vidu.test", "An.NV@VIDU.test"]) {
      const browser = site.browser();
      expect(await browser.post("sign-in", { name, password: PASSWORD })).toMatchObject({ status: 200, body: { next: "done" } });
      expect((await browser.get("session")).body).toMatchObject({
        signedIn: true,
        user: { username: "an.nv", name: "Người an.nv", email: "an.nv@vidu.test", twoFactor: false },
        methods: { mail: false, oidc: null },
      });
    }
  });

  it("[U1] there is no way to make oneself a user, nor any other address of the library", async () => {
    const body = { name: "Kẻ Lạ", email: "la@vidu.test", username: "kela", password: PASSWORD };
    const closed = [
      "sign-up/email",
      "sign-in/email",
      "sign-in/username",
      "is-username-available",
      "update-user",
      "change-email",
      "delete-user",
    ];
    for (const path of closed) expect((await site.browser().post(path, body)).status, path).toBe(405);
    for (const path of ["get-session", "list-accounts", "ok", "error", "reset-password/x"])
      expect((await site.browser().get(path)).status, path).toBe(404);
    expect(await site.accounts.findUserByName("kela")).toBeUndefined();
  });

  it("[U2] a password is kept as argon2id with the parameters of OWASP", async () => {
    const kept = await argon2id().hash("mật khẩu nào đó");
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    // Letters with their marks apart, as some keyboards type them.
    expect(await argon2id().verify({ hash: kept, password: "mật khẩu nào đó".normalize("NFD") })).toBe(true);
    const found = await site.ask<{ password: string }>("select password from auth.account");
    expect(found.every(({ password }) => password.startsWith("$argon2id$"))).toBe(true);
  });

  it("[U3] an unknown name and a wrong password get one answer, after the same work", async () => {
    const answers = new Set<string>();
    const quickest = new Map<string, number>();
    // In turn, so that what else the machine does meanwhile falls on all of them.
    for (let turn = 0; turn < 4; turn += 1) {
      for (const name of ["binh.tt", "khong.co", "binh.tt@vidu.test", "khong.co@vidu.test"]) {
        const started = performance.now();
        const { status, body } = await site.browser().post("sign-in", { name, password: "sai mật khẩu rồi nhé" });
        quickest.set(name, Math.min(quickest.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - started));
        answers.add(JSON.stringify([status, body]));
      }
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("SIGN_IN_REFUSED");
    const times = [...quickest.values()];
    // Without the work of hashing an answer comes many times as fast.
    expect(Math.max(...times) / Math.min(...times)).toBeLessThan(8);
  });

  it("[U4] many requests of one address wait, those of another do not", async () => {
    const crowd = site.at("203.0.113.9");
    const codes: unknown[] = [];
    for (let turn = 0; turn < 31; turn += 1)
      codes.push((await crowd.post("sign-in", { name: `ai.${turn}`, password: "x" })).code);
    expect(codes.slice(0, 30).every((code) => code === "SIGN_IN_REFUSED")).toBe(true);
    const refusal = await crowd.post("sign-in", { name: "an.nv", password: PASSWORD });
    expect(refusal).toMatchObject({ status: 429, code: "REQUESTS_TOO_MANY" });
    expect(Number(refusal.headers["retry-after"])).toBeGreaterThan(0);
    expect((await site.at("203.0.113.10").post("sign-in", { name: "an.nv", password: PASSWORD })).status).toBe(200);
    minutes(1);
    expect((await crowd.post("sign-in", { name: "an.nv", password: PASSWORD })).status).toBe(200);
  });

  it("[U4] a header can not change one's address, but a known proxy can; a network of IPv6 is one address", async () => {
    const count = async (asked: Site, address: string, forwarded: string): Promise<unknown> =>
      (
        await asked
          .at(address)
          .post("password/link", { token: "x" }, { "x-forwarded-for": forwarded, "x-kehoach-address": forwarded })
      ).code;
    for (let turn = 0; turn < 30; turn += 1) await count(site, "198.51.100.1", `192.0.2.${turn}`);
    expect(await count(site, "198.51.100.1", "192.0.2.200")).toBe("REQUESTS_TOO_MANY");
    const proxied = await makeSite({ own: site.own, proxies: ["10.0.0.0/8"] });
    for (let turn = 0; turn < 30; turn += 1) await count(proxied, "10.1.1.1", "192.0.2.77");
    expect(await count(proxied, "10.1.1.1", "192.0.2.77")).toBe("REQUESTS_TOO_MANY");
    expect(await count(proxied, "10.1.1.1", "192.0.2.78")).toBe("LINK_EXPIRED");
    for (let turn = 0; turn < 30; turn += 1) await count(site, `2001:db8:1:2::${turn + 1}`, "");
    expect(await count(site, "2001:db8:1:2:ffff::9", "")).toBe("REQUESTS_TOO_MANY");
    expect(await count(site, "2001:db8:1:3::1", "")).toBe("LINK_EXPIRED");
    await proxied.stop();
  });

  it("[U5] ten wrong passwords lock a name for fifteen minutes, whatever the address, known or not", async () => {
    for (const name of ["chi.lt", "khong.he.co"]) {
      for (let turn = 0; turn < 10; turn += 1)
        expect((await site.browser().post("sign-in", { name, password: "sai bét cả rồi" })).code).toBe("SIGN_IN_REFUSED");
      const locked = await site.browser().post("sign-in", { name: name.toUpperCase(), password: PASSWORD });
      expect(locked, name).toMatchObject({ status: 429, code: "SIGN_IN_LOCKED" });
      expect(Number(locked.headers["retry-after"])).toBeGreaterThan(800);
    }
    minutes(14);
    expect((await site.browser().post("sign-in", { name: "chi.lt", password: PASSWORD })).code).toBe("SIGN_IN_LOCKED");
    minutes(2);
    expect((await site.browser().post("sign-in", { name: "chi.lt", password: PASSWORD })).status).toBe(200);
  });

  it("[U5] attempts at the same instant do not pass together; a right password forgives the wrong ones", async () => {
    const all = await Promise.all(
      Array.from({ length: 25 }, () => site.browser().post("sign-in", { name: "dung.pv", password: "sai bét cả rồi" })),
    );
    expect(all.filter(({ code }) => code === "SIGN_IN_REFUSED")).toHaveLength(10);
    for (let turn = 0; turn < 9; turn += 1) await site.browser().post("sign-in", { name: "em.nt", password: "sai bét cả rồi" });
    expect((await site.browser().post("sign-in", { name: "em.nt", password: PASSWORD })).status).toBe(200);
    for (let turn = 0; turn < 9; turn += 1) await site.browser().post("sign-in", { name: "em.nt", password: "sai bét cả rồi" });
    expect((await site.browser().post("sign-in", { name: "em.nt", password: PASSWORD })).status).toBe(200);
  });

  it("[U5] an administrator unlocks a name at once; no typed name is kept", async () => {
    const user = await site.accounts.findUserByName("dung.pv");
    expect((await site.browser().post("sign-in", { name: "dung.pv", password: PASSWORD })).code).toBe("SIGN_IN_LOCKED");
    expect((await site.accounts.unlock(user?.id ?? "", { actor: "command:root" })).ok).toBe(true);
    expect((await site.browser().post("sign-in", { name: "dung.pv", password: PASSWORD })).status).toBe(200);
    const kept = await site.ask<{ name_digest: string }>("select name_digest from auth.failed_sign_in");
    expect(kept.every(({ name_digest }) => /^[0-9a-f]{64}$/.test(name_digest))).toBe(true);
  });

  it("[U3] a body that does not read is refused by its field, and a password is not said back", async () => {
    const came = await site.browser().post("sign-in", { name: "an.nv", password: "x".repeat(300), quyen: "admin" });
    expect(came.status).toBe(400);
    expect(JSON.stringify(came.body)).toContain("quyen");
    expect(JSON.stringify(came.body)).not.toContain("xxxx");
    expect((await site.browser().post("sign-in", ["an.nv"])).status).toBe(400);
    expect((await site.browser().post("sign-in", {}, { "content-type": "text/plain" })).status).toBe(400);
  });
});
