import type { PackFiles } from "@kehoach/core/pack/pack";
import { showPeriod } from "@kehoach/core/period/period";
import { decimal } from "@kehoach/core/quantity/decimal";
import { listCurrent } from "@kehoach/core/value/best-known";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DISTRICTS, keyOf } from "../../test/people-site.ts";
import { makeChain, makeForm, makeRegime } from "../../test/small-pack.ts";
import { makeSubmissionSite, type SheetAsk, type SubmissionSite } from "../../test/submission-site.ts";
import { loadBook } from "../book/read.ts";
import { applyPack } from "../pack/apply.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { verifyTotals } from "../total/verify.ts";

let site: SubmissionSite;

const STEPS = makeRegime({
  code: "steps",
  name: "Ba bước",
  form: "grid",
  reporters: [{ level: "commune" }],
  deadlines: [{ days: 4, of: "working" }],
  grace: { days: 5, of: "calendar" },
  approval: ["own", "sectors", "whole"],
});

const BRIEF = (form: string, more: Parameters<typeof makeRegime>[0] = {}) =>
  makeRegime({
    code: "brief",
    name: "Không lâu",
    form,
    reporters: [{ level: "commune" }],
    deadlines: [{ days: 4, of: "working" }],
    ...more,
  });

function addSteps(pack: PackFiles): PackFiles {
  if (pack.manifest.authority?.code !== "north") return pack;
  const old = {
    code: "OLD",
    validFrom: "2000-01-01",
    validTo: "2030-07-01",
    kind: "territory",
    level: "commune",
    type: "xã",
    name: "Cũ",
    parent: keyOf("N"),
  } as const;
  const merged = { from: keyOf("OLD"), to: keyOf("N2"), date: "2030-07-01", kind: "whole" } as const;
  return {
    ...pack,
    places: [...pack.places, old],
    successions: [...pack.successions, merged],
    regimes: [...pack.regimes, STEPS, BRIEF("grid")],
  };
}

beforeAll(async () => {
  site = await makeSubmissionSite(addSteps);
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N2" });
  await site.makeUser("heir", { role: "officer", place: "N2" });
  await site.makeUser("chi", { role: "approver", place: "N1" });
  await site.makeUser("dung", { role: "approver", place: "N", sectors: ["crops"] });
  await site.makeUser("em", { role: "approver", place: "N", sectors: ["herd"] });
  await site.makeUser("giang", { role: "approver", place: "N" });
  await site.makeUser("hoa", { role: "approver", place: "N" });
  await site.makeUser("both", { role: "officer", place: "N1" }, { role: "approver", place: "N" });
  await site.makeUser("lead", { role: "leader", place: "N" });
});
beforeEach(() => {
  site.clock.day = "2030-07-04";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const cells = (area: string, pigs = "800") => [
  { row: "crops.area", column: "now", base: 0, text: area },
  { row: "herd.pigs", column: "now", base: 0, text: pigs },
];

async function verify() {
  const [authority] = await site.own.look.selectFrom("authority").select(["id"]).where("code", "=", "north").execute();
  return inSnapshot(site.own.db, SYSTEM, async (tx) =>
    verifyTotals(tx, authority?.id ?? 0n, await loadBook(tx, SYSTEM, { authority: "north", facts: false })),
  );
}

let used = 0;
/** A month that no other test uses, with its form sent. */
async function send(as = "an", area = "12,5", ask: SheetAsk = {}): Promise<{ readonly period: string; readonly regime: string }> {
  used += 1;
  const period = `2030-M${String(used).padStart(2, "0")}`;
  site.clock.day = `2030-${String(used + 1).padStart(2, "0")}-03`;
  const at = { period, regime: "grid", ...ask };
  expect(await site.submit(as, 0, { cells: cells(area), reasons: [] }, at)).toMatchObject({ status: 200 });
  return at;
}

const states = (came: {
  readonly body: { readonly items: readonly { state: string | null; refused: { code: string } | null }[] };
}) => came.body.items.map(({ state, refused }) => state ?? refused?.code);

async function valuesOf(period: string, place = "N1") {
  const found = await sql<Record<string, unknown>>`
    select i.code, v.value, v.entered_text, v.qualifiers, v.note, v.pack, v.source_regime, v.source_sending, v.source_column, k.status, k.series, v.retired_on is not null as ended,
       exists (select from kehoach.value_version r where r.value_id = v.value_id and r.replaces = v.id) as replaced
     from kehoach.value_version v join kehoach.value k on k.id = v.value_id join kehoach.indicator i on i.id = k.indicator_id join kehoach.place p on p.id = k.place_id
     where k.period = ${period} and p.code = ${place} order by i.code, v.id`.execute(site.own.look);
  return found.rows;
}

describe("approving", () => {
  test("[Y31] [Y35] [Y37] [Y38] one step: the figures become values said by their cells, the form is locked", async () => {
    const at = await send();
    expect(states(await site.approve("giang", 1, at))).toEqual(["approved"]);
    expect(await valuesOf(at.period)).toMatchObject([
      {
        code: "crops.area",
        value: "12.5",
        entered_text: "12,5",
        pack: null,
        source_regime: "grid",
        source_sending: 1,
        source_column: "now",
        status: "reported",
        series: "own",
        ended: false,
      },
      { code: "herd.pigs", value: "800" },
    ]);
    const { body } = await site.sheet("an", at);
    expect(body).toMatchObject({
      state: "approved",
      standing: "sent",
      may: { enter: false, send: false, recall: false, ask: true, reopen: false },
      approval: { steps: ["whole"], done: ["whole"], next: null },
      acts: [{ act: "approve", step: "whole", by: "user:giang" }],
    });
    expect(await site.save("an", [{ row: "crops.area", text: "1", base: 1 }], at)).toMatchObject({
      status: 409,
      code: "SAVE_WRONG_STATE",
    });
    expect(await site.recall("an", "nhầm", at)).toMatchObject({ status: 409, code: "RECALL_WRONG_STATE" });
    const chain =
      await sql`select act, change from kehoach.journal where act = 'submission.approve' order by seq desc limit 1`.execute(
        site.own.look,
      );
    expect(chain.rows).toMatchObject([
      { act: "submission.approve", change: { sending: 1, step: "whole", values: { added: 2 } } },
    ]);
  });

  test("[Y30] [Y31] [Y32] three steps: each by whom it is for, in their order, departments by their sectors", async () => {
    const at = await send("an", "12,5", { regime: "steps" });
    const next = async () => (await site.sheet("lead", at)).body.approval;
    expect(await next()).toMatchObject({ next: "own", done: [], waiting: [{ code: "crops" }, { code: "herd" }] });
    // Not before their turn.
    for (const who of ["dung", "giang"]) expect(states(await site.approve(who, 1, at))).toEqual(["APPROVAL_NOT_YOURS"]);
    expect(states(await site.approve("chi", 1, at))).toEqual(["submitted"]);
    expect(await site.recall("an", "sai", at)).toMatchObject({ status: 409, code: "RECALL_APPROVAL_BEGUN" });
    expect(states(await site.approve("dung", 1, at))).toEqual(["submitted"]);
    expect(await next()).toMatchObject({ next: "sectors", done: ["own"], waiting: [{ code: "herd", name: "Chăn nuôi" }] });
    const twice = await site.approve("dung", 1, at);
    expect(twice.body.items[0].refused.detail).toContain("Chăn nuôi");
    expect(states(await site.approve("em", 1, at))).toEqual(["submitted"]);
    expect(await valuesOf(at.period)).toEqual([]);
    expect(states(await site.approve("em", 1, at))).toEqual(["APPROVAL_NOT_YOURS"]);
    expect(states(await site.approve("giang", 1, at))).toEqual(["approved"]);
    expect(await valuesOf(at.period)).toHaveLength(2);
  });

  test("[Y32] whoever typed or sent it does not approve it", async () => {
    const at = await send("both");
    const came = await site.approve("both", 1, at);
    expect(states(came)).toEqual(["APPROVAL_OWN_WORK"]);
    expect(came.body.items[0].refused.detail).toContain("người khác");
    expect((await site.sheet("both", at)).body.may).toMatchObject({ approve: false });
    expect(states(await site.approve("giang", 1, at))).toEqual(["approved"]);
  });

  test("[Y33] two at once: one approves, the other is told; no value is written twice", async () => {
    const at = await send();
    const came = await Promise.all(["giang", "hoa", "giang"].map((who) => site.approve(who, 1, at)));
    expect(came.map(states).flat().sort()).toEqual(["APPROVAL_WRONG_STATE", "APPROVAL_WRONG_STATE", "approved"]);
    expect(await valuesOf(at.period)).toHaveLength(2);
  });

  test("[Y33] what was taken back and sent anew is not approved by whoever saw the first; he is told which stands", async () => {
    const at = await send();
    expect((await site.recall("an", "sai", at)).status).toBe(200);
    expect(states(await site.approve("giang", 1, at))).toEqual(["APPROVAL_WRONG_STATE"]);
    await site.save("an", [{ row: "crops.area", text: "13", base: 1 }], at);
    expect((await site.submit("an", 3, {}, at)).body).toMatchObject({ sending: 2 });
    const came = await site.approve("giang", 1, at);
    expect(came.body.items[0].refused).toMatchObject({
      code: "APPROVAL_CHANGED",
      parameter: "sending",
      detail: expect.stringContaining("lần gửi 2"),
    });
    expect(states(await site.approve("giang", 2, at))).toEqual(["approved"]);
    expect(await valuesOf(at.period)).toMatchObject([{ value: "13", source_sending: 2 }, {}]);
  });

  test("[Y33] many at once: what is refused is told for each, the others are approved", async () => {
    const at = await send();
    const there = { ...at, place: keyOf("N2") };
    expect((await site.submit("binh", 0, { cells: cells("7") }, there)).status).toBe(200);
    const items = await site.approve("giang", 1, at, there, { ...at, period: "2030-M11" }, { ...at, regime: "nope" });
    expect(states(items)).toEqual(["approved", "approved", "APPROVAL_CHANGED", "REGIME_UNKNOWN"]);
    expect(await valuesOf(at.period, "N2")).toMatchObject([{ value: "7" }, {}]);
    // Of a place elsewhere nothing is approved.
    expect(states(await site.approve("chi", 1, there))).toEqual(["PLACE_OUT_OF_SCOPE"]);
  });
});

describe("returning and opening again", () => {
  test("[Y34] it is returned with a reason, mended after closing, and sent in time as it was", async () => {
    const at = await send();
    expect(await site.decide("giang", "return", 1, "  ", at)).toMatchObject({ status: 422, code: "APPROVAL_REASON_MISSING" });
    expect(await site.decide("an", "return", 1, "x", at)).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    expect((await site.decide("giang", "return", 1, "Diện tích lệch sổ", at)).body).toEqual({ state: "returned" });
    site.clock.day = "2030-12-30";
    const back = (await site.sheet("an", at)).body;
    expect(back).toMatchObject({
      state: "returned",
      standing: "returned",
      may: { enter: true, send: true },
      acts: [{ act: "return", reason: "Diện tích lệch sổ" }],
    });
    const work = (await site.get("an", "work?authority=north")).body.items;
    expect(work).toContainEqual(expect.objectContaining({ period: at.period, regime: "grid", standing: "returned" }));
    await site.save("an", [{ row: "crops.area", text: "14", base: 1 }], at);
    expect((await site.submit("an", 3, {}, at)).body).toMatchObject({ sending: 2, late: false });
    expect(states(await site.approve("giang", 2, at))).toEqual(["approved"]);
  });

  test("[Y35] [Y36] [Y38] a correction: asked for, opened, sent and approved; the old values stand until then, what is said no more ends", async () => {
    const at = await send();
    await site.approve("giang", 1, at);
    expect(await site.decide("an", "ask", 1, "Nhập nhầm cột", at)).toMatchObject({ status: 200, body: { state: "approved" } });
    expect(await site.decide("an", "ask", 1, "Nhập nhầm cột", at)).toMatchObject({ status: 409, code: "APPROVAL_ASKED" });
    const inbox = (await site.get("giang", "approvals?authority=north")).body;
    expect(inbox.requests).toMatchObject([{ period: at.period, reason: "Nhập nhầm cột", by: "user:an" }]);
    expect((await site.decide("hoa", "decline", 1, "Số đã đúng", at)).status).toBe(200);
    expect(await site.decide("hoa", "decline", 1, "Số đã đúng", at)).toMatchObject({ status: 409, code: "APPROVAL_NOT_ASKED" });
    await site.decide("an", "ask", 1, "Sai thật", at);
    expect(await site.decide("dung", "reopen", 1, "x", at)).toMatchObject({ status: 403, code: "APPROVAL_NOT_YOURS" });
    expect((await site.decide("hoa", "reopen", 1, "Đính chính", at)).body).toEqual({ state: "returned" });
    expect((await valuesOf(at.period)).filter(({ replaced }) => !replaced)).toHaveLength(2);
    await site.save(
      "an",
      [{ row: "crops.area", text: "15", base: 1 }, { row: "herd.pigs", text: "", none: "không nuôi", base: 2 } as never],
      at,
    );
    expect((await site.submit("an", 4, {}, at)).body).toMatchObject({ sending: 2 });
    const [waiting] = (await site.get("giang", "approvals?authority=north")).body.items;
    expect(waiting).toMatchObject({ period: at.period, correction: true, mine: true, step: "whole" });
    expect(states(await site.approve("giang", 2, at))).toEqual(["approved"]);
    expect((await valuesOf(at.period)).filter(({ replaced }) => !replaced)).toMatchObject([
      { code: "crops.area", value: "15", source_sending: 2 },
      { code: "herd.pigs", value: null, note: "không nuôi", ended: false },
    ]);
    // Saying the same again writes nothing.
    await site.decide("hoa", "reopen", 2, "Xem lại", at);
    await site.submit("an", 4, {}, at);
    const before = (await valuesOf(at.period)).length;
    expect(states(await site.approve("giang", 3, at))).toEqual(["approved"]);
    expect(await valuesOf(at.period)).toHaveLength(before);
  });
});

describe("places that are merged", () => {
  test("[Y83] [X6] a commune that is no more owes its old months: whoever works in its heir enters and approves them, in the old tree", async () => {
    const at = { regime: "grid", place: keyOf("OLD"), period: "2030-M05" };
    site.clock.day = "2030-08-01";
    // Closed long ago: returned forms alone are typed into then.
    expect((await site.sheet("heir", at)).body).toMatchObject({ state: null, place: { code: "OLD" } });
    site.clock.day = "2030-06-03";
    expect((await site.submit("heir", 0, { cells: cells("5") }, at)).status).toBe(200);
    site.clock.day = "2030-08-01";
    expect(await site.sheet("heir", { ...at, period: "2030-M07" })).toMatchObject({ status: 404 });
    expect(states(await site.approve("giang", 1, at))).toEqual(["approved"]);
    expect(await valuesOf("2030-M05", "OLD")).toMatchObject([{ value: "5" }, {}]);
    expect((await site.decide("giang", "reopen", 1, "Đính chính", at)).body).toEqual({ state: "returned" });
    await site.save("heir", [{ row: "crops.area", text: "6", base: 1 }], at);
    expect((await site.submit("heir", 3, {}, at)).body).toMatchObject({ sending: 2, late: false });
    expect(states(await site.approve("giang", 2, at))).toEqual(["approved"]);
  });
});

describe("totals", () => {
  test("[V14] [V15] the district adds up what its communes were approved for, in the same act; a correction follows; all agree with the values", async () => {
    const at = await send("an", "12,5");
    const there = { ...at, place: keyOf("N2") };
    await site.submit("binh", 0, { cells: cells("7") }, there);
    const total = async () => {
      const found = await sql<{ value: string; places: number }>`
        select t.below_value as value, t.below_places as places from kehoach.total t join kehoach.place p on p.id = t.place_id join kehoach.indicator i on i.id = t.indicator_id
        where p.code = 'N' and t.period = ${at.period} and t.status = 'best' and i.code = 'crops.area'`.execute(site.own.look);
      return found.rows[0];
    };
    await site.approve("giang", 1, at);
    expect(await total()).toEqual({ value: "12.5", places: 1 });
    await site.approve("giang", 1, there);
    expect(await total()).toEqual({ value: "19.5", places: 2 });
    await site.decide("hoa", "reopen", 1, "Đính chính", there);
    expect(await total()).toEqual({ value: "19.5", places: 2 });
    await site.save("binh", [{ row: "crops.area", text: "8", base: 1 }], there);
    await site.submit("binh", 3, {}, there);
    await site.approve("giang", 2, there);
    expect(await total()).toEqual({ value: "20.5", places: 2 });
    const report = await verify();
    expect(report).toMatchObject({ faultCount: 0, faults: [] });
    expect(report.cells).toBeGreaterThan(20);
  });
});

describe("who sees what waits", () => {
  test("[Y80] [Y81] [Y82] the inbox, the matrix and where figures were used", async () => {
    const at = await send("an", "20", { regime: "steps" });
    await site.approve("chi", 1, at);
    await site.approve("dung", 1, at);
    const inbox = async (who: string) => (await site.get(who, `approvals?authority=north&regime=steps&period=${at.period}`)).body;
    expect((await inbox("em")).items).toMatchObject([
      { mine: true, step: "sectors", sectors: [{ code: "herd" }], explained: expect.any(Number) },
    ]);
    expect((await inbox("giang")).items).toMatchObject([{ mine: false }]);
    expect(await site.get("an", "approvals?authority=north")).toMatchObject({ status: 403 });
    for (const who of ["em", "giang"]) {
      const { items } = (await site.get(who, "approvals?authority=north")).body;
      const mine = items.filter((one: { mine: boolean }) => one.mine).length;
      expect((await site.get(who, "approvals/count?authority=north")).body).toEqual({ authority: "north", mine });
      expect(mine > 0).toBe(who === "em");
    }
    const matrix = (await site.get("lead", `approvals/matrix?authority=north&regime=steps&period=${at.period}`)).body;
    const row = matrix.rows.find(({ place }: { place: { code: string } }) => place.code === "N1");
    expect(row.cells).toMatchObject([
      { sector: "crops", standing: "approved", by: "user:dung" },
      { sector: "herd", standing: "sent", by: null },
    ]);
    expect(matrix.people["user:dung"]).toBeDefined();
    const own = (await site.get("an", `approvals/matrix?authority=north&regime=steps&period=${at.period}`)).body;
    expect(own.rows.map(({ place }: { place: { code: string } }) => place.code)).toEqual(["N1"]);
    const later = await send("an", "21", { regime: "steps" });
    const uses = (await site.get("an", `submissions/uses?authority=north&regime=steps&place=${keyOf("N1")}&period=${at.period}`))
      .body.items;
    expect(uses).toContainEqual(
      expect.objectContaining({ regime: "steps", period: later.period, lines: expect.arrayContaining(["crops.area"]) }),
    );
  });
});

describe("what time does meanwhile", () => {
  test("[Y38] [V15] a clock that was set back between two approvals: what was approved last stands, and is known no earlier than what it stands over", async () => {
    const at = { regime: "grid", period: "2031-M01" };
    const day = "2031-02-03";
    site.clock.day = day;
    expect((await site.submit("an", 0, { cells: cells("12,5") }, at)).status).toBe(200);
    await site.approve("giang", 1, at);
    await site.decide("hoa", "reopen", 1, "Đính chính", at);
    await site.save("an", [{ row: "crops.area", text: "15", base: 1 }], at);
    await site.submit("an", 3, {}, at);
    site.clock.day = "2031-01-01";
    expect(states(await site.approve("giang", 2, at))).toEqual(["approved"]);
    const { values } = await inSnapshot(site.own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "north" }));
    const said = values.filter(({ key }) => key.indicator === "crops.area" && showPeriod(key.period) === at.period);
    const cell = said.find(({ value }) => value !== undefined)?.key;
    if (cell === undefined) throw new Error("nothing was said");
    const [now] = listCurrent(said, cell, { series: "own" });
    expect(now).toMatchObject({ value: decimal("15"), knownAt: day });
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  test("[Y20] [Y33] a regime that ended after a form was sent: nobody begins another, what was sent is approved all the same", async () => {
    const at = { regime: "brief", period: "2031-M02" };
    site.clock.day = "2031-03-03";
    expect((await site.submit("an", 0, { cells: cells("9") }, at)).status).toBe(200);
    const [base, pack] = makeChain({
      code: "brief-ends",
      authority: "north",
      forms: [makeForm({ code: "brief-form" })],
      regimes: [BRIEF("brief-form", { endsOn: "2030-01-01", startsOn: "2029-01-01" })],
      values: [],
      targets: [],
      relations: [],
    });
    if (base === undefined || pack === undefined) throw new Error("a chain has a base and a pack");
    const authority = { code: "north", name: "Cơ quan north", place: "N" };
    const ended = { ...pack, places: DISTRICTS.north, headlines: [], manifest: { ...pack.manifest, authority } };
    expect(await applyPack(site.own.db, [base, ended], { actor: "test" })).toMatchObject({ ok: true });
    const other = { ...at, place: keyOf("N2") };
    expect(await site.submit("binh", 0, { cells: cells("7") }, other)).toMatchObject({ status: 404, code: "FORM_NOT_DUE" });
    expect(states(await site.approve("giang", 1, at))).toEqual(["approved"]);
    expect(await valuesOf(at.period)).toMatchObject([{ value: "9" }, { value: "800" }]);
  });
});
