import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeAudit, makeSampleAudit } from "../../test/make-audit.ts";
import { findTextPlaces } from "./output/text-places.ts";
import { toAuditErrorJson, toAuditJson } from "./to-json.ts";

const explain = (): string => "vì sao";

describe("an audit as JSON", () => {
  const json = toAuditJson(makeSampleAudit(), { explain });

  test("[Q201] the keys, in their order", () => {
    expect(Object.keys(json)).toEqual(["schema", "document", "figures", "nonQuantities", "checks", "summary"]);
    expect(Object.keys(json.figures[0] ?? {}).slice(0, 14)).toEqual(
      "id span text value unit scale precision role subject qualifiers status period dataAsOf place".split(" "),
    );
    expect(Object.keys(json.checks[0] ?? {}).slice(0, 12)).toEqual(
      "id rule result reason stated computed interval operands span message repairs fingerprint".split(" "),
    );
    expect(json.summary).toEqual({
      figures: 7,
      checks: 3,
      byResult: { error: 1, review: 0, rounding: 0, convention: 0, ok: 1, unchecked: 1 },
    });
  });

  test("[Q201] a figure as printed, its exact value, and null for what is not said", () => {
    expect(json.figures[0]).toMatchObject({
      id: "F1",
      text: "5.345,97",
      value: "5345.97",
      unit: "ha",
      scale: 0,
      precision: 2,
      qualifiers: ["estimate"],
      role: null,
      place: null,
    });
    expect(json.figures[6]?.qualifiers).toEqual(["over"]);
  });

  test("[Q201] a check names every figure of its relation, and carries the relation", () => {
    expect(json.checks[0]).toMatchObject({
      operands: ["F3", "F1", "F2"],
      stated: "95,9%",
      computed: "97.733",
      reason: "mismatch",
      message: "vì sao",
      repairs: [{ figure: "F1", from: "5.345,97", to: "5.245,97" }],
      relation: {
        expression: { op: "percent", a: { op: "figure", figure: "F1" }, b: { op: "figure", figure: "F2" } },
        compare: "equal",
        binding: "firm",
        exact: null,
      },
      ignored: null,
    });
    expect(json.checks[2]).toMatchObject({ computed: null, interval: null, relation: null, reason: "no-earlier-period" });
  });

  test("[Q200] spans count code points, and say the line", () => {
    const text = [...makeSampleAudit().document.text];
    for (const { span, text: printed } of json.figures) expect(text.slice(span.start, span.end).join("")).toBe(printed);
    expect(json.figures.map(({ span }) => span.line)).toEqual([1, 1, 1, 3, 3, 3, 3]);
    expect(json.checks[1]?.span).toEqual(json.figures[5]?.span);
    expect(json.document.characters).toBe(text.length);
  });

  test("[Q200] the text of a figure is the document's, not the cleaned one", () => {
    const audit = makeAudit("tổng số là 1\u00a0234\u00ad,5", [{ text: "1 234,5", value: { units: 12345n, scale: 1 } }]);
    expect(toAuditJson(audit, { explain }).figures[0]).toMatchObject({
      text: "1\u00a0234\u00ad,5",
      span: { start: 11, end: 19, line: 1 },
    });
  });

  test("[Q205] what was set aside says so, and is still counted", () => {
    const set = {
      fingerprint: "f100000000000000",
      reason: "Đã đối chiếu",
      at: "2026-01-31",
      rule: "percent-of-plan",
      stated: "95,9%",
    };
    const marked = toAuditJson(makeSampleAudit(), { explain, ignored: new Map([[set.fingerprint, set]]) });
    expect(marked.checks.map(({ ignored }) => ignored)).toEqual([{ reason: "Đã đối chiếu", at: "2026-01-31" }, null, null]);
    expect(marked.summary.byResult.error).toBe(1);
  });

  test("[Q203] a file that could not be read", () => {
    expect(toAuditErrorJson("a.doc", { code: "FILE_OLD_WORD", message: "…" })).toEqual({
      schema: "kehoach-audit/1",
      document: { name: "a.doc" },
      error: { code: "FILE_OLD_WORD", message: "…" },
    });
  });
});

test("[Q200] for any text and any place in it, code points and lines are those of a plain count", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "ế", "😀", "\n", "\r\n", "𝟗"), maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.nat(60), (text, point) => {
      const points = [...text];
      const start = Math.min(point, points.length);
      const index = points.slice(0, start).join("").length;
      expect(findTextPlaces(text).placeOf({ start: index, end: text.length })).toEqual({
        start,
        end: points.length,
        line: text.slice(0, index).split("\n").length,
      });
    }),
  );
});
