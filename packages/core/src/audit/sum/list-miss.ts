import { compare } from "../../quantity/decimal.ts";
import type { Passage } from "../reading.ts";
import { type Amount, wordsBefore } from "../wording/amounts.ts";
import { baseValue, measureSurelyAlike } from "../wording/measures.ts";
import { isOneEditAway, isWithin, sumOf } from "./gap.ts";
import { figuresOf, type PartList } from "./part-list.ts";
import { listSelections } from "./selections.ts";

/** A list that misses its total by at most this many per cent is said to be looked at; a longer gap is a list of examples. */
export const NEAR_PERCENT = 10n;
/** A list's beginning is believed to be the whole list only when it misses by less. */
export const NEAR_PERCENT_OF_PART = 2n;

/** Three whole numbers or more without a unit after a colon: "139 kiến nghị: chế độ chính sách 13; giao thông 46; …". */
function areBareCounts(list: PartList, parts: readonly Amount[]): boolean {
  return (
    list.cue === "colon" &&
    list.total.figure.unit.dimension === "count" &&
    parts.length >= 3 &&
    parts.every(({ figure }) => figure.unit.dimension === "" && figure.decimals === 0 && figure.scale === 0)
  );
}

/** Items of one printed unit, that of the total, one figure of it in each clause: a list of parts and nothing else. */
function isPlain(list: PartList, parts: readonly Amount[]): boolean {
  const { figure } = list.total;
  const clauses = new Set(parts.map(({ clause }) => clause));
  const apart = clauses.size + parts.filter(({ joined }) => joined).length >= parts.length;
  const alike = parts.every((part) => measureSurelyAlike(part.figure, figure));
  return apart && parts.length === list.parts.length && (alike || areBareCounts(list, parts));
}

/** "đàn bò …, đàn lợn …, đàn cừu …": every item begins with the same word. */
function beginAlike(passage: Passage, parts: readonly Amount[]): boolean {
  const heads = parts.map(
    ({ order }) =>
      /^[\s,;]*(?:và\s+)?(\p{L}+)/u.exec(wordsBefore(passage, order).replace(/^.*(?:gồm|chia ra|cụ thể):?/u, ""))?.[1],
  );
  return heads[0] !== undefined && heads.every((head) => head === heads[0]);
}

/** A total that fits only the beginning of a plain list under "gồm": the rest was left out of it. @rule Q197 */
export function leavesOut(passage: Passage, list: PartList, held: readonly Amount[]): readonly Amount[] | undefined {
  const whole = listSelections(list).find(({ natural }) => natural)?.parts;
  if (!whole || list.cue !== "of" || !list.atOnce || held.length >= whole.length || !isPlain(list, whole)) return undefined;
  return beginAlike(passage, whole) ? whole : undefined;
}

/** Two words that leave no third: a list that holds both is all of its total, "trong đó" or not. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\s)nam(?:\s|$)/u, /(?:^|\s)nữ(?:\s|$)/u],
  [/trong nước/u, /(?:nước ngoài|fdi|quốc tế)/u],
  [/cấp (?:huyện|tỉnh)/u, /cấp xã/u],
  [/mới/u, /(?:cũ|kỳ trước|chuyển sang|chuyển tiếp|kéo dài|tồn)/u],
  [/bắt buộc/u, /tự nguyện/u],
  [/(?:trong|đúng|trước) hạn/u, /(?:quá|trễ|chậm) hạn/u],
  [/(?:đông |chiêm )?xuân/u, /(?:vụ )?mùa|hè thu/u],
  [/trực tiếp/u, /trực tuyến/u],
  [/nội địa/u, /quốc tế/u],
  [/xây mới|làm mới/u, /sửa chữa/u],
  [/(?:^|\s)đạt/u, /(?:không|chưa) đạt/u],
  [/khai thác/u, /nuôi trồng/u],
];

function isAll(passage: Passage, list: PartList, parts: readonly Amount[]): boolean {
  const words = parts.map(({ order }) => wordsBefore(passage, order).replace(/^.*(?:trong đó|:)/u, ""));
  if (/(?:khác|còn lại)[^,;]*$/u.test(words.at(-1) ?? "")) return true;
  const sum = compare(sumOf(figuresOf(parts)), baseValue(list.total.figure)) > 0;
  if (parts.length === 2) return PAIRS.some(([a, b]) => words.some((text) => a.test(text)) && words.some((text) => b.test(text)));
  // More than all there is: no list of examples, unless its groups overlap.
  return (
    sum &&
    !words.some((text) => OVERLAPS.test(text)) &&
    !OVERLAPS.test(passage.text.toLowerCase().slice(list.total.figure.unitEnd, parts.at(-1)?.figure.unitEnd))
  );
}

/** Groups that a person or a thing may belong to several of. */
const OVERLAPS =
  /(?:(?:^|\s)nữ(?:\s|$)|dân tộc|dtts|đoàn viên|đảng viên|có đạo|tôn giáo|trẻ em|tuổi|khuyết tật|hộ nghèo|nông thôn|lưu trú|tham quan|chính sách)/u;

/** The selection that misses its total and should not: by so little that a slip is likelier than a list of examples, or a plain list under "gồm", ":" or in the bracket. */
export function findMiss(passage: Passage, list: PartList): readonly Amount[] | undefined {
  const { figure } = list.total;
  if (list.cue === "none" || figure.value.units < 10n) return undefined;
  const selections = listSelections(list);
  for (const { parts, natural } of selections) {
    const figures = figuresOf(parts);
    if (natural && (isWithin(figure, figures, NEAR_PERCENT) || isOneEditAway(figure, figures))) return parts;
    if (!natural && !parts.slice(1).some(({ nested }) => nested) && isWithin(figure, figures, NEAR_PERCENT_OF_PART)) return parts;
  }
  if (!list.atOnce) return undefined;
  return selections.find(
    ({ parts, natural }) => natural && isPlain(list, parts) && (list.cue !== "among" || isAll(passage, list, parts)),
  )?.parts;
}
