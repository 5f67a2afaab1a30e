import type { Decimal } from "../../quantity/decimal.ts";
import type { Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";

/** What a header says of its column, over the names of others: "3=2/1", "(6)=(5)-(4)". */
type Tree =
  | { readonly op: "column"; readonly name: string }
  | { readonly op: "constant"; readonly value: Decimal }
  | { readonly op: "+" | "-" | "*" | "/"; readonly a: Tree; readonly b: Tree };

/** A formula a header prints: the columns it is of, by their names, and what it makes of their figures of one row. */
export type NamedFormula = {
  readonly names: readonly string[];
  readonly express: (figures: readonly Figure[]) => Expression;
};

const TOKEN = /\s*(\d+|[()+\-*/:x×%])/uy;
const ONE_NAME = /^\(?\s*(\d{1,2}|[A-ZĐ])\s*\)?/u;
/** The columns of a "3+…+7" are not spelled out; nobody needs more than these. */
const MOST_TERMS = 30;

/** "3=2/1" is called 3; "(3)" too. */
export function readColumnName(number: string): string {
  return ONE_NAME.exec(number)?.[1] ?? "";
}

function tokenize(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** Reads sums of products with brackets; undefined for anything else. */
function parse(tokens: readonly string[], known: ReadonlySet<string>): Tree | undefined {
  let at = 0;
  const OPS: Readonly<Record<string, "+" | "-" | "*" | "/">> = {
    "+": "+",
    "-": "-",
    "*": "*",
    x: "*",
    "×": "*",
    "/": "/",
    ":": "/",
  };
  const atom = (): Tree | undefined => {
    const token = tokens[at++];
    if (token === "(") {
      const inside = sum();
      return tokens[at++] === ")" ? inside : undefined;
    }
    if (token === undefined || !/^\d/u.test(token)) return undefined;
    if (tokens[at] === "%") at++;
    else if (known.has(token)) return { op: "column", name: token };
    return /^10*$/u.test(token) ? { op: "constant", value: { units: BigInt(token), scale: 0 } } : undefined;
  };
  const chain = (next: () => Tree | undefined, ops: string): Tree | undefined => {
    let left = next();
    for (let op = OPS[tokens[at] ?? ""]; left && op && ops.includes(op); op = OPS[tokens[at] ?? ""]) {
      at++;
      const right = next();
      left = right && { op, a: left, b: right };
    }
    return left;
  };
  const product = (): Tree | undefined => chain(atom, "*/");
  const sum = (): Tree | undefined => chain(product, "+-");
  const tree = sum();
  return at === tokens.length ? tree : undefined;
}

const isHundred = (tree: Tree): boolean => tree.op === "constant" && tree.value.units === 100n;

/** "2/1*100" and "2/1" are the same comparison. */
function withoutHundred(tree: Tree): Tree {
  if (tree.op === "*" && isHundred(tree.b)) return tree.a;
  if (tree.op === "*" && isHundred(tree.a)) return tree.b;
  // "2*100/1"
  if (tree.op === "/" && tree.a.op === "*" && isHundred(tree.a.b)) return { ...tree, a: tree.a.a };
  return tree;
}

function listNames(tree: Tree): readonly string[] {
  if (tree.op === "column") return [tree.name];
  return tree.op === "constant" ? [] : [...listNames(tree.a), ...listNames(tree.b)];
}

function sameTree(a: Tree, b: Tree): boolean {
  return listNames(a).join() === listNames(b).join() && a.op === b.op;
}

/** "(2-1)/1" and "2/1-100%": growth. */
function readGrowth(tree: Tree): { readonly a: Tree; readonly b: Tree } | undefined {
  const bare = withoutHundred(tree);
  if (bare.op === "/" && bare.a.op === "-" && sameTree(bare.a.b, bare.b)) return { a: bare.a.a, b: bare.b };
  const less = tree.op === "-" && tree.b.op === "constant" && (tree.b.value.units === 1n || isHundred(tree.b));
  if (!less || tree.op !== "-") return undefined;
  const ratio = withoutHundred(tree.a);
  return ratio.op === "/" ? { a: ratio.a, b: ratio.b } : undefined;
}

type Build = (figureOf: (name: string) => Figure | undefined) => Expression | undefined;

function toBuild(tree: Tree, isRate: boolean): Build {
  const both = (a: Tree, b: Tree, join: (a: Expression, b: Expression) => Expression): Build => {
    const [left, right] = [toBuild(a, false), toBuild(b, false)];
    return (figureOf) => {
      const [x, y] = [left(figureOf), right(figureOf)];
      return x && y && join(x, y);
    };
  };
  const growth = isRate ? readGrowth(tree) : undefined;
  if (growth) return both(growth.a, growth.b, (a, b) => ({ op: "growth", a, b }));
  const bare = isRate ? withoutHundred(tree) : tree;
  switch (bare.op) {
    case "column":
      return (figureOf) => {
        const figure = figureOf(bare.name);
        return figure && { op: "figure", figure };
      };
    case "constant":
      return () => ({ op: "constant", value: bare.value });
    case "+":
      return both(bare.a, bare.b, (a, b) => ({ op: "sum", terms: a.op === "sum" ? [...a.terms, b] : [a, b] }));
    case "-":
      return both(bare.a, bare.b, (a, b) => ({ op: "difference", a, b }));
    case "*":
      return both(bare.a, bare.b, (a, b) => ({ op: "product", a, b }));
    case "/":
      return both(bare.a, bare.b, (a, b) => ({ op: isRate ? "percent" : "quotient", a, b }));
  }
}

/**
 * The formula a column's number prints.
 *
 * @param number  "3=2/1", "(5)=(4)-(3)"
 * @param known   the names of the table's columns
 * @param isRate  the column is in per cent: a quotient is a percentage
 * @rule          Q291
 */
export function parseNamedFormula(number: string, known: ReadonlySet<string>, isRate: boolean): NamedFormula | undefined {
  // "(3=2/1)" is bracketed as a whole, "(3)=(2)/(1)" is not.
  const whole = /^\(([^()]*=.*)\)$/u.exec(number.trim())?.[1] ?? number;
  const formula = /^[^=]*=(.+)$/u.exec(whole)?.[1];
  const tokens = formula === undefined ? undefined : tokenize(formula.trim());
  const tree = tokens && parse(tokens, known);
  if (!tree || tree.op === "constant" || tree.op === "column") return undefined;
  const names = [...new Set(listNames(tree))];
  const isTwice = names.length < listNames(tree).length && !(isRate && readGrowth(tree));
  if (isTwice || names.length === 0 || names.length > MOST_TERMS) return undefined;
  const build = toBuild(tree, isRate);
  return {
    names,
    express: (figures) => build((name) => figures[names.indexOf(name)]) ?? { op: "sum", terms: [] },
  };
}
