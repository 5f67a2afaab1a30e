import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading } from "../../../test/make-reading.ts";
import { findNumbering } from "./find-numbering.ts";

/** Marks as headings ("#1."), items ("1.") or a part ("Phần"). */
function find(marks: string, words = "Nội dung công việc"): string[] {
  const blocks = marks.split(" ").map((mark): GivenBlock => {
    if (mark === "Phần") return { kind: "heading", level: 1, text: "Phần thứ hai" };
    if (mark.startsWith("#")) return { kind: "heading", mark: mark.slice(1), level: 4, text: words };
    return { kind: "item", mark, text: words };
  });
  return findNumbering(makeReading(blocks)).map(({ result, stated, note }) =>
    note.code === "sequence-broken" ? `${result} ${note.found} for ${note.expected}` : `${result} ${stated}`,
  );
}

describe("numbers of items and headings", () => {
  test.each([
    ["1. 2. 3.", ["ok 1. … 3."]],
    ["#I. #1. #2. #2.1. #2.2. #2.3 #3. #II. #1. #2. #III.", ["ok 2.1. … 2.3", "ok 1. … 3.", "ok I. … III."]],
    ["a) b) c) d) đ) e) g) h) i) k)", ["ok a) … k)"]],
    ["a) b) c) d) e) f) g) h) i) j)", ["ok a) … j)"]],
    ["(1) (2) (3)", ["ok (1) … (3)"]],
    ["i) ii) iii) iv)", ["ok i) … iv)"]],
    ["A. B. C. D.", ["ok A. … D."]],
    ["1. - - + 2. - 3.", ["ok 1. … 3."]],
  ])("[Q133] %s is whole", (marks, wanted) => {
    expect(find(marks)).toEqual(wanted);
  });

  test.each([
    ["1. 2. 4. 5.", ["review 4. for 3."]],
    ["1. 2. 2. 3.", ["review 2. for 3."]],
    ["#2.1. #2.2. #2.4.", ["review 2.4. for 2.3."]],
    ["#I. #II. #IV.", ["review IV. for III."]],
    ["a) b) d)", ["review d) for c)"]],
  ])("[Q133] %s is broken", (marks, wanted) => {
    expect(find(marks)).toEqual(wanted);
  });

  test.each([
    "1. 2. Phần 1. 2.",
    "#1. 1. 2. #2. 1. 2.",
    "#1. 1) 2) #2. 1) 2)",
    "5. 6.",
    "1. 2. 9.",
    "1. 2023. 2.",
    "- - + -",
    "1. 3.",
  ])("[Q133] %s says nothing", (marks) => {
    expect(find(marks)).toEqual([]);
  });

  test("[Q133] a number whose line break was lost is found inside the words", () => {
    const blocks = (inside: string): GivenBlock[] => [
      { kind: "item", mark: "1.", text: "Bám sát chương trình công tác" },
      { kind: "item", mark: "2.", text: `Tập trung thực hiện; ${inside}` },
      { kind: "item", mark: "4.", text: "Chỉ đạo xây dựng nông thôn mới" },
    ];
    const results = (inside: string): string[] => findNumbering(makeReading(blocks(inside))).map(({ result }) => result);
    expect(results("3. Chỉ đạo các cơ quan")).toEqual(["ok"]);
    expect(results("chỉ đạo các cơ quan")).toEqual(["review"]);
  });

  test("[Q133] the blamed words are the opening of the item", () => {
    const reading = makeReading(["1.", "2.", "4."].map((mark) => ({ kind: "item", mark, text: "Chỉ đạo thực hiện tốt" })));
    const [remark] = findNumbering(reading);
    expect(remark).toMatchObject({ rule: "sequence", passage: 2, span: { start: 0, end: 21 }, stated: "4.", computed: "3." });
  });
});
