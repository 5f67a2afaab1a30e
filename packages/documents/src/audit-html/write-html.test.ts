import { createHash } from "node:crypto";
import type { Audit } from "@kehoach/core/audit/audit";
import type { Block } from "@kehoach/core/audit/document";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { makeAudit, makeBlocks, makeSampleAudit } from "../../../core/test/make-audit.ts";
import { findTextMarks } from "./text-marks.ts";
import { writeHtml } from "./write-html.ts";

const NASTY = `Diện tích <script>alert(1)</script> "&amp;' onload=x \u202e 5 ha; gồm 2 ha và 3 ha. javascript:\u0000`;

function makeNasty(): Audit {
  return makeAudit(NASTY, [{ text: "5" }, { text: "2" }, { text: "3" }], ([five, two, three]) => [
    {
      rule: "name-variant",
      result: "error",
      note: { code: "name-variant", other: "<img src=x onerror=alert(1)>", count: 2 },
      stated: "</li><b>",
      operands: five && two && three ? [five, two, three] : [],
      fingerprint: '"><i>',
    },
  ]);
}

/** Every element with its attributes, in order. */
function listElements(html: string): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  type Node = {
    readonly type: string;
    readonly name?: string;
    readonly attribs?: Record<string, string>;
    readonly children?: readonly Node[];
  };
  const visit = (node: Node): void => {
    if (node.name !== undefined) found.push({ name: node.name, attributes: node.attribs ?? {} });
    for (const child of node.children ?? []) visit(child);
  };
  // The parser's own node types know more than is asked here.
  visit(parseDocument(html) as unknown as Node);
  return found;
}

describe("the page of findings", () => {
  test("[Q212] whatever the document holds, no element, attribute or script of its own reaches the page", () => {
    const html = writeHtml(makeNasty(), { language: "vi" });
    const elements = listElements(html);
    expect(
      elements.filter(({ name }) => ["script", "img", "b", "i", "iframe", "link"].includes(name)).map(({ name }) => name),
    ).toEqual(["b", "script"]);
    for (const { attributes } of elements)
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).not.toMatch(/^on|^style$/u);
        if (key === "href" || key === "src") expect(value).toMatch(/^#(at-)?[CF]\d+(-\d+)?$/u);
      }
    for (const word of ["\u0000", "\u202e", "http:", "https:"]) expect(html).not.toContain(word);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;amp;&#39;");
  });

  test("[Q212] the policy names the page's one script and one style by their digests", () => {
    const html = writeHtml(makeSampleAudit(), { language: "vi" });
    for (const [tag, directive] of [
      ["script", "script-src"],
      ["style", "style-src"],
    ] as const) {
      const inside = new RegExp(`<${tag}>([\\s\\S]*)</${tag}>`, "u").exec(html)?.[1] ?? "";
      expect(html).toContain(`${directive} 'sha256-${createHash("sha256").update(inside).digest("base64")}'`);
    }
    expect(html).toContain("default-src 'none'");
  });

  test("[Q213] errors open and numbered, what agrees folded, the summary on top, in either language", () => {
    const html = writeHtml(makeSampleAudit(), { language: "vi" });
    expect(html).toContain("Đã kiểm 7 số, 2 quan hệ: 1 khớp, 1 sai, 0 xem lại, 1 không kiểm được");
    expect(html).toMatch(/<details class="error" open><summary>SAI <b>1<\/b><\/summary><ol><li id="C1" class="error">/u);
    expect(html).toMatch(/<details class="rest"><summary>KHỚP <b>1<\/b>/u);
    expect(html).toContain(
      '<mark class="error" id="F3" data-checks="C1" data-blamed="C1" tabindex="0" role="button">95,9</mark>',
    );
    expect(html).toContain('<mark class="checked" id="F1" data-checks="C1">5.345,97</mark>');
    expect(writeHtml(makeSampleAudit(), { language: "en" })).toContain("<summary>ERROR <b>1</b>");
  });

  test("[Q213] every link leads to a place of the page", () => {
    const elements = listElements(writeHtml(makeSampleAudit(), { language: "vi" }));
    const ids = new Set(elements.map(({ attributes }) => attributes["id"]));
    const goals = elements.flatMap(({ attributes }) => (attributes["href"] === undefined ? [] : [attributes["href"].slice(1)]));
    expect(goals.length).toBeGreaterThan(5);
    for (const goal of goals) expect(ids).toContain(goal);
  });

  test("[Q213] places that are no figures are linked by their first words", () => {
    const text = "Xã Bằng Lăng đạt chuẩn. Xã Bằng Lãng về đích.";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const audit = makeAudit(text, [], () => [
      {
        rule: "name-variant",
        result: "review",
        note: { code: "name-variant", other: "Bằng Lãng", count: 1 },
        stated: "Bằng Lăng",
        operands: [],
        span: at("Bằng Lăng"),
        related: [at("Bằng Lãng")],
      },
    ]);
    const html = writeHtml(audit, { language: "vi" });
    expect(html).toContain('Chỗ liên quan: <a href="#C1-1">Bằng Lãng</a>');
    expect(html).toContain('<a id="C1-1"></a><mark class="checked" data-checks="C1">Bằng Lãng</mark>');
    expect(html).toContain('<a id="at-C1"></a><mark class="review"');
  });

  test("[Q205] what was set aside loses its number and its colour, and says why", () => {
    const entry = { fingerprint: "f100000000000000", reason: "Theo <số> liệu gốc", rule: "percent-of-plan", stated: "95,9%" };
    const html = writeHtml(makeSampleAudit(), { language: "vi", ignored: new Map([[entry.fingerprint, entry]]) });
    expect(html).toContain("Không có số liệu nào SAI.");
    expect(html).toContain("BỎ QUA <b>1</b>");
    expect(html).toContain("Lý do bỏ qua: Theo &lt;số&gt; liệu gốc");
    expect(html).toContain('<mark class="ignored" id="F3"');
  });

  test("[Q213] headings go down one step at a time, however the document's do", () => {
    const text = "A\nB\nC\nD";
    const levels = [3, 1, 4, 2];
    const blocks = makeBlocks(text).map(
      (block, at): Block => (block.kind === "table" ? block : { ...block, kind: "heading", level: levels[at] ?? 1 }),
    );
    const headings = listElements(writeHtml(makeAudit(text, [], undefined, blocks), { language: "vi" })).filter(({ name }) =>
      /^h\d$/u.test(name),
    );
    expect(headings.map(({ name, attributes }) => `${name} ${attributes["class"] ?? ""}`)).toEqual([
      "h1 ",
      "h2 level-3",
      "h2 level-1",
      "h3 level-4",
      "h3 level-2",
      "h2 ",
    ]);
  });

  test("[Q213] the same audit gives the same page", () => {
    expect(writeHtml(makeSampleAudit(), { language: "vi" })).toBe(writeHtml(makeSampleAudit(), { language: "vi" }));
  });

  test("[Q213] a table is a table: merged cells once, empty cells kept", () => {
    const text = "Chỉ tiêu\nKế hoạch\n1.234\n";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const empty = { start: text.length, end: text.length };
    const cell = { rowSpan: 1, columnSpan: 1 };
    const table: Block = {
      kind: "table",
      structure: "drawn",
      rows: 2,
      columns: 3,
      name: "Biểu 1",
      cells: [
        { ...cell, row: 0, column: 0, columnSpan: 2, span: at("Chỉ tiêu"), bold: true },
        { ...cell, row: 0, column: 2, span: at("Kế hoạch") },
        { ...cell, row: 1, column: 1, span: empty },
        { ...cell, row: 1, column: 2, span: at("1.234"), content: { address: "C2" } },
      ],
    };
    expect(writeHtml(makeAudit(text, [{ text: "1.234" }], undefined, [table]), { language: "vi" })).toContain(
      '<caption>Biểu 1</caption><tbody><tr><td colspan="2" class="words"><b>Chỉ tiêu</b></td><td class="words">Kế hoạch</td></tr>\n<tr><td></td><td class="words"></td><td title="C2" class="number">1.234</td></tr></tbody>',
    );
  });
});

test("[Q213] marks do not overlap, are in order, and cover every figure of every check", () => {
  const audit = makeSampleAudit();
  const long = audit.checks.map((check, place) =>
    place === 1 ? { ...check, span: { start: 60, end: audit.document.text.length } } : check,
  );
  const marks = findTextMarks({ ...audit, checks: long }, new Map());
  for (const [place, mark] of marks.entries()) expect(mark.start).toBeGreaterThanOrEqual(marks[place - 1]?.end ?? 0);
  expect(new Set(marks.map(({ figure }) => figure))).toEqual(new Set([undefined, "F1", "F2", "F3", "F4", "F5", "F6", "F7"]));
  const words = (check: string): string =>
    marks
      .filter(({ checks }) => checks.includes(check))
      .map(({ start, end }) => audit.document.text.slice(start, end))
      .join("|");
  expect(words("C1")).toBe("5.345,97|5.470|95,9");
  expect(makeBlocks(audit.document.text)).toHaveLength(2);
});
