import { expect, test } from "vitest";
import { readHtml } from "./read-html.ts";

function show(html: string): { text: string; blocks: string[]; notRead: string } {
  const read = readHtml(html);
  if (!read.ok) throw new Error(read.problems[0].code);
  const { text, blocks, notRead } = read.value;
  return {
    text,
    notRead: notRead.map(({ code, count }) => `${code} ${count}`).join(", "),
    blocks: blocks.map((block) => {
      if (block.kind === "table") {
        return block.cells
          .map(({ row, column, rowSpan, columnSpan, span }) => {
            const merged = rowSpan * columnSpan > 1 ? `(${rowSpan}x${columnSpan})` : "";
            return `${row},${column}${merged}=${text.slice(span.start, span.end)}`;
          })
          .join(" ");
      }
      const words = block.spans.map(({ start, end }) => text.slice(start, end)).join(" / ");
      return `${block.kind}${block.level ?? ""}${block.mark === undefined ? "" : ` ${block.mark}`}: ${words}`;
    }),
  };
}

test("[Q16] a page is read as a browser shows it: one block a line, entities decoded, hidden things left out", () => {
  const page = show(
    `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><h2>1. Nông&nbsp;nghiệp</h2>
     <p>Diện tích <b>5.345,97</b>
     ha &lt; 5.470 ha<sup>1</sup>.<br>Dòng sau.<script>var a = "<p>9</p>";</script></p><p hidden>8</p><div style="display: none"><p>7</p></div>
     <p>Đạt <del>94</del><ins>95</ins>%.<img src="a.png"></p>Hết.</body></html>`,
  );
  expect(page.blocks).toEqual([
    "heading2 1.: Nông\u00a0nghiệp",
    "paragraph: Diện tích 5.345,97 ha < 5.470 ha¹. Dòng sau.",
    "paragraph: Đạt 95%.",
    "paragraph: Hết.",
  ]);
  expect(page.text.split("\n")).toHaveLength(5);
  expect(page.notRead).toBe("PICTURES 1, REVISIONS 1");
});

test("[Q16] lists have their marks, typed ones first; nested lists are deeper", () => {
  expect(
    show(
      "<ul><li>Lúa 5 ha<ul><li>Xuân 3 ha</li></ul></li></ul><ol start=3><li>Ngô.</li><li>+ Sắn.</li></ol><ol type=a><li>Chè.</ol>",
    ).blocks,
  ).toEqual(["item1 -: Lúa 5 ha", "item2 +: Xuân 3 ha", "item1 3.: Ngô.", "item1 +: Sắn.", "item1 a): Chè."]);
});

test("[Q16] tables keep merged cells at their place and print as lines of cells between tabs", () => {
  const page = show(
    "<table><tr><th rowspan=2>Chỉ tiêu<th colspan=2>Năm 2023<tr><td>KH<td>TH<tr><td>Lúa<td>5<td><p>6</p><p>7</p><table><tr><td>a<td>b</table></table>",
  );
  expect(page.text).toBe("Chỉ tiêu\tNăm 2023\t\n\tKH\tTH\nLúa\t5\t6 7\na\tb\n");
  expect(page.blocks).toEqual(["0,0(2x1)=Chỉ tiêu 0,1(1x2)=Năm 2023 1,1=KH 1,2=TH 2,0=Lúa 2,1=5 2,2=6 7", "0,0=a 0,1=b"]);
});

test("[Q16] a table that a few bytes make immense is refused, nesting without end too", () => {
  const huge = readHtml(`<table>${`<tr>${"<td colspan=500>x".repeat(200)}`.repeat(20)}</table>`);
  expect(huge.ok ? "read" : huge.problems[0].code).toBe("FILE_TOO_LARGE");
  expect(show(`${"<table><tr><td>".repeat(300)}sâu${"<div>".repeat(900)}`).text).toBe("sâu\n");
  const deep = readHtml("<table><tr><td>".repeat(50_000));
  expect(deep.ok ? "read" : deep.problems[0]).toMatchObject({ code: "FILE_TOO_LARGE", what: "depth" });
});
