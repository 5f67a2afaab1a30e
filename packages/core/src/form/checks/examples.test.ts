import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeEntries, makeOpen } from "../../../test/make-form.ts";
import { checkSheet } from "../check-entries.ts";
import { cellOf, type Entry } from "../sheet.ts";

const FOLDER = import.meta.dirname;
const files = readdirSync(FOLDER).filter((name) => !name.endsWith(".test.ts"));

/** "herd|kind=horse 423", "total@year 900", 'area none "chưa đến vụ"', "area (blank)". */
function readCell(text: string): readonly [string, Entry] {
  const [, line = "", column = "now", said = ""] = /^([^\s@]+)(?:@(\S+))? (.+)$/u.exec(text) ?? [];
  const none = /^none "(.*)"$/u.exec(said)?.[1];
  const entry = none === undefined ? { text: said === "(blank)" ? "" : said } : { text: "", none };
  return [cellOf(`demo.${line}`, column), entry];
}

function readExample(text: string) {
  return makeEntries(Object.fromEntries(text.split("; ").map(readCell)));
}

const SHEET = makeOpen();
const tell = (text: string): readonly string[] => checkSheet(SHEET, readExample(text)).map(({ fault }) => fault.code);

describe.each(files)("[O18] %s opens with what is in order and what is not", (name) => {
  const words = readFileSync(join(FOLDER, name), "utf8").replaceAll(/\n \* ?/gu, " ");
  const [, ok = "", notOk = "", code = ""] = /ok: (.+?)\. +not ok: (.+?) -> ([A-Z_]+)\./u.exec(words) ?? [];

  test("there are both", () => {
    expect([ok, notOk, code]).not.toContain("");
  });
  test("what is in order is not told", () => {
    expect(tell(ok)).not.toContain(code);
  });
  test("what is not in order is told", () => {
    expect(tell(notOk)).toContain(code);
  });
});
