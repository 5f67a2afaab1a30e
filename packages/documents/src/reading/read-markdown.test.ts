import { expect, test } from "vitest";
import { readMarkdown } from "./read-markdown.ts";

function show(text: string): string[] {
  const read = readMarkdown(text);
  if (!read.ok) throw new Error("not read");
  expect(read.value.text).toBe(text);
  return read.value.blocks.map((block) => {
    if (block.kind === "table") {
      return block.cells.map(({ row, column, span }) => `${row},${column}=${text.slice(span.start, span.end)}`).join(" ");
    }
    const words = block.spans.map(({ start, end }) => text.slice(start, end).replaceAll("\n", " ")).join(" / ");
    return `${block.kind}${block.level ?? ""}${block.mark === undefined ? "" : ` ${block.mark}`}: ${words}`;
  });
}

test("[Q15] headings, lists, quotes, fences, notes and wrapped paragraphs", () => {
  expect(
    show(`---
title: x
---
# I. KẾT QUẢ #

Tổng quan
---------

Diện tích *lúa* đạt 5 ha,
Bằng 95% kế hoạch[^1].

- Trồng trọt
  - Lúa 3 ha
- Chăn nuôi
+ Trâu 5 con

> Trích dẫn 7 ha.

<!-- ghi chú
9 ha -->
***

[^1]: Theo văn bản số 5
của huyện.
`),
  ).toEqual([
    "heading1 I.: KẾT QUẢ",
    "heading2: Tổng quan",
    "paragraph: Diện tích *lúa* đạt 5 ha, Bằng 95% kế hoạch[^1].",
    "item1 -: Trồng trọt",
    "item2 -: Lúa 3 ha",
    "item1 -: Chăn nuôi",
    "item2 +: Trâu 5 con",
    "paragraph: Trích dẫn 7 ha.",
    "note [^1]: Theo văn bản số 5 của huyện.",
  ]);
});

test("[Q15] pipe tables, their ruling left out", () => {
  expect(show("| Chỉ tiêu | KH |\n|---|---:|\n| Lúa | **5** |\n")).toEqual(["0,0=Chỉ tiêu 0,1=KH 1,0=Lúa 1,1=5"]);
});
