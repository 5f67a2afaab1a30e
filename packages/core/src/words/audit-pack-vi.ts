import type { Result } from "../audit/claim.ts";
import type { Note, PackFact } from "../audit/note.ts";
import { showDateVi } from "../period/date.ts";
import type { CheckFacts, NoteSentences } from "./check-facts.ts";
import { showPeriodTextVi } from "./period-vi.ts";

type PackCode = Extract<Note["code"], `pack-${string}`>;

const LEADS = {
  error: "Số liệu không khớp với gói",
  review: "Cần xem lại khi so với gói",
  rounding: "Lệch do làm tròn so với gói",
  convention: "Lệch quy tắc làm tròn so với gói",
  ok: "Khớp với gói",
  unchecked: "Không kiểm được",
} as const satisfies Record<Result, string>;

const STATUSES = {
  estimate: "số ước",
  reported: "số báo cáo",
  preliminary: "số sơ bộ",
  official: "số chính thức",
} as const satisfies Record<NonNullable<PackFact["status"]>, string>;

const STATES = {
  proposed: "kế hoạch dự kiến",
  assigned: "kế hoạch giao",
  adjusted: "kế hoạch điều chỉnh",
} as const satisfies Record<NonNullable<PackFact["state"]>, string>;

/** "chỉ tiêu “Đàn mẫu” [mau.dan]" */
function sayThing({ name, indicator }: Pick<PackFact, "name" | "indicator">): string {
  return `chỉ tiêu “${name}” [${indicator}]`;
}

/** ", theo 123/BC-UBND"; ", theo phiếu “Báo cáo tháng”, tháng 10/2023" */
function saySource({ document, form }: PackFact): string {
  if (form !== undefined) return `, theo phiếu “${form.name}”, ${showPeriodTextVi(form.period)}`;
  return document === undefined ? "" : `, theo ${document}`;
}

/** "số báo cáo đến ngày 30/11/2023, biết từ 31/12/2023, theo 123/BC-UBND" */
function sayVersion(fact: PackFact): string {
  const until = fact.dataAsOf === undefined ? "" : ` đến ngày ${showDateVi(fact.dataAsOf)}`;
  const known = `biết từ ${showDateVi(fact.knownAt)}`;
  const source = saySource(fact);
  switch (fact.kind) {
    case "value":
      return `${STATUSES[fact.status ?? "reported"]}${until}, ${known}${source}`;
    case "target":
      return `${STATES[fact.state ?? "assigned"]}, ${known}${source}`;
    case "percent":
      return `tính từ ${STATUSES[fact.status ?? "reported"]}${until} và kế hoạch, ${known}`;
    case "printed-percent":
      return `tỷ lệ in trong ${fact.document ?? "văn bản"}, ${known}`;
  }
}

/** "chỉ tiêu “Đàn mẫu” [mau.dan] là 5.845 con (số báo cáo, biết từ 31/12/2023)" */
function sayFact(fact: PackFact): string {
  const isRate = fact.kind === "percent" || fact.kind === "printed-percent";
  return `${isRate ? "tỷ lệ so với kế hoạch của " : ""}${sayThing(fact)} là ${fact.value} (${sayVersion(fact)})`;
}

function sayAssumed(assumed: string | undefined): string {
  return assumed === undefined ? "" : ` Báo cáo không ghi kỳ, nên so với số liệu năm ${assumed} của gói.`;
}

function lead({ check }: CheckFacts): string {
  return LEADS[check.result];
}

export const packSentencesVi = {
  "pack-agrees": (facts, { fact, assumed }) =>
    `${lead(facts)}: ${sayFact(fact)}; văn bản ghi ${facts.check.stated}.${sayAssumed(assumed)}`,
  "pack-differs": (facts, { fact, assumed }) =>
    `${lead(facts)}: ${sayFact(fact)}; văn bản ghi ${facts.check.stated}.${sayAssumed(assumed)}`,
  "pack-other-version": (facts, { fact, printed, assumed }) =>
    `${lead(facts)}: ${sayFact(fact)}; văn bản ghi ${facts.check.stated}, đúng bằng ${printed.value} của một bản khác (${sayVersion(printed)}).${sayAssumed(assumed)}`,
  "pack-missing": (facts, { fact }) =>
    `${lead(facts)}: gói không có ${fact.kind === "target" ? "kế hoạch" : fact.kind === "value" ? "số thực hiện" : "số liệu để tính tỷ lệ"} của ${sayThing(fact)} trong kỳ này; văn bản ghi ${facts.check.stated}.`,
  "pack-other-day": (facts, { fact }) =>
    `${lead(facts)}: gói có ${sayFact(fact)}, khác ngày chốt số liệu; văn bản ghi ${facts.check.stated}.`,
} satisfies Pick<NoteSentences, PackCode>;
