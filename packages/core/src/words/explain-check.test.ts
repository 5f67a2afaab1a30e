import { describe, expect, test } from "vitest";
import { figure, HECTARES, makeAudit, makeSampleAudit, PERCENT } from "../../test/make-audit.ts";
import type { Check } from "../audit/check.ts";
import { RULES } from "../audit/claim.ts";
import { summarise } from "../audit/output/summarise.ts";
import { decimal } from "../quantity/decimal.ts";
import { noteSentencesEn } from "./audit-note-en.ts";
import { noteSentencesVi } from "./audit-note-vi.ts";
import { nameRule, saySummary } from "./audit-words.ts";
import { explainCheck } from "./explain-check.ts";

function only(checks: readonly Check[]): Check {
  const [check] = checks;
  if (!check) throw new Error("no check was made");
  return check;
}

describe("what a check says", () => {
  const error = only(makeSampleAudit().checks);

  test("[Q204] an error: what is compared, what it gives, what the digits allow, what is printed, the repair", () => {
    expect(explainCheck(error, "vi")).toBe(
      "Số liệu không khớp: 5.345,97 ha / 5.470 ha = 97,733 %; với độ chính xác đã ghi, kết quả phải nằm trong khoảng 97,724 % – 97,742 %; văn bản ghi 95,9%. Có thể là “5.245,97” thay cho “5.345,97”.",
    );
    expect(explainCheck(error, "en")).toBe(
      "The figures do not agree: 5.345,97 ha / 5.470 ha = 97,733 %; by the digits printed the result must lie in 97,724 % – 97,742 %; the document says 95,9%. Perhaps “5.245,97” for “5.345,97”.",
    );
  });

  test("[Q204] numbers print as in the document: groups, comma, no zeros at the end", () => {
    const text = "Tổng 29.028 ha, gồm 28.000 ha và 940 ha.";
    const made = makeAudit(
      text,
      [
        { text: "29.028", unit: HECTARES },
        { text: "28.000", unit: HECTARES },
        { text: "940", unit: HECTARES },
      ],
      ([total, a, b]) => [
        {
          rule: "sum",
          result: "review",
          note: { code: "improbable", parts: 2 },
          computed: "28940.00",
          interval: { low: "28939", high: "28941" },
          expression: { op: "sum", terms: [figure(a), figure(b)] },
          compare: "equal",
          operands: total && a && b ? [total, a, b] : [],
        },
      ],
    );
    expect(explainCheck(only(made.checks), "vi")).toBe(
      "Cần xem lại: 28.000 ha + 940 ha = 28.940 ha; văn bản ghi 29.028 ha, chênh 88 ha. Nếu chỉ do làm tròn 2 số hạng thì xác suất dưới 0,1 %.",
    );
  });

  test("[Q204] a breakdown is set against 100, not against the figure it blames", () => {
    const made = makeAudit(
      "Cơ cấu 40%, 35% và 26%.",
      ["40", "35", "26"].map((text) => ({ text, unit: PERCENT })),
      ([a, b, c]) => [
        {
          rule: "breakdown",
          result: "error",
          note: { code: "mismatch" },
          computed: "101",
          exact: decimal("100"),
          expression: { op: "sum", terms: [figure(a), figure(b), figure(c)] },
          compare: "equal",
          operands: a && b && c ? [c, a, b] : [],
        },
      ],
    );
    expect(explainCheck(only(made.checks), "vi")).toBe("Số liệu không khớp: 40% + 35% + 26% = 101 %; tổng phải bằng 100 %.");
  });

  test("[Q204] what is no equation names the figures beside the blamed one", () => {
    const { expression: _, direction: __, ...remark } = error;
    const check: Check = { ...remark, stated: "5.345,97", note: { code: "direction" } };
    expect(explainCheck(check, "vi")).toContain("lời văn và số liệu ngược chiều");
    expect(explainCheck(check, "vi")).toContain("(so với 95,9%, 5.470 ha).");
  });

  test("[Q204] what could not be judged says why; several repairs are alternatives", () => {
    const left = makeSampleAudit().checks[2];
    expect(left && explainCheck(left, "vi")).toBe("Không kiểm được: thiếu số của kỳ gốc.");
    const twice = { ...error, repairs: [...error.repairs, ...error.repairs] };
    expect(explainCheck(twice, "en")).toContain(" Perhaps one of: “5.245,97” for “5.345,97”; “5.245,97”");
  });

  test("[Q204] no sentence holds a hole, in either language", () => {
    const facts = { check: error, stated: "5", others: "", parts: 0 };
    const fact = { kind: "value", indicator: "mau.dan", name: "Đàn mẫu", value: "5 con", knownAt: "2023-12-31" };
    // Any field any note may have; a sentence takes its own.
    const known: Readonly<Record<string, unknown>> = {
      reading: "inverted",
      power: 3,
      parts: 3,
      found: 4,
      count: 2,
      against: 1,
      of: 2,
      fact,
      printed: fact,
    };
    const toNote = (code: string): unknown =>
      new Proxy({}, { get: (_, key) => (key === "code" ? code : (known[String(key)] ?? "chữ")) });
    for (const table of [noteSentencesVi, noteSentencesEn])
      for (const [code, sentence] of Object.entries(table)) {
        const said = (sentence as (facts: unknown, note: unknown) => string)(facts, toNote(code));
        expect(said, code).toMatch(/\.$/u);
        expect(said, code).not.toMatch(/undefined|\[object|: ;|= ;/u);
      }
  });
});

test("[Q202] the summary counts what was looked at, what was set aside apart", () => {
  const audit = makeSampleAudit();
  expect(saySummary(summarise(audit), "vi")).toBe(
    "đã kiểm 7 số, 2 quan hệ: 1 khớp, 1 sai, 0 xem lại, 1 không kiểm được (thiếu số của kỳ gốc 1)",
  );
  const entry = { fingerprint: "f100000000000000", reason: "x", rule: "percent-of-plan", stated: "95,9%" };
  expect(saySummary(summarise(audit, new Map([[entry.fingerprint, entry]])), "en")).toBe(
    "checked 7 figures, 2 relations: 1 agree, 0 wrong, 0 to review, 1 set aside, 1 could not be checked (no figure of the earlier period 1)",
  );
});

test("[Q204] every rule has its own name in both languages", () => {
  for (const language of ["vi", "en"] as const)
    expect(new Set(RULES.map((rule) => nameRule(rule, language))).size).toBe(RULES.length);
});
