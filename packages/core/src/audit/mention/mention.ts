import { listSlots, type ReadSlots } from "../describe/list-slots.ts";
import { type Slots, subjectOf } from "../describe/slots.ts";
import { isTelling, subjectWords } from "../describe/subject-words.ts";
import type { CellSlots } from "../describe/table-slots.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage, Reading } from "../reading.ts";
import { readPercentUse } from "../wording/percent-use.ts";

/** A figure with the key under which another mention of the same fact would stand. */
export type Mention = {
  readonly slots: Slots;
  readonly figure: Figure;
  /** The words that name it, in order, without those that its unit and its period say again. */
  readonly words: readonly string[];
  /** The same, each once. */
  readonly bag: ReadonlySet<string>;
  /** The same, sorted. */
  readonly name: string;
  /** Its role and, of a percentage, what it is of: "actual", "plan", "percent:plan:kế hoạch giao", "percent:up". */
  readonly role: string;
  readonly sentence: number;
  readonly cell?: CellSlots;
};

/** Words that one mention of a thing has and another leaves out. */
const LIGHT =
  /(?<![\p{L}\d])(?:tổng số|tổng|số lượng|số|tỷ lệ|tỉ lệ|kết quả|thực hiện|trong kỳ|trong năm|hiện có|hiện|trên địa bàn|toàn (?:tỉnh|huyện|xã|quốc)|của (?:tỉnh|huyện|xã)|các loại|các|cây|gieo trồng|trồng|năm)(?![\p{L}\d])/gu;
/** Nouns that say again that persons are counted. */
const PERSONS = /(?<!\p{L})(?:số |lượt )?(?:người lao động|lao động|người|khẩu)(?!\p{L})/gu;
const DIGIT = /\d/u;

/** The words of a subject that name a thing; "tổng", "số", "trên địa bàn" and the unit's own noun are left out where others remain. */
function namingWords(subject: string, { unit }: Figure): readonly string[] {
  const head = subject.split(DIGIT)[0]?.trim() ?? "";
  const whole = head === "" ? subject : head;
  const bare = (unit.key === "người" ? whole.replace(PERSONS, " ") : whole).replace(LIGHT, " ");
  const counted = unit.dimension === "count" ? subjectWords(unit.key).join(" ") : "";
  const words = ` ${subjectWords(bare).join(" ")} `.replace(counted === "" ? "  " : ` ${counted} `, " ").trim();
  return words === "" ? subjectWords(whole) : words.split(" ");
}

function roleOf(slots: Slots, figure: Figure, passage: Passage | undefined, cell: CellSlots | undefined): string {
  if (figure.unit.dimension !== "percent" && slots.kind !== "percent") return slots.kind === "whole" ? "plan" : slots.kind;
  if (cell) return cell.isRated ? "percent:column" : "percent:actual";
  if (!passage) return "percent";
  const use = readPercentUse(passage, passage.figures.indexOf(slots.figure), slots.figure);
  if (use.kind === "change") return `percent:${use.direction ?? "change"}:${use.over ?? ""}`;
  // "đạt 99,7%", "tỷ lệ 99,7%": the share itself is what was reached.
  return use.kind === "plan" || use.kind === "ratio" ? `percent:${use.kind}:${use.base}` : "percent:actual";
}

function toMention(reading: Reading, slots: Slots, cell?: CellSlots): Mention {
  const passage = reading.passages[slots.figure.passage];
  const { figure } = slots;
  // Its passage's label is compared apart: one mention stands under it, another does not.
  const subject = slots.context === slots.label && isTelling(slots.own) ? slots.own : subjectOf(slots);
  const words = namingWords(subject, figure);
  const bag = new Set(words);
  return {
    slots,
    figure,
    words,
    bag,
    name: [...bag].toSorted().join(" "),
    role: roleOf(slots, figure, passage, cell),
    sentence:
      passage?.sentences.findIndex(({ start, end }) => start <= slots.figure.span.start && slots.figure.span.start < end) ?? -1,
    ...(cell ? { cell } : {}),
  };
}

export type Mentions = { readonly prose: readonly Mention[]; readonly cells: readonly Mention[] };

/** Every mention of a document: those of prose, and those of cells. A figure that can be read two ways is none. */
export function listMentions(reading: Reading): Mentions {
  const { prose, cells }: ReadSlots = listSlots(reading);
  const isClear = ({ figure }: Slots): boolean => figure.ambiguous === undefined && !figure.qualifiers.includes("threshold");
  return {
    prose: prose.filter(isClear).map((slots) => toMention(reading, slots)),
    cells: cells.filter(isClear).map((slots) => toMention(reading, slots, slots)),
  };
}
