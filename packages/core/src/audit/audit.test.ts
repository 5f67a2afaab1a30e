import { describe, expect, test } from "vitest";
import { auditProse, tellChecks } from "../../test/audit-prose.ts";
import { toAuditJson } from "./to-json.ts";

const REPORT = [
  "Trồng rừng 520 ha/500 ha KH, đạt 140% KH.",
  "Có 176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt 79,6%.",
  "Đã giải quyết 281/316 vụ việc, còn lại 35 vụ việc.",
  "Chi 381.494 triệu đồng/382.494 triệu đồng, đạt 100% dự toán.",
  "Doanh thu đạt 98% kế hoạch.",
];

describe("an audit", () => {
  test("[Q160] gives the same checks every time, numbered in document order", () => {
    const audit = auditProse(...REPORT);
    const starts = audit.checks.map(({ span }) => span.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(audit.checks.map(({ id }) => id)).toEqual(starts.map((_, place) => `C${place + 1}`));
    const explain = (): string => "";
    expect(toAuditJson(auditProse(...REPORT), { explain })).toEqual(toAuditJson(audit, { explain }));
  });

  test("[Q161] says a relation once, whoever found it and however it may be read", () => {
    const relations = auditProse(...REPORT).checks.flatMap(({ expression, operands }) =>
      expression === undefined
        ? []
        : [
            operands
              .map(({ id }) => id)
              .toSorted()
              .join(" "),
          ],
    );
    expect(relations.length).toBeGreaterThanOrEqual(5);
    expect(new Set(relations).size).toBe(relations.length);
    // What was done and what is left of a whole is seen as a sum and as a rest.
    expect(tellChecks(auditProse(REPORT[2] ?? ""))).toEqual(["ok k-of-n 316 ← 281; 35"]);
  });
});
