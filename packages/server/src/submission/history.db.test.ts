import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";

let site: SubmissionSite;
const AREA = { row: "crops.area" } as const;

beforeAll(async () => {
  site = await makeSubmissionSite();
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("dung", { role: "officer", place: "N2" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

describe("the versions of a cell", () => {
  test("[Y21] each says who wrote what and when, the last first; a cell nobody touched has none", async () => {
    const asked = `authority=north&regime=grid&place=${keyOf("N1")}&period=2030-M06`;
    const history = (as: string, row: string) => site.get(as, `submissions/history?${asked}&row=${row}&column=now`);
    expect((await history("an", "crops.area")).body).toEqual({ items: [], people: {} });
    await site.save("an", [{ ...AREA, text: "12,5" }]);
    await site.save("an", [{ ...AREA, text: null, base: 1 }]);
    const { status, body } = await history("an", "crops.area");
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { row: "crops.area", column: "now", text: null, seq: 2, by: "user:an" },
      { row: "crops.area", column: "now", text: "12,5", seq: 1, by: "user:an" },
    ]);
    expect((await history("an", "herd.pigs")).body.items).toEqual([]);
    expect((await history("dung", "crops.area")).status).toBe(403);
  });
});
