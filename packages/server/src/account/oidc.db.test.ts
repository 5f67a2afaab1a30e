import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, makeSite, PASSWORD, SITE, type Site } from "../../test/account-site.ts";
import { type IdentityProvider, makeIdentityProvider } from "../../test/identity-provider.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction } from "../platform/transaction.ts";
import { disableRow, setSubject } from "../user/store.ts";

const CLIENT = { clientId: "kehoach", clientSecret: "a secret of the client only for tests" };
let own: TestDatabase;
let provider: IdentityProvider;
let site: Site;

beforeAll(async () => {
  own = await makeTestDatabase();
  provider = await makeIdentityProvider(CLIENT.clientId, CLIENT.clientSecret, `${SITE}/api/auth/callback/oidc`);
  site = await makeSite({ own, config: { proxies: [], oidc: { issuer: provider.issuer, name: "Cổng của tỉnh", ...CLIENT } } });
  for (const name of ["an.nv", "binh.tt", "chi.lt", "dung.pv", "em.nt"]) await site.makeUser(name);
});
afterAll(async () => {
  await site.stop();
  await provider.stop();
  await own.drop();
});

/** Goes to the provider and comes back, as somebody; gives where the browser ends. */
async function travel(browser: Browser, subject: string | null, url: unknown, email = "ai@vidu.test"): Promise<string> {
  provider.person = subject === null ? null : { subject, email };
  const back = await provider.visit(String(url), SITE);
  const came = await browser.get(back.slice(SITE.length));
  expect(came.status).toBe(302);
  return String(came.headers["location"]);
}

async function enter(browser: Browser, subject: string | null, email?: string): Promise<string> {
  const { status, body } = await browser.post("oidc/start", { returnTo: "/chi-tieu?nam=2031" });
  expect(status).toBe(200);
  return travel(browser, subject, body["url"], email);
}

/** As the administration of people does it. */
async function link(username: string, subject: string): Promise<void> {
  const id = await idOf(username);
  await inTransaction(own.db, SYSTEM, (tx) => setSubject(tx, id, subject));
}

const idOf = async (name: string): Promise<string> => (await site.accounts.findUserByName(name))?.id ?? "";

describe("signing in by a provider", () => {
  it("[U9] is offered by its name, and asks with state, nonce and PKCE", async () => {
    expect((await site.browser().get("session")).body).toMatchObject({ methods: { oidc: "Cổng của tỉnh" } });
    const { body } = await site.browser().post("oidc/start", {});
    const { searchParams } = new URL(String(body["url"]));
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(searchParams.get("redirect_uri")).toBe(`${SITE}/api/auth/callback/oidc`);
    for (const name of ["state", "nonce", "code_challenge"])
      expect(searchParams.get(name)?.length ?? 0, name).toBeGreaterThan(20);
  });

  it("[U9] an unknown subject is refused, made nobody, and told whom to ask", async () => {
    const browser = site.browser();
    expect(await enter(browser, "la-1")).toBe("/dang-nhap?loi=OIDC_UNLINKED");
    expect(await browser.isIn()).toBe(false);
    expect(await site.accounts.findUserByName("ai@vidu.test")).toBeUndefined();
  });

  it("[U9] an equal address, even one the provider vouches for, links nothing", async () => {
    await site.ask("update auth.\"user\" set email_verified = true where username = 'an.nv'");
    const browser = site.browser();
    expect(await enter(browser, "gia-mao", "an.nv@vidu.test")).toBe("/dang-nhap?loi=OIDC_UNLINKED");
    expect(await browser.isIn()).toBe(false);
    expect(await site.ask("select from auth.account where provider_id = 'oidc'")).toEqual([]);
  });

  it("[U9] a subject linked by an administrator signs in, and goes where he was going", async () => {
    await link("binh.tt", "s-binh");
    const browser = site.browser();
    expect(await enter(browser, "s-binh", "thu.khac@noi.khac")).toBe("/chi-tieu?nam=2031");
    expect((await browser.get("session")).body).toMatchObject({ user: { username: "binh.tt", email: "binh.tt@vidu.test" } });
    const kept = JSON.stringify(await site.ask("select * from auth.account where provider_id = 'oidc'"));
    expect(kept).not.toMatch(/thu\.khac|eyJ/);
    await link("binh.tt", "s-binh-moi");
    expect(await enter(site.browser(), "s-binh")).toBe("/dang-nhap?loi=OIDC_UNLINKED");
  });

  it("[U9] a user links himself with his password, and unlinks himself", async () => {
    const browser = site.browser();
    await browser.post("sign-in", { name: "chi.lt", password: PASSWORD });
    expect(await browser.post("oidc/link", { password: "sai bét cả rồi" })).toMatchObject({
      status: 403,
      code: "PASSWORD_WRONG",
    });
    const { body } = await browser.post("oidc/link", { password: PASSWORD });
    expect(await travel(browser, "s-chi", body["url"])).toBe("/tai-khoan?xong=lien-ket");
    expect((await browser.get("account")).body).toMatchObject({ oidc: { name: "Cổng của tỉnh", linked: true } });
    const other = site.browser();
    expect(await enter(other, "s-chi")).toBe("/chi-tieu?nam=2031");
    expect((await other.get("session")).body).toMatchObject({ user: { username: "chi.lt" } });
    expect((await browser.post("oidc/unlink", { password: PASSWORD })).status).toBe(200);
    expect(await enter(site.browser(), "s-chi")).toBe("/dang-nhap?loi=OIDC_UNLINKED");
    const acts = await site.ask<{ act: string }>("select distinct act from kehoach.journal where act like 'subject%' order by 1");
    expect(acts.map(({ act }) => act)).toEqual(["subject.link", "subject.unlink"]);
  });

  it("[U9] a subject of somebody else is not taken over", async () => {
    await link("dung.pv", "s-dung");
    const browser = site.browser();
    await browser.post("sign-in", { name: "em.nt", password: PASSWORD });
    const { body } = await browser.post("oidc/link", { password: PASSWORD });
    expect(await travel(browser, "s-dung", body["url"])).toBe("/tai-khoan?loi=OIDC_TAKEN");
  });

  it("[U9] giving up at the provider, a lost state and somebody else's browser end at the page of signing in", async () => {
    expect(await enter(site.browser(), null)).toBe("/dang-nhap?loi=OIDC_STOPPED");
    const { body } = await site.browser().post("oidc/start", {});
    expect(await travel(site.browser(), "s-dung", body["url"])).toBe("/dang-nhap?loi=OIDC_STOPPED");
    const bare = await site.browser().get("callback/oidc?code=x&state=y");
    expect([bare.status, bare.headers["location"]]).toEqual([302, "/dang-nhap?loi=OIDC_STOPPED"]);
    expect((await site.browser().get("callback/oidc")).headers["location"]).toBe("/dang-nhap?loi=OIDC_STOPPED");
  });

  it("[U9] goes back to an address of ours only", async () => {
    for (const returnTo of ["https://la.test/", "//la.test", "/\\la.test", "la.test"])
      expect((await site.browser().post("oidc/start", { returnTo })).status, returnTo).toBe(400);
  });

  it("[U10] somebody shut out does not come in by the provider", async () => {
    const id = await idOf("dung.pv");
    await inTransaction(own.db, SYSTEM, (tx) => disableRow(tx, id));
    const browser = site.browser();
    expect(await enter(browser, "s-dung")).toBe("/dang-nhap?loi=SIGN_IN_REFUSED");
    expect(await browser.isIn()).toBe(false);
  });

  it("[U9] a provider that is down or answers for another stops nobody else, and is tried again", async () => {
    const none = await makeSite({ own });
    expect(await none.browser().post("oidc/start", {})).toMatchObject({ status: 404, code: "OIDC_OFF" });
    await none.stop();
    const down = await makeSite({ own, config: { proxies: [], oidc: { issuer: "http://127.0.0.1:9", name: "x", ...CLIENT } } });
    for (let turn = 0; turn < 2; turn += 1)
      expect(await down.browser().post("oidc/start", {})).toMatchObject({ status: 503, code: "OIDC_UNREACHABLE" });
    expect((await down.browser().post("sign-in", { name: "an.nv", password: PASSWORD })).status).toBe(200);
    await down.stop();
    const other = await makeSite({
      own,
      config: { proxies: [], oidc: { issuer: provider.issuer.replace("127.0.0.1", "localhost"), name: "x", ...CLIENT } },
    });
    expect(await other.browser().post("oidc/start", {})).toMatchObject({ status: 503, code: "OIDC_UNREACHABLE" });
    await other.stop();
  });
});
