import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeAnnex } from "../../../documents/test/make-annex.ts";
import { type FormFileSite, makeFormFileSite } from "../../test/form-file-site.ts";

let site: FormFileSite;

beforeAll(async () => {
  site = await makeFormFileSite();
});
beforeEach(() => {
  site.clock.day = "2030-09-02";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

describe("writing what was seen", () => {
  const ask = { period: "2030-M08" };
  const line = (area: number, pigs: number) =>
    makeAnnex({
      name: "Trang 1",
      rows: [
        ["TT", "Chỉ tiêu", "ĐVT", "Tháng 8"],
        ["1", "Diện tích", "ha", area],
        ["2", "Đàn lợn", "con", pigs],
      ],
    });
  test("[Z24] confirmed twice at one moment it is written once, and nobody is told of a conflict with himself", async () => {
    const file = line(10, 100);
    const seen = (await site.send("an", file, {}, ask)).body;
    const both = await Promise.all([site.send("an", file, { seen }, ask), site.send("an", file, { seen }, ask)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.written).toSorted()).toEqual([0, 2]);
    expect(both.flatMap(({ body }) => body.conflicts)).toEqual([]);
    expect((await site.sheet("an", ask)).body.seq).toBe(2);
    expect(await site.importsOf("2030-M08")).toHaveLength(1);
  });

  test("[Z24] what somebody changed after the preview is not overwritten: his figure comes back, the other cells are written", async () => {
    const file = line(11, 110);
    const seen = (await site.send("an", file, {}, ask)).body;
    expect(seen.counts).toMatchObject({ changed: 2 });
    await site.save("binh", [{ row: "crops.area", base: 1, text: "99" }], ask);
    const { body } = await site.send("an", file, { seen }, ask);
    expect(body).toMatchObject({
      written: 1,
      conflicts: [{ row: "crops.area", text: "99", by: "user:binh" }],
      people: { "user:binh": "Người binh" },
    });
    expect(await site.cellsOf(ask)).toEqual(["crops.area#now 99", "herd.pigs#now 110"]);
    expect((await site.importsOf("2030-M08")).at(-1)).toMatchObject({ change: { cells: 1, conflicts: 1 } });
  });

  test("[Z23] another file, other answers, or a preview of another state is not what was seen", async () => {
    const seen = (await site.send("an", line(12, 120), {}, ask)).body;
    for (const sent of [
      await site.send("an", line(13, 120), { seen }, ask),
      await site.send("an", line(12, 120), { seen, answers: { digits: "stored" } }, ask),
      await site.send("an", line(12, 120), { seen: { ...seen, seq: 1 } }, ask),
      await site.send("an", line(12, 120), { seen, mark: "x" }, ask),
    ])
      expect(sent).toMatchObject({ status: 409, code: "IMPORT_STALE" });
    expect(await site.cellsOf(ask)).toEqual(["crops.area#now 99", "herd.pigs#now 110"]);
  });

  test("[Z26] who enters some sectors only writes those; of the others he is told at their cells", async () => {
    const file = line(14, 140);
    const seen = (await site.send("herd", file, {}, ask)).body;
    expect(seen.lines.map(({ row, cells }) => [row, cells[0]?.state])).toEqual([
      ["crops.area", "refused"],
      ["herd.pigs", "changed"],
    ]);
    expect(seen.problems).toMatchObject([{ level: "error", at: "D2", code: "SAVE_SECTOR" }]);
    expect((await site.send("herd", file, { seen }, ask)).body.written).toBe(1);
    expect(await site.cellsOf(ask)).toEqual(["crops.area#now 99", "herd.pigs#now 140"]);
  });

  test("[Z22] where nothing is entered now the file is not even read: too early, too late, sent, not owed", async () => {
    const refused = async (day: string, period: string, as = "an") => {
      site.clock.day = day;
      return (await site.send(as, "no workbook", { name: "a.xlsx" }, { period })).code;
    };
    expect(await refused("2030-08-31", "2030-M10")).toBe("SAVE_NOT_OPEN");
    expect(await refused("2030-12-01", "2030-M09")).toBe("SAVE_CLOSED");
    expect(await refused("2030-06-15", "2030-Q1")).toBe("FORM_NOT_DUE");
    expect(await refused("2030-06-15", "2030-M06", "lead")).toBe("ACTION_REFUSED");
    site.clock.day = "2030-09-02";
    await site.submit("an", (await site.sheet("an", ask)).body.seq, { cells: [] }, ask);
    expect((await site.sheet("an", ask)).body.state).toBe("submitted");
    expect(await refused("2030-09-02", "2030-M08")).toBe("SAVE_WRONG_STATE");
  });
});
