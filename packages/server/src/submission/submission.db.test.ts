import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";

let site: SubmissionSite;

beforeAll(async () => {
  site = await makeSubmissionSite();
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N1" });
  await site.makeUser("chi", { role: "approver", place: "N1" });
  await site.makeUser("herd", { role: "officer", place: "N1", sectors: ["herd"] });
  await site.makeUser("dung", { role: "officer", place: "N2" });
  await site.makeUser("whole", { role: "officer", place: "N" });
  await site.makeUser("lead", { role: "leader", place: "N" });
  await site.makeUser("south", { authority: "south", role: "officer", place: "S1" });
});
beforeEach(() => {
  site.clock.day = "2030-06-15";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const AREA = { row: "crops.area", text: "12,5" };
const PIGS = { row: "herd.pigs", text: "800" };

describe("entering a form", () => {
  test("[Y9] [Y21] what is typed is kept as typed, numbered, with who and when; what says nothing new is not written", async () => {
    const saved = await site.save("an", [AREA, { ...PIGS, text: "1.200" }]);
    expect(saved).toMatchObject({
      status: 200,
      body: {
        seq: 2,
        saved: {
          cells: [
            { row: "crops.area", seq: 1 },
            { row: "herd.pigs", seq: 2 },
          ],
        },
        conflicts: { cells: [] },
      },
    });
    expect((await site.save("an", [{ ...AREA, base: 1 }])).body).toMatchObject({ seq: 2, saved: { cells: [{ seq: 1 }] } });
    const { body } = await site.sheet("binh");
    expect(body).toMatchObject({
      seq: 2,
      state: "draft",
      standing: "open",
      deadline: "2030-07-04",
      closes: "2030-07-09",
      people: { "user:an": "Người an" },
      may: { enter: true, send: true, recall: false, attach: true, rows: null },
    });
    expect(body.cells).toMatchObject([
      { row: "crops.area", column: "now", text: "12,5", seq: 1, by: "user:an" },
      { row: "herd.pigs", column: "now", text: "1.200", seq: 2, by: "user:an" },
    ]);
    const stored = await site.own.look.selectFrom("entry_version").select(["seq", "body", "value"]).orderBy("seq").execute();
    expect(stored).toEqual([
      { seq: 1n, body: "12,5", value: "12.5" },
      { seq: 2n, body: "1.200", value: "1200" },
    ]);
  });

  test("[Y9] a cell somebody else changed is not overwritten: his content comes back, the other cells are saved", async () => {
    const mine = await site.save("binh", [
      { ...AREA, text: "13", base: 0 },
      { ...PIGS, text: "1.300", base: 2 },
    ]);
    expect(mine.body).toMatchObject({
      seq: 3,
      saved: { cells: [{ row: "herd.pigs", seq: 3 }] },
      conflicts: { cells: [{ row: "crops.area", text: "12,5", by: "user:an", seq: 1 }] },
      people: { "user:an": "Người an" },
    });
    // Both say the same: no conflict.
    expect((await site.save("an", [{ ...PIGS, text: "1.300", base: 2 }])).body).toMatchObject({
      saved: { cells: [{ seq: 3 }] },
      conflicts: { cells: [] },
    });
    const news = (await site.changes("an", 2)).body;
    expect(news).toMatchObject({ seq: 3, cells: [{ row: "herd.pigs", text: "1.300", by: "user:binh" }] });
    expect((await site.changes("an", 3)).body.cells).toEqual([]);
  });

  test("[Y9] of those who save one cell at the same moment one is first, and the others are told; nothing is lost", async () => {
    const ask = { period: "2030-M05" };
    site.clock.day = "2030-06-03";
    const all = await Promise.all(
      ["an", "binh", "whole"].map((as, at) =>
        site.save(
          as,
          [
            { ...AREA, text: String(20 + at) },
            { row: "crops.area", column: "note", text: `${as} ghi` },
          ],
          ask,
        ),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    const won = all.filter(({ body }) => body.saved.cells.length === 2);
    expect(won).toHaveLength(1);
    const { body } = await site.sheet("an", ask);
    expect(body.seq).toBe(2);
    for (const { body: reply } of all) {
      if (reply.saved.cells.length === 2) continue;
      expect(reply.conflicts.cells).toHaveLength(2);
      expect(reply.conflicts.cells).toEqual(expect.arrayContaining(body.cells));
    }
    // Different cells at once do not disturb each other.
    const both = await Promise.all([
      site.save("an", [{ ...PIGS, text: "5" }], ask),
      site.save("binh", [{ row: "herd.pigs", column: "note", text: "mới" }], ask),
    ]);
    expect(both.map(({ body: reply }) => reply.conflicts.cells)).toEqual([[], []]);
    expect((await site.sheet("an", ask)).body.cells).toHaveLength(4);
  });

  test("[Y7] [Y8] what may not be written is refused whole, and everything against it is told, cell by cell", async () => {
    const refused = await site.save("an", [
      { ...AREA, base: 1, text: "99" },
      { row: "crops.area", column: "sum", text: "1" },
      { row: "crops.none", text: "1" },
    ]);
    expect(refused).toMatchObject({ status: 422, code: "SAVE_CELL_FIXED", body: { parameter: "crops.area#sum" } });
    expect(refused.body.problems.map(({ code }: { code: string }) => code)).toEqual(["SAVE_CELL_FIXED", "SAVE_CELL_UNKNOWN"]);
    expect(refused.body.detail).toContain("Diện tích");
    expect((await site.sheet("an")).body.cells[0]).toMatchObject({ text: "12,5" });
    expect(await site.save("herd", [{ ...AREA, base: 1, text: "1" }])).toMatchObject({ status: 403, code: "SAVE_SECTOR" });
    expect(await site.save("herd", [{ ...PIGS, base: 3, text: "1.301" }])).toMatchObject({ status: 200 });
    expect((await site.sheet("herd")).body.may).toMatchObject({ enter: true, rows: ["herd.pigs"] });
  });

  test("[Y6] a form is filled between its first day and the last on which it is taken", async () => {
    site.clock.day = "2030-05-31";
    expect(await site.save("an", [AREA])).toMatchObject({ status: 409, code: "SAVE_NOT_OPEN" });
    site.clock.day = "2030-07-09";
    expect(await site.save("an", [{ ...AREA, base: 1, text: "12,6" }])).toMatchObject({ status: 200 });
    site.clock.day = "2030-07-10";
    expect(await site.save("an", [{ ...AREA, base: 5, text: "12,7" }])).toMatchObject({ status: 409, code: "SAVE_CLOSED" });
    expect((await site.sheet("an")).body).toMatchObject({ standing: "closed", may: { enter: false, send: false } });
  });

  test("[Y20] [X6] only who owes a form has it: not after the regime ended, not elsewhere, not in another authority", async () => {
    const ended = { regime: "ended", period: "2030-M05" };
    expect(await site.save("an", [AREA], ended)).toMatchObject({ status: 404, code: "FORM_NOT_DUE" });
    expect(await site.sheet("an", ended)).toMatchObject({ status: 404, code: "FORM_NOT_DUE" });
    expect(await site.save("an", [AREA], { regime: "ended", period: "2030-M04" })).toMatchObject({ status: 200 });
    expect(await site.save("whole", [AREA], { place: keyOf("N") })).toMatchObject({ status: 404, code: "FORM_NOT_DUE" });
    expect(await site.save("an", [AREA], { regime: "grud" })).toMatchObject({
      status: 404,
      code: "REGIME_UNKNOWN",
      body: { candidates: [{ code: "grid" }] },
    });
    expect(await site.save("dung", [AREA])).toMatchObject({ status: 403, code: "PLACE_OUT_OF_SCOPE" });
    expect(await site.sheet("dung")).toMatchObject({ status: 403, code: "PLACE_OUT_OF_SCOPE" });
    expect(await site.save("south", [AREA])).toMatchObject({ status: 404, code: "AUTHORITY_UNKNOWN" });
    expect(await site.sheet("south")).toMatchObject({ status: 404, code: "AUTHORITY_UNKNOWN" });
    expect(await site.save("lead", [AREA])).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    expect((await site.sheet("lead")).body.may).toMatchObject({ enter: false, send: false, recall: false });
  });

  test("[Y8] more cells than a form has are not taken, nor a text as long as a paper", async () => {
    const cells = Array.from({ length: 20_000 }, (_, at) => ({ row: `r${at}`, text: "1" }));
    expect(await site.save("an", cells)).toMatchObject({ status: 400 });
    expect(await site.save("an", [{ ...AREA, base: 5, text: "1".repeat(3_000) }])).toMatchObject({ status: 400 });
    expect(
      await site.save("an", [
        { ...AREA, base: 5 },
        { ...AREA, base: 5, text: "1" },
      ]),
    ).toMatchObject({ code: "SAVE_TWICE" });
  });
});

describe("beside what is typed", () => {
  test("[O4] [Y4] [Y23] [Y24] stand the plan, and what other forms of the place have said, until they are taken back", async () => {
    const may = { period: "2030-M02" };
    const next = { period: "2030-M03" };
    site.clock.day = "2030-03-05";
    const cells = [
      { ...AREA, column: "now", base: 0, text: "100" },
      { ...PIGS, column: "now", base: 0, text: "900" },
    ];
    expect(await site.submit("an", 0, { cells }, may)).toMatchObject({ status: 200, body: { sending: 1, late: false } });
    const facts = async () => (await site.sheet("an", next)).body.sheet.facts;
    expect(await facts()).toEqual(
      expect.arrayContaining([
        { fact: "target", indicator: "crops.area", breakdown: "", period: "2030", value: "600" },
        {
          fact: "value",
          indicator: "crops.area",
          breakdown: "",
          period: "2030-M02",
          value: "100",
          status: "reported",
          sent: true,
        },
        {
          fact: "value",
          indicator: "herd.pigs",
          breakdown: "",
          period: "2030-M02",
          value: "900",
          status: "reported",
          sent: true,
        },
      ]),
    );
    // A jump against what was sent is held against it: five times as much needs a word.
    const jump = [
      { ...AREA, column: "now", base: 0, text: "100" },
      { ...PIGS, column: "now", base: 0, text: "9.000" },
    ];
    site.clock.day = "2030-03-20";
    const unexplained = await site.submit("an", 0, { cells: jump }, next);
    expect(unexplained).toMatchObject({ status: 422, code: "SUBMIT_UNEXPLAINED", body: { parameter: "herd.pigs#now" } });
    const problem = unexplained.body.detail;
    expect(problem).toContain("Đàn lợn");
    const fair = [jump[0], { ...PIGS, column: "now", base: 0, text: "950" }];
    expect(await site.submit("an", 0, { cells: fair }, next)).toMatchObject({ status: 200 });
    const then = (await site.sheet("lead", next, "&sending=1")).body.sheet;
    expect(then.facts).toEqual(await facts());
    site.clock.day = "2030-03-06";
    expect(await site.recall("an", "sai số", may)).toMatchObject({ status: 200 });
    expect((await facts()).filter(({ sent }: { sent?: true }) => sent)).toEqual([]);
    // What was sent by it then keeps what was known then.
    expect((await site.sheet("lead", next, "&sending=1")).body.sheet).toEqual(then);
  });
});

describe("who has what to do", () => {
  test("[Y10] [Y26] [C7] my work is the forms of my places, with how far they have come", async () => {
    const { body } = await site.get("an", "work?authority=north");
    const grid = body.items.filter(
      ({ regime, period }: { regime: string; period: string }) => regime === "grid" && period === "2030-M06",
    );
    expect(grid).toMatchObject([
      { place: { code: "N1" }, standing: "open", state: "draft", filled: 2, wanted: 2, mayEnter: true, maySend: true, left: 14 },
    ]);
    expect(new Set(body.items.map(({ place }: { place: { code: string } }) => place.code))).toEqual(new Set(["N1", "N1A"]));
    const approver = (await site.get("chi", "work?authority=north")).body.items;
    expect(approver[0]).toMatchObject({ mayEnter: false, maySend: true });
    expect(await site.get("lead", "work?authority=north")).toMatchObject({ status: 403 });
  });

  test("[Y26] [C6] a regime tells who has sent and who has not, within what the asker sees", async () => {
    const { body } = await site.get("lead", "regimes?authority=north");
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(["month", "grid", "ended"]);
    const [month, grid, ended] = body.items;
    expect(month).toMatchObject({ reporters: 6 });
    expect(grid).toMatchObject({ reporters: 2, form: { code: "grid" } });
    expect(grid.now.at(-1)).toMatchObject({ period: "2030-M06", reporters: 2, sent: 0 });
    // Nothing of it is due any more; who had to send is known all the same.
    expect(ended).toMatchObject({ reporters: 2, now: [] });
    const status = (await site.get("lead", "regimes/grid/status?authority=north&period=2030-M06")).body;
    expect(status.items).toMatchObject([
      { place: { code: "N1" }, state: "draft", standing: "open" },
      { place: { code: "N2" }, state: null, standing: "open", filled: 0, wanted: 2 },
    ]);
    const own = (await site.get("dung", "regimes/grid/status?authority=north&period=2030-M06")).body;
    expect(own.items).toMatchObject([{ place: { code: "N2" } }]);
    expect(await site.get("lead", "regimes/grid/status?authority=north&period=2029-M06")).toMatchObject({ code: "FORM_NOT_DUE" });
  });
});
