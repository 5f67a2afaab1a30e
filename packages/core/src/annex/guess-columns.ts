import { lastDay, parsePeriod } from "../period/period.ts";
import type { Place, PlaceLevel } from "../place/place.ts";
import type { Status } from "../value/value.ts";
import { readAssigner, readState } from "./assigner.ts";
import { readComparison } from "./comparison.ts";
import { findNumberText } from "./figure.ts";
import { findNamedPlace, isWhole } from "./find-place.ts";
import { HEADER_WORDS, type Header } from "./header.ts";
import { readHeaderPeriod } from "./header-period.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { type ColumnRole, isFigureRole, type Sureness } from "./role.ts";
import type { AnnexTable } from "./table.ts";

/** Whose plan it is, and the places its columns may name. */
export type AnnexContext = {
  readonly level: PlaceLevel;
  readonly places: readonly Place[];
  /** The year of the plan, where the paper does not say. */
  readonly year?: number;
};

export type ColumnGuess = { readonly header: Header; readonly role: ColumnRole; readonly sureness: Sureness };

const CODE = /^mã(?: số| chỉ tiêu| hiệu)?$/iu;
const NOTE = /ghi chú|căn cứ|(?:đơn vị|cơ quan|phòng|ngành)[^|]*(?:thực hiện|chủ trì|theo dõi|phụ trách|báo cáo|phối hợp)/iu;
const ACTUAL =
  /thực hiện|(?<!\p{L})(?:th|ưth|uth)(?!\p{L})|(?<!\p{L})ước(?!\p{L})|kết quả|đạt được|lũy kế|luỹ kế|quyết toán|cùng kỳ|cùng kì|số liệu/iu;
/** "Lộ trình thực hiện" is a plan. */
const PATH = /lộ trình|phân kỳ|kế hoạch thực hiện|(?:chia|phân) theo (?:năm|quý)/iu;
const TARGET =
  /lộ trình|phân kỳ|kế hoạch|(?<!\p{L})(?:kh|dt|nq)(?!\p{L})|dự toán|chỉ tiêu|mục tiêu|giao|phấn đấu|nghị quyết|nhiệm vụ/iu;

/** What stands in the cells of a column under its header. */
type Content = { readonly filled: number; readonly figures: number };

function contentOf(table: AnnexTable, column: number): Content {
  const cells = table.rows.flatMap(({ cells }) => cells.get(column) ?? []);
  return {
    filled: cells.length,
    figures: cells.filter((cell) => cell.kind === "number" || findNumberText(cell) !== undefined).length,
  };
}

function statusOf(words: string): Status {
  if (/(?<!\p{L})(?:ước|ưth|uth)(?!\p{L})/u.test(words)) return "estimate";
  if (/sơ bộ/u.test(words)) return "preliminary";
  return /chính thức|quyết toán/u.test(words) ? "official" : "reported";
}

function plain(kind: "ordinal" | "name" | "code" | "unit" | "note" | "ignore"): ColumnRole {
  return { kind };
}

/** Roles that one word over the column tells. */
function readPlainRole({ parts, text, hidden }: Header, content: Content): Pick<ColumnGuess, "role" | "sureness"> | undefined {
  const leaf = parts.at(-1) ?? "";
  const isFigures = content.figures * 2 > content.filled;
  if (hidden) return { role: plain("ignore"), sureness: "likely" };
  if (HEADER_WORDS.unit.test(leaf)) return { role: plain("unit"), sureness: "sure" };
  if (CODE.test(leaf)) return { role: plain("code"), sureness: "sure" };
  if (HEADER_WORDS.ordinal.test(leaf)) return { role: plain("ordinal"), sureness: "sure" };
  const isDated = readHeaderPeriod(parts, undefined) !== undefined;
  if (parts.length === 1 && HEADER_WORDS.name.test(leaf) && !isFigures && !isDated)
    return { role: plain("name"), sureness: content.filled > 0 ? "sure" : "likely" };
  if (NOTE.test(text) && (!isFigures || /^ghi chú$/iu.test(leaf))) return { role: plain("note"), sureness: "sure" };
  return undefined;
}

/** The year that columns without one are of: the title's, or the asker's, or the last one that any header names. */
export function yearOfTable(table: AnnexTable, context: Pick<AnnexContext, "year">): number | undefined {
  const named = table.headers.flatMap(({ text }) =>
    [...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/gu)].map(([year]) => Number(year)),
  );
  return table.facts.year?.value ?? context.year ?? (named.length > 0 ? Math.max(...named) : undefined);
}

function guessFigures(header: Header, table: AnnexTable, context: AnnexContext): Pick<ColumnGuess, "role" | "sureness"> {
  const { parts, text } = header;
  const [leaf, words] = [(parts.at(-1) ?? "").toLowerCase(), text.normalize("NFC").toLowerCase()];
  const year = yearOfTable(table, context);
  // "Ước TH năm 2025" under "Kế hoạch 2026" is what was done: the lowest cell that says either decides.
  const said = parts.toReversed().find((part) => ACTUAL.test(part) || TARGET.test(part)) ?? "";
  const isActual =
    ACTUAL.test(said) &&
    !PATH.test(said) &&
    !(TARGET.test(said) && /giao|kế hoạch|(?<!\p{L})kh(?!\p{L})/iu.test(said) && !/ước/iu.test(said));
  const read = readHeaderPeriod(parts, isActual && year !== undefined && !hasYear(words) ? year - 1 : year);
  const period = read?.period ?? "";
  const at = parsePeriod(period);
  const day = at.ok ? lastDay(at.value) : `${year ?? 2000}-12-31`;
  const place = findNamedPlace(leaf, context.places, day);
  const where = place ? { place: place.code } : {};
  const hasContent = contentOf(table, header.column).figures > 0;
  if (isActual) {
    const status = statusOf(words);
    return { role: { kind: "actual", status, period, ...where }, sureness: period === "" || read?.assumed ? "guess" : "sure" };
  }
  const { assigner, isSaid } = readAssigner(text, context.level, table.facts);
  const target: ColumnRole = { kind: "target", assigner, period, state: readState(text, table.facts), ...where };
  const isTarget = TARGET.test(said) || place !== undefined || isWhole(leaf) || isSaid;
  if (isTarget) return { role: target, sureness: period === "" ? "guess" : read?.assumed ? "likely" : "sure" };
  // "2026", "Quý I" alone: a plan's own columns, if there are figures under them.
  if (read && !read.assumed) return { role: target, sureness: "likely" };
  return hasContent && read?.period !== undefined && /quý|tháng/u.test(words)
    ? { role: target, sureness: "guess" }
    : { role: plain("ignore"), sureness: "guess" };
}

function hasYear(words: string): boolean {
  return /(?:19|20)\d{2}|năm trước|năm sau|năm nay|cùng kỳ|năm n(?!\p{L})/u.test(words);
}

/** The column that holds names: the widest of words, where no header says so. Several of one header side by side are one name. */
function guessName(guesses: readonly ColumnGuess[], table: AnnexTable): readonly ColumnGuess[] {
  const first = guesses.find(({ role }) => role.kind === "name");
  if (first) {
    const isNamed = ({ header }: ColumnGuess): boolean => header.text === first.header.text && !header.hidden;
    return guesses.map((guess) => (guess.role.kind === "name" && !isNamed(guess) ? { ...guess, role: plain("ignore") } : guess));
  }
  const wordy = guesses
    .filter(({ role, header }) => (role.kind === "ignore" || role.kind === "target") && !header.hidden)
    .map((guess) => ({ guess, length: lettersIn(table, guess.header.column) }))
    .toSorted((a, b) => b.length - a.length)[0];
  if (!wordy || wordy.length === 0) return guesses;
  return guesses.map((guess) => (guess === wordy.guess ? { ...guess, role: plain("name"), sureness: "guess" } : guess));
}

function lettersIn(table: AnnexTable, column: number): number {
  let letters = 0;
  for (const { cells } of table.rows) letters += cells.get(column)?.shown.match(/\p{L}/gu)?.length ?? 0;
  return letters;
}

/**
 * What each column of a table is, as its header and its cells tell; a person confirms or corrects it.
 *
 * @rule M5 M6 M7
 */
export function guessColumns(table: AnnexTable, context: AnnexContext): readonly ColumnGuess[] {
  const guesses = table.headers.map((header): ColumnGuess => {
    const told = readPlainRole(header, contentOf(table, header.column));
    if (told) return { header, ...told };
    const comparison = readComparison(header, table.headers, yearOfTable(table, context));
    if (comparison) return { header, role: comparison, sureness: comparison.of === undefined ? "likely" : "sure" };
    return { header, ...guessFigures(header, table, context) };
  });
  return guessName(guesses, table);
}

/**
 * Whether the columns as mapped can be read: one names the rows, one holds figures, no two play one part, each has its period.
 *
 * @problem ANNEX_NO_NAME_COLUMN ANNEX_NO_FIGURE_COLUMN ANNEX_COLUMN_TWICE ANNEX_COLUMN_PERIOD ANNEX_COLUMN_IGNORED ANNEX_HIDDEN_COLUMN
 * @rule M5 M24
 */
export function checkColumns(table: AnnexTable, roles: ReadonlyMap<number, ColumnRole>): readonly AnnexProblem[] {
  const problems: AnnexProblem[] = [];
  const at = (header: Header | undefined) => ({ sheet: table.sheet, cell: header?.cell ?? "" });
  const taken = new Map<string, Header>();
  for (const header of table.headers) {
    const role = roles.get(header.column) ?? plain("ignore");
    if (header.hidden) problems.push(toProblem(at(header), { code: "ANNEX_HIDDEN_COLUMN", header: header.text }));
    const { figures } = contentOf(table, header.column);
    if (role.kind === "ignore" && !header.hidden && figures > 0)
      problems.push(toProblem(at(header), { code: "ANNEX_COLUMN_IGNORED", header: header.text, count: figures }));
    if (isFigureRole(role) && !parsePeriod(role.period).ok)
      problems.push(toProblem(at(header), { code: "ANNEX_COLUMN_PERIOD", header: header.text }));
    if (role.kind === "ignore" || role.kind === "comparison" || role.kind === "note") continue;
    const key = isFigureRole(role) ? showRole(role) : role.kind;
    const first = taken.get(key);
    // Papers that indent by columns have one header over two columns of names.
    if (first && role.kind === "name" && first.text === header.text) continue;
    if (first)
      problems.push(
        toProblem(at(header), { code: "ANNEX_COLUMN_TWICE", header: header.text, other: first.text, first: first.cell }),
      );
    else taken.set(key, header);
  }
  const kinds = new Set([...roles.values()].map(({ kind }) => kind));
  if (!kinds.has("name")) problems.push(toProblem(at(table.headers[0]), { code: "ANNEX_NO_NAME_COLUMN" }));
  if (!kinds.has("target") && !kinds.has("actual"))
    problems.push(toProblem(at(table.headers.at(-1)), { code: "ANNEX_NO_FIGURE_COLUMN" }));
  return problems;
}

/** What makes two figure columns one: the same fact of every row. */
function showRole(role: Extract<ColumnRole, { readonly kind: "target" | "actual" }>): string {
  const who = role.kind === "target" ? role.assigner : role.status;
  return [role.kind, who, role.period, role.place ?? ""].join(" ");
}
