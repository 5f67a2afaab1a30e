import { utils, write } from "@e965/xlsx";
import type { Grid } from "@kehoach/core/annex/grid";
import { findTables } from "@kehoach/core/annex/table";
import { describe, expect, test } from "vitest";
import { hideInOldWorkbook } from "../../test/hide-old-rows.ts";
import { makeAnnex } from "../../test/make-annex.ts";
import { readAnnex, readAnnexCapped } from "./read-annex.ts";
import { toGrid } from "./to-grids.ts";

async function gridsOf(
  bytes: Uint8Array<ArrayBuffer>,
  name = "a.xlsx",
  encoding?: "utf-8" | "windows-1258",
): Promise<readonly Grid[]> {
  const read = await readAnnex({ name, bytes, ...(encoding ? { encoding } : {}) });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text));
const inShort = (grid: Grid | undefined) =>
  grid?.cells.map(({ kind, shown, stored }) => [kind, shown, ...(stored === undefined ? [] : [stored])].join(" "));

describe("a workbook as grids", () => {
  test("[M28] words, numbers with every digit, errors, dates, uncomputed formulas, looks, merges", async () => {
    const [grid] = await gridsOf(
      makeAnnex({
        name: "PL 1",
        rows: [
          [{ text: "CHỈ TIÊU", bold: true }, "", "a\nb"],
          [{ text: "thụt", indent: true }, "   lùi", 5470],
          [
            { number: "28491.237", format: "#,##0.00" },
            { number: "0.959", format: "0.0%" },
            { number: "46178", format: "dd/mm/yyyy" },
          ],
          [{ error: "#REF!", formula: "A9" }, { formula: "FOO(1)" }, { formula: "C2*2" }],
        ],
        merges: ["A1:B1"],
        hiddenRows: [1],
        hiddenColumns: [2],
      }),
    );
    expect(inShort(grid)).toEqual([
      "words CHỈ TIÊU",
      "words a b",
      "words thụt",
      "words lùi",
      "number 5470 5470",
      "number 28.491,24 28491.237",
      "number 95,9% 0.959",
      "date 05/06/2026 46178",
      "error #REF!",
      "uncomputed ",
      "number 10940 10940",
    ]);
    expect(grid?.cells.filter(({ bold }) => bold).map(({ shown }) => shown)).toEqual(["CHỈ TIÊU"]);
    expect(grid?.cells.map(({ indent }) => indent).filter((indent) => indent > 0)).toEqual([2, 1]);
    expect(grid).toMatchObject({
      name: "PL 1",
      hidden: false,
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      hiddenRows: [1],
      hiddenColumns: [2],
    });
  });

  test("[M28] sheets in order, of a hidden one only the name", async () => {
    const grids = await gridsOf(
      makeAnnex(
        { name: "Một", rows: [["a", 1]] },
        { name: "Hai", rows: [["b", 2]], hidden: true },
        { name: "Trống", rows: [] },
        { name: "Ba", rows: [["c", 3]] },
      ),
    );
    expect(grids.map(({ name, hidden, cells }) => [name, hidden, cells.length])).toEqual([
      ["Một", false, 2],
      ["Hai", true, 0],
      ["Ba", false, 2],
    ]);
  });

  test("[M25] rows and columns beyond the bounds are cut, and the grid says how far the sheet goes", async () => {
    const far = Array.from({ length: 600 }, (_, i) => (i === 599 ? "xa" : ""));
    const [wide] = await gridsOf(makeAnnex({ name: "S", rows: [["a", "b", 1], far] }));
    expect([wide?.cells.length, wide?.cut]).toEqual([3, { columns: 600 }]);
    const cells = Array.from({ length: 25_000 }, (_, row) => ({ row, column: 0, kind: "words", shown: "a" }) as const);
    const long = toGrid({ name: "S", cells, merges: [], since1904: false });
    expect([long.cells.length, long.cut]).toEqual([20_000, { rows: 25_000 }]);
  });

  test("[M28] a workbook of Excel 97–2003 gives the same, its hidden rows and columns too", async () => {
    const sheet = utils.aoa_to_sheet([
      ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026"],
      ["1", "Lúa", "ha", 5470.5],
      ["2", "Ngô", "ha", 100],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "PL");
    // Written as an ArrayBuffer: that is what type "array" gives.
    const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
    const [grid] = await gridsOf(hideInOldWorkbook(bytes, 2, 2), "a.xls");
    expect(inShort(grid)?.slice(4, 8)).toEqual(["words 1", "words Lúa", "words ha", "number 5470,5 5470.5"]);
    expect(grid?.hiddenRows).toEqual([2]);
    expect(grid?.hiddenColumns).toEqual([2]);
  });
});

describe("comma-separated values as a grid", () => {
  const TEXT = 'TT;Chỉ tiêu;ĐVT;KH năm 2026\n1;Diện tích lúa;ha;1.234,5\n2;"Cá, tôm";tấn;12\n';

  test("[M28] every field is words; the table is found as in a workbook", async () => {
    const grids = await gridsOf(bytesOf(TEXT), "a.csv");
    expect(inShort(grids[0])?.slice(4, 8)).toEqual(["words 1", "words Diện tích lúa", "words ha", "words 1.234,5"]);
    const [table] = findTables(grids).tables;
    expect(table?.headers.map(({ text }) => text)).toEqual(["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026"]);
    expect(table?.rows).toHaveLength(2);
  });

  test("[M28] windows-1258 is known by the words of the header, or said", async () => {
    // Letters of windows-1258 with their tones behind them: "Chỉ tiêu" and "Kế hoạch 2026".
    const old = Uint8Array.from([
      ...Buffer.from("TT,Ch"),
      0x69,
      0xd2,
      ...Buffer.from(" ti"),
      0xea,
      ...Buffer.from("u,K"),
      0xea,
      0xec,
      ...Buffer.from(" hoa"),
      0xf2,
      ...Buffer.from("ch 2026\n1,Ng"),
      0xf4,
      ...Buffer.from(",5\n"),
    ]);
    expect(inShort((await gridsOf(old, "a.csv", "windows-1258"))[0])?.slice(1, 3)).toEqual([
      "words Chỉ tiêu",
      "words Kế hoạch 2026",
    ]);
    expect(inShort((await gridsOf(old, "a.csv"))[0])?.[4]).toBe("words Ngô");
  });
});

describe("files that are no annex", () => {
  test.each([
    ["nothing", new Uint8Array(), "FILE_EMPTY"],
    ["a workbook without a visible cell", makeAnnex({ name: "S", rows: [["a"]], hidden: true }), "FILE_NO_TEXT"],
    ["a cut workbook", makeAnnex({ name: "S", rows: [["a", 1]] }).slice(0, 400), "FILE_TRUNCATED"],
    ["a marked secret", makeAnnex({ name: "S", rows: [["TỐI MẬT"], ["TT", "Chỉ tiêu", 1]] }), "FILE_STATE_SECRET"],
    ["a page", bytesOf("<!doctype html><html><body><table></table></body></html>"), "FILE_UNKNOWN_KIND"],
  ])("[M28] %s is refused", async (_, bytes, code) => {
    const read = await readAnnex({ name: "a.xlsx", bytes });
    expect(read.ok ? "read" : read.problems[0].code).toBe(code);
  });

  test("[M28] in a thread of its own the same, within its time", async () => {
    const bytes = makeAnnex({
      name: "S",
      rows: [
        ["TT", "Chỉ tiêu", 2026],
        ["1", "Lúa", 5],
      ],
    });
    const read = await readAnnexCapped({ name: "a.xlsx", bytes: Uint8Array.from(bytes) });
    expect(read.ok && read.value).toEqual(await gridsOf(bytes));
    const slow = await readAnnexCapped({ name: "a.xlsx", bytes }, { seconds: 0.001, megabytes: 64 });
    expect(slow.ok ? "read" : slow.problems[0].code).toBe("FILE_TIMEOUT");
  });
});
