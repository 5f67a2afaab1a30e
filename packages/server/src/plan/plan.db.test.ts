import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlanSite, type PlanSite } from "../../test/plan-site.ts";
import { makeTarget, makeValue } from "../../test/small-pack.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, lockName } from "../platform/transaction.ts";
import { saveStage } from "./make.ts";

let site: PlanSite;
let own: PlanSite["own"];
let app: PlanSite["app"];

beforeAll(async () => {
  site = await makePlanSite("2030-11-10", ["Xã 011", "Xã 012"], {
    values: [makeValue({ period: "2030", entered: "950" })],
    targets: [makeTarget({ period: "2030", entered: "1.000" })],
  });
  ({ own, app } = site);
});
afterAll(() => site.stop());

const get = async (path: string, who = "planner") =>
  (await app.inject({ url: `/api/v1/plans${path}`, headers: { cookie: who } })).json();
const post = async (path: string, payload: unknown, who = "planner", year = "2031") => {
  const reply = await app.inject({
    method: "POST",
    url: `/api/v1/plans/${year}/${path}`,
    headers: { cookie: who, "content-type": "application/json" },
    payload: JSON.stringify(payload),
  });
  return { status: reply.statusCode, body: reply.json() };
};
const target = (entered: string | null, given: Readonly<Record<string, unknown>> = {}) => ({
  indicator: "crops.area",
  place: "01",
  period: "2031",
  entered,
  ...given,
});

describe("a plan from the first proposal to its adjustment", () => {
  test("[T12] a year is opened with the list of another", async () => {
    expect(await get("/2031")).toMatchObject({ stage: null, rows: [] });
    expect(await post("open", { from: "2030" })).toMatchObject({ status: 200, body: { stage: "proposing" } });
    const plan = await get("/2031");
    expect(plan).toMatchObject({ stage: "proposing", next: ["discussing", "assigned"], assigners: [] });
    expect(plan.rows).toMatchObject([{ indicator: "crops.area", before: { actual: "950", target: "1000" }, assignments: [] }]);
    expect((await get("")).items).toMatchObject([
      { year: 2031, stage: "proposing", indicators: 1, targets: 0 },
      { year: 2030, stage: "assigned", indicators: 1, targets: 1 },
    ]);
    expect(await post("open", { from: "1999" })).toMatchObject({ status: 422, body: { code: "PLAN_NOTHING" } });
  });

  test("[T10] [T13] proposals are saved for the place and its parts, sums are told, faults name their line", async () => {
    const wrong = await post("proposals", {
      assigner: "hdnd",
      targets: [target("1.100"), target("1,234.5", { place: "011" }), target("1", { place: "nowhere" })],
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "PLAN_ENTRY", parameter: "targets.1.entered" } });
    expect(wrong.body.problems).toMatchObject([{ parameter: "targets.1.entered" }, { parameter: "targets.2.place" }]);
    expect((await get("/2031")).rows[0].assignments).toEqual([]);
    const saved = await post("proposals", {
      assigner: "hdnd",
      targets: [target("1.100"), target("700", { place: "011" }), target("300", { place: "012" })],
    });
    expect(saved).toMatchObject({ status: 200, body: { versions: 3 } });
    const [row] = (await get("/2031")).rows;
    expect(row.assignments).toMatchObject([
      { assigner: "hdnd", inForce: null, proposed: { value: "1100", entered: { text: "1.100" } } },
    ]);
    expect(row.parts).toMatchObject([{ proposed: "700", text: "700" }, { proposed: "300" }]);
    expect(row.problems).toEqual([{ code: "TARGET_PARTS_BELOW", by: "100" }]);
    expect(row.growth).toEqual({ kind: "percent", value: "115.79" });
    expect((await post("proposals", { assigner: "hdnd", targets: [target("1.100")] })).body).toMatchObject({ versions: 0 });
  });

  test("[T13] what is no text, takes an adjustment back or makes no pack is refused with its reason, and nothing is saved", async () => {
    expect(await post("proposals", { assigner: "hdnd", targets: [target("1", { note: "a\ud800" })] })).toMatchObject({
      status: 400,
      body: { code: "PARAMETER_INVALID", parameter: "targets.0.note" },
    });
    const change = { assigner: "hdnd", paper: { type: "Quyết định", date: "2030-12-01" }, reason: "x", targets: [target(null)] };
    expect(await post("adjust", change)).toMatchObject({
      status: 422,
      body: { code: "PLAN_ENTRY", parameter: "targets.0.entered" },
    });
    const far = target("5", { period: "multi-year:2031-2035" });
    const whole = await post("proposals", { assigner: "hdnd", targets: [far] });
    expect(whole).toMatchObject({ status: 422, body: { code: "PLAN_PACK" } });
    expect(whole.body.detail).toContain("multi-year");
    expect((await get("/2031")).rows[0].assignments[0].proposed.value).toBe("1100");
  });

  test("[T10] the public does not see proposals, an officer of the authority does, and neither may make them", async () => {
    const seen = await get("/2031", "");
    expect(seen).toMatchObject({ stage: null, stages: [] });
    expect(JSON.stringify(seen.rows)).not.toContain("1100");
    const listed = (await app.inject({ url: "/api/v1/targets?year=2031" })).json();
    expect(JSON.stringify(listed)).not.toContain("1.100");
    for (const [who, targets] of [
      ["", 0],
      ["officer", 1],
    ] as const) {
      const ask = async (path: string) =>
        (await app.inject({ url: `/api/v1/${path}?place=01&year=2031`, headers: { cookie: who } })).json();
      expect((await ask("sectors")).items[0].targets).toBe(targets);
      expect((await ask("overview")).holdings.targets).toBe(targets);
    }
    expect((await get("/2031", "officer")).rows[0].assignments).toHaveLength(1);
    expect(await post("proposals", { assigner: "hdnd", targets: [target("1")] }, "officer")).toMatchObject({
      status: 403,
      body: { code: "ACTION_REFUSED" },
    });
    expect(await post("proposals", { assigner: "hdnd", targets: [target("1")] }, "")).toMatchObject({ status: 401 });
  });

  test("[X6] a commune plans for itself only, and does not move the plan of all", async () => {
    const far = await post("proposals", { assigner: "xa", targets: [target("1", { place: "012" })] }, "commune");
    expect(far).toMatchObject({ status: 403, body: { code: "PLACE_OUT_OF_SCOPE" } });
    expect(await post("proposals", { assigner: "xa", targets: [target("720", { place: "011" })] }, "commune")).toMatchObject({
      status: 200,
    });
    const own = await get("/2031", "commune");
    expect(own).toMatchObject({ place: { code: "011" }, stage: "proposing" });
    expect(own.rows[0].assignments).toMatchObject([
      { assigner: "hdnd", proposed: { value: "700" } },
      { assigner: "xa", proposed: { value: "720" } },
    ]);
    const above = await get("/2031?place=01", "commune");
    expect(JSON.stringify(above.rows)).not.toMatch(/"1100"|"300"/);
    expect(await post("stage", { to: "discussing" }, "commune")).toMatchObject({ status: 403 });
  });

  test("[T9] it goes through its stages, back only with a reason", async () => {
    expect(await post("stage", { to: "council" })).toMatchObject({ status: 409, body: { code: "PLAN_STAGE" } });
    expect(await post("stage", { to: "discussing" })).toMatchObject({ status: 200, body: { stage: "discussing" } });
    expect(await post("stage", { to: "proposing" })).toMatchObject({ status: 409 });
    expect(await post("stage", { to: "proposing", note: "Sở yêu cầu rà lại" })).toMatchObject({ status: 200 });
    expect((await get("/2031")).stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      "proposing",
      "discussing",
      "proposing",
    ]);
  });

  test("[T11] assigning by a document makes the proposals the plan, for everybody to see", async () => {
    const paper = { type: "Nghị quyết", number: "25/NQ-HĐND", date: "2030-12-20", issuer: "HĐND huyện" };
    expect(await post("assign", { assigner: "ubnd", paper })).toMatchObject({ status: 422, body: { code: "PLAN_NOTHING" } });
    expect(await post("assign", { assigner: "hdnd", paper })).toMatchObject({
      status: 200,
      body: { versions: 3, stage: "assigned" },
    });
    const plan = await get("/2031", "");
    expect(plan.rows[0].assignments).toMatchObject([
      {
        assigner: "hdnd",
        inForce: { value: "1100", state: "assigned", document: "25-nq-hdnd-2030", knownAt: "2030-12-20" },
        proposed: null,
      },
    ]);
    expect(plan.documents).toEqual([{ code: "25-nq-hdnd-2030", title: "Nghị quyết 25/NQ-HĐND", date: "2030-12-20" }]);
    const card = (await app.inject({ url: "/api/v1/scorecard?place=01&year=2031" })).json();
    expect(card.indicators).toMatchObject([{ target: "1100" }]);
  });

  test("[T11] [T2] an adjustment is a further version with its reason; both days can be compared", async () => {
    site.clock.now = new Date("2031-07-12T03:00:00Z");
    const change = {
      assigner: "hdnd",
      paper: { type: "Quyết định", number: "50/QĐ-UBND", date: "2031-07-10" },
      reason: "Thiên tai làm mất diện tích",
      effective: "2031-07-15",
      targets: [target("900")],
    };
    expect(await post("adjust", change)).toMatchObject({ status: 200, body: { versions: 1 } });
    const before = await get("/2031?knownAt=2031-07-01");
    expect(before.rows[0].assignments[0].inForce.value).toBe("1100");
    expect((await get("/2031")).rows[0].assignments[0].inForce).toMatchObject({
      value: "900",
      state: "adjusted",
      reason: "Thiên tai làm mất diện tích",
    });
    const changes = await get("/2031/changes?from=2031-07-01");
    expect(changes.items).toMatchObject([
      { before: "1100", after: "900", change: { kind: "percent", value: "81.82" }, document: "50-qd-ubnd-2031" },
    ]);
    expect((await get("/2031/changes?from=2031-07-20")).items).toEqual([]);
  });

  test("[T10] every act is in the journal, with who did it", async () => {
    const rows = await own.look
      .selectFrom("journal")
      .select(["actor", "act", "subject"])
      .where("actor", "like", "user:%")
      .execute();
    expect(rows.filter(({ act }) => act === "plan.stage")).toHaveLength(4);
    expect(rows.filter(({ act }) => act === "pack.apply").every(({ subject }) => subject === "tai-cho-north")).toBe(true);
    expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(["user:planner", "user:commune"]));
  });

  test("[T9] who moves it while another does waits, and is told where it stands then", async () => {
    await post("open", { from: "2031" }, "planner", "2032");
    const asked = await inTransaction(own.db, SYSTEM, async (tx) => {
      const { id } = await tx.selectFrom("authority").select("id").executeTakeFirstOrThrow();
      await lockName(tx, `plan ${id} 2032`);
      await saveStage(tx, id, { year: 2032, stage: "discussing", actor: "user:other" });
      const second = post("stage", { to: "discussing" }, "planner", "2032");
      await sleep(150);
      return { second };
    });
    expect(await asked.second).toMatchObject({ status: 409, body: { code: "PLAN_STAGE" } });
  });
});
