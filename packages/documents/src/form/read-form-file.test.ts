import { readFileSync } from "node:fs";
import { type FormFileGiven, toIdentity } from "@kehoach/core/form-import/take-form-file";
import { showIdentity } from "@kehoach/core/form-import/template";
import { mergeEntries, toEntries } from "@kehoach/core/form-import/to-entries";
import { describe, expect, it, test } from "vitest";
import { makeEntries, toPeriod } from "../../../core/test/make-form.ts";
import {
  type Answered,
  FORM,
  makeFileGiven,
  makeGiven,
  makeLine,
  problems,
  ROWS,
  saves,
} from "../../../core/test/make-form-file.ts";
import { changePart, ENTRIES, HEAD, makeTemplate, own, resave } from "../../test/make-form-template.ts";
import { makeXlsx, rowsOf, workbookParts, zipParts } from "../../test/make-xlsx.ts";
import { toWindows1258 } from "../../test/to-windows-1258.ts";
import { importForm, importFormCapped } from "./read-form-file.ts";
import { writeFormTemplate } from "./write-form-template.ts";

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  own(readFileSync(new URL(`../../../../fixtures/form/${name}`, import.meta.url)));
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

type Options = {
  readonly answers?: Answered;
  readonly given?: Partial<FormFileGiven>;
  readonly name?: string;
  readonly encoding?: "windows-1258";
};

function read(bytes: Uint8Array<ArrayBuffer>, { answers = {}, given = {}, name = "a.xlsx", encoding }: Options = {}) {
  const file = { name, bytes, ...(encoding ? { encoding } : {}) };
  return importForm({ file, given: makeFileGiven(given), answers: new Map(Object.entries(answers)) });
}

async function take(bytes: Uint8Array<ArrayBuffer>, options: Options = {}) {
  const taken = await read(bytes, options);
  if (!taken.ok) throw new Error(JSON.stringify(taken.problems));
  return taken.value;
}

async function refusals(bytes: Uint8Array<ArrayBuffer>, options: Options = {}): Promise<readonly string[]> {
  const taken = await read(bytes, options);
  if (taken.ok) return [];
  return taken.problems.map((one) => ("level" in one ? `${one.sheet}!${one.cell} ${one.fault.code}` : one.code));
}

const WRITTEN = [
  "crop.area#now = 120,5",
  "crop.area#note = kịp thời vụ",
  "crop.area|season=spring#now = 60",
  "crop.output#now = ; none: Không phát sinh",
  "budget.revenue#now = 12.345,6",
  "budget.revenue#year = 150.000",
  "poverty.households#now = 0",
];

describe("a template that comes back", () => {
  it("[Z2] is read by its keys, to the digit", async () => {
    const taken = await take(makeTemplate());
    expect(taken.kind).toBe("template");
    expect(taken.cells.every(({ match }) => match === "key")).toBe(true);
    expect([...saves(taken)].sort()).toEqual([...WRITTEN].sort());
    expect(problems(taken)).toEqual([]);
    expect(taken.questions).toEqual([]);
    expect(taken.unmatched).toEqual({ file: [], form: [] });
  });

  it("[Z11] changes nothing where everything is entered already, and nothing when it is sent twice", async () => {
    const given = { entries: ENTRIES };
    expect(saves(await take(makeTemplate(), { given }))).toEqual([]);
    const first = await take(makeTemplate());
    const entries = mergeEntries(new Map(), toEntries(first));
    expect(saves(await take(makeTemplate(), { given: { entries } }))).toEqual([]);
  });

  it("[Z2] whatever its sheet is called, whatever order its rows and columns are in", async () => {
    const moved = resave(
      makeTemplate(),
      (rows) => [...rows.slice(0, 9), ...rows.slice(9).toReversed()].map((row) => row.toReversed()),
      { name: "Bảng 1" },
    );
    const taken = await take(moved);
    expect(taken.sheet).toBe("Bảng 1");
    expect([...saves(taken)].sort()).toEqual([...WRITTEN].sort());
  });

  it("[Z2] rows and columns put in between hold nothing back; figures without a key are told", async () => {
    const wider = resave(makeTemplate(), (rows) => {
      const shifted = rows.map((row) => [row[0] ?? "", "", ...row.slice(1)]);
      return [...shifted.slice(0, 12), ["", "", "", "Chỉ tiêu của xã", "con", "", "", "", 77], ...shifted.slice(12)];
    });
    const taken = await take(wider);
    expect([...saves(taken)].sort()).toEqual([...WRITTEN].sort());
    expect(taken.unmatched.file).toMatchObject([{ label: "Chỉ tiêu của xã con", figures: 1 }]);
  });

  it("[Z2] a line copied under another one counts once and is told", async () => {
    const twice = resave(makeTemplate(), (rows) => [...rows, rows[10] ?? []]);
    const taken = await take(twice);
    expect([...saves(taken)].sort()).toEqual([...WRITTEN].sort());
    expect(problems(taken)).toEqual(["B22 FORM_FILE_LINE_TWICE"]);
  });

  it("[Z2] the hidden sheet may be lost; without the keys it is read as a file somebody made, and still known for what it is", async () => {
    expect([...saves(await take(resave(makeTemplate(), (rows) => rows, { keys: false })))].sort()).toEqual([...WRITTEN].sort());
    const bare = (period: string) =>
      resave(makeTemplate({ entries: ENTRIES, period }), (rows) => rows.slice(1).map((row) => row.slice(1)));
    const taken = await take(bare("2023-M10"));
    expect(taken.kind).toBe("hand-made");
    expect(saves(taken)).toContain("budget.revenue#now = 12.345,6");
    expect(saves(taken)).toContain("crop.output#now = ; none: Không phát sinh");
    expect(await refusals(bare("2023-M09"))).toEqual(["_kehoach!A1 FORM_FILE_OTHER_PERIOD"]);
  });

  it("[Z9] a formula with its result is a figure; one that failed, or that nobody computed, is an error at its cell", async () => {
    const put = (cell: string) =>
      changePart(makeTemplate(), "xl/worksheets/sheet1.xml", (xml) => xml.replace(/<c r="H14"[^>]*\/>/u, cell));
    expect(saves(await take(put('<c r="H14"><f>3+4</f><v>7</v></c>')))).toContain("livestock.pig#now = 7");
    expect(problems(await take(put('<c r="H14" t="e"><f>X1</f><v>#REF!</v></c>')))).toEqual(["H14 FORM_FILE_FORMULA_ERROR"]);
    expect(problems(await take(put('<c r="H14" t="e"><f>1/0</f><v>#DIV/0!</v></c>')))).toEqual(["H14 FORM_FILE_FORMULA_ERROR"]);
    expect(problems(await take(put('<c r="H14"><f>VLOOKUP(1,X1:Y9,2)</f></c>')))).toEqual(["H14 FORM_FILE_UNCOMPUTED"]);
  });

  it("[Z9] a divided number is taken as it is shown, a typed one with all its digits", async () => {
    const put = (cell: string) =>
      changePart(makeTemplate(), "xl/worksheets/sheet1.xml", (xml) => xml.replace(/<c r="H17"( s="\d+")[^>]*\/>/u, cell));
    expect(saves(await take(put('<c r="H17"$1><v>10.1234</v></c>')))).toContain("budget.spend#now = 10,1234");
    const divided = await take(put('<c r="H17"$1><f>31/3</f><v>10.333333333333334</v></c>'));
    expect(saves(divided)).toContain("budget.spend#now = 10,333");
    expect(problems(divided)).toEqual(["H17 FORM_FILE_HIDDEN_DIGITS"]);
  });

  it("[Z12] a computed cell that somebody overwrote is told, and not taken", async () => {
    const changed = changePart(makeTemplate(), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace(/(<c r="I11"[^>]*>)<f>.*?<\/f><v>1620.5<\/v>/u, "$1<v>1800</v>"),
    );
    const taken = await take(changed);
    expect(problems(taken)).toEqual(["I11 FORM_FILE_DIFFERS"]);
    expect([...saves(taken)].sort()).toEqual([...WRITTEN].sort());
  });
});

describe("a template of something else", () => {
  const other = (given: Partial<FormFileGiven>) => makeTemplate({ entries: ENTRIES, ...given });

  test.each<readonly [string, Partial<FormFileGiven>, string]>([
    ["another form", { given: makeGiven({ form: { ...FORM, code: "khac" } }) }, "01-KTXH-T!A1 FORM_FILE_OTHER_FORM"],
    ["another place", { place: "999@1997-01-01", placeName: "xã Khác" }, "01-KTXH-T!A1 FORM_FILE_OTHER_PLACE"],
    [
      "another period",
      { period: "2023-M09", given: makeGiven({ period: toPeriod("2023-M09") }) },
      "01-KTXH-T!A1 FORM_FILE_OTHER_PERIOD",
    ],
  ])("[Z3] %s is refused, and says where it stands", async (_what, given, expected) => {
    expect(await refusals(other(given))).toEqual([expected]);
  });

  it("[Z3] names the place or the form that the file is of", async () => {
    const taken = await read(other({ place: "999@1997-01-01", placeName: "xã Khác" }));
    expect(taken.ok ? undefined : taken.problems[0]).toMatchObject({ fault: { found: "xã Khác", wanted: "xã Bằng Phúc" } });
    const form = await read(other({ given: makeGiven({ form: { ...FORM, code: "khac", number: "09/KHAC" } }) }));
    expect(form.ok ? undefined : form.problems[0]).toMatchObject({ fault: { found: "09/KHAC", wanted: "01/KTXH-T" } });
  });

  it("[Z3] of the same form, place and period under another regime it is taken, and told", async () => {
    const taken = await take(other({ regime: "khac" }));
    expect(problems(taken)).toEqual(["A1 FORM_FILE_OTHER_REGIME"]);
    expect(saves(taken)).toHaveLength(WRITTEN.length);
  });

  it("[Z3] an older version of the form is refused with every line and column that changed", async () => {
    const rows = [
      ...ROWS.filter(({ key }) => key !== "poverty.households" && key !== "budget.spend" && key !== "can-doi"),
      makeLine("budget.spend", { mark: "2", unit: "billion-dong" }),
      makeLine("crop.area", { split: { season: "spring" }, key: "moi", label: "Dòng mới" }),
    ];
    const columns = [
      ...FORM.columns.filter(({ code }) => code !== "year"),
      { ...FORM.columns[3], code: "them", span: "next" as const },
    ];
    const form = { ...FORM, rows, columns: columns as typeof FORM.columns };
    const taken = await read(makeTemplate(), { given: { given: makeGiven({ form }) } });
    expect(taken.ok ? [] : taken.problems.map((one) => ("level" in one ? one.fault : one))).toEqual([
      { code: "FORM_FILE_LINE_UNIT", label: "Chi ngân sách địa phương", found: "triệu đồng", wanted: "tỷ đồng" },
      { code: "FORM_FILE_LINE_GONE", label: "Cân đối thu, chi" },
      { code: "FORM_FILE_LINE_GONE", label: "Số hộ nghèo" },
      { code: "FORM_FILE_LINE_NEW", label: "Dòng mới" },
      { code: "FORM_FILE_COLUMN_GONE", name: "Ước thực hiện năm 2023" },
      { code: "FORM_FILE_COLUMN_NEW", name: "Thực hiện tháng 11" },
    ]);
    // Without the hidden sheet the keys of the lines say the same, but for their units.
    const bare = resave(makeTemplate(), (all) => all, { keys: false });
    expect(await refusals(bare, { given: { given: makeGiven({ form }) } })).toEqual(
      ["LINE_GONE", "LINE_GONE", "LINE_NEW", "COLUMN_GONE", "COLUMN_NEW"].map((code) => `Sheet1!A1 FORM_FILE_${code}`),
    );
  });

  it("[Z3] other words for the same lines change nothing", async () => {
    const rows = ROWS.map((row) => (row.kind === "figure" ? { ...row, label: `Tên mới ${row.key}` } : row));
    expect(saves(await take(makeTemplate(), { given: { given: makeGiven({ form: { ...FORM, rows } }) } }))).toHaveLength(
      WRITTEN.length,
    );
  });

  it("[Z3] a template of a later release is refused", async () => {
    const later = changePart(makeTemplate(), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace("kehoach-form=1", "kehoach-form=9"),
    );
    expect(await refusals(later)).toEqual(["01-KTXH-T!A1 FORM_FILE_VERSION"]);
  });

  it("[Z3] two sheets that are both the template are refused; one of another period beside ours is passed over", async () => {
    const sheetOf = (name: string, period: string) => {
      const identity = showIdentity({ ...toIdentity(makeFileGiven()), period });
      return { name, rows: rowsOf([[identity, "now"], ...ROWS.map(({ key }) => [key, key === "crop.area" ? 5 : ""])]) };
    };
    const book = (...sheets: readonly (readonly [string, string])[]) =>
      own(makeXlsx({ sheets: sheets.map(([name, period]) => sheetOf(name, period)) }));
    expect(await refusals(book(["A", "2023-M10"], ["B", "2023-M10"]))).toEqual(["B!A1 FORM_FILE_SHEET_TWICE"]);
    expect(saves(await take(book(["A", "2023-M09"], ["B", "2023-M10"])))).toEqual(["crop.area#now = 5"]);
  });
});

describe("files of other programs", () => {
  it("[Z2] a template saved by LibreOffice", async () => {
    expect([...saves(await take(fixture("bieu-mau-libreoffice.xlsx")))].sort()).toEqual([...WRITTEN].sort());
  });

  test.each(["bieu-tu-lap-libreoffice.xlsx", "bieu-tu-lap-libreoffice.xls"])(
    "[Z4] %s: a table with merged heads that somebody made",
    async (name) => {
      const taken = await take(fixture(name), { name, answers: { dash: "none" } });
      expect(saves(taken)).toEqual([
        "crop.area#now = 120,5",
        "crop.area#year = 1.990",
        "crop.area#note = kịp thời vụ",
        "crop.area|season=spring#now = 60",
        "crop.output#now = ; none: Không phát sinh",
        "budget.revenue#now = 12.345,6",
        "budget.revenue#year = 150.000",
      ]);
    },
  );

  const HEADS = ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10"];
  const table = rowsOf([HEADS, ["1", "Diện tích gieo trồng lúa", "ha", 12.5]]);

  it("[Z4] a hand-made workbook without styles, shared words, dimension and addresses of cells", async () => {
    const rows = [HEADS, ["1", "Diện tích gieo trồng lúa", "ha", 12.5]]
      .map(
        (row) =>
          `<row>${row.map((one) => (typeof one === "number" ? `<c><v>${one}</v></c>` : `<c t="inlineStr"><is><t>${one}</t></is></c>`)).join("")}</row>`,
      )
      .join("");
    const whole = workbookParts({ sheets: [{ name: "x", rows }] });
    const kept = [
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/worksheets/sheet1.xml",
    ];
    const bytes = own(zipParts(Object.fromEntries(kept.map((part) => [part, whole[part] ?? ""]))));
    expect(saves(await take(bytes))).toEqual(["crop.area#now = 12,5"]);
  });

  it("[Z4] of a workbook with macros only the cells are read, and it is told", async () => {
    const parts = workbookParts({ sheets: [{ name: "x", rows: table }], more: { "xl/vbaProject.bin": "macro" } });
    const types = (parts["[Content_Types].xml"] ?? "").replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main");
    const taken = await take(own(zipParts({ ...parts, "[Content_Types].xml": types })), { name: "a.xlsm" });
    expect(problems(taken)).toEqual([" FORM_FILE_MACROS"]);
    expect(saves(taken)).toEqual(["crop.area#now = 12,5"]);
  });

  const CSV = "TT;Chỉ tiêu;ĐVT;TH tháng 10\r\n1;Diện tích gieo trồng lúa;ha;1.234,5\r\n2;Sản lượng lúa;tấn;12\r\n";

  test.each([
    ["UTF-8", utf8(CSV)],
    ["UTF-8 with its mark", utf8(`\ufeff${CSV}`)],
    ["windows-1258", toWindows1258(CSV)],
  ])("[Z4] comma-separated values in %s", async (_what, bytes) => {
    expect(saves(await take(bytes, { name: "a.csv" }))).toEqual(["crop.area#now = 1.234,5", "crop.output#now = 12"]);
  });

  it("[Z4] an encoding that nobody can tell is asked about, and read as somebody says", async () => {
    const bytes = toWindows1258("TT,Ten,DVT,Th. 10\n1,Diện tích gieo trồng lúa,ha,5\n");
    expect(await refusals(bytes, { name: "a.csv" })).toEqual(["FILE_OLD_ENCODING"]);
    const said = await read(bytes, { name: "a.csv", encoding: "windows-1258" });
    expect(said.ok || said.problems.every((one) => "level" in one)).toBe(true);
  });

  it("[Z4] a sheet that goes on without end is refused by its rows, in a thread of its own", async () => {
    const many = Array.from({ length: 21_000 }, (_, i) => ["", `Dòng ${i}`, "", i]);
    const bytes = own(makeXlsx({ sheets: [{ name: "x", rows: rowsOf([HEADS, ...many]) }] }));
    const task = { file: { name: "a.xlsx", bytes }, given: makeFileGiven(), answers: new Map<string, string>() };
    const taken = await importFormCapped(task);
    expect(taken).toEqual({
      ok: false,
      problems: [
        {
          sheet: "x",
          cell: "",
          level: "refusal",
          fault: { code: "FORM_FILE_TOO_MANY_ROWS", limit: 20_000, found: 21_001 },
        },
      ],
    });
  });

  it("[Z4] the thread gives what the same work here gives", async () => {
    const task = (bytes: Uint8Array<ArrayBuffer>) => ({
      file: { name: "a.xlsx", bytes },
      given: makeFileGiven({ entries: makeEntries({ "crop.area#now": "1" }) }),
      answers: new Map([["empty", "clear"]]),
    });
    expect(await importFormCapped(task(makeTemplate()))).toEqual(await importForm(task(makeTemplate())));
  });

  test.each([
    ["nothing", new Uint8Array(), "FILE_EMPTY"],
    ["half a workbook", makeTemplate().slice(0, 900), "FILE_TRUNCATED"],
    ["a Word file", own(zipParts({ "word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>" })), "FILE_UNKNOWN_KIND"],
  ])("[Z4] %s is refused in a code of its own", async (_what, bytes, code) => {
    expect(await refusals(bytes)).toEqual([code]);
  });

  it("[Z14] a note that began like a formula comes back as it was written", async () => {
    const entries = makeEntries({
      "crop.area#note": "=1+1",
      "crop.output#note": "-tạm tính",
      "livestock.pig#note": "＝A1",
      "budget.revenue#note": "hai dòng\ncủa ghi chú",
    });
    const bytes = own(writeFormTemplate(makeFileGiven({ entries }), HEAD));
    expect(saves(await take(bytes))).toEqual([
      "crop.area#note = =1+1",
      "crop.output#note = -tạm tính",
      "livestock.pig#note = ＝A1",
      "budget.revenue#note = hai dòng của ghi chú",
    ]);
    expect(saves(await take(bytes, { given: { entries } }))).toEqual([]);
  });
});
