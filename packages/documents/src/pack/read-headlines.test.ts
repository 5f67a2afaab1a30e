import { toPackFiles } from "@kehoach/core/pack/from-book";
import { describe, expect, test } from "vitest";
import { testErrors } from "../../test/check-pack.ts";
import { makePacks, put } from "../../test/make-pack.ts";
import { formatPack } from "./format-pack.ts";
import { readPack } from "./read-pack.ts";

const FILE = "toy/headlines.yaml";
const LIST = "    indicators: [crop.area, people.born]\n";
const within = (...lines: string[]) => `${LIST}    within:\n${lines.map((line) => `      - ${line}\n`).join("")}`;

test("[K31] what stands under another is read and written as it is", async () => {
  const said = within("{ indicator: people.born, whole: crop.area, ofWhich: true }");
  const read = await readPack(`${await makePacks({ [FILE]: put(LIST, said) })}/toy`);
  if (!read.ok) expect.fail(read.problems.map(({ code }) => code).join());
  expect(read.value.book.headlines).toMatchObject([
    { within: [{ indicator: "people.born", whole: "crop.area", ofWhich: true }] },
  ]);
  const { book, files } = read.value;
  const written = formatPack(toPackFiles(book, { manifest: files.manifest, calendars: [] }));
  expect(written.get("headlines.yaml")).toContain(said);
});

describe("[K31] what must not stand under another", () => {
  testErrors(FILE, [
    ["what is not listed", LIST, within("{ indicator: ¦crop.yield, whole: crop.area }"), "PACK_UNKNOWN"],
    ["under what comes after it", LIST, within("{ indicator: crop.area, whole: ¦people.born }"), "PACK_UNKNOWN"],
    [
      "one under two",
      LIST,
      within("{ indicator: people.born, whole: crop.area }", "{ indicator: ¦people.born, whole: crop.area }"),
      "PACK_DUPLICATE",
    ],
  ]);
});
