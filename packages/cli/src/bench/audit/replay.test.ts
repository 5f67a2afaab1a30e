import type { AuditJson } from "@kehoach/core/audit/output/audit-json";
import { describe, expect, test } from "vitest";
import { replay } from "./replay.ts";
import { auditText } from "./run-audit.ts";

const TEXT = [
  "Diện tích lạc 5.345,97 ha/5.470 ha, đạt 95,9% kế hoạch; sắn 61 ha/70 ha, đạt 87,1% kế hoạch.",
  "Tiếp nhận 1.536 đơn (tồn đầu kỳ 40 đơn, mới 1.496 đơn), tăng 131 đơn so với cùng kỳ (năm trước là 1.405 đơn).",
].join("\n");

const audit = auditText("t", TEXT);
const change = (edit: (check: AuditJson["checks"][number]) => AuditJson["checks"][number]): AuditJson => ({
  ...audit,
  checks: audit.checks.map(edit),
});

describe("replay", () => {
  test("[Q260] from the JSON alone everything comes out the same", () => {
    const { relations, faults } = replay(audit);
    expect(relations).toBeGreaterThanOrEqual(4);
    expect(audit.checks.some(({ result }) => result === "error")).toBe(true);
    expect(faults).toEqual([]);
  });

  test("[Q260] a computed value that is another number is a fault", () => {
    const spoiled = change((check) => (check.rule === "percent-of-plan" ? { ...check, computed: "97.7" } : check));
    expect(replay(spoiled).faults.map(({ check }) => check.rule)).toContain("percent-of-plan");
  });

  test("[Q260] a result that the arithmetic does not allow is a fault", () => {
    expect(replay(change((check) => ({ ...check, result: "ok" }))).faults.length).toBeGreaterThan(0);
    expect(replay(change((check) => ({ ...check, result: "error" }))).faults.length).toBeGreaterThan(0);
  });

  test("[Q260] a figure that is not the printed one is a fault", () => {
    const figures = audit.figures.map((figure) => (figure.text === "5.470" ? { ...figure, value: "5570" } : figure));
    expect(replay({ ...audit, figures }).faults.length).toBeGreaterThan(0);
  });
});
