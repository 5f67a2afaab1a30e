import { percentUnits } from "./draft.ts";
import { applyEdits, type Edit } from "./edit.ts";
import { judgeRelation, stillMapping } from "./judge-relation.ts";
import { printLike, unitsOf } from "./print-number.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";
import { listPlaces, type Relation } from "./relation.ts";

const FACTORS = [2, 3, 4, 6, 7, 8, 9] as const;
/** What may not grow: criteria and ranks have a fixed number, years and days are no amounts. */
const FIXED = /^ ?(?:tiêu chí|sao|chỉ tiêu|tháng|năm|ngày|quý|giờ|kỳ|lần|điểm|%|[-–.]\s?\d)/u;
const NAMED =
  /(?:(?:năm|tháng|ngày|đến|số|quý|khóa|khoá|thứ|điều|chương trình|giai đoạn|mức độ|mức|nghị quyết|quyết định|kế hoạch|loại|lớp|tiêu chí|đợt|từ) ?|[-–.\p{L}])$/iu;
const DATED = /(?:ngày|đến|tháng|quý|từ|khóa|khoá) ?[\d.]*\/? ?$/iu;

type Values = ReadonlyMap<number, bigint>;

function isPercent(text: string, number: PrintedNumber): boolean {
  return /^\s?(?:%|điểm)/u.test(text.slice(number.end, number.end + 6));
}

/** A number that may be multiplied with all others of its passage: an amount, not a share, a date or a name. */
function isAmount(text: string, number: PrintedNumber, related: ReadonlySet<number>): boolean {
  if (isPercent(text, number)) return false;
  if (related.has(number.start)) return true;
  const before = text.slice(Math.max(0, number.start - 16), number.start);
  if (NAMED.test(before) || DATED.test(before) || /^\d{4}$/u.test(number.text)) return false;
  const after = text.slice(number.end, number.end + 30);
  // Of "36/76 hộ" the word after both tells.
  const words = /^ ?[\p{L} ]{0,12}\/ ?\d[\d.,]*(.*)$/su.exec(after)?.[1] ?? after;
  return !FIXED.test(words) && /^ ?\p{L}/u.test(words);
}

/** Numbers printed alike change alike: the amounts among them only if all are. */
function listAmounts(text: string, related: ReadonlySet<number>, lists: ReadonlySet<number>): readonly PrintedNumber[] {
  const numbers = listPrinted(text);
  const amounts = numbers.filter((number) => !lists.has(number.start) && isAmount(text, number, related));
  const fixed = new Set(
    numbers.filter((number) => !amounts.includes(number) && number.text.length > 3).map((number) => number.text),
  );
  return amounts.filter((number) => !fixed.has(number.text));
}

function editsOf(text: string, values: Values): readonly Edit[] {
  return listPrinted(text).flatMap((number): readonly Edit[] => {
    const units = values.get(number.start);
    return units === undefined || units === unitsOf(number)
      ? []
      : [{ start: number.start, end: number.end, text: printLike(number, units) }];
  });
}

/** Whether every relation is as right or as wrong as before; of a list after "trong đó" also what it lacks. */
function keepsAll(text: string, relations: readonly Relation[], values: Values): boolean {
  const { text: changed, move } = applyEdits(text, editsOf(text, values));
  const still = stillMapping(text);
  return relations
    .flatMap((relation): readonly Relation[] => (relation.sum === "some" ? [relation, { ...relation, sum: "all" }] : [relation]))
    .every((relation) => judgeRelation(text, relation, still) === judgeRelation(changed, relation, { ...still, move }));
}

/** Whether a whole has a twin so near that a percentage could be of either. */
function hasTwin(numbers: Iterable<PrintedNumber>, whole: PrintedNumber): boolean {
  const units = unitsOf(whole);
  return [...numbers].some((other) => {
    const gap = unitsOf(other) - units;
    return other.start !== whole.start && other.decimals === whole.decimals && gap !== 0n && gap * gap * 2500n < units * units;
  });
}

/** Another actual for a percentage that hangs on nothing else, and the percentage that follows from it. */
function redraw(text: string, relations: readonly Relation[], dice: () => number): Values {
  const numbers = new Map(listPrinted(text).map((number) => [number.start, number]));
  const uses = new Map<number, number>();
  for (const place of relations.flatMap(listPlaces)) uses.set(place, (uses.get(place) ?? 0) + 1);
  const values = new Map<number, bigint>();
  for (const relation of relations) {
    if (
      relation.formula?.op !== "/" ||
      relation.change ||
      relation.exact ||
      judgeRelation(text, relation, stillMapping(text)) !== "holds"
    )
      continue;
    const [stated, a, b] = listPlaces(relation).map((at) => numbers.get(at));
    if (!stated || !a || !b || listPlaces(relation).length !== 3 || [stated, a].some(({ start }) => uses.get(start) !== 1))
      continue;
    if ([...numbers.values()].some((other) => other.start !== a.start && other.text === a.text)) continue;
    if (hasTwin(numbers.values(), b)) continue;
    const whole = unitsOf(b) * 10n ** BigInt(Math.max(0, a.decimals - b.decimals));
    const shift = 10n ** BigInt(Math.max(0, b.decimals - a.decimals));
    // A little less than before: it stays under whatever it was under.
    const units = (unitsOf(a) * BigInt(800 + Math.floor(dice() * 190))) / 1000n;
    if (units < 2n || whole === 0n) continue;
    values.set(a.start, units);
    values.set(stated.start, percentUnits(units * shift, whole, stated.decimals));
  }
  return values;
}

/**
 * Other numbers for a passage, with every labelled relation as right or as wrong as it was: amounts grow by one whole factor, percentages
 * that hang on nothing else are drawn again. What can not be changed without changing a relation stays.
 */
export function renumber(text: string, relations: readonly Relation[], dice: () => number): readonly Edit[] {
  const drawn = redraw(text, relations, dice);
  const base: Values = keepsAll(text, relations, drawn) ? drawn : new Map();
  const lists = new Set(relations.filter(({ listed }) => listed !== undefined).map(({ stated }) => stated));
  const related = new Set(relations.flatMap(listPlaces));
  const amounts = listAmounts(text, related, lists);
  const first = Math.floor(dice() * FACTORS.length);
  for (let turn = 0; turn < FACTORS.length; turn++) {
    const factor = BigInt(FACTORS[(first + turn) % FACTORS.length] ?? 2);
    const values = new Map(base);
    for (const number of amounts) values.set(number.start, (base.get(number.start) ?? unitsOf(number)) * factor);
    if (keepsAll(text, relations, values)) return editsOf(text, values);
  }
  return editsOf(text, base);
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** Other days, years and document numbers; years move together. */
export function redate(text: string, taken: readonly Edit[], dice: () => number): readonly Edit[] {
  const edits: Edit[] = [];
  const put = (start: number, end: number, other: string): void => {
    if (![...taken, ...edits].some((edit) => edit.start < end && start < edit.end)) edits.push({ start, end, text: other });
  };
  const years = 1 + Math.floor(dice() * 3);
  for (const match of text.matchAll(/(?<=ngày |đến )(\d{1,2})([/.-])(\d{1,2})(?=[/.,; )-]|\s)/gu)) {
    const width = (match[1] ?? "").length;
    put(match.index, match.index + match[0].length, `${pad(10 + Math.floor(dice() * 18), width)}${match[2]}${match[3]}`);
  }
  for (const match of text.matchAll(/(?<![\d.,])(20[0-2]\d)(?![\d.,]\d|\d)/gu))
    put(match.index, match.index + 4, String(Number(match[1]) - years));
  for (const match of text.matchAll(/(?<=(?:số|Nghị quyết|Kế hoạch|Báo cáo) )(\d{2,4})(?=\/[\p{Lu}]|\s+(?:ngày|của))/gu))
    put(
      match.index,
      match.index + match[0].length,
      String(10 ** (match[0].length - 1) + Math.floor(dice() * 9 * 10 ** (match[0].length - 1))),
    );
  return edits;
}
