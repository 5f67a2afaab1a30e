import type { Result, Rule } from "../audit/claim.ts";
import type { NotRead } from "../audit/document.ts";
import type { AuditSummary } from "../audit/output/summarise.ts";
import { nonQuantityNamesEn, notReadEn, reasonNamesEn, resultNamesEn, ruleNamesEn } from "./audit-en.ts";
import { nonQuantityNamesVi, notReadVi, reasonNamesVi, resultNamesVi, ruleNamesVi } from "./audit-vi.ts";
import type { Language } from "./explain-check.ts";

/** 1234567 → "1.234.567": counts stand beside figures of the document, in its manner. */
export function showCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ".");
}

/** "Tỷ lệ so với kế hoạch" */
export function nameRule(rule: Rule, language: Language): string {
  return (language === "en" ? ruleNamesEn : ruleNamesVi)[rule];
}

/** "SAI" */
export function nameResult(result: Result, language: Language): string {
  return (language === "en" ? resultNamesEn : resultNamesVi)[result];
}

/** "thiếu số gốc để so"; a code that is no reason for leaving a relation unchecked has no short name. */
export function nameReason(code: string, language: Language): string {
  const names: Readonly<Record<string, string>> = language === "en" ? reasonNamesEn : reasonNamesVi;
  return names[code] ?? (language === "en" ? "other reasons" : "lý do khác");
}

export function nameNonQuantity(reason: keyof typeof nonQuantityNamesVi, language: Language): string {
  return (language === "en" ? nonQuantityNamesEn : nonQuantityNamesVi)[reason];
}

/** "3 hình ảnh: số liệu trong hình không được kiểm" */
export function sayNotRead({ code, count }: NotRead, language: Language): string {
  return (language === "en" ? notReadEn : notReadVi)[code](showCount(count));
}

/** "thiếu số gốc để so 40, có nhiều cách hiểu 21" */
export function sayReasons({ reasons }: AuditSummary, language: Language): string {
  return reasons.map(({ reason, count }) => `${nameReason(reason, language)} ${showCount(count)}`).join(", ");
}

/**
 * The line that gives silence its meaning: "đã kiểm 412 số, 187 quan hệ: 183 khớp, 2 sai, 2 xem lại; 61 không kiểm được (…)". What
 * holds within rounding, or by another rounding rule, counts as agreeing; what was set aside is counted apart.
 *
 * @rule Q202
 */
export function saySummary(summary: AuditSummary, language: Language): string {
  const { rounding, convention, ok, unchecked } = summary.byResult;
  const { open, ignored } = summary;
  const n = showCount;
  const judged = summary.checks - unchecked;
  const held = ok + rounding + convention;
  const reasons = unchecked === 0 ? "" : ` (${sayReasons(summary, language)})`;
  return language === "en"
    ? `checked ${n(summary.figures)} figures, ${n(judged)} relations: ${n(held)} agree, ${n(open.error)} wrong, ${n(open.review)} to review${ignored === 0 ? "" : `, ${n(ignored)} set aside`}, ${n(unchecked)} could not be checked${reasons}`
    : `đã kiểm ${n(summary.figures)} số, ${n(judged)} quan hệ: ${n(held)} khớp, ${n(open.error)} sai, ${n(open.review)} xem lại${ignored === 0 ? "" : `, ${n(ignored)} bỏ qua`}, ${n(unchecked)} không kiểm được${reasons}`;
}
