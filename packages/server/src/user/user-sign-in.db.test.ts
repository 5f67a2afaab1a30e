import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSite, PASSWORD, type Site } from "../../test/account-site.ts";
import { keyOf, makePeopleSite, type PeopleSite, TODAY } from "../../test/people-site.ts";
import { checkAppointment, saveAppointment } from "../access/appoint.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction } from "../platform/transaction.ts";
import { createUser } from "./create.ts";

let site: PeopleSite;
let real: Site;

beforeAll(async () => {
  site = await makePeopleSite();
  real = await makeSite({ own: site.own });
  site.usePeople(real.accounts.people);
  await site.makeUser("chief", { role: "admin", place: "N" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await real.stop();
  await site.stop();
});

const markOf = async (username: string): Promise<string> => (await site.get("chief", `users/${username}`)).body.mark;
const tokenOf = (url: string): string => new URL(url).searchParams.get("token") ?? "";
const signIn = async (password: string) => {
  const browser = real.browser();
  return { browser, came: await browser.post("sign-in", { name: "moi.nv", password }) };
};

describe("a user made by an administrator, in the real keeper of sessions", () => {
  it("[X17] can not sign in before he has set a password by his link, which works once", async () => {
    const asked = {
      username: "moi.nv",
      name: "Người Mới",
      email: "moi.nv@vidu.test",
      role: "officer",
      place: keyOf("N1"),
      from: TODAY,
    };
    const made = await site.post("chief", "users", asked);
    expect(made.status).toBe(200);
    const token = tokenOf(made.body.link.url);
    expect((await signIn(PASSWORD)).came.code).toBe("SIGN_IN_REFUSED");
    const browser = real.browser();
    expect((await browser.post("password/link", { token })).body).toMatchObject({ username: "moi.nv" });
    expect((await browser.post("password/reset", { token, password: PASSWORD })).status).toBe(200);
    expect((await browser.post("password/reset", { token, password: PASSWORD })).code).toBe("LINK_EXPIRED");
    expect((await signIn(PASSWORD)).came.status).toBe(200);
    expect((await site.get("chief", "users/moi.nv")).body.user.lastSignIn).not.toBeNull();
  });

  it("[X15] is signed out the moment he is shut out, and in again when let in", async () => {
    const { browser } = await signIn(PASSWORD);
    expect(await browser.isIn()).toBe(true);
    expect((await site.post("chief", "users/moi.nv/disable", { mark: await markOf("moi.nv"), reason: "Nghỉ" })).status).toBe(200);
    expect(await browser.isIn()).toBe(false);
    expect((await signIn(PASSWORD)).came.code).toBe("SIGN_IN_REFUSED");
    expect((await site.post("chief", "users/moi.nv/enable", { mark: await markOf("moi.nv"), reason: "Trở lại" })).status).toBe(
      200,
    );
    expect(await browser.isIn()).toBe(false);
    expect((await signIn(PASSWORD)).came.status).toBe(200);
  });

  it("[X15] loses password, sessions and older links by a reset, and has a new link", async () => {
    const { browser } = await signIn(PASSWORD);
    const first = await site.post("chief", "users/moi.nv/reset", { mark: await markOf("moi.nv") });
    const second = await site.post("chief", "users/moi.nv/reset", { mark: first.body.mark });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await browser.isIn()).toBe(false);
    expect((await signIn(PASSWORD)).came.code).toBe("SIGN_IN_REFUSED");
    const password = "đò đầy nước chảy";
    const late = await real.browser().post("password/reset", { token: tokenOf(first.body.link.url), password });
    expect(late.code).toBe("LINK_EXPIRED");
    expect((await real.browser().post("password/reset", { token: tokenOf(second.body.link.url), password })).status).toBe(200);
    expect((await signIn(password)).came.status).toBe(200);
  });

  it("[X10] the program itself makes an administrator of a whole authority by the same rules", async () => {
    const person = {
      authority: "south",
      username: "dau.tien",
      name: "Người Đầu",
      email: "dau@vidu.test",
      appointment: { role: "admin", place: keyOf("S"), from: TODAY },
    };
    const doer = { actor: "command:test", today: TODAY };
    const appointing = { check: checkAppointment, save: saveAppointment };
    const make = (asked: typeof person) =>
      inTransaction(site.own.db, SYSTEM, (tx) => createUser(tx, SYSTEM, asked, doer, { hash: "x", appointing }));
    expect(await make(person)).toMatchObject({ ok: true, value: { isNew: true, username: "dau.tien" } });
    const elsewhere = {
      ...person,
      username: "khac",
      email: "khac@vidu.test",
      appointment: { ...person.appointment, place: keyOf("N") },
    };
    expect(await make(elsewhere)).toMatchObject({ ok: false, problems: [{ code: "APPOINT_PLACE_FAR" }] });
    expect((await site.get("dau.tien", "users?authority=south")).body.items).toHaveLength(1);
  });
});
