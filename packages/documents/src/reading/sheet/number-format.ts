/** A piece of a number format. Dates keep runs of one letter ("yyyy"); "elapsed" is "[h]". */
export type FormatToken =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "digit"; readonly mark: "0" | "#" | "?" }
  | { readonly kind: "point" | "comma" | "percent" | "slash" | "general" | "text" | "noon" }
  | { readonly kind: "power"; readonly sign: boolean }
  | { readonly kind: "date"; readonly run: string }
  | { readonly kind: "elapsed"; readonly unit: "h" | "m" | "s" };

type Compare = "<" | "<=" | ">" | ">=" | "=" | "<>";

/** One of the parts between semicolons. */
export type FormatSection = {
  readonly tokens: readonly FormatToken[];
  readonly when?: { readonly compare: Compare; readonly than: string };
  readonly shows: "number" | "date" | "general" | "text";
};

/** Formats that a file names by number only, as a Vietnamese workplace shows them. @source ECMA-376 part 1, 18.8.30 */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '#,##0 "₫";-#,##0 "₫"',
  6: '#,##0 "₫";-#,##0 "₫"',
  7: '#,##0.00 "₫";-#,##0.00 "₫"',
  8: '#,##0.00 "₫";-#,##0.00 "₫"',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "dd/mm/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "dd/mm/yyyy h:mm",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
  41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
  42: '_-* #,##0 "₫"_-;-* #,##0 "₫"_-;_-* "-" "₫"_-;_-@_-',
  43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
  44: '_-* #,##0.00 "₫"_-;-* #,##0.00 "₫"_-;_-* "-"?? "₫"_-;_-@_-',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

/** The format code of a built-in number; General for numbers without a meaning of their own. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? "General";
}

const BRACKET = /^\[([^\]]*)\]/u;
const CONDITION = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/u;
const ELAPSED = /^(h+|m+|s+)$/iu;
const CURRENCY = /^\$([^-\]]*)/u;
const DATE_RUN = /^(y+|m+|d+|h+|s+)/iu;

/** What begins at `at`, and how long it is. A condition or a colour gives no token. */
function readToken(code: string, at: number): { length: number; token?: FormatToken; when?: FormatSection["when"] } {
  const rest = code.slice(at, at + 64);
  const mark = code[at] ?? "";
  const bracket = BRACKET.exec(rest);
  if (bracket) {
    const inside = bracket[1] ?? "";
    const length = bracket[0].length;
    const condition = CONDITION.exec(inside);
    // The pattern lists exactly the texts of Compare.
    if (condition) return { length, when: { compare: condition[1] as Compare, than: condition[2] ?? "0" } };
    // The pattern allows these three letters only.
    if (ELAPSED.test(inside))
      return { length, token: { kind: "elapsed", unit: inside.charAt(0).toLowerCase() as "h" | "m" | "s" } };
    const currency = CURRENCY.exec(inside)?.[1] ?? "";
    return currency === "" ? { length } : { length, token: { kind: "literal", text: currency } };
  }
  if (mark === '"') {
    const end = code.indexOf('"', at + 1);
    const stop = end < 0 ? code.length : end;
    return { length: stop + 1 - at, token: { kind: "literal", text: code.slice(at + 1, stop) } };
  }
  if (mark === "\\" || mark === "!") return { length: 2, token: { kind: "literal", text: code[at + 1] ?? "" } };
  if (mark === "_") return { length: 2, token: { kind: "literal", text: " " } };
  if (mark === "*") return { length: 2 };
  if (mark === "0" || mark === "#" || mark === "?") return { length: 1, token: { kind: "digit", mark } };
  if (mark === ".") return { length: 1, token: { kind: "point" } };
  if (mark === ",") return { length: 1, token: { kind: "comma" } };
  if (mark === "%") return { length: 1, token: { kind: "percent" } };
  if (mark === "/") return { length: 1, token: { kind: "slash" } };
  if (mark === "@") return { length: 1, token: { kind: "text" } };
  if (/^general/iu.test(rest)) return { length: 7, token: { kind: "general" } };
  if (/^E[+-]/u.test(rest)) return { length: 2, token: { kind: "power", sign: rest[1] === "+" } };
  const noon = /^(AM\/PM|A\/P)/iu.exec(rest);
  if (noon) return { length: noon[0].length, token: { kind: "noon" } };
  const run = DATE_RUN.exec(rest);
  if (run) return { length: run[0].length, token: { kind: "date", run: run[0].toLowerCase() } };
  return { length: 1, token: { kind: "literal", text: mark } };
}

function closeSection(tokens: readonly FormatToken[], when: FormatSection["when"]): FormatSection {
  const has = (kind: FormatToken["kind"]): boolean => tokens.some((token) => token.kind === kind);
  const shows =
    has("date") || has("elapsed")
      ? "date"
      : has("text")
        ? "text"
        : has("general") || (has("slash") && has("digit"))
          ? "general"
          : "number";
  return { tokens, shows, ...(when ? { when } : {}) };
}

/** The longest format a spreadsheet keeps; what comes after is left out. */
const MAX_LENGTH = 255;

/** The formats read before, of one workbook: kept longer, they would outlive the file they come from. */
export type KnownFormats = Map<string, readonly FormatSection[]>;

/**
 * The sections of a number format. A fraction ("# ?/?") is shown as General: its value as a decimal.
 *
 * @param known  is added to
 * @example readFormat("#,##0.0;(#,##0.0)") // two sections
 */
export function readFormat(code: string, known: KnownFormats = new Map()): readonly FormatSection[] {
  const before = known.get(code);
  if (before) return before;
  const sections: FormatSection[] = [];
  let tokens: FormatToken[] = [];
  let when: FormatSection["when"];
  for (let at = 0; at < Math.min(code.length, MAX_LENGTH); ) {
    if (code[at] === ";") {
      sections.push(closeSection(tokens, when));
      tokens = [];
      when = undefined;
      at += 1;
      continue;
    }
    const read = readToken(code, at);
    if (read.token) tokens.push(read.token);
    when ??= read.when;
    at += read.length;
  }
  sections.push(closeSection(tokens, when));
  known.set(code, sections);
  return sections;
}

/** Whether a number in this format reads as a date or a time of day. */
export function isDateFormat(code: string, known?: KnownFormats): boolean {
  return readFormat(code, known)[0]?.shows === "date";
}
