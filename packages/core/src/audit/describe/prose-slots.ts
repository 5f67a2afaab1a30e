import { type Figure, isPercent } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { type Amount, listAmounts } from "../wording/amounts.ts";
import { areSlashed, bracketDepths, sentenceAt } from "../wording/around.ts";
import { measureAlike } from "../wording/measures.ts";
import type { FigureStatus } from "./description.ts";
import { type AsOfWords, findAsOf, findPeriods, type PeriodWords, withoutPeriods } from "./period-words.ts";
import { findPlaces, findScope } from "./place-words.ts";
import type { Section } from "./sections.ts";
import { type SlotKind, type Slots, subjectOf } from "./slots.ts";
import { isGeneric, isTelling, subjectWords, toSubject, withoutBrackets } from "./subject-words.ts";

const PLAN =
  /(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|phấn đấu|nghị quyết|được giao|(?<!\p{L})kh(?!\p{L}))(?: (?:giao|năm|đề ra|là|được giao|vốn|phấn đấu|đến|có|đạt|\d{4}))*[\s:(]*$/u;
const PLAN_AFTER = /^\s*(?:kế hoạch|dự toán|chỉ tiêu|(?:kh|nq)(?!\p{L}))/u;
const PREVIOUS =
  /(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|năm ngoái|(?:năm|tháng \d{1,2}[/]|quý \p{L}+[/]) ?\d{4})(?: (?:năm \d{4}|là|có|đạt|trước))*[\s:(]*$/u;
/** A plan that is a thing's own name: "Tổng kế hoạch vốn đầu tư được tỉnh giao: 165 tỷ đồng". */
const PLAN_GIVEN = /(?:kế hoạch|dự toán|chỉ tiêu)[^,;.()]*giao[\s:]*$/u;
/** "giảm so với thời điểm rà soát tháng 12 năm 2022 là 333 hộ" */
const CHANGE_FROM = /(?:tăng|giảm)(?: \p{L}+){0,3}? so với[^,;()%]{0,80}$/u;
const STOPS =
  /[,;:()\d]|\.(?:\s|$)|\s(?:đạt(?! chuẩn| tiêu chuẩn)|được|chiếm|tăng|giảm|bằng|gồm|trong đó|so với|với|nhằm|để|tương đương|tương ứng|và|từ|đến|kế hoạch|hiện nay|nên|vào)(?!\p{L})|[/%]/u;
/** The longest piece before a comma that belongs to the name after it: "cây rau, đậu các loại". */
const LONGEST_PIECE = 6;
/** A name of at most so many words is told apart by what its passage says it is about. */
const SHORT_NAME = 4;
/** Nouns that count anything; alone they name nothing. */
const COUNTERS = /^(?:con|liều|lượt|người|cái|chiếc|đợt|lần|trường hợp|suất)$/u;

/** A passage with what is asked of it for every figure. */
type Scene = {
  readonly passage: Passage;
  readonly lower: string;
  readonly depths: Uint8Array;
  readonly amounts: readonly Amount[];
  readonly periods: readonly PeriodWords[];
  readonly days: readonly AsOfWords[];
  readonly label: string;
  readonly section: Section;
};

/** "Công tác bảo trợ xã hội: …": what the passage says it is about. */
function readLabel(passage: Passage, lower: string): string {
  const label = /^([^:;.\d]{3,90}):\s/u.exec(withoutBrackets(lower.slice(0, 200)))?.[1] ?? "";
  return passage.kind === "cell" ? "" : toSubject(label.replace(/^(?:công tác|tình hình|lĩnh vực)\s/u, ""));
}

function toScene(passage: Passage, section: Section): Scene {
  const lower = passage.text.toLowerCase();
  return {
    passage,
    lower,
    depths: bracketDepths(passage.text),
    amounts: listAmounts(passage),
    periods: findPeriods(lower),
    days: findAsOf(lower),
    label: readLabel(passage, lower),
    section,
  };
}

/** The words of a figure's sentence between the figure before it and its own. */
function leadBefore({ passage, lower }: Scene, order: number, figure: Figure): string {
  const before = passage.figures[order - 1];
  const sentence = sentenceAt(passage, figure.span.start);
  const from = Math.max(sentence.start, before === undefined ? 0 : before.unitEnd);
  return lower.slice(Math.min(from, figure.span.start), figure.span.start);
}

/** The last clause of a lead, with the pieces before its commas when it is too short to be a name; `follows` a figure whose noun ends it. */
function lastClause(lead: string, follows: boolean): string {
  const words = withoutPeriods(withoutBrackets(lead).replace(/[\s:=–-]+$/u, ""));
  const from = Math.max(...[";", ":", "(", ")", ". ", "%"].map((mark) => words.lastIndexOf(mark)));
  const pieces = words.slice(from + 1).split(/,\s/u);
  let clause = pieces.pop() ?? "";
  if (follows && from < 0) pieces.shift();
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const words = subjectWords(toSubject(clause)).length;
    if (words > 2 || piece.trim().split(" ").length > (words <= 1 ? LONGEST_PIECE * 2 : LONGEST_PIECE)) break;
    clause = `${piece}, ${clause}`;
  }
  return toSubject(clause);
}

/** "vụ vi phạm trong lĩnh vực lâm nghiệp" after a count, "" after a measure. */
function countedNoun({ passage, lower }: Pick<Scene, "passage" | "lower">, order: number, figure: Figure): string {
  if (figure.unit.dimension !== "count") return isPercent(figure) ? "" : toSubject(figure.unit.noun);
  const next = passage.figures[order + 1];
  // "07/19 xã đạt chuẩn", "47 vụ/53 đối tượng phạm tội": the name stands after the second.
  if (next && areSlashed(passage, figure, next)) {
    const shared = countedNoun({ passage, lower }, order + 1, next);
    return measureAlike(figure, next) ? shared : `${figure.unit.key} ${shared}`.trim();
  }
  const until = Math.min(passage.figures[order + 1]?.start ?? lower.length, figure.span.end + 90);
  const after = lower.slice(figure.span.end, Math.max(figure.span.end, until)).trimStart();
  const noun = toSubject(after.slice(0, STOPS.exec(after)?.index ?? after.length));
  return COUNTERS.test(noun) ? "" : noun;
}

/** The amount before a figure that it speaks of: of its sentence, not deeper in brackets. */
function amountBefore(scene: Scene, own: Amount, fits: (amount: Amount) => boolean): Amount | undefined {
  return scene.amounts.findLast(
    (other) =>
      other.order < own.order &&
      other.sentence === own.sentence &&
      other.depth <= own.depth &&
      (other.kind === "level" || other.kind === "rate") &&
      fits(other),
  );
}

function readKind(scene: Scene, amount: Amount, lead: string): SlotKind {
  const { figure, kind } = amount;
  if (kind === "percent") return "percent";
  if (kind === "change" || (kind === "level" && CHANGE_FROM.test(lead))) return "change";
  const after = scene.lower.slice(figure.unitEnd, figure.unitEnd + 14);
  const planned = PLAN.test(lead.replace(/^.*[;,]\s/u, "")) || PLAN_AFTER.test(after);
  if (kind === "whole") {
    const next = scene.amounts[amount.order + 1];
    const rated = next !== undefined && next.kind === "percent" && next.sentence === amount.sentence;
    const words = rated ? scene.lower.slice(next.figure.unitEnd, next.figure.unitEnd + 24) : "";
    const numerator = scene.amounts.find(({ over }) => over === figure);
    const ofPlan =
      numerator !== undefined && /(?:kế hoạch|dự toán) vốn/u.test(leadBefore(scene, numerator.order, numerator.figure));
    return planned ||
      ofPlan ||
      (rated && /^\s*(?:so (?:với )?)?(?:kế hoạch|kh|dự toán|chỉ tiêu|nq|nghị quyết|mục tiêu)/u.test(words))
      ? "plan"
      : "whole";
  }
  if (amount.over) return "actual";
  if (planned || PLAN_GIVEN.test(lead) || figure.qualifiers.includes("threshold")) return "plan";
  return PREVIOUS.test(lead) && /\(|cùng kỳ|trước|ngoái/u.test(lead.slice(-50)) ? "previous" : "actual";
}

function readStatus(figure: Figure, lead: string): FigureStatus | undefined {
  const clause = lead.replace(/^.*[;:]\s/u, "");
  if (
    figure.qualifiers.includes("estimate") ||
    /(?<!\p{L})ước(?: tính| đạt| thực hiện| được| khoảng)?[^,;.()]{0,30}$/u.test(clause)
  )
    return "estimate";
  if (figure.qualifiers.includes("preliminary")) return "preliminary";
  return figure.qualifiers.includes("official") ? "official" : undefined;
}

/** The nearest period before a figure that rules it: in its sentence, else at the beginning of its passage. */
function readPeriod(scene: Scene, figure: Figure): PeriodWords | undefined {
  const { passage, periods, depths, lower } = scene;
  const sentence = sentenceAt(passage, figure.span.start);
  const depth = depths[figure.span.start] ?? 0;
  const rules = (period: PeriodWords): boolean => {
    // "so với cùng kỳ (6 tháng đầu năm 2019 là 1.405 đơn)": what stands right before a figure is its own.
    const next = /^[\s:(]*(?:là|có|đạt|:)?[\s:(]*$/u.test(lower.slice(period.end, figure.start));
    return next || (!period.compared && (depths[period.start] ?? 0) <= depth);
  };
  const here = periods.findLast((period) => period.start >= sentence.start && period.end <= figure.span.start && rules(period));
  if (here) return here;
  const first = passage.figures[0];
  return periods.find((period) => !period.compared && period.end <= (first?.start ?? 0) && (depths[period.start] ?? 0) === 0);
}

function readAsOf(scene: Scene, order: number, figure: Figure): string | undefined {
  const { passage, days, lower } = scene;
  const sentence = sentenceAt(passage, figure.span.start);
  const before = days.findLast(({ start, end }) => start >= sentence.start && end <= figure.span.start);
  const until = passage.figures[order + 1]?.start ?? lower.length;
  // "đạt 60 tỷ đồng (tính đến ngày 30/11/2023)"
  const after = days.find(
    ({ start, end }) => start >= figure.unitEnd && end <= until && /^[^;.]*\([^()]*$/u.test(lower.slice(figure.unitEnd, start)),
  );
  const first = days.find(({ end }) => end <= (passage.figures[0]?.start ?? 0));
  return (after ?? before ?? first)?.date ?? scene.section.dataAsOf;
}

function readPlace(scene: Scene, lead: string, figure: Figure, order: number): string | undefined {
  const { passage } = scene;
  const from = figure.span.start - lead.length;
  const until = Math.min(passage.figures[order + 1]?.start ?? passage.text.length, figure.unitEnd + 60);
  const after = passage.text.slice(figure.unitEnd, Math.max(figure.unitEnd, until));
  return findPlaces(passage.text.slice(from, figure.span.start)).at(-1) ?? findPlaces(/^[^;.,]*/u.exec(after)?.[0] ?? "")[0];
}

/** What the amount before a figure leaves it: a percentage, a whole and a change share its subject. */
function findOf(scene: Scene, amount: Amount): Figure | undefined {
  if (amount.kind === "whole") return scene.amounts.find(({ over }) => over === amount.figure)?.figure;
  if (amount.kind === "percent") {
    // "giảm 333 hộ (2,51%)": of the change, which is of its level.
    return amountBefore(scene, amount, () => true)?.figure;
  }
  if (amount.kind === "change") return amountBefore(scene, amount, ({ figure }) => measureAlike(amount.figure, figure))?.figure;
  return undefined;
}

/** The figure whose bracket holds this one: "214 giấy chứng nhận (cấp mới 131, cấp đổi 83)". */
function findHolder(scene: Scene, amount: Amount): Figure | undefined {
  return amount.depth === 0
    ? undefined
    : scene.amounts.findLast(({ order, depth, kind }) => order < amount.order && depth < amount.depth && kind === "level")
        ?.figure;
}

/** "tổng sản lượng" after "diện tích trồng cây chất bột": the name goes on, its measure does not. */
function topicOf(subject: string): string {
  return subject
    .replace(
      /^(?:tổng |số |thực hiện )*(?:diện tích|sản lượng|năng suất|giá trị|doanh thu|số lượng)(?: trồng| gieo trồng| nuôi)?(?!\p{L})/u,
      "",
    )
    .trim();
}

function readFigure(scene: Scene, order: number, amount: Amount, known: ReadonlyMap<Figure, Slots>): Slots {
  const { figure } = amount;
  const lead = leadBefore(scene, order, figure);
  const kind = readKind(scene, amount, lead);
  const said = amount.kind === "whole" ? "" : lastClause(lead, scene.amounts[order - 1]?.sentence === amount.sentence);
  // "giảm so với thời điểm rà soát 04 hộ": the words say what it is measured from, the amount before says of what.
  const clause = kind === "change" ? "" : said;
  const noun = isPercent(figure) ? "" : countedNoun(scene, order, figure);
  const own =
    amount.kind === "whole"
      ? ""
      : clause.endsWith(noun) || noun === ""
        ? clause
        : noun.startsWith(clause)
          ? noun
          : `${clause} ${noun}`;
  // A bare unit ("446 cơ sở") names no more than its kind.
  const tells = isTelling(own) && (clause !== "" || noun !== figure.unit.key);
  const of =
    !tells || kind === "change" || amount.kind === "whole"
      ? findOf(scene, kind === "change" ? { ...amount, kind } : amount)
      : undefined;
  const parent = of ? known.get(of) : undefined;
  const holder = tells || of ? undefined : findHolder(scene, amount);
  const before = known.get(scene.passage.figures[order - 1] ?? figure);
  const near = before && scene.amounts[order - 1]?.sentence === amount.sentence ? before : undefined;
  const inherited = parent ?? (holder && known.get(holder));
  // A name that tells without its passage's label is inherited without it.
  const beyond = inherited && inherited.context === scene.label && isTelling(inherited.own) ? "" : (inherited?.context ?? "");
  const wide = inherited ? [inherited.own, beyond].filter((words) => words !== "").join(" ") : "";
  const context = tells
    ? subjectWords(own).length <= SHORT_NAME
      ? scene.label
      : ""
    : wide !== ""
      ? wide
      : near && own !== "" && isGeneric(own)
        ? topicOf(subjectOf(near))
        : scene.label || toSubject(withoutPeriods(scene.section.topic));
  const period = readPeriod(scene, figure) ?? undefined;
  const status = readStatus(figure, lead) ?? (amount.kind === "whole" ? undefined : parent?.status);
  const dataAsOf = readAsOf(scene, order, figure);
  const place = readPlace(scene, lead, figure, order) ?? parent?.place ?? findScope(scene.passage.text) ?? scene.section.place;
  const { section } = scene;
  return {
    figure,
    kind,
    own,
    context,
    label: scene.label,
    topic: section.topic,
    cumulative:
      figure.qualifiers.includes("cumulative") || parent?.cumulative === true || /(?:lũy kế|luỹ kế|cộng dồn)/u.test(lead),
    ...(status ? { status } : {}),
    ...(period
      ? { period: period.text, periodKey: period.key, periodIsOwn: true }
      : section.period === undefined
        ? {}
        : { period: section.period, ...(section.periodKey === undefined ? {} : { periodKey: section.periodKey }) }),
    ...(dataAsOf === undefined ? {} : { dataAsOf }),
    ...(place === undefined ? {} : { place }),
    ...(of ? { of } : {}),
  };
}

/** The slots of every figure of a passage of prose. @rule Q270 Q271 Q273 Q274 Q275 Q277 */
export function readProse(passage: Passage, section: Section): readonly Slots[] {
  if (passage.figures.length === 0) return [];
  const scene = toScene(passage, section);
  const known = new Map<Figure, Slots>();
  for (const [order, amount] of scene.amounts.entries()) known.set(amount.figure, readFigure(scene, order, amount, known));
  return [...known.values()];
}
