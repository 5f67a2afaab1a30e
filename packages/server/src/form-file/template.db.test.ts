import { formFileReply } from "@kehoach/api/form-file";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changePart, partsOf } from "../../../documents/test/make-form-template.ts";
import { zipParts } from "../../../documents/test/make-xlsx.ts";
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

const SHEET = "xl/worksheets/sheet1.xml";
/** Where the template has this month's figures of the two lines. */
const [AREA, PIGS] = ["G11", "G12"];

/** A template in which somebody typed numbers, or put a cell of his own making. */
function fill(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  return changePart(bytes, SHEET, (xml) =>
    Object.entries(cells).reduce((done, [address, value]) => {
      const own = value.startsWith("<") ? value : undefined;
      const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, "u");
      return done.replace(cell, (_, style = "") => own ?? `<c r="${address}"${style}><v>${value}</v></c>`);
    }, xml),
  );
}

describe("the template of a form", () => {
  test("[Z21] holds the form of a place and period with what is known and entered; sent back as it is it changes nothing", async () => {
    const ask = { period: "2030-M05" };
    site.clock.day = "2030-06-03";
    await site.save(
      "an",
      [
        { row: "crops.area", text: "12,5" },
        { row: "crops.area", column: "note", text: "=kịp thời vụ" },
      ],
      ask,
    );
    const { status, fileName, bytes } = await site.template("lead", ask);
    expect([status, fileName]).toEqual([200, "Biểu grid, xã N1, tháng 5-2030.xlsx"]);
    const sheet = partsOf(bytes)[SHEET] ?? "";
    for (const text of [
      "Đơn vị báo cáo: Ủy ban nhân dân xã N1",
      "Kỳ báo cáo: tháng 5/2030",
      "Báo cáo thử",
      "Hạn gửi: 06/06/2030",
    ])
      expect(sheet).toContain(text);
    expect(sheet).toMatch(/<c r="E11"[^>]*><v>600<\/v>/u);
    expect(sheet).toMatch(/<c r="G11"[^>]*><v>12.5<\/v>/u);
    const seen = (await site.send("an", bytes, {}, ask)).body;
    expect(formFileReply.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({ kind: "template", questions: [], counts: { new: 0, changed: 0, cleared: 0, same: 2 } });
    const done = await site.send("an", bytes, { seen }, ask);
    expect(done.body).toMatchObject({ applied: true, written: 0, conflicts: [] });
    expect((await site.sheet("an", ask)).body.seq).toBe(2);
    expect(await site.importsOf("2030-M05")).toEqual([]);
  });

  test("[Z22] [Z23] [Z25] filled in, it is shown cell by cell and writes nothing; then it is written as it was shown, with a row of the journal; twice changes nothing", async () => {
    const filled = fill((await site.template("an")).bytes, { [AREA]: "1234.5", [PIGS]: "800" });
    const { status, body: seen } = await site.send("an", filled);
    expect(status).toBe(200);
    expect(seen).toMatchObject({
      applied: false,
      kind: "template",
      seq: 0,
      filled: [{ code: "now" }, { code: "note" }],
      lines: [
        {
          row: "crops.area",
          label: "Diện tích",
          unit: "ha",
          match: "key",
          cells: [
            {
              column: "now",
              sheet: "grid",
              at: AREA,
              found: "1.234,50",
              state: "new",
              entry: { text: "1.234,5" },
              replaces: null,
            },
          ],
        },
        { row: "herd.pigs", cells: [{ at: PIGS, state: "new", entry: { text: "800" } }] },
      ],
      counts: { new: 2 },
      problems: [],
    });
    expect(await site.cellsOf()).toEqual([]);
    const done = await site.send("an", filled, { seen });
    expect(done).toMatchObject({ status: 200, body: { applied: true, written: 2, conflicts: [] } });
    expect(await site.cellsOf()).toEqual(["crops.area#now 1.234,5", "herd.pigs#now 800"]);
    expect(await site.importsOf("2030-M06")).toMatchObject([
      { actor: "user:an", change: { kind: "template", cells: 2, conflicts: 0, file: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ]);
    const again = (await site.send("an", filled)).body;
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 2 });
    expect((await site.send("an", filled, { seen: again })).body.written).toBe(0);
    expect((await site.sheet("an")).body.seq).toBe(2);
    expect(await site.importsOf("2030-M06")).toHaveLength(1);
  });

  test("[Z22] what is replaced is shown beside what replaces it; an empty cell empties nothing unless that is answered", async () => {
    const filled = fill((await site.template("an")).bytes, { [AREA]: "1300", [PIGS]: '<c r="G12"/>' });
    const seen = (await site.send("an", filled)).body;
    expect(seen.lines.flatMap(({ cells }) => cells)).toMatchObject([
      { state: "changed", entry: { text: "1.300" }, replaces: { text: "1.234,5" } },
      { state: "kept", entry: null, replaces: { text: "800" } },
    ]);
    expect(seen.questions).toMatchObject([
      { id: "empty", optional: true, offer: "keep", choices: [{ answer: "keep" }, { answer: "clear", label: "Xóa số đã nhập" }] },
    ]);
    const clearing = { answers: { empty: "clear" } };
    const cleared = (await site.send("an", filled, clearing)).body;
    expect(cleared.counts).toMatchObject({ changed: 1, cleared: 1 });
    expect((await site.send("an", filled, { ...clearing, seen: cleared })).body.written).toBe(2);
    expect(await site.cellsOf()).toEqual(["crops.area#now 1.300", "herd.pigs#now (trống)"]);
  });

  test.each([
    ["another period", { period: "2030-M07" }, "FORM_FILE_OTHER_PERIOD", "tháng 7/2030"],
    ["another place", { place: keyOf("N2") }, "FORM_FILE_OTHER_PLACE", "xã N2"],
    ["another form", { regime: "month" }, "FORM_FILE_OTHER_FORM", "month"],
  ])("[Z22] of %s it is refused, and the refusal says what it is of and where that stands", async (_what, ask, code, found) => {
    const other = await site.template("whole", ask);
    expect(other.status).toBe(200);
    const refused = await site.send("an", other.bytes);
    expect(refused).toMatchObject({ status: 422, code });
    expect(refused.detail).toMatch(/^Trang “.*”, ô A1: /u);
    expect(refused.detail).toContain(found);
  });

  test("[Z22] formulas that failed stand at their cells, the other cells are taken; macros are not run", async () => {
    const template = (await site.template("an")).bytes;
    const failed = fill(template, { [AREA]: '<c r="G11" t="e"><f>1/0</f><v>#DIV/0!</v></c>', [PIGS]: "820" });
    const seen = (await site.send("an", failed, { name: "a.xlsm" })).body;
    expect(seen.problems).toMatchObject([{ level: "error", sheet: "grid", at: AREA, code: "FORM_FILE_FORMULA_ERROR" }]);
    expect(seen.counts).toMatchObject({ new: 1, refused: 1 });
    const parts = partsOf(failed);
    const types = (parts["[Content_Types].xml"] ?? "").replaceAll("sheet.main+xml", "macroEnabled.main+xml");
    const withMacros = zipParts({ ...parts, "[Content_Types].xml": types, "xl/vbaProject.bin": "x" });
    const macros = await site.send("an", withMacros, { name: "a.xlsm" });
    expect(macros.body.problems.map(({ code }) => code)).toContain("FORM_FILE_MACROS");
  });
});
