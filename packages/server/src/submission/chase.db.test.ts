import type { ChaseGroupJson, TimelinessJson } from "@kehoach/api/chase";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeRegime } from "../../test/small-pack.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";

/** The form "grid" is due four working days after its month, and taken five days longer. */
const [N1, N2] = [keyOf("N1"), keyOf("N2")];
const CELLS = [
  { row: "crops.area", column: "now", base: 0, text: "12,5" },
  { row: "herd.pigs", column: "now", base: 0, text: "800" },
];
/** Districts have longer than communes. */
const LEVELS = makeRegime({
  code: "levels",
  name: "Hai cấp",
  form: "grid",
  reporters: [{ level: "district" }, { level: "commune" }],
  deadlines: [
    { days: 4, of: "working" },
    { days: 40, of: "calendar", level: "district" },
  ],
  startsOn: "2030-09-01",
  endsOn: "2030-10-01",
});

function addLevels(pack: PackFiles): PackFiles {
  if (pack.manifest.authority?.code !== "north") return pack;
  return { ...pack, regimes: [...pack.regimes, LEVELS] };
}

let site: SubmissionSite;

beforeAll(async () => {
  site = await makeSubmissionSite(addLevels);
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N2" });
  await site.makeUser("giang", { role: "approver", place: "N" });
  await site.makeUser("plan", { role: "planner", place: "N" });
});
beforeEach(() => {
  site.clock.day = "2030-06-15";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

async function send(as: string, period: string, day: string): Promise<void> {
  site.clock.day = day;
  const came = await site.submit(as, 0, { cells: CELLS }, { place: as === "an" ? N1 : N2, period });
  expect(came).toMatchObject({ status: 200 });
  // The moment is the database's own and can not be set by the program.
  await sql`update kehoach.sending set at = ${`${day}T05:00:00Z`}::timestamptz where at < '2030-01-01'`.execute(site.own.look);
}

const look = async (as: string, more = "") => (await site.get(as, `chase?authority=north${more}`)).body;
async function groupOf(as: string, period: string, regime = "grid"): Promise<ChaseGroupJson> {
  return (await look(as, `&regime=${regime}&period=${period}`)).groups[0];
}
const names = (some: readonly { readonly place: { readonly code: string } }[]): readonly string[] =>
  some.map(({ place }) => place.code);

describe("who is to be chased", () => {
  test("[Y90] [C8] who waits, who is overdue by how many working days, whether it is begun and still taken", async () => {
    await site.save("an", [{ row: "crops.area", text: "5" }], { period: "2030-M06" });
    // June is due on Thursday, 4 July.
    site.clock.day = "2030-07-02";
    expect(await groupOf("plan", "2030-M06")).toMatchObject({
      regimeName: "Báo cáo thử",
      periodName: "tháng 6/2030",
      deadline: "2030-07-04",
      reporters: 2,
      sent: 0,
      waiting: [
        { place: { code: "N1" }, deadline: "2030-07-04", days: 2, closed: false, begun: true },
        { place: { code: "N2" }, days: 2, begun: false },
      ],
      overdue: [],
    });
    site.clock.day = "2030-07-04";
    expect((await groupOf("plan", "2030-M06")).waiting).toMatchObject([{ days: 0 }, { days: 0 }]);
    site.clock.day = "2030-07-09";
    expect(await groupOf("plan", "2030-M06")).toMatchObject({
      waiting: [],
      overdue: [
        { place: { code: "N1" }, days: -3, closed: false },
        { place: { code: "N2" }, days: -3 },
      ],
    });
    site.clock.day = "2030-07-10";
    expect((await groupOf("plan", "2030-M06")).overdue).toMatchObject([{ days: -4, closed: true }, { closed: true }]);
  });

  test("[Y90] on a Saturday after the deadline it is overdue, by no working day yet; a sending of that day is late by none", async () => {
    // September is due on Friday, 4 October.
    site.clock.day = "2030-10-05";
    expect(await groupOf("plan", "2030-M09")).toMatchObject({
      deadline: "2030-10-04",
      waiting: [],
      overdue: [{ days: 0 }, { days: 0 }],
    });
    await send("an", "2030-M09", "2030-10-05");
    const { sent, late, overdue } = await groupOf("plan", "2030-M09");
    expect({ sent, late, overdue: names(overdue) }).toMatchObject({
      sent: 1,
      late: [{ place: { code: "N1" }, days: 0, sentAt: expect.stringMatching(/^2030-10-05T/u) }],
      overdue: ["N2"],
    });
  });

  test("[Y90] what is sent late, returned with its reason, and approved", async () => {
    await send("an", "2030-M01", "2030-02-06");
    await send("binh", "2030-M01", "2030-02-08");
    // Monday after.
    site.clock.day = "2030-02-11";
    expect(await groupOf("plan", "2030-M01")).toMatchObject({
      deadline: "2030-02-06",
      reporters: 2,
      sent: 2,
      approved: 0,
      overdue: [],
      late: [{ place: { code: "N2" }, days: 2 }],
    });
    await site.approve("giang", 1, { period: "2030-M01" });
    expect((await site.decide("giang", "return", 1, "Thiếu đàn lợn", { place: N2, period: "2030-M01" })).status).toBe(200);
    const { groups, people } = await look("plan", "&regime=grid&period=2030-M01");
    expect(groups[0]).toMatchObject({
      sent: 1,
      approved: 1,
      overdue: [],
      late: [],
      returned: [{ place: { code: "N2" }, reason: "Thiếu đàn lợn", by: "user:giang", at: expect.stringMatching(/T/u) }],
    });
    expect(people).toEqual({ "user:giang": "Người giang" });
  });

  test("[Y90] groups of the last month and the next two weeks are shown; an older one only while something of it is owed or returned", async () => {
    await send("an", "2030-M03", "2030-04-02");
    await send("binh", "2030-M03", "2030-04-02");
    await send("an", "2030-M02", "2030-03-05");
    site.clock.day = "2030-06-20";
    const shown = (await look("plan", "&regime=grid")).groups.map(({ period }: ChaseGroupJson) => period);
    // May was due on 6 June. June is due on 4 July, in two weeks; March is done; January is returned.
    expect(shown).toEqual(["2030-M06", "2030-M05", "2030-M04", "2030-M02", "2030-M01"]);
    expect((await look("plan", "&regime=grid")).groups.map(({ old }: ChaseGroupJson) => old)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    // However few months the share of each place is counted over.
    expect((await look("plan", "&regime=grid&months=1")).groups.map(({ period }: ChaseGroupJson) => period)).toEqual(shown);
    site.clock.day = "2030-06-19";
    expect((await look("plan", "&regime=grid")).groups[0].period).toBe("2030-M05");
    // A period that is asked for is shown, whatever is owed.
    expect(await groupOf("plan", "2030-M03")).toMatchObject({ sent: 2, overdue: [], waiting: [] });
    expect(await look("plan", "&period=2030-M12")).toMatchObject({ groups: [] });
  });

  test("[Y90] communes that are overdue are shown though the district has weeks left", async () => {
    site.clock.day = "2030-10-11";
    const group = (await look("plan", "&regime=levels")).groups[0];
    expect(group).toMatchObject({
      deadline: "2030-11-09",
      reporters: 3,
      waiting: [{ place: { code: "N" }, deadline: "2030-11-09" }],
    });
    expect(names(group.overdue)).toEqual(["N1", "N2"]);
  });

  test("[Y90] [X6] whoever sees one commune is told of that one alone; who has no part in the authority, of nothing", async () => {
    site.clock.day = "2030-06-20";
    const { groups, timeliness } = await look("an");
    for (const group of groups)
      for (const some of [group.overdue, group.waiting, group.returned, group.late])
        expect(names(some).filter((code) => !code.startsWith("N1"))).toEqual([]);
    expect(names(timeliness).filter((code) => !code.startsWith("N1"))).toEqual([]);
    expect(await groupOf("an", "2030-M01")).toMatchObject({ reporters: 1, sent: 1, returned: [] });
    expect(await site.get("an", "chase?authority=south")).toMatchObject({ status: 404, code: "AUTHORITY_UNKNOWN" });
    expect(await site.get(undefined, "chase?authority=north")).toMatchObject({ status: 401 });
    expect(await site.get("plan", "chase?authority=north&regime=grd")).toMatchObject({ status: 404, code: "REGIME_UNKNOWN" });
    expect(await site.get("plan", "chase?authority=north&period=2030-M13")).toMatchObject({ status: 400 });
  });

  test("[Y93] a day to send by is offered two working days ahead", async () => {
    site.clock.day = "2030-06-20";
    expect((await look("plan")).demand).toBe("2030-06-24");
  });
});

describe("how each place keeps its days", () => {
  const rowOf = (rows: readonly TimelinessJson[], code: string): TimelinessJson | undefined =>
    rows.find(({ place }) => place.code === code);

  test("[Y91] of the deadlines that are over: in time, late, missing; what is returned counts as it was sent", async () => {
    site.clock.day = "2030-06-15";
    const { timeliness, from } = await look("plan", "&regime=grid&months=12");
    expect(from).toBe("2029-06-15");
    // January to May were due. N1 sent January, February, March in time; N2 January late (returned since) and March in time.
    expect(rowOf(timeliness, "N1")).toMatchObject({ owed: 5, onTime: 3, late: 0, missing: 2 });
    expect(rowOf(timeliness, "N2")).toMatchObject({ owed: 5, onTime: 1, late: 1, missing: 3 });
    expect(timeliness.map(({ place }: TimelinessJson) => place.code)).toEqual(["N2", "N1"]);
    const few = (await look("plan", "&regime=grid&months=3")).timeliness;
    // Since 15 March: the months March, April, May.
    expect(rowOf(few, "N1")).toMatchObject({ owed: 3, onTime: 1, missing: 2 });
  });

  test("[Y91] months back from the last day of a long month end on a day that exists", async () => {
    site.clock.day = "2030-05-31";
    expect(await look("plan", "&months=3")).toMatchObject({ from: "2030-02-28" });
    expect(await site.get("plan", "chase?authority=north&months=25")).toMatchObject({ status: 400, code: "PARAMETER_INVALID" });
  });
});

describe("who has sent everything that is due in a month", () => {
  test("[Y92] places by regimes and periods: in time, late, approved, returned, waiting, overdue; empty where nothing is owed", async () => {
    site.clock.day = "2030-10-07";
    const { month, groups, rows } = (await site.get("plan", "chase/completeness?authority=north")).body;
    expect(month).toBe("2030-10");
    const at = groups.findIndex(({ regime }: ChaseGroupJson) => regime === "grid");
    expect(groups[at]).toMatchObject({ period: "2030-M09", periodName: "tháng 9/2030", deadline: "2030-10-04" });
    const cellOf = (all: typeof rows, code: string, column: number) =>
      all.find(({ place }: { place: { code: string } }) => place.code === code).cells[column];
    expect(cellOf(rows, "N1", at)).toEqual({ standing: "late", days: 0, late: true });
    expect(cellOf(rows, "N2", at)).toEqual({ standing: "overdue", days: 1, late: false });
    // Agencies send the form of every month, not this one.
    expect(cellOf(rows, "NPK", at)).toBeNull();
    const past = (await site.get("plan", "chase/completeness?authority=north&month=2030-02")).body;
    const then = past.groups.findIndex(({ regime }: ChaseGroupJson) => regime === "grid");
    expect(cellOf(past.rows, "N1", then)).toEqual({ standing: "approved", days: 0, late: false });
    expect(cellOf(past.rows, "N2", then)).toEqual({ standing: "returned", days: 2, late: true });
    site.clock.day = "2030-07-02";
    const now = (await site.get("an", "chase/completeness?authority=north")).body;
    expect(names(now.rows).filter((code) => !code.startsWith("N1"))).toEqual([]);
    expect(now.rows[0].cells).toContainEqual({ standing: "waiting", days: 0, late: false });
    expect(await site.get("plan", "chase/completeness?authority=north&month=2030-13")).toMatchObject({ status: 400 });
  });
});
