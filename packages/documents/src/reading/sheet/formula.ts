import { type Decimal, parseDecimal } from "@kehoach/core/quantity/decimal";
import { type Area, type Place, parseAddress } from "./address.ts";

/** The functions whose meaning is the same in every spreadsheet. */
const FUNCTIONS = ["SUM", "ROUND", "ABS", "PRODUCT", "AVERAGE"] as const;
type FunctionName = (typeof FUNCTIONS)[number];

/** A formula that can be recomputed. `sheet` is undefined for the formula's own sheet. */
export type Formula =
  | { readonly kind: "constant"; readonly value: Decimal }
  | { readonly kind: "cell"; readonly sheet: string | undefined; readonly place: Place }
  | { readonly kind: "area"; readonly sheet: string | undefined; readonly area: Area }
  | { readonly kind: "negative" | "percent"; readonly of: Formula }
  | { readonly kind: "+" | "-" | "*" | "/"; readonly a: Formula; readonly b: Formula }
  | { readonly kind: "call"; readonly name: FunctionName; readonly parts: readonly Formula[] };

const MAX_LENGTH = 8_192;
const MAX_DEPTH = 64;
const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)(?![\p{L}\d_.])|('(?:[^']|'')*'!|[\p{L}_][\p{L}\d_.]*!)?(\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\p{L}\d_.(!])|([A-Za-z]+)(?=\()|([-+*/(),:%]))/uy;

type Token =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "place"; readonly sheet: string | undefined; readonly place: Place }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string };

/** The tokens of a formula; undefined when it holds anything else (texts, comparisons, names, whole columns). */
function readTokens(text: string): Token[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (!match) return undefined;
    const [, number, sheet, address, name, mark] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name.toUpperCase() });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else {
      const place = parseAddress(address ?? "");
      if (!place) return undefined;
      const bare = sheet?.slice(0, -1);
      const own = bare?.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
      tokens.push({ kind: "place", sheet: own, place });
    }
  }
  return tokens;
}

/** Reads tokens one by one; every reading gives undefined where the formula is not one of ours. */
class FormulaReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  readAll(): Formula | undefined {
    const whole = this.#sum();
    return whole && this.#at === this.#tokens.length ? whole : undefined;
  }

  #take(...marks: readonly string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "mark" || !marks.includes(token.text)) return undefined;
    this.#at += 1;
    return token.text;
  }

  #sum(): Formula | undefined {
    if (++this.#depth > MAX_DEPTH) return undefined;
    let left = this.#product();
    for (let mark = this.#take("+", "-"); left && mark; mark = this.#take("+", "-")) {
      const right = this.#product();
      left = right && { kind: mark === "+" ? "+" : "-", a: left, b: right };
    }
    this.#depth -= 1;
    return left;
  }

  #product(): Formula | undefined {
    let left = this.#signed();
    for (let mark = this.#take("*", "/"); left && mark; mark = this.#take("*", "/")) {
      const right = this.#signed();
      left = right && { kind: mark === "*" ? "*" : "/", a: left, b: right };
    }
    return left;
  }

  #signed(): Formula | undefined {
    let negative = false;
    for (let mark = this.#take("+", "-"); mark; mark = this.#take("+", "-")) if (mark === "-") negative = !negative;
    let value = this.#single();
    while (value && this.#take("%")) value = { kind: "percent", of: value };
    return value && negative ? { kind: "negative", of: value } : value;
  }

  #single(): Formula | undefined {
    if (this.#take("(")) {
      const inside = this.#sum();
      return this.#take(")") ? inside : undefined;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind === "number") {
      const read = parseDecimal(token.text.replace(/^\./u, "0.").replace(/\.$/u, ""));
      return read.ok ? { kind: "constant", value: read.value } : undefined;
    }
    if (token?.kind === "place") return { kind: "cell", sheet: token.sheet, place: token.place };
    return token?.kind === "name" ? this.#call(token.text) : undefined;
  }

  #call(text: string): Formula | undefined {
    const name = FUNCTIONS.find((known) => known === text);
    if (!name || !this.#take("(")) return undefined;
    const parts: Formula[] = [];
    do {
      const part = this.#area() ?? this.#sum();
      if (!part) return undefined;
      parts.push(part);
    } while (this.#take(","));
    if (!this.#take(")")) return undefined;
    const wanted = name === "ROUND" ? 2 : name === "ABS" ? 1 : undefined;
    return wanted === undefined || wanted === parts.length ? { kind: "call", name, parts } : undefined;
  }

  /** "A1:B7", only as a part of a function. */
  #area(): Formula | undefined {
    const [first, colon, last] = this.#tokens.slice(this.#at, this.#at + 3);
    if (first?.kind !== "place" || colon?.kind !== "mark" || colon.text !== ":" || last?.kind !== "place") return undefined;
    if (last.sheet !== undefined && last.sheet !== first.sheet) return undefined;
    this.#at += 3;
    const [a, b] = [first.place, last.place];
    const area: Area = {
      top: Math.min(a.row, b.row),
      left: Math.min(a.column, b.column),
      bottom: Math.max(a.row, b.row),
      right: Math.max(a.column, b.column),
    };
    return { kind: "area", sheet: first.sheet, area };
  }
}

/**
 * A formula of + - * / %, brackets, cells, areas and the functions above; undefined for any other.
 *
 * @rule    Q35
 * @example parseFormula("SUM(B2:B9)/'Biểu 1'!C3*100")
 */
export function parseFormula(text: string): Formula | undefined {
  const tokens = readTokens(text);
  return tokens && new FormulaReader(tokens).readAll();
}
