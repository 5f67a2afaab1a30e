import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "./write-csv.ts";

const textOf = (rows: readonly (readonly string[])[]): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(writeCsv(rows));

/** An independent reading of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') cell += text[++at];
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") {
      row.push(cell);
      cell = "";
    } else if (letter === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      at++;
    } else cell += letter;
  }
  return rows;
}

describe("CSV", () => {
  it("[L9] begins with the mark of UTF-8 and keeps Vietnamese letters", () => {
    expect(writeCsv([["Đơn vị", "ấp"]]).slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    expect(textOf([["Đơn vị", "ấp"]])).toBe("\uFEFFĐơn vị,ấp\r\n");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+84912345678", "'+84912345678"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", '"\'\t=1"'],
    ["＝1+1", "'＝1+1"],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ["a=1", "a=1"],
    ["", ""],
  ])("[L9] %j is written as %j", (text, written) => {
    expect(textOf([[text]])).toBe(`\uFEFF${written}\r\n`);
  });

  it("[L9] any table is read back as it was, but for the apostrophes", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), { maxLength: 5 }), (rows) => {
        const safe = rows.map((row) => row.map((text) => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text)));
        expect(parse(textOf(rows))).toEqual(safe);
        for (const cell of parse(textOf(rows)).flat()) expect(cell).not.toMatch(/^[=+\-@]/);
      }),
    );
  });
});
