import { formFileReply } from "@kehoach/api/form-file";
import { fromSheetJson, toEntries } from "@kehoach/api/sheet-json";
import { checkSheet } from "@kehoach/core/form/check-entries";
import { openSheet } from "@kehoach/core/form/open-sheet";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AnnexCell, makeAnnex } from "../../../documents/test/make-annex.ts";
import { changePart, partsOf } from "../../../documents/test/make-form-template.ts";
import { makeXlsx, rowsOf, workbookParts, zipParts } from "../../../documents/test/make-xlsx.ts";
import { toWindows1258 } from "../../../documents/test/to-windows-1258.ts";
import { type FormFileSite, makeFormFileSite } from "../../test/form-file-site.ts";
import { keyOf } from "../../test/people-site.ts";
import type { SheetAsk } from "../../test/submission-site.ts";

let site: FormFileSite;

beforeAll(async () => {
  site = await makeFormFileSite();
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N1" });
  await site.makeUser("herd", { role: "officer", place: "N1", sectors: ["herd"] });
  await site.makeUser("whole", { role: "officer", place: "N" });
  await site.makeUser("lead", { role: "leader", place: "N" });
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

/** A table as somebody makes it himself. */
function byHand(...lines: readonly (readonly AnnexCell[])[]): Uint8Array<ArrayBuffer> {
  return makeAnnex({ name: "Trang 1", rows: [["BÁO CÁO THÁNG 6"], ["TT", "Chỉ tiêu", "ĐVT", "Tháng 6"], ...lines] });
}

const cellsOf = async (ask: SheetAsk = {}): Promise<readonly string[]> =>
  (await site.sheet("lead", ask)).body.cells.map(
    ({ row, column, text, none }: { row: string; column: string; text: string | null; none?: string }) =>
      `${row}#${column} ${text ?? "(trống)"}${none === undefined ? "" : ` ${none}`}`,
  );
const importsOf = async (period: string) =>
  site.own.look
    .selectFrom("journal")
    .select(["actor", "change"])
    .where("act", "=", "submission.import")
    .where("subject", "=", `grid ${keyOf("N1")} ${period}`)
    .orderBy("seq")
    .execute();

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
    expect(await importsOf("2030-M05")).toEqual([]);
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
    expect(await cellsOf()).toEqual([]);
    const done = await site.send("an", filled, { seen });
    expect(done).toMatchObject({ status: 200, body: { applied: true, written: 2, conflicts: [] } });
    expect(await cellsOf()).toEqual(["crops.area#now 1.234,5", "herd.pigs#now 800"]);
    expect(await importsOf("2030-M06")).toMatchObject([
      { actor: "user:an", change: { kind: "template", cells: 2, conflicts: 0, file: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ]);
    const again = (await site.send("an", filled)).body;
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 2 });
    expect((await site.send("an", filled, { seen: again })).body.written).toBe(0);
    expect((await site.sheet("an")).body.seq).toBe(2);
    expect(await importsOf("2030-M06")).toHaveLength(1);
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
    expect(await cellsOf()).toEqual(["crops.area#now 1.300", "herd.pigs#now (trống)"]);
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

describe("a file that somebody made", () => {
  const ask = { period: "2030-M04" };
  beforeEach(() => {
    site.clock.day = "2030-05-04";
  });

  test("[Z22] [Z23] numbers with both marks are asked about, not guessed; answered, they are written right", async () => {
    const file = makeAnnex({
      name: "Trang 1",
      rows: [
        ["TT", "Chỉ tiêu", "ĐVT", "Tháng 4"],
        ["1", "Diện tích", "ha", "1,234.5"],
        ["2", "Đàn lợn", "con", "1.200"],
      ],
    });
    const seen = (await site.send("an", file, {}, ask)).body;
    expect(seen).toMatchObject({ kind: "hand-made", counts: { waits: 2, new: 0 } });
    expect(seen.questions).toMatchObject([
      {
        kind: "marks",
        optional: false,
        choices: [{ answer: "vi" }, { answer: "en", label: "Dấu chấm ngăn phần lẻ: 1,234.5" }, { answer: "each" }],
      },
    ]);
    expect(seen.questions[0]?.examples.map(({ text }) => text).toSorted()).toEqual(["1,234.5", "1.200"]);
    // Nothing that waits is written.
    expect((await site.send("an", file, { seen }, ask)).body.written).toBe(0);
    const [question] = seen.questions;
    const answers = { [question?.id ?? ""]: "en" };
    const said = (await site.send("an", file, { answers }, ask)).body;
    expect(said.lines.flatMap(({ cells }) => cells).map(({ state, entry }) => [state, entry?.text])).toEqual([
      ["new", "1.234,5"],
      ["refused", undefined],
    ]);
    // "1.200" read so is no whole number of pigs.
    expect(said.problems).toMatchObject([{ at: "D3", code: "FORM_FILE_NOT_WHOLE" }]);
    expect((await site.send("an", file, { answers, seen: said }, ask)).body.written).toBe(1);
    expect(await cellsOf(ask)).toEqual(["crops.area#now 1.234,5"]);
  });

  test("[Z22] lines that are none of the form are listed, and taken for a line when somebody says so", async () => {
    const file = byHand(["1", "Diện tích", "ha", 12.5], ["2", "Tổng số heo", "con", 800]);
    const june = { period: "2030-M06" };
    site.clock.day = "2030-06-15";
    const seen = (await site.send("an", file, {}, june)).body;
    const asked = [
      ...seen.unmatched.file.map(({ id }) => id),
      ...seen.questions.filter(({ kind }) => kind === "line").map(({ id }) => id),
    ];
    expect(asked).toHaveLength(1);
    const answers = { [asked[0] ?? ""]: "herd.pigs" };
    const said = (await site.send("an", file, { answers }, june)).body;
    expect(said.lines.map(({ row, match }) => [row, match])).toEqual([
      ["crops.area", "exact"],
      ["herd.pigs", "answered"],
    ]);
  });

  test("[Z22] comma-separated values in windows-1258 are read as what they are, or as somebody says", async () => {
    const csv = toWindows1258("TT;Chỉ tiêu;ĐVT;Tháng 4\r\n1;Diện tích;ha;1.234,5\r\n2;Đàn lợn;con;12\r\n");
    for (const encoding of [undefined, "windows-1258"] as const) {
      const sent = await site.send("an", csv, { name: "a.csv", ...(encoding === undefined ? {} : { encoding }) }, ask);
      expect(sent.body.lines.map(({ row, cells }) => [row, cells[0]?.entry?.text])).toEqual([
        ["crops.area", "1.234,5"],
        ["herd.pigs", "12"],
      ]);
    }
  });

  test("[Z27] a table of more rows than any form has is refused in words, in time", async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 1}"><c r="B${i + 1}"><v>${i}</v></c></row>`).join("");
    const refused = await site.send("an", makeXlsx({ sheets: [{ name: "x", rows }] }), {}, ask);
    expect(refused).toMatchObject({ status: 422, code: "FORM_FILE_TOO_MANY_ROWS" });
    expect(refused.detail).toContain("100000");
  }, 120_000);

  test.each([
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), "FILE_UNKNOWN_KIND"],
    ["nothing", Buffer.from(""), "FILE_EMPTY"],
    [
      "a workbook without a table",
      Buffer.from(makeXlsx({ sheets: [{ name: "x", rows: rowsOf([["Kính gửi"]]) }] })),
      "FORM_FILE_NO_TABLE",
    ],
    [
      "a table of something else",
      Buffer.from(
        makeAnnex({
          name: "x",
          rows: [
            ["TT", "Chỉ tiêu", "ĐVT", "Tháng 4"],
            ["1", "Số cầu treo", "cái", 3],
          ],
        }),
      ),
      "FORM_FILE_NO_LINES",
    ],
    [
      "half a workbook",
      Buffer.from(zipParts(workbookParts({ sheets: [{ name: "x", rows: "" }] }))).subarray(0, 300),
      "FILE_TRUNCATED",
    ],
  ])("[Z27] %s is refused", async (_what, bytes, code) => {
    expect(await site.send("an", bytes, {}, ask)).toMatchObject({ status: 422, code });
  });

  test("[Z23] answers that can not be read are refused", async () => {
    // What somebody may send is wider than what the type allows.
    const answers = { dash: 5 } as unknown as Record<string, string>;
    expect(await site.send("an", byHand(), { answers }, ask)).toMatchObject({ status: 400, code: "FORM_FILE_ANSWERS" });
    expect(await site.send("an", byHand(), { answers: { dash: "a\0" } }, ask)).toMatchObject({ code: "FORM_FILE_ANSWERS" });
  });
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
  beforeEach(() => {
    site.clock.day = "2030-09-02";
  });

  test("[Z24] confirmed twice at one moment it is written once, and nobody is told of a conflict with himself", async () => {
    const file = line(10, 100);
    const seen = (await site.send("an", file, {}, ask)).body;
    const both = await Promise.all([site.send("an", file, { seen }, ask), site.send("an", file, { seen }, ask)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.written).toSorted()).toEqual([0, 2]);
    expect(both.flatMap(({ body }) => body.conflicts)).toEqual([]);
    expect((await site.sheet("an", ask)).body.seq).toBe(2);
    expect(await importsOf("2030-M08")).toHaveLength(1);
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
    expect(await cellsOf(ask)).toEqual(["crops.area#now 99", "herd.pigs#now 110"]);
    expect((await importsOf("2030-M08")).at(-1)).toMatchObject({ change: { cells: 1, conflicts: 1 } });
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
    expect(await cellsOf(ask)).toEqual(["crops.area#now 99", "herd.pigs#now 110"]);
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
    expect(await cellsOf(ask)).toEqual(["crops.area#now 99", "herd.pigs#now 140"]);
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
