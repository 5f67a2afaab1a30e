import type { Result, Rule } from "../audit/claim.ts";
import type { NotRead } from "../audit/document.ts";
import type { NonQuantityReason } from "../audit/figure/figure.ts";
import type { UncheckedReason } from "../audit/note.ts";

export const ruleNamesEn = {
  "percent-of-plan": "Percent of plan",
  share: "Share",
  growth: "Growth",
  difference: "Difference",
  ratio: "Ratio to the earlier period",
  points: "Percentage points",
  multiple: "Multiple",
  sum: "Total and parts",
  breakdown: "Breakdown to 100 %",
  "list-count": "List against its count",
  "k-of-n": "Some of all",
  balance: "Opening, in, out and closing",
  "table-formula": "Formula of a table",
  "cross-mention": "One fact in several places",
  "implied-plan": "Plan implied by percents",
  "unit-scale": "Scale of the unit",
  direction: "Up or down",
  duplicate: "Repeated passage",
  "verdict-word": "Judging words against figures",
  sequence: "Order",
  "name-variant": "Spelling of a name",
} satisfies Record<Rule, string>;

export const resultNamesEn = {
  error: "ERROR",
  review: "REVIEW",
  rounding: "ROUNDING",
  convention: "CONVENTION",
  ok: "OK",
  unchecked: "UNCHECKED",
} satisfies Record<Result, string>;

export const reasonNamesEn = {
  "missing-base": "no base to compare with",
  "base-not-positive": "the base is zero or negative",
  "no-earlier-period": "no figure of the earlier period",
  "several-readings": "several readings",
  "other-unit": "different units",
  "other-period": "different periods",
  "estimate-against-official": "an estimate against an official figure",
  "partial-list": "the parts named are not all",
  "unclear-table": "rows and columns of the table are not clear",
  "ambiguous-number": "the number can be read in several ways",
  weak: "too few digits printed to tell",
  "pack-missing": "the pack has no figure",
  "pack-other-day": "of another closing day than the pack's",
} satisfies Record<UncheckedReason | "pack-missing" | "pack-other-day", string>;

export const nonQuantityNamesEn = {
  date: "date",
  period: "period",
  time: "time of day",
  "document-number": "document number",
  article: "article or clause",
  enumeration: "list mark",
  name: "name with a number",
  rank: "rank or grade",
  phone: "phone number",
  code: "code",
  "map-scale": "map scale",
  ordinal: "ordinal",
  "rate-base": "base of a rate",
  malformed: "not written as a number",
} satisfies Record<NonQuantityReason, string>;

export const notReadEn = {
  PICTURES: (count) => `${count} picture(s): figures inside pictures are not checked`,
  PAGES: (count) => `${count} page(s) at the end, past the limit`,
  SHEETS: (count) => `${count} sheet(s)`,
  LENGTH: (count) => `${count} character(s) at the end, past the limit`,
  REVISIONS: (count) => `${count} tracked change(s): checked as if accepted`,
} satisfies Record<NotRead["code"], (count: string) => string>;
