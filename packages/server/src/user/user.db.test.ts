import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyOf, makePeopleSite, type PeopleSite, TODAY } from "../../test/people-site.ts";

let site: PeopleSite;

beforeAll(async () => {
  site = await makePeopleSite();
  await site.makeUser("chief", { role: "admin", place: "N" });
  await site.makeUser("second", { role: "admin", place: "N" });
  await site.makeUser("commune", { role: "admin", place: "N1" });
  await site.makeUser("leader", { role: "leader", place: "N" });
  await site.makeUser("south", { authority: "south", role: "admin", place: "S" });
  await site.makeUser("clerk", { role: "officer", place: "N1" });
  await site.makeUser("other", { role: "officer", place: "N2" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const markOf = async (username: string, as = "chief"): Promise<string> => (await site.get(as, `users/${username}`)).body.mark;
const journalOf = async (
  subject: string,
): Promise<readonly { act: string; actor: string; authority: string; change: unknown }[]> =>
  (
    await sql<{ act: string; actor: string; authority: string; change: unknown }>`
      select j.act, j.actor, u.code as authority, j.change from journal j join authority u on u.id = j.authority_id
      where j.subject = ${subject} order by j.seq`.execute(site.own.look)
  ).rows;

const NEW = {
  username: "Moi.Nguyen",
  name: "Nguyễn Mới",
  email: "Moi@vidu.test",
  role: "officer",
  place: keyOf("N1"),
  from: TODAY,
};

describe("making a user", () => {
  it("[X17] makes the user and his first appointment in one act, with two rows in the journal and a link", async () => {
    const made = await site.post("chief", "users", { ...NEW, sectors: ["crops"], reason: "Quyết định 1" });
    expect([made.status, made.body]).toMatchObject([200, { username: "moi.nguyen", link: { mailed: false } }]);
    expect(made.body.link.url).toContain("/invite/");
    const read = await site.get("chief", "users/moi.nguyen");
    expect(read.body).toMatchObject({
      mark: made.body.mark,
      manageable: true,
      user: { username: "moi.nguyen", name: "Nguyễn Mới", email: "moi@vidu.test", state: "active", lastSignIn: null },
      appointments: [
        {
          role: "officer",
          place: { key: keyOf("N1"), name: "xã N1" },
          sectors: ["crops"],
          from: TODAY,
          to: null,
          state: "current",
          reason: "Quyết định 1",
          givenBy: "user:chief",
        },
      ],
    });
    expect((await journalOf("moi.nguyen")).map(({ act, actor, authority }) => [act, actor, authority])).toEqual([
      ["user.create", "user:chief", "north"],
      ["appointment.give", "user:chief", "north"],
    ]);
  });

  it("[X17] everything wrong is told at once, and nothing is written", async () => {
    const refused = await site.post("commune", "users", {
      ...NEW,
      username: "x",
      email: "khong phai thu",
      place: keyOf("N2"),
      sectors: ["magic"],
      to: TODAY,
    });
    const { problems }: { problems: readonly { code: string; detail: string }[] } = refused.body;
    expect(problems.map(({ code }) => code)).toEqual([
      "USERNAME_INVALID",
      "EMAIL_INVALID",
      "APPOINT_PLACE_FAR",
      "APPOINT_SECTOR",
      "APPOINT_DAYS",
    ]);
    expect(problems.every(({ detail }) => !/undefined|\[object/.test(detail))).toBe(true);
    const left = await sql<{ n: bigint }>`select count(*) as n from auth."user" where username = 'x'`.execute(site.own.look);
    expect(left.rows[0]?.n).toBe(0n);
  });

  it("[X17] somebody known here, even in another authority, is only appointed, and only when that is confirmed", async () => {
    const asked = { ...NEW, username: "south", email: "nobody.else@vidu.test" };
    const known = await site.post("chief", "users", asked);
    expect([known.status, known.code]).toEqual([409, "USER_KNOWN"]);
    expect(known.body.candidates).toEqual([{ code: "south", name: "Người south", detail: null }]);
    const two = await site.post("chief", "users", { ...asked, email: "clerk@vidu.test" });
    expect([two.status, two.code]).toEqual([409, "USER_TWO"]);
    const added = await site.post("chief", "users", { ...asked, name: "Tên Khác", samePerson: true });
    expect([added.status, added.body.link]).toEqual([200, null]);
    const read = await site.get("chief", "users/south");
    expect(read.body.user.name).toBe("Người south");
    expect(read.body.appointments).toHaveLength(1);
    expect((await journalOf("south")).map(({ act }) => act)).toEqual(["appointment.give"]);
  });

  it("[X17] two administrators making the same user at the same moment: one makes him, the other is told", async () => {
    const body = { ...NEW, username: "twice", email: "twice@vidu.test" };
    const came = await Promise.all([site.post("chief", "users", body), site.post("second", "users", body)]);
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(came.find(({ status }) => status === 409)?.code).toBe("USER_KNOWN");
  });
});

describe("two administrators on one user", () => {
  it("[X16] the second is refused, and told who changed what and when", async () => {
    const mark = await markOf("clerk");
    const first = await site.post("chief", "users/clerk/change", { mark, name: "Tên Một", email: "clerk@vidu.test" });
    expect(first.status).toBe(200);
    const late = await site.post("second", "users/clerk/change", { mark, name: "Tên Hai", email: "clerk@vidu.test" });
    expect([late.status, late.code]).toEqual([409, "USER_CHANGED"]);
    expect(late.body.detail).toMatch(/chief lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4} \(sửa tên hoặc địa chỉ thư\)/);
    expect((await site.get("chief", "users/clerk")).body.user.name).toBe("Tên Một");
    const again = await site.post("second", "users/clerk/change", {
      mark: first.body.mark,
      name: "Tên Hai",
      email: "clerk@vidu.test",
    });
    expect(again.status).toBe(200);
  });

  it("[X16] of several at the same instant exactly one is done, whatever they do", async () => {
    const mark = await markOf("clerk");
    const appointment = { mark, role: "viewer", place: keyOf("N1"), from: TODAY };
    const came = await Promise.all([
      site.post("chief", "users/clerk/appointments", appointment),
      site.post("second", "users/clerk/disable", { mark, reason: "nghỉ" }),
      site.post("commune", "users/clerk/change", { mark, name: "Tên Ba", email: "clerk@vidu.test" }),
      site.post("chief", "users/clerk/reset", { mark }),
    ]);
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    if ((await site.get("chief", "users/clerk")).body.user.state === "disabled")
      await site.post("chief", "users/clerk/enable", { mark: await markOf("clerk"), reason: "trở lại" });
  });

  it("[X16] a mark is the same whoever reads it, and a made-up one is stale", async () => {
    expect((await markOf("clerk", "commune")).split("-")[1]).toBe((await markOf("clerk", "leader")).split("-")[1]);
    for (const mark of ["x", "1-2-3", "99999999999999999999-a"])
      expect((await site.post("chief", "users/clerk/reset", { mark })).code).toBe("USER_CHANGED");
  });
});

describe("a user's account", () => {
  it("[X15] is changed, shut, reset or linked only by who administers every role of it", async () => {
    await site.makeUser("both", { role: "officer", place: "N1" }, { role: "viewer", place: "N2" });
    await site.makeUser("lent", { role: "officer", place: "N1" });
    await site.lend("leader", "N", "lent");
    await site.makeUser("abroad", { role: "officer", place: "N1" }, { authority: "south", role: "officer", place: "S1" });
    for (const [as, username] of [
      ["commune", "both"],
      ["commune", "lent"],
      ["chief", "abroad"],
    ] as const) {
      const mark = await markOf(username, as);
      const far = [
        await site.post(as, `users/${username}/change`, { mark, name: "X", email: "x@vidu.test" }),
        await site.post(as, `users/${username}/disable`, { mark, reason: "x" }),
        await site.post(as, `users/${username}/reset`, { mark }),
        await site.post(as, `users/${username}/subject`, { mark, subject: "123" }),
      ];
      expect(new Set(far.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(["403 USER_FAR"]));
      expect((await site.get(as, `users/${username}`)).body.manageable).toBe(false);
    }
    expect((await site.get("chief", "users/both")).body.manageable).toBe(true);
    expect((await site.get("leader", "users/both")).body.manageable).toBe(false);
    const mark = await markOf("both", "commune");
    expect(
      (await site.post("commune", "users/both/appointments", { mark, role: "viewer", place: keyOf("N1"), from: TODAY })).status,
    ).toBe(200);
  });

  it("[X15] who is shut out is signed out everywhere at once, and let in again", async () => {
    await sql`insert into auth.session (id, expires_at, token, updated_at, user_id) values ('s1', now() + interval '1 hour', 't1', now(), 'id-clerk')`.execute(
      site.own.look,
    );
    await sql`insert into auth.verification (id, identifier, value, expires_at) values ('v1', 'x', 'id-clerk', now() + interval '1 hour')`.execute(
      site.own.look,
    );
    expect((await site.get("clerk", "me")).body.user?.username).toBe("clerk");
    const shut = await site.post("chief", "users/clerk/disable", { mark: await markOf("clerk"), reason: "Nghỉ hưu" });
    expect(shut.status).toBe(200);
    const left = await sql<{ n: bigint }>`
      select (select count(*) from auth.session where user_id = 'id-clerk') + (select count(*) from auth.verification where value = 'id-clerk') as n`.execute(
      site.own.look,
    );
    expect(left.rows[0]?.n).toBe(0n);
    expect((await site.get("clerk", "me")).body.user).toBeNull();
    expect((await site.get("chief", "users/clerk")).body.user.state).toBe("disabled");
    const appointing = { mark: shut.body.mark, role: "viewer", place: keyOf("N2"), from: TODAY };
    expect((await site.post("chief", "users/clerk/appointments", appointing)).code).toBe("APPOINT_DISABLED");
    expect((await site.post("chief", "users/clerk/disable", { mark: shut.body.mark, reason: "x" })).code).toBe("DISABLE_ALREADY");
    expect((await site.post("chief", "users/clerk/enable", { mark: shut.body.mark, reason: "Trở lại" })).status).toBe(200);
    expect((await site.get("clerk", "me")).body.user?.username).toBe("clerk");
    expect((await site.post("chief", "users/clerk/enable", { mark: await markOf("clerk"), reason: "x" })).code).toBe(
      "ENABLE_ALREADY",
    );
  });

  it("[X15] reset takes password and sessions away and gives a link; nobody resets or shuts himself", async () => {
    await sql`insert into auth.account (id, account_id, provider_id, user_id, password, updated_at)
      values ('a1', 'id-other', 'credential', 'id-other', 'old', now())`.execute(site.own.look);
    const reset = await site.post("chief", "users/other/reset", { mark: await markOf("other") });
    expect(reset.body.link).toEqual({ url: "http://x/reset/id-other", mailed: false });
    const kept = await sql<{ password: string }>`select password from auth.account where id = 'a1'`.execute(site.own.look);
    expect(kept.rows[0]?.password).not.toBe("old");
    const mark = await markOf("chief");
    expect((await site.post("chief", "users/chief/reset", { mark })).code).toBe("RESET_SELF");
    expect((await site.post("chief", "users/chief/disable", { mark, reason: "x" })).code).toBe("DISABLE_SELF");
    expect((await journalOf("other")).map(({ act }) => act)).toEqual(["user.reset"]);
  });

  it("[X15] a subject belongs to one user; a new one takes the place of the old", async () => {
    const owner = async (): Promise<unknown> =>
      (await sql`select user_id, account_id from auth.account where provider_id = 'oidc' order by 1`.execute(site.own.look)).rows;
    expect((await site.post("chief", "users/other/subject", { mark: await markOf("other"), subject: "111" })).status).toBe(200);
    expect((await site.post("chief", "users/clerk/subject", { mark: await markOf("clerk"), subject: "111" })).code).toBe(
      "OIDC_TAKEN",
    );
    expect((await site.post("chief", "users/other/subject", { mark: await markOf("other"), subject: "222" })).status).toBe(200);
    expect(await owner()).toEqual([{ user_id: "id-other", account_id: "222" }]);
    expect((await site.post("chief", "users/other/subject", { mark: await markOf("other"), subject: null })).status).toBe(200);
    expect(await owner()).toEqual([]);
  });

  it("[X15] an address is one user's, and its change is written down without it", async () => {
    const taken = await site.post("chief", "users/other/change", {
      mark: await markOf("other"),
      name: "X",
      email: "CLERK@vidu.test",
    });
    expect([taken.status, taken.code]).toEqual([409, "EMAIL_TAKEN"]);
    await site.post("chief", "users/other/change", {
      mark: await markOf("other"),
      name: "Người other",
      email: "rieng.tu@vidu.test",
    });
    expect(JSON.stringify(await journalOf("other"))).not.toContain("rieng.tu");
    expect((await site.get("chief", "users/other")).body.user.email).toBe("rieng.tu@vidu.test");
  });
});

describe("the list of users", () => {
  const listed = async (as: string, query = ""): Promise<readonly string[]> =>
    (await site.get(as, `users${query}`)).body.items.map(({ username }: { username: string }) => username);

  it("[X18] holds those with a role within the asker's reach, and no word of others", async () => {
    expect(await listed("commune")).toEqual(expect.arrayContaining(["clerk", "commune", "both", "moi.nguyen"]));
    expect(await listed("commune")).not.toContain("other");
    const page = await site.get("commune", "users?q=both");
    expect(page.body.items[0].appointments.map(({ place }: { place: { key: string } }) => place.key)).not.toContain(keyOf("N2"));
    expect(await listed("south")).toEqual(["abroad", "south"]);
  });

  it("[X18] another authority's user is as if he did not exist, and so is one of a place beyond reach", async () => {
    for (const [as, username] of [
      ["south", "clerk"],
      ["commune", "other"],
      ["chief", "nobody"],
    ] as const) {
      const read = await site.get(as, `users/${username}`);
      expect([read.status, read.code]).toEqual([404, "USER_UNKNOWN"]);
      const act = await site.post(as, `users/${username}/reset`, { mark: "0-x" });
      expect([act.status, act.code]).toEqual([404, "USER_UNKNOWN"]);
    }
    expect((await site.get("chief", "users?authority=south")).code).toBe("AUTHORITY_UNKNOWN");
    expect((await site.get("chief", "users?authority=open")).code).toBe("AUTHORITY_UNKNOWN");
  });

  it("[X18] is searched without accents, filtered by role, place and state, and paged", async () => {
    expect(await listed("chief", `?q=${encodeURIComponent("nguyen moi")}`)).toEqual(["moi.nguyen", "twice"]);
    expect(await listed("chief", "?role=leader")).toEqual(["leader"]);
    expect(await listed("chief", "?place=N2")).toEqual(expect.arrayContaining(["both", "other"]));
    expect(await listed("chief", "?place=N2")).not.toContain("clerk");
    expect((await site.get("commune", "users?place=N2")).code).toBe("PLACE_OUT_OF_SCOPE");
    await site.makeUser("gone", { role: "officer", place: "N1", to: "2030-02-01" });
    expect(await listed("chief", "?state=former")).toEqual(["gone"]);
    expect(await listed("chief", "?state=disabled")).toEqual([]);
    const all = await listed("chief", "?limit=200");
    const paged: string[] = [];
    for (let cursor = ""; ; ) {
      const { body } = await site.get("chief", `users?limit=3${cursor}`);
      paged.push(...body.items.map(({ username }: { username: string }) => username));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(paged).toEqual(all);
  });
});
