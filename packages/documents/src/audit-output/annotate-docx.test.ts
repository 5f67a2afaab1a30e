import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { auditFile, type MadeFinding } from "../../test/audit-file.ts";
import { type DocxSource, makeDocx, paragraph } from "../../test/make-docx.ts";
import { readDocxParts } from "../reading/docx/read-parts.ts";
import { type AnnotatedDocx, annotateDocx } from "./annotate-docx.ts";

const NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>Trong đó đạt 12,5% kế hoạch.</w:t></w:r></w:p></w:footnote>';
const CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>';

async function annotate(
  bytes: Uint8Array,
  findings: readonly MadeFinding[],
  ignored?: ReadonlySet<string>,
): Promise<AnnotatedDocx> {
  const audit = await auditFile("bao-cao.docx", bytes, findings);
  const made = await annotateDocx(bytes, audit, { language: "vi", ...(ignored ? { ignored } : {}) });
  if (!made.ok) throw new Error(made.problems[0].code);
  return made.value;
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const read = await readDocxParts(bytes);
  if (!read.ok) throw new Error(read.problems[0].code);
  return read.value.text;
}

/** The letters between the marks of a comment, and the letters of the comment. */
function commented(bytes: Uint8Array, id: number): { readonly on: string; readonly says: string } {
  const { "word/document.xml": body = "", "word/comments.xml": comments = "" } = partsOf(bytes);
  const [, inside = ""] =
    new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`, "su").exec(body) ?? [];
  const [, comment = ""] = new RegExp(`<w:comment [^>]*w:id="${id}"[^>]*>(.*?)</w:comment>`, "su").exec(comments) ?? [];
  const letters = (xml: string): string =>
    xml
      .replace(/<\/w:p>/gu, "\n")
      .replace(/<[^>]*>/gu, "")
      .trim();
  return { on: letters(inside), says: letters(comment) };
}

/** Annotates and checks what must hold of every copy: the text is the same, and so is every part that had no reason to change. */
async function checkCopy(source: DocxSource | Uint8Array, findings: readonly MadeFinding[]): Promise<Uint8Array> {
  const bytes = source instanceof Uint8Array ? source : makeDocx(source);
  const { bytes: copy, commented: count } = await annotate(bytes, findings);
  expect(count).toBe(findings.length);
  expect(await textOf(copy)).toBe(await textOf(bytes));
  const changing = new Set(["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"]);
  const after = partsOf(copy);
  for (const [name, part] of Object.entries(partsOf(bytes))) if (!changing.has(name)) expect(after[name]).toBe(part);
  return copy;
}

describe("where a comment stands", () => {
  test("[Q221] at the letters, over runs, breaks, links and insertions", async () => {
    const body =
      paragraph(
        "Thu đạt ",
        '<w:r><w:rPr><w:b/></w:rPr><w:t>1.2</w:t></w:r><w:ins w:id="5" w:author="A"><w:r><w:t>34,5</w:t></w:r></w:ins>',
        " tỷ",
      ) +
      paragraph(
        '<w:hyperlink r:id="rId1"><w:r><w:t>chi 7,25 tỷ</w:t></w:r></w:hyperlink>',
        "<w:r><w:br/></w:r>",
        "còn 95,9% nữa",
      );
    const copy = await checkCopy({ body }, [{ words: "1.234,5" }, { words: "7,25" }, { words: "tỷ\ncòn 95,9%" }]);
    expect([0, 1, 2].map((id) => commented(copy, id).on)).toEqual(["1.234,5", "7,25", "tỷcòn 95,9%"]);
  });

  test("[Q221] in a cell, a content control, and words with entities before them", async () => {
    const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const body =
      `<w:tbl><w:tr>${cell("A &amp; B &lt;95,9%&gt;")}${cell("12,5%")}</w:tr></w:tbl>` +
      `<w:sdt><w:sdtContent>${paragraph("Tăng 7,5% so với cùng kỳ")}</w:sdtContent></w:sdt>${paragraph("Hết.")}`;
    const copy = await checkCopy({ body }, [{ words: "95,9%" }, { words: "12,5%" }, { words: "7,5%" }]);
    expect([0, 1, 2].map((id) => commented(copy, id).on)).toEqual(["95,9%", "12,5%", "7,5%"]);
  });

  test("[Q223] of words in a footnote: at its call, and says which words", async () => {
    const copy = await checkCopy({ body: paragraph("Thu ngân sách", CALL, " đạt khá."), footnotes: NOTE }, [{ words: "12,5%" }]);
    expect(partsOf(copy)["word/document.xml"]).toContain(`<w:commentRangeStart w:id="0"/>${CALL}<w:commentRangeEnd w:id="0"/>`);
    expect(commented(copy, 0).says).toMatch(/\nVề “12,5%” trong chú thích/u);
  });

  test("[Q223] of words in a text box: at what anchors the box", async () => {
    const box = (inside: string): string =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const anchor = box(paragraph("Khung: đạt 88,8% kế hoạch"));
    const copy = await checkCopy({ body: paragraph("Trước ", anchor, " sau") }, [{ words: "88,8%" }]);
    expect(partsOf(copy)["word/document.xml"]).toContain(`<w:commentRangeStart w:id="0"/>${anchor}<w:commentRangeEnd w:id="0"/>`);
    expect(commented(copy, 0).says).toMatch(/\nVề “88,8%” trong khung chữ/u);
  });

  test("a finding over two cells is commented in the first one", async () => {
    const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const bytes = makeDocx({ body: `<w:tbl><w:tr>${cell("10")}${cell("20")}</w:tr></w:tbl>${paragraph("x")}` });
    const audit = await auditFile("x.docx", bytes, [{ words: "10" }]);
    const wide = {
      ...audit,
      checks: audit.checks.map((check) => ({ ...check, span: { start: 0, end: audit.document.text.length } })),
    };
    const made = await annotateDocx(bytes, wide, { language: "vi" });
    expect(made.ok && commented(made.value.bytes, 0).on).toBe("10");
  });
});

describe("what is kept", () => {
  test("[Q222] comments of others stay, ours get new ids; a document made by another program", async () => {
    const document = new Document({
      comments: { children: [{ id: 4, author: "Lãnh đạo", children: [new Paragraph("Xem lại số này")] }] },
      footnotes: { 1: { children: [new Paragraph("Nguồn: 45,5% theo báo cáo.")] } },
      features: { trackRevisions: true },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(4),
                new TextRun({ text: "Diện tích đạt 95,9% KH", bold: true }),
                new CommentRangeEnd(4),
                new TextRun({ children: [new CommentReference(4)] }),
                new InsertedTextRun({ text: " và 80% nữa", id: 1, author: "B", date: "2020-01-01T00:00:00Z" }),
                new FootnoteReferenceRun(1),
              ],
            }),
          ],
        },
      ],
    });
    const copy = await checkCopy(new Uint8Array(await Packer.toBuffer(document)), [
      { words: "95,9%" },
      { words: "80%" },
      { words: "45,5%" },
    ]);
    expect([4, 5, 6].map((id) => commented(copy, id).on)).toEqual(["Diện tích đạt 95,9% KH", "95,9%", "80%"]);
    expect(commented(copy, 4).says).toBe("Xem lại số này");
    expect(partsOf(copy)["word/document.xml"]).toMatch(/<w:ins [^>]*>.*80%.*<\/w:ins>/su);
  });

  test("[Q222] says result, reason, other figures and fingerprint, and bears no date", async () => {
    const bytes = makeDocx({ body: paragraph("Đạt 5.345,97 ha/5.470 ha, bằng 95,9% KH") });
    const audit = await auditFile(
      "x.docx",
      bytes,
      [{ words: "95,9%", fingerprint: "abc123" }],
      [
        { text: "5.345,97", unit: { text: "ha" } },
        { text: "5.470", unit: { text: "ha" } },
        { text: "95,9", unit: { text: "%", dimension: "percent" } },
      ],
    );
    const checks = audit.checks.map((check) => ({ ...check, operands: check.operands.toReversed() }));
    const made = await annotateDocx(bytes, { ...audit, checks }, { language: "vi" });
    const { says } = commented(made.ok ? made.value.bytes : bytes, 0);
    expect(says.split("\n")).toEqual([
      "SAI · Tỷ lệ so với kế hoạch",
      expect.stringMatching(/^Số liệu không khớp/u),
      "Số liệu liên quan: “5.470 ha”; “5.345,97 ha”.",
      "Mã nhận dạng để bỏ qua: abc123",
    ]);
    expect(partsOf(made.ok ? made.value.bytes : bytes)["word/comments.xml"]).toContain('w:author="Kehoach" w:initials="KH">');
  });

  test("[Q224] the same bytes each time; other parts keep their packed bytes", async () => {
    const more = { "word/media/image1.png": "\u0001picture", "docProps/custom.xml": "<a/>", "word/settings.xml": "<s/>" };
    const bytes = makeDocx({ body: paragraph("Đạt 95,9% KH"), more });
    const [once, again] = [await annotate(bytes, [{ words: "95,9%" }]), await annotate(bytes, [{ words: "95,9%" }])];
    expect(once.bytes).toEqual(again.bytes);
    expect(Object.keys(partsOf(once.bytes))).toEqual([...Object.keys(partsOf(bytes)), "word/comments.xml"]);
    await checkCopy(bytes, [{ words: "95,9%" }]);
  });

  test("[Q225] a signed document is given back untouched", async () => {
    const bytes = makeDocx({ body: paragraph("Đạt 95,9% KH"), more: { "_xmlsignatures/sig1.xml": "<s/>" } });
    const made = await annotate(bytes, [{ words: "95,9%" }]);
    expect(made.left).toBe("signed");
    expect(made.commented).toBe(0);
    expect(made.bytes).toEqual(bytes);
  });

  test("[Q220] only errors and reviews that nobody set aside", async () => {
    const bytes = makeDocx({ body: paragraph("Một 1,1% hai 2,2% ba 3,3% bốn 4,4%") });
    const findings: MadeFinding[] = [
      { words: "1,1%", fingerprint: "a" },
      { words: "2,2%", result: "review" },
      { words: "3,3%", result: "rounding", note: { code: "rounding" } },
      { words: "4,4%", result: "ok", note: { code: "holds" } },
    ];
    expect((await annotate(bytes, findings)).commented).toBe(2);
    const made = await annotate(bytes, findings, new Set(["a"]));
    expect(commented(made.bytes, 0)).toEqual({ on: "2,2%", says: expect.stringMatching(/^XEM LẠI · /u) });
    expect(made.commented).toBe(1);
  });

  test("nothing to say: the very file", async () => {
    const bytes = makeDocx({ body: paragraph("Đạt 95,9% KH") });
    expect((await annotate(bytes, [])).bytes).toBe(bytes);
  });
});

test("the audit of another file is a fault, a file that is no document a refusal", async () => {
  const bytes = makeDocx({ body: paragraph("Đạt 95,9% KH") });
  const audit = await auditFile("x.docx", bytes, []);
  await expect(annotateDocx(makeDocx({ body: paragraph("Khác") }), audit, { language: "vi" })).rejects.toThrow("another file");
  const made = await annotateDocx(bytes.slice(0, 200), audit, { language: "vi" });
  expect(made.ok).toBe(false);
  const damaged = zipSync({ ...unzipSync(bytes), "word/comments.xml": new TextEncoder().encode("<w:comments") });
  expect((await annotateDocx(damaged, audit, { language: "vi" })).ok).toBe(true);
});
