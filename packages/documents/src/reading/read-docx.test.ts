import type { Block } from "@kehoach/core/audit/document";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { docxParts, makeDocx, paragraph } from "../../test/make-docx.ts";
import { type DocxParts, readDocxParts } from "./docx/read-parts.ts";
import { toXmlOffset } from "./docx/scan-xml.ts";
import { readDocx } from "./read-docx.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function read(body: string, footnotes?: string, more?: Record<string, string>): Promise<DocxParts> {
  const source = { body, ...(footnotes === undefined ? {} : { footnotes }), ...(more === undefined ? {} : { more }) };
  const parts = await readDocxParts(makeDocx(source));
  if (!parts.ok) throw new Error(JSON.stringify(parts.problems));
  return parts.value;
}

function showBlock(text: string, block: Block): string {
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
}

async function show(body: string, footnotes?: string, more?: Record<string, string>): Promise<string[]> {
  const { text, blocks } = await read(body, footnotes, more);
  return blocks.map((block) => showBlock(text, block));
}

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (words: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words)}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const parts = await readDocx(bytes);
  return parts.ok ? "read" : parts.problems[0].code;
};

test("[Q10] runs are joined however Word split them; every printed text node is known by its place in the part", async () => {
  const { text, runs, parts } = await read(paragraph("Diện tích 5.3", "45,97 ha &amp; ", "5.470&#160;ha &lt; 6.000"));
  expect(text).toBe("Diện tích 5.345,97 ha & 5.470\u00a0ha < 6.000\n");
  const xml = parts.get("word/document.xml") ?? "";
  for (const { start, end, span } of runs) {
    const words = text.slice(span.start, span.end);
    for (let at = 0; at <= words.length; at++) {
      const cut = toXmlOffset(xml, { start, end }, at);
      const decode = (raw: string): string => raw.replaceAll("&amp;", "&").replaceAll("&#160;", "\u00a0").replaceAll("&lt;", "<");
      expect(decode(xml.slice(start, cut))).toBe(words.slice(0, at));
      expect(decode(xml.slice(cut, end))).toBe(words.slice(at));
    }
  }
  expect(runs).toHaveLength(3);
});

test("[Q10] headings by outline level, by style and by their words", async () => {
  const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="A1"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="Mine"/><w:basedOn w:val="A2"/></w:style><w:style w:type="paragraph" w:styleId="A2"><w:name w:val="x"/><w:outlineLvl w:val="2"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>`;
  const styled = (style: string, text: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
  expect(
    await show(
      styled("T", "1. Nông nghiệp 5") +
        styled("A1", "1. Nông nghiệp") +
        styled("B", "Chăn nuôi") +
        `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run("Kết quả")}</w:p>` +
        paragraph(run("Trồng trọt", "<w:b/>")) +
        paragraph(run("Trồng trọt", '<w:b w:val="0"/>')),
      undefined,
      { "word/styles.xml": styles },
    ),
  ).toEqual([
    "heading2 1.: Nông nghiệp",
    "heading3: Chăn nuôi",
    "heading1: Kết quả",
    "heading9: Trồng trọt",
    "paragraph: Trồng trọt",
  ]);
});

test("[Q11] lists carry the marks Word prints, before the words and outside the spans", async () => {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, "upperRoman", "%1.")}${level(1, "decimal", "%2.")}${level(2, "lowerLetter", "%3)")}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, "bullet", "-")}${level(1, "decimal", "%1.%2.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`;
  const listed = (id: number, depth: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const body = [
    listed(1, 0, "CÔNG TÁC CHỈ ĐẠO"),
    listed(1, 0, "KẾT QUẢ"),
    listed(1, 1, "Sản xuất nông nghiệp:"),
    listed(1, 2, "Lúa đạt 5 ha;"),
    listed(1, 2, "Ngô đạt 7 ha;"),
    listed(1, 1, "Công nghiệp:"),
    listed(1, 2, "Điện đạt 9 kWh;"),
    listed(2, 0, "Trồng trọt đạt 5 ha."),
    listed(3, 1, "Tiếp tục triển khai kế hoạch."),
  ].join("");
  const { text, blocks } = await read(body, undefined, { "word/numbering.xml": numbering });
  expect(blocks.map((block) => showBlock(text, block))).toEqual([
    "heading3 I.: CÔNG TÁC CHỈ ĐẠO",
    "heading3 II.: KẾT QUẢ",
    "heading4 1.: Sản xuất nông nghiệp:",
    "item1 a): Lúa đạt 5 ha;",
    "item1 b): Ngô đạt 7 ha;",
    "heading4 2.: Công nghiệp:",
    "item1 a): Điện đạt 9 kWh;",
    "item1 -: Trồng trọt đạt 5 ha.",
    "item1 7.: Tiếp tục triển khai kế hoạch.",
  ]);
  expect(text).toContain("II. KẾT QUẢ\n\n1. Sản xuất");
});

test("[Q12] notes are called by superscript digits and follow the block that calls them", async () => {
  const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const note = (id: number, ...paragraphs: readonly string[]): string =>
    `<w:footnote w:id="${id}">${paragraphs.join("")}</w:footnote>`;
  const notes =
    `<w:footnote w:id="-1" w:type="separator">${paragraph("x")}</w:footnote>` +
    note(5, `<w:p><w:r><w:footnoteRef/></w:r>${run(" Gồm: xã A, xã B.")}</w:p>`) +
    note(2, paragraph("+ Cây rau 437,28 ha."), paragraph("+ Cây chè 414,06 ha."));
  const { text, blocks } = await read(
    paragraph("Có 02 xã đạt chuẩn", call(5), " và cây trồng", call(2), ".") + paragraph("Hết."),
    notes,
  );
  expect(blocks.map((block) => showBlock(text, block))).toEqual([
    "paragraph: Có 02 xã đạt chuẩn¹ và cây trồng².",
    "note ¹: Gồm: xã A, xã B.",
    "note ² +: Cây rau 437,28 ha.",
    "note +: Cây chè 414,06 ha.",
    "paragraph: Hết.",
  ]);
});

test("[Q12] a note that calls itself, or is called twice, is printed once", async () => {
  const call = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const body = await read(
    paragraph("Một", call, " hai", call, "."),
    `<w:footnote w:id="1">${paragraph("Xem", call)}</w:footnote>`,
  );
  expect(body.text).toBe("Một¹ hai.\n\n¹ Xem\n");
});

test("[Q5] [Q10] lines broken by hand inside a paragraph are told apart as in a text", async () => {
  const line = "<w:r><w:br/></w:r>";
  expect(
    await show(
      paragraph(" ", "- Lúa đạt 5 ha;", line, "- Ngô đạt 7 ha, trong đó", line, "xã Bằng Lãng 2 ha.", line, "trồng mới"),
    ),
  ).toEqual(["item1 -: Lúa đạt 5 ha;", "item1 -: Ngô đạt 7 ha, trong đó\nxã Bằng Lãng 2 ha.", "paragraph: trồng mới"]);
});

test("[Q12] a superscript figure typed by hand does not stick to the figure before it", async () => {
  expect(
    await show(
      paragraph(
        "đạt 1.234",
        run("1", '<w:vertAlign w:val="superscript"/>'),
        " m",
        run("2", '<w:vertAlign w:val="superscript"/>'),
      ),
    ),
  ).toEqual(["paragraph: đạt 1.234¹ m²"]);
});

test("[Q12] tables keep merged cells once, at their place; nested tables follow; a frame of one cell is prose", async () => {
  const table =
    `<w:tbl>${row(cell("Chỉ tiêu", '<w:vMerge w:val="restart"/>'), cell("Năm 2023", '<w:gridSpan w:val="2"/>'))}` +
    `${row(cell("", "<w:vMerge/>"), cell("KH"), cell("TH"))}${row(cell("Lúa"), cell("5"), `<w:tc>${paragraph("6")}<w:tbl>${row(cell("a"), cell("b"))}</w:tbl></w:tc>`)}</w:tbl>`;
  const frame = `<w:tbl>${row(`<w:tc>${paragraph("Đoạn một.")}${paragraph("Đoạn hai.")}</w:tc>`)}</w:tbl>`;
  const { text, blocks } = await read(table + frame);
  expect(blocks.map((block) => showBlock(text, block))).toEqual([
    "0,0(2x1)=Chỉ tiêu 0,1(1x2)=Năm 2023 1,1=KH 1,2=TH 2,0=Lúa 2,1=5 2,2=6",
    "0,0=a 0,1=b",
    "paragraph: Đoạn một.",
    "paragraph: Đoạn hai.",
  ]);
  expect(text).toBe("Chỉ tiêu\tNăm 2023\t\n\tKH\tTH\nLúa\t5\t6\n\na\tb\n\nĐoạn một.\n\nĐoạn hai.\n");
});

test("[Q12] a text box is read once, after the paragraph it hangs on; pictures are counted", async () => {
  const box = `<w:txbxContent>${paragraph("Trong khung 5 ha.")}</w:txbxContent>`;
  const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp>${box}</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>${box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const picture = '<w:r><w:pict><v:shape><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r>';
  const { text, blocks, notRead } = await read(paragraph("Trước.", drawing, " Sau.", picture));
  expect(blocks.map((block) => showBlock(text, block))).toEqual(["paragraph: Trước. Sau.", "paragraph: Trong khung 5 ha."]);
  expect(notRead).toEqual([{ code: "PICTURES", count: 1 }]);
});

test("[Q14] inserted text is read, deleted text is left out and counted, a deleted paragraph end joins", async () => {
  const deleted = "<w:del><w:r><w:delText>4</w:delText></w:r><w:r><w:delText>5</w:delText></w:r></w:del>";
  const { text, notRead } = await read(
    paragraph("đạt ", deleted, "<w:ins><w:r><w:t>95</w:t></w:r></w:ins>", "% KH.") +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("Lúa đạt ")}</w:p>${paragraph("5 ha.")}` +
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell("x")}${cell("y")}</w:tr>${row(cell("a"), cell("b"))}</w:tbl>`,
  );
  expect(text).toBe("đạt 95% KH.\n\nLúa đạt 5 ha.\n\na\tb\n");
  expect(notRead).toEqual([{ code: "REVISIONS", count: 3 }]);
});

test("[Q10] a field shows its result, hidden text and placeholders show nothing, signs become characters", async () => {
  const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const { text } = await read(
    paragraph(
      "Trang ",
      field("begin"),
      "<w:r><w:instrText>PAGE 9</w:instrText></w:r>",
      run("8"),
      field("separate"),
      run("7"),
      field("end"),
      ".",
    ) +
      paragraph(
        run("ẩn", "<w:vanish/>"),
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5</w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:t>6</w:t></w:r>',
      ) +
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph("Bấm vào đây")}</w:sdtContent></w:sdt><w:sdt><w:sdtContent>${paragraph("Có.")}</w:sdtContent></w:sdt>`,
  );
  expect(text).toBe("Trang 7.\n\n≥5\t\u20116\n\nCó.\n");
});

test("[Q10] a document whose namespaces have other prefixes reads the same", async () => {
  const plain = docxParts({ body: paragraph("Diện tích 5 ha.") });
  const other = (plain["word/document.xml"] ?? "").replaceAll("w:", "ns0:").replaceAll("xmlns:w=", "xmlns:ns0=");
  const parts = Object.entries({ ...plain, "word/document.xml": other }).map(([name, text]) => [name, strToU8(text)] as const);
  const body = await readDocx(zipSync(Object.fromEntries(parts)));
  expect(body.ok && body.value.text).toBe("Diện tích 5 ha.\n");
});

test("[Q13] a DTD, crossed tags, an early end and endless nesting are refused; nothing swells", async () => {
  const withMain = (xml: string): Uint8Array => {
    const parts = Object.entries({ ...docxParts({ body: "" }), "word/document.xml": xml });
    return zipSync(Object.fromEntries(parts.map(([name, text]) => [name, strToU8(text)] as const)));
  };
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document ${W}><w:body>${paragraph("&b;")}</w:body></w:document>`;
  expect(await refusal(withMain(laughs))).toBe("FILE_BROKEN");
  expect(await refusal(withMain(`<w:document ${W}>\n<w:body><w:p></w:body></w:document>`))).toBe("FILE_BROKEN");
  expect(await refusal(withMain(`<w:document ${W}><w:body><w:p>`))).toBe("FILE_BROKEN");
  expect(await refusal(withMain(`<w:document ${W}><w:body>${"<w:tbl><w:tr><w:tc>".repeat(5_000)}`))).toBe("FILE_TOO_LARGE");
  const wide = `<w:tbl>${row(...Array.from({ length: 900 }, () => cell("x", '<w:gridSpan w:val="500"/>')))}${row(cell("y")).repeat(3)}</w:tbl>`;
  expect(await refusal(makeDocx({ body: wide }))).toBe("FILE_TOO_LARGE");
  const broken = await readDocx(withMain(`<w:document ${W}>\n<w:body></w:p></w:body></w:document>`));
  expect(broken.ok ? undefined : broken.problems[0]).toMatchObject({ part: "word/document.xml", line: 2 });
});

test("[Q20] a mark of secrecy in a page header refuses the document", async () => {
  const parts = docxParts({ body: paragraph("Báo cáo.") });
  const header = `<w:hdr ${W}>${paragraph("MẬT")}</w:hdr>`;
  const relations = (parts["word/_rels/document.xml.rels"] ?? "").replace(
    "</Relationships>",
    '<Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>',
  );
  const all = { ...parts, "word/header1.xml": header, "word/_rels/document.xml.rels": relations };
  const bytes = zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)] as const)));
  expect(await refusal(bytes)).toBe("FILE_STATE_SECRET");
});
