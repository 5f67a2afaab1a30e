import { type Fraction, fraction, parsePlain, same } from "./fraction.ts";
import type { GoldLabel } from "./gold.ts";
import { type Located, locate } from "./locate.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";

/** How a number follows from others; a number is named by where it begins in the text. */
export type Formula =
  | { readonly op: "number"; readonly at: number }
  | { readonly op: "constant"; readonly value: Fraction }
  | { readonly op: "+" | "-" | "*" | "/"; readonly a: Formula; readonly b: Formula };

/**
 * A labelled relation of a text, in the words of the measures. `sum` says how surely its parts make the whole: all of them, some
 * ("trong đó"), or what came in against what went out. A list is its count against how many names follow.
 */
export type Relation = {
  readonly name: string;
  readonly stated: number;
  readonly formula: Formula | undefined;
  /** For a change: the formula if it rose and if it fell, and which the words say. */
  readonly change?: { readonly up: Formula; readonly down: Formula; readonly direction: "up" | "down" };
  readonly sum?: "all" | "some" | "flow";
  readonly exact?: Fraction;
  readonly listed?: number;
  /** Whether all of it stands in one sentence. */
  readonly near: boolean;
};

const at = (number: PrintedNumber): Formula => ({ op: "number", at: number.start });
const constant = (value: bigint): Formula => ({ op: "constant", value: fraction(value) });
const join = (op: "+" | "-" | "*" | "/", a: Formula, b: Formula): Formula => ({ op, a, b });
const percentOf = (a: Formula, b: Formula): Formula => join("/", join("*", constant(100n), a), b);

/** Every number a relation rests on, the stated one first. */
export function listPlaces(relation: Relation): readonly number[] {
  const found: number[] = [relation.stated];
  const visit = (formula: Formula): void => {
    if (formula.op === "number") found.push(formula.at);
    else if (formula.op !== "constant") {
      visit(formula.a);
      visit(formula.b);
    }
  };
  if (relation.formula) visit(relation.formula);
  return [...new Set(found)];
}

/** One number for each place of a label; no number serves twice. */
function chooseNumbers(located: Located): readonly (PrintedNumber | undefined)[] {
  const used = new Set<number>();
  const take = (numbers: readonly PrintedNumber[]): PrintedNumber | undefined => {
    const free = numbers.find((number) => !used.has(number.start));
    if (free) used.add(free.start);
    return free;
  };
  const stated = located.stated ? take(located.stated.numbers) : undefined;
  return [stated, ...located.operands.map(({ numbers }) => take(numbers))];
}

/** Reads "(349000/(210000/1.0745+139000/1.1753)-1)*100" over the numbers of the text that carry those values. */
function parseExpr(text: string, resolve: (token: string) => Formula): Formula {
  const tokens = text.match(/\d+(?:\.\d+)?|[-+*/()]/gu) ?? [];
  let next = 0;
  const atom = (): Formula => {
    const token = tokens[next++] ?? "0";
    if (token !== "(") return resolve(token);
    const inner = sum();
    next++;
    return inner;
  };
  const product = (): Formula => {
    let left = atom();
    for (let op = tokens[next]; op === "*" || op === "/"; op = tokens[next]) {
      next++;
      left = join(op, left, atom());
    }
    return left;
  };
  const sum = (): Formula => {
    let left = product();
    for (let op = tokens[next]; op === "+" || op === "-"; op = tokens[next]) {
      next++;
      left = join(op, left, product());
    }
    return left;
  };
  return sum();
}

function exprFormula(expr: string, text: string, located: Located): Formula {
  const numbers = listPrinted(text);
  return parseExpr(expr, (token) => {
    const value = parsePlain(token) ?? fraction(0n);
    for (const place of located.operands) {
      if (!same(place.value, value) && !token.startsWith("1.")) continue;
      const number = place.numbers[0];
      if (!number) continue;
      if (same(place.value, value)) {
        const isPercent = /^\s?%/u.test(text.slice(number.end, number.end + 2));
        const shrunk = isPercent && same(fraction(number.value.n, number.value.d * 100n), value);
        return shrunk ? join("/", at(number), constant(100n)) : at(number);
      }
      // A growth of 7,45 % stands in the formula as 1.0745.
      if (same(fraction(place.value.n, place.value.d * 100n), fraction(value.n - value.d, value.d)))
        return join("+", constant(1n), join("/", at(number), constant(100n)));
    }
    const printed = numbers.find((number) => same(number.value, value));
    return printed && !/^10*$/u.test(token) ? at(printed) : { op: "constant", value };
  });
}

function sumKind(text: string, total: PrintedNumber, parts: readonly PrintedNumber[]): "all" | "some" | "flow" {
  const first = Math.min(...parts.map(({ start }) => start));
  if (text.includes(" | ")) return "all";
  if (first < total.start) return "flow";
  const between = text.slice(total.end, first).toLowerCase();
  if (/trong đó|riêng|chủ yếu|phần lớn/u.test(between)) return "some";
  return /gồm|chia|cụ thể|:|\(|trong số/u.test(between) ? "all" : "flow";
}

/** The relation a label states, or undefined where its numbers can not all be placed. */
export function toRelation(text: string, label: GoldLabel): Relation | undefined {
  const located = locate(text, label);
  const [stated, ...numbers] = chooseNumbers(located);
  const ofRole = (role: string): PrintedNumber | undefined => numbers[located.operands.findIndex((place) => place.role === role)];
  const starts = [stated, ...numbers].flatMap((number) => (number ? [number.start] : []));
  const stretch = text.slice(Math.min(...starts), Math.max(...starts)).replace(/\([^()]*\)/gu, "");
  const near = !/[.!?]\s|\n/u.test(stretch);
  const name = `${label.doc} ${label.rule} ${label.stated}`;
  if (label.kind === "structure_100" && typeof label.operands["expr"] === "string") {
    const first = numbers[0];
    if (!first) return undefined;
    return {
      name,
      stated: first.start,
      formula: exprFormula(label.operands["expr"], text, located),
      exact: fraction(100n),
      near,
    };
  }
  if (!stated) return undefined;
  if (label.rule === "list_count") {
    const items = label.operands["items"];
    return typeof items === "string" || items === undefined
      ? undefined
      : { name, stated: stated.start, formula: undefined, listed: items.length, near };
  }
  if (label.rule === "pct_of_plan" || label.rule === "share_of_total") {
    const [a, b] = [ofRole("actual") ?? ofRole("part"), ofRole("plan") ?? ofRole("total")];
    return a && b ? { name, stated: stated.start, formula: percentOf(at(a), at(b)), near } : undefined;
  }
  if (label.rule === "sum_of_parts") {
    const wanted = label.operands["parts"];
    const parts = numbers.flatMap((number) => (number ? [number] : []));
    if (wanted === undefined || parts.length !== wanted.length || parts.length < 2) return undefined;
    const formula = parts.map(at).reduce((sum, part) => join("+", sum, part));
    return { name, stated: stated.start, formula, sum: sumKind(text, stated, parts), near };
  }
  if (label.rule === "growth") return changeRelation(name, label, stated, ofRole, near);
  const expr = label.operands["expr"];
  if (typeof expr !== "string" || label.kind === "text_vs_table") return undefined;
  return { name, stated: stated.start, formula: exprFormula(expr, text, located), near };
}

function changeRelation(
  name: string,
  label: GoldLabel,
  stated: PrintedNumber,
  ofRole: (role: string) => PrintedNumber | undefined,
  near: boolean,
): Relation | undefined {
  const [current, previous, delta] = [ofRole("current"), ofRole("previous"), ofRole("delta")];
  const down = label.stated.startsWith("-");
  let [up, fall]: readonly [Formula | undefined, Formula | undefined] = [undefined, undefined];
  if (current && previous && label.kind === "absolute_delta") {
    up = join("-", at(current), at(previous));
    fall = join("-", at(previous), at(current));
  } else if (current && previous) {
    up = percentOf(join("-", at(current), at(previous)), at(previous));
    fall = percentOf(join("-", at(previous), at(current)), at(previous));
  } else if (current && delta) {
    up = percentOf(at(delta), join("-", at(current), at(delta)));
    fall = percentOf(at(delta), join("+", at(current), at(delta)));
  }
  if (!up || !fall) return undefined;
  return {
    name,
    stated: stated.start,
    formula: down ? fall : up,
    change: { up, down: fall, direction: down ? "down" : "up" },
    near,
  };
}
