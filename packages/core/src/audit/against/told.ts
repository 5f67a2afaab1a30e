import type { Audit } from "../audit.ts";
import type { FigureStatus } from "../describe/description.ts";
import { listSlots } from "../describe/list-slots.ts";
import { listSections } from "../describe/sections.ts";
import type { Slots } from "../describe/slots.ts";
import type { CellSlots } from "../describe/table-slots.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { readPercentUse } from "../wording/percent-use.ts";
import { type Days, isSameDays, readDays, yearBefore } from "./period-bounds.ts";
import { readScope, type Scope } from "./scope.ts";
import { findRowLabel, listPlaced, type NearWords, type PlacedWord, wordsNear } from "./words-near.ts";

/** What of a cell a figure tells. */
export type ToldRole = "value" | "target" | "percent";

/** A figure with everything its place in the report says of it, ready to be held against an authority's cells. */
export type Told = NearWords &
  Scope & {
    readonly figure: Figure;
    readonly slots: Slots;
    readonly role: ToldRole;
    /** The words say the role: it stands beside its plan or percentage, or after "đạt", "là", "kế hoạch". */
    readonly isRoleSaid: boolean;
    /** Of a percentage: the amount it is of. */
    readonly of?: Figure;
    readonly status?: FigureStatus;
    readonly days?: Days;
    /** The report names no period: `days` is the only year that the authority has. */
    readonly isYearAssumed?: boolean;
    /** The period of its section or of the report: its own words may name one that is part of a name ("đất chuyển đổi 2018-2022"). */
    readonly sectionDays?: Days;
    readonly dataAsOf?: string;
    readonly place?: string;
  };

const SAID = /(?:đạt|được|là|có|còn|thực hiện|ước|ước tính|hơn|trên|gần|khoảng|dưới|thu|chi|gồm|giao|kế hoạch|kh|=|:)[\s:(]*$/u;

/** A column's words, "" outside tables. */
function headerOf(slots: Slots | CellSlots): string {
  return "header" in slots ? slots.header : "";
}

/** A column of percentages of the plan: "TH/KH (%)", "so với kế hoạch". Percentages of other columns may be of another year. */
function isRateOfPlan(slots: Slots): boolean {
  const header = headerOf(slots);
  const isPlan = /(?:kế hoạch|dự toán|(?<!\p{L})(?:kh|nq|dt)(?!\p{L}))/u.test(header);
  return isPlan && /%|tỷ lệ|tỉ lệ|so|đạt|\//u.test(header) && !/cùng kỳ|trước|ngoái/u.test(header);
}

/** What came before the report's period: in the year that the column names, else the year before. */
function readBefore(slots: Slots, days: Days): Days {
  const before = yearBefore(days);
  const named = /(?:19|20)\d{2}/u.exec(headerOf(slots))?.[0] ?? "";
  return named !== "" && named < before.start.slice(0, 4) ? readBefore(slots, before) : before;
}

function roleOf(audit: Audit, slots: Slots, passage: Passage | undefined, ofPlan: ReadonlySet<string>): ToldRole | undefined {
  const { figure, kind } = slots;
  if (figure.unit.dimension === "point" || kind === "change") return undefined;
  if (kind === "percent" || figure.unit.dimension === "percent") {
    if (ofPlan.has(figure.id)) return "percent";
    if (passage?.kind === "cell") return isRateOfPlan(slots) ? "percent" : undefined;
    if (!passage) return undefined;
    const use = readPercentUse(passage, passage.figures.indexOf(figure), figure);
    if (use.kind === "plan") return "percent";
    // A percentage of an amount printed beside it is that amount's share; what is named "tỷ lệ" is a thing of its own.
    const isShare = slots.of !== undefined && !/t[ỷỉ] lệ/u.test(slots.own);
    return isShare || use.kind === "change" || use.kind === "ratio" ? undefined : "value";
  }
  // A whole over which a part stands ("07/19 xã") is neither reached nor planned, unless a relation says plan.
  const role = audit.descriptions.get(figure.id)?.role;
  if (kind === "plan" || role === "plan") return "target";
  return kind === "whole" ? undefined : "value";
}

/** Figures of the relations of plan that held or not, by what they are in them. */
function listPlanned(audit: Audit): { readonly percents: ReadonlySet<string>; readonly amounts: ReadonlySet<string> } {
  const percents = new Set<string>();
  const amounts = new Set<string>();
  for (const { rule, operands, expression } of audit.checks) {
    if (rule !== "percent-of-plan" || !expression) continue;
    const [stated, ...rest] = operands;
    if (stated) percents.add(stated.id);
    for (const { id } of rest) amounts.add(id);
  }
  return { percents, amounts };
}

/**
 * What the report tells of an authority's cells: amounts reached, plans, percentages of plans. Figures that read two ways, changes
 * and ratios tell nothing here.
 *
 * @rule Q313 Q314
 */
export function listTold(audit: Audit): readonly Told[] {
  const { percents, amounts } = listPlanned(audit);
  const placed = new Map<Passage, readonly PlacedWord[]>();
  const placedIn = (passage: Passage): readonly PlacedWord[] => {
    const words = placed.get(passage) ?? listPlaced(passage);
    placed.set(passage, words);
    return words;
  };
  const sections = listSections(audit.reading);
  return [...listSlots(audit.reading).byId.values()].flatMap((slots): readonly Told[] => {
    const { figure } = slots;
    if (figure.ambiguous !== undefined) return [];
    const passage = audit.reading.passages[figure.passage];
    const role = roleOf(audit, slots, passage, percents);
    if (role === undefined) return [];
    const lead = (passage?.text ?? "").slice(0, figure.start).toLowerCase();
    const days = slots.period === undefined ? undefined : readDays(slots.period);
    const section = sections[figure.passage]?.period;
    const sectionDays = section === undefined ? undefined : readDays(section);
    const scope = readScope(slots, passage);
    const isOwn = slots.periodIsOwn === true && !(days && sectionDays && isSameDays(days, sectionDays));
    const asked = days && slots.kind === "previous" && !isOwn ? readBefore(slots, days) : days;
    return [
      {
        figure,
        slots,
        role,
        isRoleSaid: amounts.has(figure.id) || percents.has(figure.id) || passage?.kind === "cell" || SAID.test(lead.slice(-24)),
        ...(slots.of ? { of: slots.of } : {}),
        ...(slots.status === undefined ? {} : { status: slots.status }),
        ...scope,
        ...(asked === undefined || scope.isBounded ? {} : { days: asked }),
        ...(sectionDays === undefined || scope.isBounded ? {} : { sectionDays }),
        ...(slots.dataAsOf === undefined ? {} : { dataAsOf: slots.dataAsOf }),
        ...(slots.place === undefined ? {} : { place: slots.place }),
        ...wordsNear(slots, passage, passage ? placedIn(passage) : [], passage && findRowLabel(audit.reading, passage)),
      },
    ];
  });
}
