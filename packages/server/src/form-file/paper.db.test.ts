import { fromSheetJson, toEntries } from "@kehoach/api/sheet-json";
import { checkSheet } from "@kehoach/core/form/check-entries";
import { openSheet } from "@kehoach/core/form/open-sheet";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { partsOf } from "../../../documents/test/make-form-template.ts";
import { type FormFileSite, makeFormFileSite } from "../../test/form-file-site.ts";
import { keyOf } from "../../test/people-site.ts";

let site: FormFileSite;

beforeAll(async () => {
  site = await makeFormFileSite();
});
beforeEach(() => {
  site.clock.day = "2030-06-15";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

describe("the paper to be signed", () => {
  const ask = { period: "2030-M03" };
  const textOf = (bytes: Uint8Array): string =>
    Object.entries(partsOf(bytes))
      .filter(([name]) => /^word\/(document|header|footer)/u.test(name))
      .map(([, xml]) => xml.replace(/<[^>]+>/gu, " "))
      .join(" ")
      .replace(/\s+/gu, " ");

  test("[Z28] a draft says that it is one; a sending says which, when, and the digest the journal has", async () => {
    site.clock.day = "2030-04-02";
    await site.save("an", [{ row: "crops.area", text: "12,5" }], ask);
    const draft = await site.paper("lead", ask);
    expect([draft.status, draft.fileName]).toEqual([200, "Biểu grid, xã N1, tháng 3-2030, bản nháp.docx"]);
    const text = textOf(draft.bytes);
    for (const part of [
      "BẢN NHÁP",
      "ỦY BAN NHÂN DÂN XÃ N1",
      "ỦY BAN NHÂN DÂN HUYỆN N",
      "TM. ỦY BAN NHÂN DÂN",
      "CHỦ TỊCH",
      "12,5",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("Mã đối chiếu");
    const missing = { row: "herd.pigs", column: "now", base: 0, text: "", none: "Không phát sinh" };
    const sent = await site.submit("an", 1, { cells: [missing] }, ask);
    expect(sent).toMatchObject({ status: 200, body: { sending: 1 } });
    const row = await site.own.look
      .selectFrom("journal")
      .select("change")
      .where("act", "=", "submission.send")
      .where("subject", "like", "%2030-M03")
      .executeTakeFirstOrThrow();
    const paper = await site.paper("lead", ask, 1);
    expect(paper.fileName).toBe("Biểu grid, xã N1, tháng 3-2030, lần gửi 1.docx");
    const printed = textOf(paper.bytes);
    expect(printed).not.toContain("BẢN NHÁP");
    const digest = /Lần gửi số 1, .*? Mã đối chiếu: ([0-9a-f]{16})/u.exec(printed)?.[1];
    expect(row.change).toMatchObject({ content: expect.stringMatching(new RegExp(`^${digest}`, "u")) });
    // The journal has no row of printing.
    await site.recall("an", "nhầm", ask);
    await site.save("an", [{ row: "crops.area", base: 1, text: "77" }], ask);
    expect((await site.paper("an", ask, 1)).bytes).toEqual(paper.bytes);
    expect(textOf((await site.paper("an", ask)).bytes)).toContain("77");
    expect((await site.paper("an", ask, 2)).status).toBe(404);
  });

  test("[Z28] what stood out and was explained is printed with its reason", async () => {
    const [january, february] = [{ period: "2030-M01" }, { period: "2030-M02" }];
    const typed = (area: string) => ({
      cells: [
        { row: "crops.area", column: "now", base: 0, text: area },
        { row: "herd.pigs", column: "now", base: 0, text: "800" },
      ],
    });
    site.clock.day = "2030-02-02";
    expect((await site.submit("an", 0, typed("10"), january)).status).toBe(200);
    site.clock.day = "2030-03-02";
    await site.save("an", typed("100").cells, february);
    const { sheet, cells } = (await site.sheet("an", february)).body;
    const [problem] = checkSheet(openSheet(fromSheetJson(sheet)), toEntries(cells)).filter(({ weight }) => weight === "warn");
    expect(problem?.fault.code).toBe("ENTRY_JUMP");
    const reasons = [{ key: problem?.key, base: 0, text: "Thêm thôn mới nhập về" }];
    expect((await site.submit("an", 2, { reasons }, february)).status).toBe(200);
    expect(textOf((await site.paper("an", february, 1)).bytes)).toMatch(/Giải trình: .*Giải trình: Thêm thôn mới nhập về/u);
  });

  test("[Z28] an agency signs by its head, under the committee it belongs to", async () => {
    const june = { regime: "month", place: keyOf("NPK"), period: "2030-M06" };
    const paper = textOf((await site.paper("whole", june)).bytes);
    for (const part of ["PHÒNG NPK", "THỦ TRƯỞNG ĐƠN VỊ", "ỦY BAN NHÂN DÂN HUYỆN N"]) expect(paper).toContain(part);
    expect(paper).not.toContain("TM. ỦY BAN NHÂN DÂN");
  });
});
