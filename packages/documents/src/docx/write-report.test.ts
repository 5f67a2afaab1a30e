import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parsePeriod } from "@kehoach/core/period/period";
import { parsePhrases } from "@kehoach/core/phrase/phrase";
import { bindReport } from "@kehoach/core/report/bind-report";
import type { BoundReport, BoundRun } from "@kehoach/core/report/bound";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readPack } from "../pack/read-pack.ts";
import { fixZipDates } from "./stable-zip.ts";
import { writeReport } from "./write-report.ts";

const PACKS = join(import.meta.dirname, "../../../../packs");

function toText(text: string, italic = false): BoundRun {
  return { kind: "text", text, italic, bold: false };
}

const SAMPLE: BoundReport = {
  format: "kehoach-report/1",
  authority: "a",
  place: "D@2000-01-01",
  period: "2023",
  notice: "BẢN THỬ <&>",
  head: { parent: "TỈNH A", issuer: ["ỦY BAN NHÂN DÂN", "HUYỆN B"], symbol: "BC-UBND", placeName: "B" },
  title: { kind: "BÁO CÁO", abstract: [toText("Kết quả năm 2023")] },
  blocks: [
    { kind: "part", number: "Phần thứ nhất", runs: [toText("KẾT QUẢ")] },
    { kind: "section", number: "I.", runs: [toText("CHUNG")] },
    { kind: "item", number: "1.", runs: [toText("Nông nghiệp")] },
    { kind: "subitem", number: "1.1.", runs: [toText("Lúa")] },
    {
      kind: "bullet",
      runs: [
        toText("Diện tích "),
        {
          kind: "figure",
          phrase: "value",
          text: "5.345,97 ha",
          refs: [],
          printed: [],
          missing: false,
          italic: false,
          bold: false,
        },
        { kind: "note", note: 1 },
        { kind: "note", note: 2 },
        toText(" (lúa)", true),
      ],
    },
    { kind: "sub-bullet", runs: [toText("ao")] },
    { kind: "task", number: "1.", runs: [toText("Làm tốt./.")] },
  ],
  notes: [
    { number: 1, origin: { kind: "source", id: "x" }, paragraphs: [[toText("Gồm A.")], [toText("Và B.")]] },
    { number: 2, origin: { kind: "mismatch", relation: "r" }, paragraphs: [[toText("Chưa khớp.")]] },
  ],
  annex: {
    heading: "Phụ lục",
    title: [toText("CHỈ TIÊU")],
    goesWith: "(Kèm theo Báo cáo)",
    columns: [
      { code: "order", title: "TT" },
      { code: "name", title: "Chỉ tiêu" },
    ],
    rows: [{ indicator: "i", cells: [[toText("1")], [toText("Lương thực")]] }],
    legend: "Ghi chú.",
  },
  recipients: ["Tỉnh ủy;", "Lưu: VT."],
  signature: { authority: ["TM. ỦY BAN NHÂN DÂN"], role: "CHỦ TỊCH", name: "" },
  unprintedErrata: [],
};

function open(bytes: Uint8Array): (path: string) => string {
  const files = unzipSync(bytes);
  return (path) => {
    const file = files[path];
    if (!file) throw new Error(`no ${path} in ${Object.keys(files).join(", ")}`);
    return strFromU8(file);
  };
}

/** Paragraphs of a part, each as its text; footnote marks as ^n. */
function toParagraphs(xml: string): readonly { readonly text: string; readonly xml: string }[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gsu)].map(([paragraph]) => ({
    xml: paragraph,
    text: paragraph
      .replaceAll(/<w:footnoteReference w:id="(\d+)"\/>/gu, "^$1")
      .replaceAll(/<w:br\/>/gu, " ")
      .replaceAll(/<[^>]+>/gu, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  }));
}

function find(paragraphs: ReturnType<typeof toParagraphs>, start: string) {
  const found = paragraphs.find(({ text }) => text.startsWith(start));
  if (!found) throw new Error(`no paragraph starts with ${start}`);
  return found;
}

const twips = (millimetres: number): number => Math.floor((millimetres / 25.4) * 1440);

describe("layout", { timeout: 30_000 }, () => {
  test("[R16] A4 with the decreed margins, the annex landscape and numbered by itself", async () => {
    const document = open(await writeReport(SAMPLE))("word/document.xml");
    const [main = "", annex = "", ...none] = [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gsu)].map(([section]) => section);
    expect(none).toEqual([]);
    const read = (section: string, name: string): number => Number(new RegExp(`w:${name}="(-?\\d+)"`, "u").exec(section)?.[1]);
    expect([read(main, "w"), read(main, "h")].map((side) => Math.abs(side - (side > 14000 ? 16838 : 11906)) < 5)).toEqual([
      true,
      true,
    ]);
    expect(read(main, "h")).toBeGreaterThan(read(main, "w"));
    expect(annex).toContain('w:orient="landscape"');
    expect(read(annex, "w")).toBeGreaterThan(read(annex, "h"));
    for (const section of [main, annex]) {
      for (const [side, low, high] of [
        ["top", 20, 25],
        ["bottom", 20, 25],
        ["left", 30, 35],
        ["right", 15, 20],
      ] as const) {
        expect(read(section, side), side).toBeGreaterThanOrEqual(twips(low));
        expect(read(section, side), side).toBeLessThanOrEqual(twips(high) + 1);
      }
      expect(section).toContain("<w:titlePg/>");
      expect(section).toContain('<w:pgNumType w:start="1"');
    }
  });

  test("[R16] Times New Roman in Vietnamese, body 14, justified, first line 1,27 cm, 6 points after, lines of 1,15", async () => {
    const part = open(await writeReport(SAMPLE));
    const styles = part("word/styles.xml");
    expect(/<w:docDefaults>.*?<\/w:docDefaults>/su.exec(styles)?.[0]).toMatch(
      /Times New Roman.*w:sz w:val="28".*w:lang w:val="vi-VN".*w:after="120".*w:line="276"/su,
    );
    const fonts = [...`${styles}${part("word/document.xml")}${part("word/footnotes.xml")}`.matchAll(/w:ascii="([^"]+)"/gu)].map(
      ([, font]) => font,
    );
    expect(new Set(fonts)).toEqual(new Set(["Times New Roman"]));
    // LibreOffice takes a height without its rule for a fixed one and cuts the marks off the letters.
    const heights = `${styles}${part("word/document.xml")}`.match(/<w:spacing [^>]*w:line="[^>]*>/gu) ?? [];
    expect(heights.filter((spacing) => !spacing.includes("w:lineRule="))).toEqual([]);
    const bullet = find(toParagraphs(part("word/document.xml")), "- Diện tích");
    expect(bullet.xml).toContain('<w:jc w:val="both"/>');
    expect(Number(/w:firstLine="(\d+)"/u.exec(bullet.xml)?.[1])).toBe(720);
    expect(bullet.text).toBe("- Diện tích 5.345,97 ha^1,^2 (lúa)");
    expect(bullet.xml).toMatch(/<w:i\/>(?:(?!<\/w:r>).)* \(lúa\)/su);
  });

  test("[R16] head, title, headings, closing in their sizes and styles", async () => {
    const paragraphs = toParagraphs(open(await writeReport(SAMPLE))("word/document.xml"));
    for (const [start, size, bold, italic, centred] of [
      ["TỈNH A", 24, false, false, true],
      ["ỦY BAN NHÂN DÂN", 24, true, false, true],
      ["HUYỆN B", 24, true, false, true],
      ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, true, false, true],
      ["Độc lập - Tự do - Hạnh phúc", 26, true, false, true],
      ["Số:", 26, false, false, true],
      ["B, ngày", 26, false, true, true],
      ["BÁO CÁO", 28, true, false, true],
      ["Kết\u00a0quả\u00a0năm\u00a02023", 28, true, false, true],
      ["Nơi nhận:", 24, true, true, false],
      ["- Tỉnh ủy;", 22, false, false, false],
      ["TM. ỦY BAN NHÂN DÂN", 28, true, false, true],
      ["CHỦ TỊCH", 28, true, false, true],
      ["Phụ lục", 28, true, false, true],
      ["(Kèm theo", 28, false, true, true],
    ] as const) {
      const { xml } = find(paragraphs, start);
      expect(xml, start).toContain(`<w:sz w:val="${size}"/>`);
      expect([xml.includes("<w:b/>"), xml.includes("<w:i/>"), xml.includes('<w:jc w:val="center"/>')], start).toEqual([
        bold,
        italic,
        centred,
      ]);
    }
    expect(find(paragraphs, "Số:").text).toMatch(/^Số: +\/BC-UBND$/u);
    expect(find(paragraphs, "B, ngày").text).toMatch(/^B, ngày +tháng +năm *$/u);
    expect(
      ["Phần thứ nhất KẾT QUẢ", "I. CHUNG", "1. Nông nghiệp", "1.1. Lúa"].map(
        (text) => /Heading\d/u.exec(find(paragraphs, text).xml)?.[0],
      ),
    ).toEqual(["Heading1", "Heading2", "Heading3", "Heading4"]);
    expect(paragraphs.filter(({ xml }) => /<w:pBdr><w:top w:val="single"/u.test(xml))).toHaveLength(3);
    expect(find(paragraphs, "1. Làm tốt").text.endsWith("./.")).toBe(true);
  });

  test("[R16] the notice stands on every page, the page number from the second, centred above", async () => {
    const part = open(await writeReport(SAMPLE));
    const relations = part("word/_rels/document.xml.rels");
    const document = part("word/document.xml");
    const headers = [...document.matchAll(/<w:headerReference [^>]*>/gu)].map(([reference]) => {
      const id = /r:id="([^"]+)"/u.exec(reference)?.[1] ?? "";
      const relation =
        [...relations.matchAll(/<Relationship [^>]*>/gu)].map(([one]) => one).find((one) => one.includes(`Id="${id}"`)) ?? "";
      const xml = part(`word/${/Target="([^"]+)"/u.exec(relation)?.[1] ?? ""}`);
      return { type: /w:type="([^"]+)"/u.exec(reference)?.[1], numbered: /PAGE/u.test(xml), xml };
    });
    expect(headers.map(({ type, numbered }) => `${type} ${numbered}`).toSorted()).toEqual([
      "default true",
      "default true",
      "first false",
      "first false",
    ]);
    for (const { xml, numbered } of headers) {
      expect(toParagraphs(xml).map(({ text }) => text)).toContain("BẢN THỬ <&>");
      if (numbered)
        expect(toParagraphs(xml).find(({ xml: line }) => line.includes("PAGE"))?.xml).toMatch(
          /w:jc w:val="center".*w:sz w:val="26"/su,
        );
    }
    const { notice: _, ...silent } = SAMPLE;
    expect(
      Object.values(unzipSync(await writeReport(silent)))
        .map((file) => strFromU8(file))
        .join(""),
    ).not.toContain("BẢN THỬ");
  });

  test("[R16] the head row of the annex repeats and rows do not break", async () => {
    const document = open(await writeReport(SAMPLE))("word/document.xml");
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
    expect(rows.filter((row) => row.includes("<w:tblHeader/>")).map((row) => toParagraphs(row).map(({ text }) => text))).toEqual([
      ["TT", "Chỉ tiêu"],
    ]);
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
  });

  test("[R16] the title breaks between its clauses only, unless one is longer than a line", async () => {
    const titled = async (...runs: readonly BoundRun[]): Promise<string> => {
      const report = { ...SAMPLE, title: { kind: "BÁO CÁO", abstract: runs } };
      const document = open(await writeReport(report))("word/document.xml");
      return find(toParagraphs(document), "Kết").text.replaceAll("\u00a0", "_");
    };
    expect(await titled(toText("Kết quả năm "), toText("2023"), toText(", bảo đảm quốc phòng; nhiệm vụ"))).toBe(
      "Kết_quả_năm_2023, bảo_đảm_quốc_phòng; nhiệm_vụ",
    );
    const long = `Kết quả ${"thực hiện ".repeat(8)}, nhiệm vụ`;
    expect(await titled(toText(long))).toBe(long);
  });

  test("[R16] the signature is not alone on a page: the last words go with it", async () => {
    const paragraphs = toParagraphs(open(await writeReport(SAMPLE))("word/document.xml"));
    const last = paragraphs.findIndex(({ text }) => text.startsWith("1. Làm tốt"));
    expect(paragraphs.slice(last - 1, last + 2).map(({ xml }) => xml.includes("<w:keepNext/>"))).toEqual([false, true, true]);
  });

  test("[R4] footnotes are real Word footnotes", async () => {
    const notes = open(await writeReport(SAMPLE))("word/footnotes.xml");
    const own = [...notes.matchAll(/<w:footnote w:id="(\d+)">.*?<\/w:footnote>/gsu)].filter(([, id]) => Number(id) > 0);
    expect(own.map(([xml, id]) => [id, ...toParagraphs(xml).map(({ text }) => text.trim())])).toEqual([
      ["1", "Gồm A.", "Và B."],
      ["2", "Chưa khớp."],
    ]);
  });

  test("[R14] the same report gives the same bytes, whenever it is made", async () => {
    const first = await writeReport(SAMPLE);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(Buffer.compare(Buffer.from(await writeReport(SAMPLE)), Buffer.from(first))).toBe(0);
    const zip = zipSync({ a: new Uint8Array([1]), b: new Uint8Array([2]) }, { mtime: "2023-05-05T10:00:00Z" });
    expect(Buffer.from(fixZipDates(zip))).toEqual(
      Buffer.from(fixZipDates(zipSync({ a: new Uint8Array([1]), b: new Uint8Array([2]) }, { mtime: "2024-06-06T11:00:00Z" }))),
    );
    expect(() => fixZipDates(new Uint8Array(40))).toThrow(/zip/u);
  });
});

describe("the supplied packs", { timeout: 30_000 }, () => {
  test("[H2] the general phrases read without a problem and hold those the program calls", async () => {
    const phrases = parsePhrases(parse(await readFile(join(PACKS, "viet-nam/phrases.yaml"), "utf8")));
    expect(phrases.ok ? [] : phrases.problems).toEqual([]);
    const names = phrases.ok ? phrases.value.map(({ name }) => name) : [];
    for (const name of ["erratum-percent", "erratum-total", "erratum-balance", "erratum-count", "value", "doc", "list", "count"])
      expect(names).toContain(name);
  });

  test.skipIf(!existsSync(join(PACKS, "cho-don-2023/report.yaml")))(
    "[R4] [R16] the whole report reads back: footnotes, annex rows, every figure as bound",
    async () => {
      const pack = await readPack(join(PACKS, "cho-don-2023"));
      const period = parsePeriod("2023");
      if (!pack.ok || !period.ok || !pack.value.outline) throw new Error("the pack can not be read");
      const bound = bindReport(pack.value.book, pack.value.outline, pack.value.phrases, {
        period: period.value,
        notice: "BẢN THỬ",
      });
      if (!bound.ok) throw new Error(JSON.stringify(bound.problems));
      const part = open(await writeReport(bound.value));
      const document = part("word/document.xml");
      const marks = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"\/>/gu)].map(([, id]) => Number(id));
      const wanted = pack.value.outline.notes.length + pack.value.book.errata.length;
      expect(marks).toEqual(Array.from({ length: wanted }, (_, i) => i + 1));
      const notes = toParagraphs(part("word/footnotes.xml")).map(({ text }) => text);
      for (const note of bound.value.notes)
        for (const run of note.paragraphs.flat())
          if (run.kind === "figure")
            expect(
              notes.some((text) => text.includes(run.text)),
              run.text,
            ).toBe(true);
      const body = toParagraphs(document).map(({ text }) => text);
      for (const block of bound.value.blocks) {
        const text = block.runs
          .map((run) => (run.kind === "note" ? `^${run.note}` : run.text))
          .join("")
          .replaceAll(/(\^\d+)(?=\^)/gu, "$1,");
        expect(
          body.some((paragraph) => paragraph.endsWith(text)),
          text,
        ).toBe(true);
      }
      expect([...document.matchAll(/<w:tr>/gu)]).toHaveLength(2 + 1 + 1 + 34);
      expect(body.filter((text) => /^\d+\. /u.test(text)).at(-1)).toMatch(/^19\. /u);
    },
  );
});
