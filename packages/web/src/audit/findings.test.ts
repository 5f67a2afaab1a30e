import { AUDIT_EXAMPLE, type AuditPageJson } from "@kehoach/api/audit";
import { describe, expect, test } from "vitest";
import { type CheckJson, listLights, listMarks, sortFindings } from "./findings.ts";
import { parseIgnored } from "./ignored.ts";
import { listBelongings, openWhereabouts } from "./places.ts";
import { toBrowserPlaces } from "./reading-text.ts";

const check = (id: string, result: CheckJson["result"], more: Partial<CheckJson> = {}): CheckJson => ({
  id,
  rule: "percent-of-plan",
  result,
  reason: "mismatch",
  stated: "95,9%",
  computed: null,
  interval: null,
  operands: [],
  span: { start: 0, end: 1, line: 1 },
  message: "",
  repairs: [],
  fingerprint: `f-${id}`,
  relation: null,
  related: [],
  note: { code: "mismatch" },
  ignored: null,
  ...more,
});
const auditOf = (checks: CheckJson[]): AuditPageJson["audit"] => ({ ...AUDIT_EXAMPLE.audit, checks });
const setAside = (fingerprint: string) => ({ fingerprint, reason: "đã kiểm", rule: "sum", stated: "1" });

describe("findings", () => {
  const audit = auditOf([
    check("C1", "review"),
    check("C2", "ok"),
    check("C3", "error"),
    check("C4", "rounding", { rule: "sum" }),
    check("C5", "error"),
    check("C6", "unchecked", { reason: "weak" }),
    check("C7", "unchecked", { reason: "missing-base" }),
    check("C8", "unchecked", { reason: "missing-base" }),
  ]);
  const ids = (checks: readonly CheckJson[]): string[] => checks.map(({ id }) => id);

  test("[Q246] errors and reviews in the order of the text; what was set aside stands apart and is counted apart", () => {
    const found = sortFindings(audit, new Map([["f-C3", setAside("f-C3")]]));
    expect([ids(found.errors), ids(found.reviews), ids(found.ignored)]).toEqual([["C5"], ["C1"], ["C3"]]);
    const { judged, holding, error, review, unchecked, ignored } = found.counts;
    expect([judged, holding, error, review, unchecked, ignored]).toEqual([5, 2, 1, 1, 3, 1]);
    expect(holding + error + review + ignored).toBe(judged);
  });

  test("[Q246] reasons and rules by how often they come", () => {
    const found = sortFindings(audit, new Map());
    expect(found.reasons).toEqual([
      { reason: "missing-base", count: 2 },
      { reason: "weak", count: 1 },
    ]);
    expect(found.rules).toEqual([
      { rule: "percent-of-plan", judged: 4, holding: 1 },
      { rule: "sum", judged: 1, holding: 1 },
    ]);
  });

  test("[Q248] a finding lights what it blames, its operands and what belongs to it", () => {
    const [figure] = AUDIT_EXAMPLE.audit.figures;
    if (figure === undefined) throw new Error("the example has a figure");
    const one = check("C1", "error", {
      operands: ["F1", "F9"],
      span: { start: 30, end: 33, line: 1 },
      related: [{ start: 2, end: 4, line: 1 }],
    });
    expect(listLights(one, new Map([["F1", figure]]))).toEqual([
      { start: 2, end: 4, as: "operand" },
      { start: 15, end: 17, as: "operand" },
      { start: 30, end: 33, as: "blamed" },
    ]);
    expect(listMarks([one, check("C2", "review", { span: { start: 5, end: 5, line: 1 } })])).toEqual([
      { start: 30, end: 33, check: "C1", tone: "error" },
    ]);
  });

  test("[Q248] what belongs to a finding is listed once each, without the blamed place, by line or by cell", () => {
    const [figure] = AUDIT_EXAMPLE.audit.figures;
    if (figure === undefined) throw new Error("the example has a figure");
    const { text } = AUDIT_EXAMPLE;
    const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, line: 1 });
    const one = check("C1", "error", { operands: ["F1"], span: at("mẫu"), related: [at("mẫu"), at("90"), at("vụ xuân")] });
    const figures = new Map([["F1", figure]]);
    expect(listBelongings(one, figures, text, openWhereabouts(AUDIT_EXAMPLE))).toEqual([
      { start: text.indexOf("90"), text: "90 ha", where: { line: 1 } },
      { start: text.indexOf("vụ xuân"), text: "vụ xuân", where: { line: 1 } },
    ]);
    const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, bold: false, address: "B7", ...at("90") };
    const book: AuditPageJson = {
      ...AUDIT_EXAMPLE,
      audit: { ...AUDIT_EXAMPLE.audit, document: { ...AUDIT_EXAMPLE.audit.document, kind: "xlsx" } },
      blocks: [{ kind: "table", name: "Biểu 1", rows: 1, columns: 1, cells: [cell] }],
    };
    expect([openWhereabouts(book)(at("90")), openWhereabouts(book)(at("vụ"))]).toEqual([{ cell: "Biểu 1!B7" }, undefined]);
  });

  test("[Q245] places counted in code points become places of the browser's text", () => {
    const text = "𝒜 90 ha 😀 và 95,9%";
    const points = [...text];
    const at = (word: string): { start: number; end: number; line: number } => {
      const start = points.join("").slice(0, text.indexOf(word));
      return { start: [...start].length, end: [...start].length + [...word].length, line: 1 };
    };
    const moved = toBrowserPlaces({
      text,
      audit: auditOf([check("C1", "error", { span: at("95,9%"), related: [at("90")] })]),
      blocks: [
        { kind: "paragraph", mark: "", level: 0, spans: [{ start: 0, end: points.length }] },
        {
          kind: "table",
          name: null,
          rows: 1,
          columns: 1,
          cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, bold: false, address: "B7", ...at("và") }],
        },
      ],
    });
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const [one] = moved.audit.checks;
    expect(one && [cut(one.span), ...one.related.map(cut)]).toEqual(["95,9%", "90"]);
    const [whole, table] = moved.blocks;
    expect(whole?.kind === "table" ? [] : whole?.spans.map(cut)).toEqual([text]);
    expect(table?.kind === "table" ? table.cells.map(cut) : []).toEqual(["và"]);
  });

  test("[Q247] what the browser kept is read back; what is not ours is left alone", () => {
    const one = setAside("f-1");
    expect([...parseIgnored(JSON.stringify([one, { fingerprint: 3 }, null])).values()]).toEqual([one]);
    for (const text of [null, "", "{", "7", '{"a":1}']) expect(parseIgnored(text).size).toBe(0);
  });
});
