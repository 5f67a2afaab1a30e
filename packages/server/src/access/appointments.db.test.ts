import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keyOf, makePeopleSite, type PeopleSite, TODAY } from "../../test/people-site.ts";

let site: PeopleSite;

beforeAll(async () => {
  site = await makePeopleSite();
  await site.makeUser("chief", { role: "admin", place: "N" });
  await site.makeUser("commune", { role: "admin", place: "N1" });
  await site.makeUser("boss", { role: "leader", place: "N" });
  await site.makeUser("clerk", { role: "officer", place: "N1", sectors: ["crops"] });
  await site.makeUser("mate", { role: "viewer", place: "N2" });
});
beforeEach(() => {
  site.clock.day = TODAY;
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

type Row = {
  readonly id: string;
  readonly role: string;
  readonly place: { readonly key: string };
  readonly state: string;
  readonly to: string | null;
};
const read = async (username: string, as = "chief") => (await site.get(as, `users/${username}`)).body;
const markOf = async (username: string, as = "chief"): Promise<string> => (await read(username, as)).mark;
const idOf = async (username: string, role: string): Promise<string> => {
  const { appointments }: { appointments: readonly Row[] } = await read(username);
  return appointments.find((one) => one.role === role && one.state !== "past")?.id ?? "";
};
const grantsOf = async (
  username: string,
): Promise<readonly { role: string; lentBy: string | null; sectors: unknown; from: string }[]> =>
  (await site.get(username, "me")).body.grants;
const lastAct = async (subject: string): Promise<unknown> =>
  (await sql`select act, actor, change from journal where subject = ${subject} order by seq desc limit 1`.execute(site.own.look))
    .rows[0];

describe("appointments", () => {
  it("[X10] are given for some days, hold on those days only, and may begin later", async () => {
    const given = { role: "planner", place: keyOf("N"), from: "2030-07-01", to: "2030-08-01", reason: "Quyết định 7" };
    const made = await site.post("chief", "users/mate/appointments", { mark: await markOf("mate"), ...given });
    expect(made.status).toBe(200);
    expect(made.body.mark).toBe(await markOf("mate"));
    expect(await lastAct("mate")).toMatchObject({
      act: "appointment.give",
      actor: "user:chief",
      change: {
        id: made.body.id,
        role: "planner",
        place: keyOf("N"),
        from: "2030-07-01",
        to: "2030-08-01",
        reason: "Quyết định 7",
      },
    });
    const may = async (): Promise<number> => (await site.get("mate", "overview?authority=north&place=N1&year=2030")).status;
    expect(await may()).toBe(403);
    site.clock.day = "2030-07-01";
    expect(await may()).toBe(200);
    site.clock.day = "2030-07-31";
    expect(await may()).toBe(200);
    site.clock.day = "2030-08-01";
    expect(await may()).toBe(403);
  });

  it("[X10] a limit to sectors stays with the role, also when it is lent", async () => {
    expect((await grantsOf("clerk")).map(({ sectors }) => sectors)).toEqual([["crops"]]);
    const lent = {
      appointment: await idOf("clerk", "officer"),
      borrower: "mate",
      from: TODAY,
      to: "2030-06-20",
      reason: "Đi học",
    };
    expect((await site.post("clerk", "delegations", lent)).status).toBe(200);
    expect((await grantsOf("mate")).find(({ lentBy }) => lentBy !== null)).toMatchObject({
      sectors: ["crops"],
      lentBy: "Người clerk",
    });
  });

  it("[X10] a place beyond reach, the whole authority, a place of another authority are refused, each with its reason", async () => {
    const asked = async (as: string, role: string, place: string) =>
      site.post(as, "users/clerk/appointments", { mark: await markOf("clerk", as), role, place: keyOf(place), from: TODAY });
    expect((await asked("commune", "viewer", "N2")).code).toBe("APPOINT_PLACE_FAR");
    const whole = await asked("commune", "admin", "N");
    expect(whole.body.problems.map(({ code }: { code: string }) => code)).toEqual(["APPOINT_PLACE_FAR", "APPOINT_ADMIN_WHOLE"]);
    expect((await asked("chief", "viewer", "S1")).code).toBe("APPOINT_PLACE_FAR");
    expect((await asked("chief", "viewer", "P")).code).toBe("APPOINT_PLACE_FAR");
    expect((await asked("chief", "officer", "N1")).code).toBe("APPOINT_TWICE");
    expect((await asked("chief", "viewer", "X9")).code).toBe("PLACE_UNKNOWN");
    expect((await asked("commune", "approver", "N1A")).status).toBe(200);
  });

  it("[X11] end from a day on; not backwards, not one that is over, not one beyond reach", async () => {
    await site.makeUser("leaver", { role: "officer", place: "N1" }, { role: "viewer", place: "N2" });
    const [officer, viewer] = [await idOf("leaver", "officer"), await idOf("leaver", "viewer")];
    const end = async (as: string, id: string, on: string) =>
      site.post(as, `users/leaver/appointments/${id}/end`, { mark: await markOf("leaver", as), on });
    expect((await end("chief", officer, "2030-06-14")).code).toBe("END_PAST");
    expect((await end("commune", viewer, TODAY)).code).toBe("APPOINTMENT_ABSENT");
    expect((await end("chief", "999999", TODAY)).code).toBe("APPOINTMENT_ABSENT");
    expect((await end("commune", officer, "2030-07-01")).status).toBe(200);
    expect(await lastAct("leaver")).toMatchObject({
      act: "appointment.end",
      actor: "user:commune",
      change: { on: "2030-07-01" },
    });
    expect((await end("commune", officer, "2030-09-01")).code).toBe("END_LATER");
    expect((await end("chief", officer, TODAY)).status).toBe(200);
    expect((await grantsOf("leaver")).map(({ role }) => role)).toEqual(["viewer"]);
  });

  it("[X14] the last administrator of the authority can not be ended, shut out or handed to somebody shut out", async () => {
    const id = await idOf("chief", "admin");
    const refused = await site.post("chief", `users/chief/appointments/${id}/end`, { mark: await markOf("chief"), on: TODAY });
    expect([refused.status, refused.code]).toEqual([409, "LAST_ADMIN"]);
    expect(refused.body.detail).toContain("15/06/2030");
    await site.makeUser("spare", { role: "admin", place: "N", to: "2030-07-01" });
    expect((await site.post("spare", "users/chief/disable", { mark: await markOf("chief"), reason: "x" })).code).toBe(
      "LAST_ADMIN",
    );
    await site.makeUser("heir", { role: "admin", place: "N", from: "2030-06-20" });
    expect(
      (await site.post("chief", `users/chief/appointments/${id}/end`, { mark: await markOf("chief"), on: "2030-06-20" })).status,
    ).toBe(200);
    // The spare one goes on until the heir begins, and then may go.
    const heir = await idOf("heir", "admin");
    expect(
      (await site.post("chief", `users/heir/appointments/${heir}/end`, { mark: await markOf("heir"), on: "2030-06-20" })).code,
    ).toBe("LAST_ADMIN");
    await sql`update appointment set ends_on = null where id = ${id}::bigint`.execute(site.own.look);
  });

  it("[X14] two administrators who end each other at the same moment do not both succeed", async () => {
    await site.makeUser("a", { authority: "south", role: "admin", place: "S" });
    await site.makeUser("b", { authority: "south", role: "admin", place: "S" });
    const [a, b] = [(await read("a", "a")).appointments[0].id, (await read("b", "a")).appointments[0].id];
    const came = await Promise.all([
      site.post("a", `users/b/appointments/${b}/end`, { mark: await markOf("b", "a"), on: TODAY }),
      site.post("b", `users/a/appointments/${a}/end`, { mark: await markOf("a", "b"), on: TODAY }),
    ]);
    // The other comes too late to be an administrator, or would leave none.
    const [done, late] = came.map(({ status, code }) => ({ status, code })).toSorted((one, other) => one.status - other.status);
    expect(done?.status).toBe(200);
    expect(["ACTION_REFUSED", "LAST_ADMIN", "USER_CHANGED"]).toContain(late?.code);
  });
});

describe("delegations", () => {
  it("[X12] give the other what the lender has, on their days, and end when revoked", async () => {
    await site.makeUser("lender", { role: "approver", place: "N1" });
    await site.makeUser("friend", { role: "viewer", place: "N2" });
    const lent = {
      appointment: await idOf("lender", "approver"),
      borrower: "friend",
      from: "2030-06-20",
      to: "2030-06-25",
      reason: "Nghỉ phép",
    };
    const made = await site.post("lender", "delegations", lent);
    expect(made.status).toBe(200);
    expect(await lastAct("lender")).toMatchObject({
      act: "delegation.give",
      actor: "user:lender",
      change: { borrower: "friend" },
    });
    const may = async (): Promise<number> => (await site.get("friend", "overview?authority=north&place=N1&year=2030")).status;
    for (const [day, status] of [
      ["2030-06-19", 403],
      ["2030-06-20", 200],
      ["2030-06-24", 200],
      ["2030-06-25", 403],
    ] as const) {
      site.clock.day = day;
      expect([day, await may()]).toEqual([day, status]);
    }
    site.clock.day = "2030-06-21";
    expect((await site.get("friend", "delegations")).body.received).toMatchObject([
      { lender: { username: "lender" }, state: "current" },
    ]);
    expect((await site.get("lender", "delegations")).body.given).toMatchObject([
      { id: made.body.id, borrower: { name: "Người friend" } },
    ]);
    expect((await site.post("friend", `delegations/${made.body.id}/revoke`, {})).code).toBe("DELEGATION_ABSENT");
    expect((await site.post("lender", `delegations/${made.body.id}/revoke`, {})).status).toBe(200);
    expect(await may()).toBe(403);
    expect((await site.post("lender", `delegations/${made.body.id}/revoke`, {})).code).toBe("DELEGATION_OVER");
  });

  it("[X12] only one's own, never a lent one, never administration, never to a stranger", async () => {
    await site.makeUser("borrower", { role: "viewer", place: "N2" });
    await site.lend("boss", "N", "borrower");
    const lend = async (as: string, appointment: string, borrower: string) =>
      site.post(as, "delegations", { appointment, borrower, from: TODAY, to: "2030-06-20", reason: "x" });
    expect((await lend("borrower", await idOf("boss", "leader"), "mate")).code).toBe("DELEGATE_NOT_OWN");
    expect((await lend("borrower", await idOf("clerk", "officer"), "mate")).code).toBe("APPOINTMENT_ABSENT");
    expect((await lend("commune", await idOf("commune", "admin"), "mate")).code).toBe("DELEGATE_ROLE");
    expect((await lend("boss", await idOf("boss", "leader"), "a")).code).toBe("DELEGATE_STRANGER");
    expect((await lend("boss", await idOf("boss", "leader"), "no.such.user")).code).toBe("DELEGATE_STRANGER");
  });

  it("[X12] a leader's role lent opens what he reads, and not what may not be lent", async () => {
    expect((await site.get("borrower", "journal?authority=north")).status).toBe(200);
    expect((await site.get("borrower", "users?authority=north")).status).toBe(200);
    const who = await site.get("borrower", "me");
    expect(who.body.may).toContain("journal.read");
    expect(who.body.may).not.toContain("user.manage");
  });

  it("[X2] what somebody may do all over an authority is told apart: at its own place, or at one above it", async () => {
    await site.makeUser("planner.above", { role: "planner", place: "P" });
    await site.makeUser("planner.below", { role: "planner", place: "N1" }, { role: "viewer", place: "N" });
    const wholeOf = async (username: string) => (await site.get(username, "me")).body.whole;
    expect(await wholeOf("planner.above")).toMatchObject([
      { authority: "north", may: expect.arrayContaining(["plan.make", "form.manage"]) },
    ]);
    const [below] = await wholeOf("planner.below");
    expect(below.may).toContain("submission.read");
    expect(below.may).not.toContain("plan.make");
    expect((await site.get("mate", "me")).body.whole).toMatchObject([{ may: expect.not.arrayContaining(["figure.read"]) }]);
    expect((await site.get(undefined, "me")).body.whole).toEqual([]);
  });

  it("[X12] an administrator lends and takes back on behalf of somebody who is away", async () => {
    await site.makeUser("away", { role: "officer", place: "N1" });
    const wanted = { appointment: await idOf("away", "officer"), borrower: "mate", from: TODAY, to: "2030-06-20", reason: "Ốm" };
    const made = await site.post("commune", "users/away/delegations", { mark: await markOf("away", "commune"), ...wanted });
    expect([made.status, await lastAct("away")]).toMatchObject([200, { act: "delegation.give", actor: "user:commune" }]);
    const back = await site.post("commune", `users/away/delegations/${made.body.id}/revoke`, { mark: made.body.mark });
    expect([back.status, await lastAct("away")]).toMatchObject([200, { act: "delegation.revoke", actor: "user:commune" }]);
  });

  it("[X12] colleagues are those with a role in the authority, by name, without oneself", async () => {
    const { items }: { items: readonly { username: string }[] } = (await site.get("clerk", "colleagues?q=boss")).body;
    expect(items).toEqual([
      { username: "boss", name: "Người boss", appointments: [{ role: "leader", place: { key: keyOf("N"), name: "huyện N" } }] },
    ]);
    const all: readonly { username: string }[] = (await site.get("clerk", "colleagues")).body.items;
    expect(all.map(({ username }) => username)).not.toContain("clerk");
    expect(all.map(({ username }) => username)).not.toContain("a");
  });
});

describe("a handover", () => {
  it("[X13] moves the chosen appointments on a day, and revokes what was lent of them", async () => {
    await site.makeUser("old", { role: "officer", place: "N1", sectors: ["crops"] }, { role: "approver", place: "N2" });
    await site.makeUser("new", { role: "viewer", place: "N1" });
    await site.lend("old", "N1", "mate");
    const officer = await idOf("old", "officer");
    const asked = { receiver: "new", on: TODAY, appointments: [officer, officer], reason: "Chuyển công tác" };
    const made = await site.post("chief", "users/old/handover", { mark: await markOf("old"), ...asked });
    expect(made.status).toBe(200);
    expect(made.body.ids).toHaveLength(1);
    expect((await grantsOf("old")).map(({ role }) => role)).toEqual(["approver"]);
    expect((await grantsOf("new")).map(({ role, sectors, from }) => [role, sectors, from])).toEqual([
      ["officer", ["crops"], TODAY],
      ["viewer", null, "2030-01-01"],
    ]);
    expect((await read("old")).given).toMatchObject([{ state: "past" }]);
    expect((await read("old")).given[0].revokedAt).not.toBeNull();
    expect(await lastAct("old")).toMatchObject({
      act: "handover.make",
      actor: "user:chief",
      change: { receiver: "new", on: TODAY, ids: made.body.ids, reason: "Chuyển công tác" },
    });
  });

  it("[X13] on a later day leaves both as they are until then", async () => {
    const approver = await idOf("old", "approver");
    const asked = { receiver: "new", on: "2030-07-01", appointments: [approver] };
    expect((await site.post("chief", "users/old/handover", { mark: await markOf("old"), ...asked })).status).toBe(200);
    const may = async (as: string): Promise<number> => (await site.get(as, "overview?authority=north&place=N2&year=2030")).status;
    expect([await may("old"), await may("new")]).toEqual([200, 403]);
    site.clock.day = "2030-07-01";
    expect([await may("old"), await may("new")]).toEqual([404, 200]);
  });

  it("[X13] [X14] the last administrator hands over what he has; the other is one from that day on", async () => {
    await site.makeUser("only", { authority: "open", role: "admin", place: "O" });
    await site.makeUser("next", { authority: "open", role: "viewer", place: "O1" });
    const [{ id }] = (await read("only", "only")).appointments;
    const mark = await markOf("only", "only");
    expect(
      (await site.post("only", "users/only/handover", { mark, receiver: "next", on: TODAY, appointments: [id] })).status,
    ).toBe(200);
    expect((await site.get("only", "users")).status).toBe(403);
    expect((await site.get("next", "users")).status).toBe(200);
  });
});
