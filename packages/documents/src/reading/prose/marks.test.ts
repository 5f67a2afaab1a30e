import { expect, test } from "vitest";
import { describeParagraph, findMark } from "./marks.ts";

test("[Q5] marks officials type, and what looks like one but is a figure, a date or a name", () => {
  const marks = (...texts: readonly string[]): (string | undefined)[] => texts.map((text) => findMark(text)?.mark);
  expect(marks("1. Lúa", "2.1. Lúa", "2.1 Lúa", "1) Lúa", "1/ Lúa", "1- Lúa", "1 - Lúa", "**3.** Lúa", "1.Lúa")).toEqual(
    "1.|2.1.|2.1|1)|1/|1-|1 -|3.|1.".split("|"),
  );
  expect(marks("I. Lúa", "IV - Lúa", "XII/ Lúa", "A. Lúa", "a) lúa", "đ) lúa", "b. lúa", "(2) lúa", "(ii) lúa")).toEqual(
    "I.|IV -|XII/|A.|a)|đ)|b.|(2)|(ii)".split("|"),
  );
  expect(marks("- lúa", "+ lúa", "-Lúa", "• lúa", "– Lúa", "* lúa", "- *Lúa*: 5")).toEqual("-|+|-|•|–|*|-".split("|"));
  expect(
    marks(
      "1.721 con",
      "2.5 triệu",
      "30/11/2023",
      "-5,2%",
      "+3 điểm",
      "*Lúa*",
      "TM. UBND",
      "10 - 15 ha",
      "Vụ xuân",
      "T. Sơn",
      "2023",
    ),
  ).toEqual(Array.from({ length: 11 }, () => undefined));
});

test("[Q5] the words of a block begin behind its mark, and levels grow inwards", () => {
  const text = "**2.1.** *Trồng trọt*:";
  const nature = describeParagraph(text);
  expect([nature.kind, nature.mark, text.slice(nature.skip)]).toEqual(["heading", "2.1.", "Trồng trọt*:"]);
  const levels = [
    "Phần thứ hai",
    "A. KẾT QUẢ",
    "I. Kết quả",
    "1. Nông nghiệp",
    "1.1. Trồng trọt",
    "1.1.1. Lúa",
    "a) Vụ xuân:",
  ].map((words) => describeParagraph(words).level ?? 0);
  expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  expect(new Set(levels).size).toBe(levels.length);
});
