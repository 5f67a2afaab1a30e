import type { AuditDocument, Span } from "@kehoach/core/audit/document";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readReport } from "../src/reading/read-report.ts";
import { makeDocx, paragraph } from "./make-docx.ts";

/** Files of each kind; KEHOACH_FUZZ_RUNS makes it fewer. */
const RUNS = Number(process.env["KEHOACH_FUZZ_RUNS"] ?? 10_000);
/** A small file that takes longer hangs. */
/** No reading goes on without end; how fast one is, is measured by `kehoach bench`. */
const LONGEST_MS = 30_000;
const MOST_GROWTH = 400_000_000;

const TEXT = `BÁO CÁO

**Kết quả thực hiện kế hoạch,
năm 2023**

I. CÔNG TÁC CHỈ ĐẠO

1. Sản xuất nông nghiệp:

- Diện tích ước đạt 5.345,97ha/5.470 ha, đạt 95,9% KH; dịch bệnh xảy ra trên địa¹

¹ + Văn bản số 1553/UBND ngày 28/6/2023.

+ Cây rau 437,28 ha.

2

bàn xã Bằng Lãng là 27 con.
Chỉ tiêu | KH | TH
Lúa | 5 | 6
Ngô | 7 | 8
\f
Mức 3\t68544\t7%
Mức 4\t1665\t16,6%
Tổng chi     427.199     99%
Tổng thu     109.500     81%
Chi khác     25.486     67%
`;
const MARKDOWN = `# Kết quả\n\nTổng quan\n---\n\n- Lúa **5** ha[^1]\n  - Xuân 3 ha\n\n| a | b |\n|---|--:|\n| c | 1 |\n\n> Trích 7\n\n\`\`\`\nmã\n\`\`\`\n\n[^1]: Nguồn 2023.\n`;
const HTML = `<!doctype html><html><body><h2>1. Lúa</h2><p>Đạt <b>5&nbsp;ha</b>&lt;6<sup>1</sup></p><ul><li>a<ol start=3><li>b</ol></ul><table><tr><th rowspan=2>x<th colspan=2>y<tr><td>1<td>2</table><p hidden>9</p><script>1<2</script></body></html>`;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DOCX = makeDocx({
  body:
    `<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Kết quả</w:t></w:r></w:p>` +
    paragraph(
      "Đạt 5.345,97 ",
      "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
      "ha &amp; 95%",
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ) +
    `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph("a")}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph("1")}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph("")}</w:tc><w:tc>${paragraph("2")}</w:tc><w:tc>${paragraph("3")}</w:tc></w:tr></w:tbl>` +
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${paragraph("khung")}</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>`,
  footnotes: `<w:footnote w:id="2">${paragraph("+ Ghi chú 7 ha.")}</w:footnote>`,
  more: {
    "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style><w:style w:styleId="N"><w:name w:val="n"/><w:basedOn w:val="H"/></w:style></w:styles>`,
    "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  },
});

const NASTY = [
  "\0",
  "\ufeff",
  "(".repeat(3_000),
  " ".repeat(20_000),
  "*".repeat(5_000),
  "| ".repeat(3_000),
  "\t".repeat(3_000),
  "1.".repeat(3_000),
  "- ".repeat(3_000),
  "¹\n".repeat(2_000),
  "(1) x\n".repeat(2_000),
  "a   1\n".repeat(2_000),
  "9".repeat(20_000),
  "\f".repeat(2_000),
  "MẬT\n",
  "<table><tr><td colspan=9999 rowspan=9999>".repeat(60),
  "<div>".repeat(3_000),
  "<!--",
  "<![CDATA[",
  "&#x110000;&nbsp;&amp;amp;",
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  "<w:tbl><w:tr><w:tc>".repeat(300),
  '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
  '<w:gridSpan w:val="99999"/>',
  '<w:ilvl w:val="99"/><w:numId w:val="77"/>',
  "</w:p>",
  "\u0301\u0323".repeat(2_000),
  "\ud800",
];

type Change = {
  readonly what: "set" | "cut" | "put" | "copy" | "end";
  readonly at: number;
  readonly size: number;
  readonly nasty: number;
};
const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom("set", "cut", "put", "copy", "end"),
  at: fc.nat({ max: 1_000_000 }),
  size: fc.nat({ max: 255 }),
  nasty: fc.nat({ max: NASTY.length - 1 }),
});
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

function spoil(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  let spoilt = Buffer.from(bytes);
  for (const { what, at: wish, size, nasty } of list) {
    const at = wish % (spoilt.length + 1);
    const [before, after] = [spoilt.subarray(0, at), spoilt.subarray(at)];
    if (what === "set") spoilt = Buffer.concat([before, Buffer.of(size), after.subarray(1)]);
    else if (what === "cut") spoilt = Buffer.concat([before, after.subarray(size)]);
    else if (what === "put") spoilt = Buffer.concat([before, Buffer.from(NASTY[nasty] ?? ""), after]);
    else if (what === "copy") spoilt = Buffer.concat([before, after.subarray(0, size), after]);
    else spoilt = Buffer.from(before);
  }
  return spoilt;
}

/** Spoils a part and packs the document again, so that the fault is inside and not in the archive. */
function spoilPart(list: readonly Change[], which: number): Uint8Array {
  const parts = unzipSync(DOCX);
  const names = Object.keys(parts);
  const name = names[which % names.length] ?? "";
  return zipSync({ ...parts, [name]: spoil(parts[name] ?? strToU8(""), list) });
}

function expectInside({ text, blocks }: AuditDocument): void {
  const inside = ({ start, end }: Span): void => {
    expect(start >= 0 && start <= end && end <= text.length, `${start}..${end} of ${text.length}`).toBe(true);
  };
  for (const block of blocks) {
    if (block.kind !== "table") {
      expect(block.spans.length).toBeGreaterThan(0);
      block.spans.forEach(inside);
      continue;
    }
    for (const { row, column, rowSpan, columnSpan, span } of block.cells) {
      inside(span);
      expect(row + rowSpan <= block.rows && column + columnSpan <= block.columns && rowSpan > 0 && columnSpan > 0).toBe(true);
    }
  }
}

async function fuzz(name: string, make: fc.Arbitrary<Uint8Array>): Promise<{ read: number; refused: number }> {
  const told = { read: 0, refused: 0 };
  const before = process.memoryUsage();
  await fc.assert(
    fc.asyncProperty(make, async (bytes) => {
      const begun = performance.now();
      const outcome = await readReport(name, bytes);
      expect(performance.now() - begun).toBeLessThan(LONGEST_MS);
      if (outcome.ok) expectInside(outcome.value);
      else for (const { code } of outcome.problems) expect(code).toMatch(/^FILE_[A-Z_]+$/u);
      told[outcome.ok ? "read" : "refused"]++;
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  const after = process.memoryUsage();
  expect(after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers).toBeLessThan(MOST_GROWTH);
  return told;
}

for (const [name, source] of [
  ["a.txt", TEXT],
  ["a.md", MARKDOWN],
  ["a.html", HTML],
] as const) {
  test(`[Q1] [Q5] [Q15] [Q16] a spoilt ${name.slice(2)} file is read with spans inside its text, or refused`, async () => {
    const { read } = await fuzz(
      name,
      changes.map((list) => spoil(strToU8(source), list)),
    );
    expect(read).toBeGreaterThan(RUNS / 10);
  });
}

test("[Q3] a Word document spoilt in its archive is read or refused", async () => {
  const { refused } = await fuzz(
    "a.docx",
    changes.map((list) => spoil(DOCX, list)),
  );
  expect(refused).toBeGreaterThan(RUNS / 10);
});

test("[Q13] a Word document spoilt inside its parts is read or refused", async () => {
  expect(strFromU8(unzipSync(DOCX)["word/document.xml"] ?? strToU8(""))).toContain("5.345,97");
  const { read, refused } = await fuzz(
    "a.docx",
    fc.tuple(changes, fc.nat({ max: 100 })).map(([list, which]) => spoilPart(list, which)),
  );
  expect(read).toBeGreaterThan(RUNS / 20);
  expect(refused).toBeGreaterThan(RUNS / 20);
});
