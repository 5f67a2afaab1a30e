import { CFB, utils, type WorkSheet, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { makeOldWorkbook } from "../../test/old-workbook.ts";
import type { ReadBody } from "./read-body.ts";
import { readXls } from "./read-xls.ts";

function makeXls(sheets: Readonly<Record<string, WorkSheet>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  // Written as an ArrayBuffer: that is what type "array" gives.
  return new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
}

async function read(bytes: Uint8Array): Promise<ReadBody> {
  const body = await readXls(bytes);
  if (!body.ok) throw new Error(JSON.stringify(body.problems));
  return body.value;
}

test("[Q48] an old workbook is read like a new one: order, hidden sheets, merges, formats, formulas", async () => {
  const body = await read(makeOldWorkbook());
  expect(body.text).toBe(
    "Biểu số 1\nTT\tChỉ tiêu\tKH\tTH\tTỷ lệ (%)\tNgày\n1\tLúa\t1234,5\t1200,25\t97,2\n2\tNgô\t100\t120\t120\n\tTổng\t1334,5\t1320,25\t14\n\t\t1.234,57\t95,9%\t\t31/12/2023\n\n7\t8\ta\nb\t1\t2\n",
  );
  expect(body.notRead).toEqual([{ code: "SHEETS", count: 1 }]);
  const [title, table] = body.blocks;
  expect(title?.kind).toBe("paragraph");
  const contents = table?.kind === "table" ? table.cells.map(({ content }) => content) : [];
  expect(contents.filter((content) => content?.formula !== undefined)).toEqual([
    { number: "97.2", formula: "ROUND(D3/C3*100,1)", recomputed: "97.2", address: "E3" },
    { number: "120", formula: "D4/C4*100", recomputed: "120", address: "E4" },
    { number: "1334.5", formula: "SUM(C3:C4)", recomputed: "1334.5", address: "C5" },
    { number: "1320.25", formula: "SUM(D3:D4)", recomputed: "1320.25", address: "D5" },
    { number: "14", formula: "'Biểu 2'!A1*2", recomputed: "14", address: "E5" },
  ]);
});

test("[Q48] numbers of an old workbook are given by their first fifteen digits", async () => {
  const body = await read(makeXls({ S: utils.aoa_to_sheet([["a", 0.1 + 0.2, 1234567.891]]) }));
  const [table] = body.blocks;
  expect(table?.kind === "table" ? table.cells.map(({ content }) => content?.number) : []).toEqual([
    undefined,
    "0.3",
    "1234567.891",
  ]);
});

test("[Q48] what is no sound old workbook is refused", async () => {
  const problem = async (bytes: Uint8Array): Promise<unknown> => {
    const body = await readXls(bytes);
    return body.ok ? "read" : body.problems[0].code;
  };
  const sound = makeXls({ S: utils.aoa_to_sheet([["a", 1]]) });
  expect(await problem(sound)).toBe("read");
  expect(await problem(sound.slice(0, 600))).toBe("FILE_BROKEN");
  expect(await problem(Buffer.from("a,b\n1,2"))).toBe("FILE_BROKEN");
  expect(await problem(new Uint8Array())).toBe("FILE_EMPTY");
  const other = CFB.utils.cfb_new();
  CFB.utils.cfb_add(other, "/Nothing", new Uint8Array(100));
  // Written as bytes: that is what type "array" gives.
  expect(await problem(Uint8Array.from(CFB.write(other, { type: "array" }) as Uint8Array))).toBe("FILE_BROKEN");
});
