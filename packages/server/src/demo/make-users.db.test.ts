import type { Entry, PackFiles } from "@kehoach/core/pack/pack";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSite, type Site } from "../../test/account-site.ts";
import { makeChain } from "../../test/small-pack.ts";
import { checkAppointment, saveAppointment } from "../access/appoint.ts";
import { makePassword } from "../account/make-password.ts";
import { applyPack } from "../pack/apply.ts";
import { systemClock } from "../platform/clock.ts";
import { insertUser } from "../user/store.ts";
import { makeDemoUsers } from "./make-users.ts";

const USERS: readonly Entry<"users">[] = [
  { username: "xa.mot", name: "Cán bộ xã Một", role: "officer", place: "01", sectors: ["crops"] },
  { username: "ke.hoach", name: "Chuyên viên kế hoạch", role: "planner", place: "01" },
];

let site: Site;
beforeAll(async () => {
  site = await makeSite();
});
afterAll(() => site.stop());

function makeDemoChain(users: readonly Entry<"users">[] = USERS): readonly PackFiles[] {
  return makeChain({ code: "toy", authority: "toy" }).map((files) =>
    files.manifest.authority === undefined
      ? files
      : { ...files, manifest: { ...files.manifest, demo: true, notice: "DỮ LIỆU MINH HỌA" }, users },
  );
}

const make = () =>
  makeDemoUsers({
    db: site.own.db,
    clock: systemClock,
    makePassword,
    hash: site.accounts.hashPassword,
    insertUser,
    check: checkAppointment,
    save: saveAppointment,
  });

test("[U16] users of a made-up authority are made once, each with a password of his own and his role", async () => {
  expect((await applyPack(site.own.db, makeChain(), { actor: "test" })).ok).toBe(true);
  expect(await make(), "an authority that is not made up brings nobody").toEqual({ made: [], refused: [] });
  const applied = await applyPack(site.own.db, makeDemoChain(), { actor: "test" });
  expect(applied).toMatchObject({ ok: true });

  const { made, refused } = await make();
  expect(refused).toEqual([]);
  expect(made.map(({ username, name }) => [username, name])).toEqual(USERS.map(({ username, name }) => [username, name]));
  expect(new Set(made.map(({ password }) => password)).size).toBe(2);
  for (const { username, password } of made) {
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
    expect((await site.browser().post("sign-in", { name: username, password })).status).toBe(200);
  }
  expect(
    await site.ask(`select u.username, a.role, p.code, a.sectors, u.email from kehoach.appointment a
      join auth."user" u on u.id = a.holder join kehoach.place p on p.id = a.place_id order by 1`),
  ).toEqual([
    { username: "ke.hoach", role: "planner", code: "01", sectors: null, email: "ke.hoach@toy.invalid" },
    { username: "xa.mot", role: "officer", code: "01", sectors: ["crops"], email: "xa.mot@toy.invalid" },
  ]);
  expect(site.logged()).not.toContain(made[0]?.password ?? "-");
});

test("[U16] a second time makes nobody, and a user added to the pack is made alone", async () => {
  expect(await make()).toEqual({ made: [], refused: [] });
  const more = [...USERS, { username: "lanh.dao", name: "Lãnh đạo", role: "leader", place: "01" } as const];
  expect(await applyPack(site.own.db, makeDemoChain(more), { actor: "test" })).toMatchObject({
    ok: true,
    value: { changes: [{ kind: "user", key: "lanh.dao", what: "added" }] },
  });
  expect((await make()).made.map(({ username }) => username)).toEqual(["lanh.dao"]);
});

test("[U16] who can not be given his role is told of, and is no user", async () => {
  const twice: Entry<"users"> = { username: "mot.nua", name: "Ai đó", role: "admin", place: "01", sectors: ["crops"] };
  await applyPack(site.own.db, makeDemoChain([twice]), { actor: "test" });
  expect(await make()).toEqual({ made: [], refused: [{ username: "mot.nua", codes: ["APPOINT_ADMIN_SECTORS"] }] });
  expect(await site.ask(`select 1 from auth."user" where username = 'mot.nua'`)).toEqual([]);
});
