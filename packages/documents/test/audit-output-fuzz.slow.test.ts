import { type Audit, auditDocument } from "@kehoach/core/audit/audit";
import { spanInDocument } from "@kehoach/core/audit/to-json";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { annotateDocx } from "../src/audit-output/annotate-docx.ts";
import { writeFindingsXlsx } from "../src/audit-output/write-findings-xlsx.ts";
import { readReport } from "../src/reading/read-report.ts";
import { docxParts, paragraph } from "./make-docx.ts";
import { rowsOf, workbookParts } from "./make-xlsx.ts";

const FILES = 3_000;
const BITS = ["<", ">", "/", '"', "w:r", "&", "", "</w:p>", "<w:t>", "w:id", "0", "\u0000"];

/** The same numbers each run: a failure can be found again. */
function makeDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
}

/** Every part but one or two letters, somewhere, as it was. */
function mutate(parts: Readonly<Record<string, string>>, roll: (sides: number) => number): Uint8Array {
  const changed = { ...parts };
  const names = Object.keys(parts);
  for (let left = roll(3); left >= 0; left -= 1) {
    const name = names[roll(names.length)] ?? "";
    const text = changed[name] ?? "";
    const at = roll(text.length + 1);
    changed[name] = text.slice(0, at) + (BITS[roll(BITS.length)] ?? "") + text.slice(at + roll(6));
  }
  return zipSync(Object.fromEntries(Object.entries(changed).map(([name, text]) => [name, strToU8(text)])));
}

/** Every figure blamed. */
function blameAll(audit: Audit): Audit {
  const checks = audit.reading.figures.map((figure, i) => ({
    id: `C${i + 1}`,
    rule: "sum" as const,
    result: "error" as const,
    note: { code: "mismatch" as const },
    stated: figure.text,
    operands: [figure],
    span: spanInDocument(audit, figure),
    related: [],
    repairs: [],
    fingerprint: `f${i}`,
  }));
  return { ...audit, checks };
}

const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph("Khung đạt 88,8%")}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>`;
const broken = "<w:r><w:rPr><w:b/></w:rPr><w:t> bằng 95,9% KH </w:t><w:br/><w:t>x 7</w:t></w:r>";
const call = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const WORD = docxParts({
  body: `${paragraph("Đạt 5.345,97 ha/5.470 ha, ", broken, box, call)}<w:tbl><w:tr><w:tc>${paragraph("12,5")}</w:tc></w:tr></w:tbl>`,
  footnotes: `<w:footnote w:id="2">${paragraph("Trong đó 45 hộ")}</w:footnote>`,
  comments: `<w:comment w:id="1">${paragraph("x")}</w:comment>`,
});
const SHEET = workbookParts({
  sheets: [
    {
      name: "B",
      rows: rowsOf([
        ["a", 5, "=A1+1|7"],
        ["b", 95.5, 3],
      ]),
    },
  ],
});

test("documents with broken parts: the copy reads as the document, or there is a refusal", async () => {
  const roll = makeDice(7);
  let annotated = 0;
  for (let i = 0; i < FILES; i += 1) {
    const bytes = mutate(WORD, roll);
    const read = await readReport("a.docx", bytes);
    if (!read.ok || read.value.kind !== "docx") continue;
    const made = await annotateDocx(bytes, blameAll(auditDocument(read.value)), { language: "vi" });
    if (!made.ok) continue;
    annotated += made.value.commented > 0 ? 1 : 0;
    const again = await readReport("a.docx", made.value.bytes);
    expect(again.ok && again.value.text).toBe(read.value.text);
  }
  expect(annotated).toBeGreaterThan(FILES / 5);
});

test("workbooks with broken parts: the copy can be read", async () => {
  const roll = makeDice(11);
  let written = 0;
  for (let i = 0; i < FILES; i += 1) {
    const bytes = mutate(SHEET, roll);
    const read = await readReport("a.xlsx", bytes);
    if (!read.ok || read.value.kind !== "xlsx") continue;
    const copy = await writeFindingsXlsx(blameAll(auditDocument(read.value)), { language: "vi" }, bytes);
    const again = await readReport("a.xlsx", copy);
    expect(again.ok && again.value.text.includes("Mã nhận dạng")).toBe(true);
    written += 1;
  }
  expect(written).toBeGreaterThan(FILES / 10);
});
