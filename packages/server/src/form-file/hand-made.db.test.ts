import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AnnexCell, makeAnnex } from "../../../documents/test/make-annex.ts";
import { makeXlsx, rowsOf, workbookParts, zipParts } from "../../../documents/test/make-xlsx.ts";
import { toWindows1258 } from "../../../documents/test/to-windows-1258.ts";
import { type FormFileSite, makeFormFileSite } from "../../test/form-file-site.ts";

let site: FormFileSite;

beforeAll(async () => {
  site = await makeFormFileSite();
});
beforeEach(() => {
  site.clock.day = "2030-05-04";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

/** A table as somebody makes it himself. */
function byHand(...lines: readonly (readonly AnnexCell[])[]): Uint8Array<ArrayBuffer> {
  return makeAnnex({ name: "Trang 1", rows: [["BÁO CÁO THÁNG 6"], ["TT", "Chỉ tiêu", "ĐVT", "Tháng 6"], ...lines] });
}

describe("a file that somebody made", () => {
  const ask = { period: "2030-M04" };
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
    expect(await site.cellsOf(ask)).toEqual(["crops.area#now 1.234,5"]);
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
