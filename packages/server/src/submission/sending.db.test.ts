import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DISTRICTS } from "../../test/people-site.ts";
import { makeChain, makeForm, makeRegime, makeTarget, makeValue } from "../../test/small-pack.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";
import { applyPack } from "../pack/apply.ts";

let site: SubmissionSite;

beforeAll(async () => {
  site = await makeSubmissionSite();
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N1" });
  await site.makeUser("chi", { role: "approver", place: "N1" });
  await site.makeUser("lead", { role: "leader", place: "N" });
  await site.makeUser("giang", { role: "approver", place: "N" });
});
beforeEach(() => {
  site.clock.day = "2030-07-04";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const CELLS = [
  { row: "crops.area", column: "now", base: 0, text: "12,5" },
  { row: "herd.pigs", column: "now", base: 0, text: "800" },
];

/** Every test has a month of its own; those before June are late, and those of a year ago are of no regime. */
let used = 0;
function takeMonth(): { readonly period: string; readonly day: string } {
  used += 1;
  const number = used;
  const period = `2030-M${String(number).padStart(2, "0")}`;
  return { period, day: `2030-${String(number + 1).padStart(2, "0")}-03` };
}

describe("sending", () => {
  test("[Y1] [Y3] [Y4] what is missing or needs a reason stops it, all of it told, each by its cell; nothing is written", async () => {
    const { period, day } = takeMonth();
    site.clock.day = day;
    const empty = await site.submit("an", 0, {}, { period });
    expect(empty).toMatchObject({ status: 422, code: "SUBMIT_BLOCKED", body: { parameter: "crops.area#now" } });
    expect(empty.body.problems.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
      "crops.area#now",
      "herd.pigs#now",
    ]);
    const wrong = await site.submit("an", 0, { cells: [CELLS[0], { ...CELLS[1], text: "1,234.5" }] }, { period });
    expect(wrong).toMatchObject({ status: 422, code: "SUBMIT_BLOCKED", body: { parameter: "herd.pigs#now" } });
    expect(wrong.body.detail).toContain("1.234,5");
    expect((await site.sheet("an", { period })).body).toMatchObject({ seq: 0, state: null, cells: [] });
  });

  test("[Y1] [Y22] a request sent twice is one sending, one after the other or both at once", async () => {
    const { period, day } = takeMonth();
    site.clock.day = day;
    const first = await site.submit("an", 0, { cells: CELLS }, { period });
    expect(first).toMatchObject({
      status: 200,
      body: { seq: 2, sending: 1, late: false, saved: { cells: [{ seq: 1 }, { seq: 2 }] } },
    });
    expect((await site.submit("an", 0, { cells: CELLS }, { period })).body).toEqual(first.body);
    // Of somebody else, or of other content, it is none.
    expect(await site.submit("binh", 0, { cells: CELLS }, { period })).toMatchObject({ status: 409, code: "SUBMIT_WRONG_STATE" });
    expect(await site.submit("an", 2, {}, { period })).toMatchObject({ status: 409, code: "SUBMIT_WRONG_STATE" });

    const other = takeMonth();
    site.clock.day = other.day;
    const at = { period: other.period };
    const both = await Promise.all([1, 2, 3].map(() => site.submit("an", 0, { cells: CELLS }, at)));
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(both.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await site.sheet("an", at)).body.sendings).toHaveLength(1);
  });

  test("[Y22] what the sender has not seen is not sent by him", async () => {
    const { period, day } = takeMonth();
    site.clock.day = day;
    await site.save("an", CELLS, { period });
    await site.save("binh", [{ ...CELLS[1], base: 2, text: "801", row: "herd.pigs" }], { period });
    expect(await site.submit("an", 2, {}, { period })).toMatchObject({ status: 409, code: "SUBMIT_CHANGED" });
    const stale = await site.submit("an", 3, { cells: [{ ...CELLS[1], base: 2, text: "802" }] }, { period });
    expect(stale).toMatchObject({ status: 409, code: "SUBMIT_CHANGED", body: { parameter: "herd.pigs#now" } });
    expect(await site.submit("an", 3, {}, { period })).toMatchObject({ status: 200, body: { sending: 1 } });
  });

  test("[Y6] [Y22] a save that comes with a sending is either sent with it or refused, never lost in between", async () => {
    const { period, day } = takeMonth();
    site.clock.day = day;
    await site.save("an", CELLS, { period });
    const [sent, saved] = await Promise.all([
      site.submit("an", 2, {}, { period }),
      site.save("binh", [{ row: "herd.pigs", base: 2, text: "900" }], { period }),
    ]);
    const { body } = await site.sheet("an", { period });
    if (sent.status === 200) {
      expect(saved).toMatchObject({ status: 409, code: "SAVE_WRONG_STATE" });
      expect(body).toMatchObject({ state: "submitted", seq: 2 });
    } else {
      expect(sent).toMatchObject({ status: 409, code: "SUBMIT_CHANGED" });
      expect(saved).toMatchObject({ status: 200 });
      expect(body).toMatchObject({ state: "draft", seq: 3 });
    }
  });

  test("[Y2] [X10] an approver sends but does not type; after the last day nothing is sent or taken back", async () => {
    const ask = { period: "2030-M06" };
    used = 6;
    expect(await site.submit("chi", 0, { cells: CELLS }, ask)).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
    await site.save("an", CELLS, ask);
    site.clock.day = "2030-07-10";
    expect(await site.submit("chi", 2, {}, ask)).toMatchObject({ status: 409, code: "SUBMIT_CLOSED" });
    site.clock.day = "2030-07-05";
    expect(await site.submit("chi", 2, {}, ask)).toMatchObject({ status: 200, body: { late: true } });
    expect((await site.sheet("chi", ask)).body).toMatchObject({ standing: "sent-late", may: { recall: true, enter: false } });
    site.clock.day = "2030-07-10";
    expect((await site.sheet("chi", ask)).body.may).toMatchObject({ recall: false });
    expect(await site.recall("chi", "sai", ask)).toMatchObject({ status: 409, code: "SUBMIT_CLOSED" });
    // What was returned is mended after the last day too, and what mends it is taken back again.
    expect((await site.decide("giang", "return", 1, "Sai", ask)).status).toBe(200);
    expect(await site.submit("chi", 2, {}, ask)).toMatchObject({ status: 200, body: { sending: 2 } });
    expect((await site.sheet("chi", ask)).body.may).toMatchObject({ recall: true });
    expect(await site.recall("chi", "sai", ask)).toMatchObject({ status: 200, body: { state: "returned" } });
  });
});

describe("a sending", () => {
  const ask = { period: "2030-M07" };
  beforeEach(() => {
    site.clock.day = "2030-08-02";
  });

  test("[Y5] is taken back with a reason while it could be sent again, whoever is at it; both stay on record", async () => {
    await site.submit("an", 0, { cells: CELLS }, ask);
    expect(await site.recall("an", "  ", ask)).toMatchObject({ status: 422, code: "RECALL_REASON_MISSING" });
    expect(await site.save("binh", [{ row: "herd.pigs", base: 2, text: "900" }], ask)).toMatchObject({
      code: "SAVE_WRONG_STATE",
    });
    const [back, edit] = await Promise.all([
      site.recall("an", "nhầm thôn 2", ask),
      sleep(1).then(() => site.save("binh", [{ row: "herd.pigs", base: 2, text: "900" }], ask)),
    ]);
    expect(back).toMatchObject({ status: 200, body: { state: "draft" } });
    if (edit.status !== 200) expect(edit).toMatchObject({ status: 409, code: "SAVE_WRONG_STATE" });
    expect(await site.recall("an", "lần nữa", ask)).toMatchObject({ status: 409, code: "RECALL_WRONG_STATE" });
    const { body } = await site.sheet("lead", ask);
    expect(body.sendings).toMatchObject([{ n: 1, by: "user:an", recalled: { by: "user:an", reason: "nhầm thôn 2" } }]);
    if (edit.status !== 200) await site.save("binh", [{ row: "herd.pigs", base: 2, text: "900" }], ask);
    const again = await site.submit("an", 3, {}, ask);
    expect(again).toMatchObject({ status: 200, body: { sending: 2, seq: 3 } });
  });

  test("[L12] [L2] the journal has sendings and recalls, with a digest of what was sent; entries are their own history", async () => {
    const acts = await site.own.look
      .selectFrom("journal")
      .select(["act", "subject", "actor", "change"])
      .where("act", "like", "submission.%")
      .where("subject", "like", "%2030-M07")
      .orderBy("seq")
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["submission.send", "submission.recall", "submission.send"]);
    expect(acts[0]).toMatchObject({
      actor: "user:an",
      subject: "grid N1@2000-01-01 2030-M07",
      change: { sending: 1, seq: 2, late: false, cells: 2, content: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });
});

describe("files of a submission", () => {
  const ask = { period: "2030-M08" };
  const CELL = { row: "herd.pigs", column: "now" };
  const files = async (as = "an") => (await site.sheet(as, ask)).body.files;

  test("[D4] evidence goes with its cell while the form is filled; the paper as signed comes after the sending", async () => {
    site.clock.day = "2030-09-03";
    const sent = await site.attach("an", "dem-lon.pdf", CELL, ask);
    expect(sent.status).toBe(200);
    expect(await files()).toMatchObject([{ id: sent.body.id, cell: CELL, name: "dem-lon.pdf", addedBy: "user:an" }]);
    expect(await site.attach("an", "a.exe", CELL, ask)).toMatchObject({ status: 415, code: "ATTACHMENT_KIND" });
    expect(await site.attach("an", "a.pdf", { row: "herd.pigs" }, ask)).toMatchObject({ status: 400, code: "PARAMETER_MISSING" });
    expect(await site.attach("an", "a.pdf", { row: "none", column: "now" }, ask)).toMatchObject({ code: "SAVE_CELL_UNKNOWN" });
    await site.submit("an", 0, { cells: CELLS }, ask);
    expect(await site.attach("an", "b.pdf", CELL, ask)).toMatchObject({ status: 409, code: "SAVE_WRONG_STATE" });
    site.clock.day = "2030-10-01";
    expect(await site.attach("binh", "ban-ky.pdf", {}, ask)).toMatchObject({ status: 200 });
    expect(await files()).toMatchObject([{ name: "dem-lon.pdf" }, { name: "ban-ky.pdf", cell: null }]);
    const got = await site.app.inject({
      url: `/api/v1/submissions/files/${sent.body.id}?authority=north`,
      headers: { cookie: "as=lead" },
    });
    expect(got.headers["content-disposition"]).toContain("attachment");
    // Neither kind of file is had by the address of the other.
    expect((await site.get("lead", `attachments/${sent.body.id}?authority=north`)).status).toBe(404);
  });

  test("[D3] [D4] evidence of what was sent is not taken away; the signed paper is, with a reason", async () => {
    const [evidence, signed] = await files();
    const remove = (id: string) => site.post("an", `submissions/files/${id}/remove`, { authority: "north", reason: "nhầm" });
    site.clock.day = "2030-09-03";
    expect(await remove(evidence.id)).toMatchObject({ status: 409, code: "SAVE_WRONG_STATE" });
    expect(await remove(signed.id)).toMatchObject({ status: 200 });
    expect(await files()).toMatchObject([{ name: "dem-lon.pdf" }]);
    await site.recall("an", "thay minh chứng", ask);
    expect(await remove(evidence.id)).toMatchObject({ status: 200 });
    expect(await files()).toEqual([]);
    // What was sent keeps the evidence it was sent with.
    expect((await site.sheet("lead", ask, "&sending=1")).body.files).toMatchObject([{ name: "dem-lon.pdf" }]);
    const acts = await site.own.look
      .selectFrom("journal")
      .select(["act"])
      .where("act", "like", "attachment.%")
      .orderBy("seq")
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["attachment.add", "attachment.add", "attachment.remove", "attachment.remove"]);
  });
});

describe("what was sent", () => {
  const ask = { period: "2030-M07" };

  test("[Y23] never changes, whatever is typed, sent, assigned or configured later", async () => {
    site.clock.day = "2030-08-02";
    const first = (await site.sheet("lead", ask, "&sending=1")).body;
    expect(first.cells.map(({ text }: { text: string }) => text)).toEqual(["12,5", "800"]);
    expect(first.may).toMatchObject({ enter: false, send: false });
    await site.recall("an", "đổi biểu", ask);
    await site.save("an", [{ row: "crops.area", base: 1, text: "77" }], ask);
    const [base, pack] = makeChain({
      code: "khac",
      authority: "north",
      forms: [makeForm({ code: "grid", name: "Biểu đã đổi", rows: [{ indicator: "crops.area", label: "Khác" }] })],
      regimes: [makeRegime({ code: "grid", form: "grid", reporters: [{ level: "commune" }] })],
      targets: [makeTarget({ place: "N1", entered: "999", assigner: "other" })],
      values: [makeValue({ place: "N1", period: "2030-M06", entered: "1" })],
      relations: [],
    });
    if (base === undefined || pack === undefined) throw new Error("a chain has a base and a pack");
    const applied = await applyPack(
      site.own.db,
      [
        base,
        {
          ...pack,
          places: DISTRICTS.north,
          manifest: { ...pack.manifest, authority: { code: "north", name: "Cơ quan north", place: "N" } },
        },
      ],
      { actor: "test" },
    );
    expect(applied).toMatchObject({ ok: true });
    expect((await site.sheet("lead", ask)).body.sheet.form.name).toBe("Biểu đã đổi");
    const then = (await site.sheet("lead", ask, "&sending=1")).body;
    for (const part of ["sheet", "cells", "reasons", "files", "seq"]) expect([part, then[part]]).toEqual([part, first[part]]);
    expect(await site.sheet("lead", ask, "&sending=9")).toMatchObject({ status: 404, code: "SENDING_UNKNOWN" });
  });
});
