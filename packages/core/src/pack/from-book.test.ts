import { expect, test } from "vitest";
import { makeBook, makeIndicator, makeValue } from "../../test/make.ts";
import { toPackFiles } from "./from-book.ts";

test("[S20] what approved forms say is left out of a pack's files", () => {
  const sheet = { regime: "year", period: "2023", sending: 1, row: "crop.area", column: "now" };
  const book = makeBook({
    indicators: [makeIndicator("crop.area")],
    values: [makeValue("crop.area", "10"), { ...makeValue("crop.area", "12", { knownAt: "2024-01-10" }), source: { sheet } }],
  });
  const manifest = { format: "kehoach-pack/1", code: "small", name: "Gói nhỏ" } as const;
  const { values } = toPackFiles(book, { manifest, calendars: [] });
  expect([...values].map(([sector, entries]) => [sector, entries.map(({ source }) => source)])).toEqual([
    ["crop", [{ document: "doc", line: 1 }]],
  ]);
});
