import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";

let site: SubmissionSite;

beforeAll(async () => {
  site = await makeSubmissionSite();
  site.clock.day = "2030-07-02";
  await site.makeUser("lead", { role: "leader", place: "N" });
  await site.makeUser("lead2", { role: "leader", place: "N2" });
  await site.makeUser("plan", { role: "planner", place: "N" });
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N2" });
  await site.makeUser("giang", { role: "approver", place: "N" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const open = (as: string) => site.post(as, "briefing/open", { authority: "north" });
const see = (as: string, until: string) => site.post(as, "briefing/seen", { authority: "north", until });
const changes = async (as: string) => (await site.get(as, "briefing/changes?authority=north")).body;
/** Everybody has been away. */
const rest = () => sql`update visit set opened_at = opened_at - interval '3 hours'`.execute(site.own.look);
const CELLS = [
  { row: "crops.area", column: "now", base: 0, text: "12" },
  { row: "herd.pigs", column: "now", base: 0, text: "80" },
];
const N2 = { place: keyOf("N2") };

async function passForms(): Promise<void> {
  await site.submit("an", 0, { cells: CELLS });
  await site.submit("binh", 0, { cells: CELLS }, N2);
  await site.approve("giang", 1, {}, N2);
}

test("[Y123] [Y124] what is new since the last visit: once seen it is not new, loading again loses nothing; each sees his own places", async () => {
  await open("lead");
  await passForms();
  const first = await changes("lead");
  expect(first.items).toMatchObject([
    { kind: "approved", regimeName: "Báo cáo thử", periodName: "tháng 6/2030", places: [{ name: "xã N1" }, { name: "xã N2" }] },
  ]);
  // Loaded again it is still there; whoever works at one place sees that place, who did it himself is not told.
  await open("lead");
  expect((await changes("lead")).items).toEqual(first.items);
  expect((await changes("lead2")).items).toMatchObject([{ kind: "approved", places: [{ name: "xã N2" }] }]);
  expect(await site.get("an", "briefing/changes?authority=north")).toMatchObject({ status: 403 });

  await see("lead", first.until);
  expect((await changes("lead")).items).toEqual([]);
  expect(await see("lead", "2030-07-02")).toMatchObject({ status: 400 });

  // Opened to be mended it is told as nothing; its correction, with another figure, is one. An answer and an adjusted plan are new, too.
  await site.decide("giang", "reopen", 1, "Sửa số");
  await site.submit("an", 2, { cells: [{ row: "crops.area", column: "now", base: 1, text: "13" }] });
  await site.approve("giang", 2);
  const cell = { authority: "north", indicator: "crops.area", place: keyOf("N2"), period: "2030" };
  const { id } = (await site.post("lead", "explanations", { ...cell, text: "Vì sao?" })).body;
  await site.post("binh", `explanations/${id}/answer`, { authority: "north", seen: 1, text: "Mưa" });
  const adjusted = await site.post("plan", "plans/2030/adjust", {
    authority: "north",
    assigner: "unstated",
    reason: "Thiên tai",
    paper: { type: "Quyết định", date: "2031-01-10" },
    targets: [{ indicator: "crops.area", place: keyOf("N1"), period: "2030", entered: "550" }],
  });
  expect(adjusted.status).toBe(200);
  const next = (await changes("lead")).items;
  expect(next).toMatchObject([
    { kind: "plan", name: "Diện tích", place: { name: "xã N1" }, before: "600", after: "550", unit: "ha" },
    { kind: "explained", explanation: id, name: "Diện tích", by: "user:binh" },
    { kind: "corrected", places: [{ name: "xã N1" }] },
  ]);
  // Whoever adjusted the plan himself is not told of it.
  await open("plan");
  expect((await changes("plan")).items.map(({ kind }: { kind: string }) => kind)).not.toContain("plan");
  expect((await changes("lead2")).items.map(({ kind }: { kind: string }) => kind)).toEqual(["explained", "approved"]);

  // After a rest it begins with the opening before, unless something was seen after it.
  const { since } = await changes("lead");
  await rest();
  await open("lead");
  expect((await changes("lead")).since).toBe(since);
  await sql`update visit set since = since - interval '1 day'`.execute(site.own.look);
  await rest();
  await open("lead");
  const later = await changes("lead");
  expect([later.since < since, later.since > "2026"]).toEqual([true, true]);
  expect(later.items.length).toBeGreaterThan(3);
});
