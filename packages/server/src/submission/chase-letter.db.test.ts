import type { PackFiles } from "@kehoach/core/pack/pack";
import { readReport } from "@kehoach/documents/reading/read-report";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";

let site: SubmissionSite;

/** The regime is ordered by a decision. */
function addBasis(pack: PackFiles): PackFiles {
  if (pack.manifest.authority?.code !== "north") return pack;
  const order = { code: "qd-7", number: "7/QĐ-UBND", type: "Quyết định", date: "2029-12-05", issuer: "Ủy ban nhân dân huyện N" };
  const regimes = pack.regimes.map((one) => (one.code === "grid" ? { ...one, basis: "qd-7" } : one));
  return { ...pack, documents: [...pack.documents, { ...order, abstract: "chế độ báo cáo" }], regimes };
}

beforeAll(async () => {
  site = await makeSubmissionSite(addBasis);
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("plan", { role: "planner", place: "N" });
  await site.makeUser("lead", { role: "leader", place: "N" });
  site.clock.day = "2030-07-03";
  const cells = [
    { row: "crops.area", column: "now", base: 0, text: "5" },
    { row: "herd.pigs", column: "now", base: 0, text: "8" },
  ];
  expect((await site.submit("an", 0, { cells })).status).toBe(200);
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const LETTER = "chase/letter.docx?authority=north&regime=grid&period=2030-M06";

async function read(
  as: string,
  path = LETTER,
): Promise<{ readonly name: string; readonly text: string; readonly bytes: Buffer }> {
  const reply = await site.app.inject({ url: `/api/v1/${path}`, headers: { cookie: `as=${as}` } });
  expect([reply.statusCode, reply.statusCode === 200 ? "" : reply.body]).toEqual([200, ""]);
  const document = await readReport("letter.docx", reply.rawPayload);
  if (!document.ok) throw new Error(document.problems[0].code);
  const name = decodeURIComponent(String(reply.headers["content-disposition"]));
  return { name, text: document.value.text, bytes: reply.rawPayload };
}

test("[Y96] it names who is overdue, by how long, what orders it, and the day it asks for", async () => {
  site.clock.day = "2030-07-08";
  const { name, text, bytes } = await read("plan");
  expect(name).toContain("Công văn đôn đốc, Báo cáo thử, tháng 6-2030.docx");
  for (const words of [
    "V/v đôn đốc gửi báo cáo thử, tháng\u00a06/2030",
    "Kính gửi: Ủy ban nhân dân xã N2.",
    "Căn cứ Quyết định số 7/QĐ-UBND ngày 05 tháng 12 năm 2029 của Ủy ban nhân dân huyện N về chế độ báo cáo, thực hiện báo cáo thử, các đơn vị gửi biểu “Biểu thử”, kỳ tháng 6/2030, chậm nhất ngày 04/07/2030.",
    "Đến ngày 08 tháng 7 năm 2030, Ủy ban nhân dân huyện N đã nhận được báo cáo của 1/2 đơn vị; còn 1 đơn vị quá hạn chưa gửi: Ủy ban nhân dân xã N2 (quá hạn 2 ngày làm việc).",
    "chậm nhất ngày 10 tháng 7 năm 2030",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("xã N1");
  expect((await read("lead")).bytes.equals(bytes)).toBe(true);
  expect((await read("lead", `${LETTER}&by=2030-07-09`)).text).toContain("chậm nhất ngày 09 tháng 7 năm 2030");
});

test("[Y95] only whoever sees the whole authority gets one", async () => {
  site.clock.day = "2030-07-08";
  expect(await site.get("an", LETTER)).toMatchObject({ status: 403, code: "ACTION_REFUSED" });
  expect(await site.get(undefined, LETTER)).toMatchObject({ status: 401 });
});

test("[Y95] it is refused when nobody is overdue, when nothing was due, and for a day that is over", async () => {
  site.clock.day = "2030-07-04";
  const nobody = await site.get("plan", LETTER);
  expect(nobody).toMatchObject({ status: 409, code: "CHASE_NOBODY" });
  expect(nobody.body.detail).toContain("Kỳ tháng 6/2030 không có nơi nào quá hạn");
  site.clock.day = "2030-07-08";
  expect(await site.get("plan", LETTER.replace("2030-M06", "2030-M12"))).toMatchObject({ status: 409, code: "CHASE_NOBODY" });
  expect(await site.get("plan", LETTER.replace("2030-M06", "2030-Q1"))).toMatchObject({ status: 404, code: "FORM_NOT_DUE" });
  expect(await site.get("plan", LETTER.replace("grid", "grd"))).toMatchObject({ status: 404, code: "REGIME_UNKNOWN" });
  expect(await site.get("plan", `${LETTER}&by=2030-07-07`)).toMatchObject({ status: 422, code: "CHASE_BY_PAST" });
});
