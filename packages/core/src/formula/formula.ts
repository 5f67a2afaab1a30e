import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { type Token, tokenize } from "./token.ts";

/** A parsed formula. `at` is the index of the first character, so that a fault found later still points at it. */
export type Formula =
  | { readonly kind: "number"; readonly at: number; readonly value: Decimal }
  | { readonly kind: "reference"; readonly at: number; readonly name: string; readonly breakdown: string }
  | { readonly kind: "negation"; readonly at: number; readonly operand: Formula }
  | {
      readonly kind: "operation";
      readonly at: number;
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: "call"; readonly at: number; readonly name: FormulaFunction; readonly operands: readonly Formula[] };

/** The whole list; there are no others. `first` gives its first operand that is not missing. */
export const FORMULA_FUNCTIONS = {
  sum: [1, 50],
  min: [1, 50],
  max: [1, 50],
  abs: [1, 1],
  round: [2, 2],
  first: [1, 50],
} as const;

export type FormulaFunction = keyof typeof FORMULA_FUNCTIONS;

export const MAX_FORMULA_LENGTH = 2000;
export const MAX_FORMULA_DEPTH = 40;

export type FormulaProblem =
  | { readonly code: "FORMULA_EMPTY"; readonly at: number }
  | { readonly code: "FORMULA_TOO_LONG"; readonly at: number; readonly limit: number }
  | { readonly code: "FORMULA_TOO_DEEP"; readonly at: number; readonly limit: number }
  | { readonly code: "FORMULA_UNEXPECTED"; readonly at: number; readonly found: string }
  | { readonly code: "FORMULA_UNFINISHED"; readonly at: number; readonly expected: string }
  | { readonly code: "FORMULA_BAD_NUMBER"; readonly at: number; readonly found: string }
  | { readonly code: "FORMULA_UNKNOWN_FUNCTION"; readonly at: number; readonly found: string; readonly known: readonly string[] }
  | {
      readonly code: "FORMULA_OPERANDS";
      readonly at: number;
      readonly name: string;
      readonly least: number;
      readonly most: number;
      readonly found: number;
    };

class Refusal extends Error {
  readonly problem: FormulaProblem;
  constructor(problem: FormulaProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function isFunction(name: string): name is FormulaFunction {
  return Object.hasOwn(FORMULA_FUNCTIONS, name);
}

/** A cursor over tokens; each reader takes what it needs and leaves the rest. */
type Cursor = { readonly tokens: readonly Token[]; next: number; readonly end: number };

function peek(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.next];
}

function takeSymbol(cursor: Cursor, ...symbols: readonly string[]): Token | undefined {
  const token = peek(cursor);
  if (token?.kind !== "symbol" || !symbols.includes(token.text)) return undefined;
  cursor.next += 1;
  return token;
}

function refuseNext(cursor: Cursor, expected: string): never {
  const token = peek(cursor);
  throw new Refusal(
    token
      ? { code: "FORMULA_UNEXPECTED", at: token.at, found: token.text }
      : { code: "FORMULA_UNFINISHED", at: cursor.end, expected },
  );
}

function readSum(cursor: Cursor, depth: number): Formula {
  let left = readProduct(cursor, depth);
  for (let sign = takeSymbol(cursor, "+", "-"); sign; sign = takeSymbol(cursor, "+", "-")) {
    left = { kind: "operation", at: sign.at, operator: sign.text === "+" ? "+" : "-", left, right: readProduct(cursor, depth) };
  }
  return left;
}

function readProduct(cursor: Cursor, depth: number): Formula {
  let left = readUnary(cursor, depth);
  for (let sign = takeSymbol(cursor, "*", "/"); sign; sign = takeSymbol(cursor, "*", "/")) {
    left = { kind: "operation", at: sign.at, operator: sign.text === "*" ? "*" : "/", left, right: readUnary(cursor, depth) };
  }
  return left;
}

function readUnary(cursor: Cursor, depth: number): Formula {
  const token = peek(cursor);
  if (depth > MAX_FORMULA_DEPTH)
    throw new Refusal({ code: "FORMULA_TOO_DEEP", at: token?.at ?? cursor.end, limit: MAX_FORMULA_DEPTH });
  const minus = takeSymbol(cursor, "-");
  if (minus) return { kind: "negation", at: minus.at, operand: readUnary(cursor, depth + 1) };
  if (takeSymbol(cursor, "(")) {
    const inner = readSum(cursor, depth + 1);
    if (!takeSymbol(cursor, ")")) refuseNext(cursor, ")");
    return inner;
  }
  if (!token) return refuseNext(cursor, "number");
  cursor.next += 1;
  if (token.kind === "number") return { kind: "number", at: token.at, value: token.value };
  if (token.kind === "reference") return { kind: "reference", at: token.at, name: token.name, breakdown: token.breakdown };
  if (token.kind === "word") return readCall(cursor, token, depth);
  cursor.next -= 1;
  return refuseNext(cursor, "number");
}

function readCall(cursor: Cursor, token: Token & { readonly kind: "word" }, depth: number): Formula {
  const name = token.text;
  if (!isFunction(name))
    throw new Refusal({ code: "FORMULA_UNKNOWN_FUNCTION", at: token.at, found: name, known: Object.keys(FORMULA_FUNCTIONS) });
  if (!takeSymbol(cursor, "(")) refuseNext(cursor, "(");
  const operands = [readSum(cursor, depth + 1)];
  while (takeSymbol(cursor, ";")) operands.push(readSum(cursor, depth + 1));
  if (!takeSymbol(cursor, ")")) refuseNext(cursor, ")");
  const [least, most] = FORMULA_FUNCTIONS[name];
  if (operands.length < least || operands.length > most) {
    throw new Refusal({ code: "FORMULA_OPERANDS", at: token.at, name, least, most, found: operands.length });
  }
  return { kind: "call", at: token.at, name, operands };
}

/**
 * Reads a formula: numbers as Vietnamese papers print them ("1,5"), `[code]`, `[code|dim=item]` or `[tên chỉ tiêu]`,
 * + - * / and parentheses, and the functions of FORMULA_FUNCTIONS with ';' between operands.
 *
 * @problem every problem points at the character (`at`)
 * @rule    F1 F2 F3
 */
export function parseFormula(text: string): Outcome<Formula, FormulaProblem> {
  if (text.trim() === "") return refuse({ code: "FORMULA_EMPTY", at: 0 });
  if (text.length > MAX_FORMULA_LENGTH)
    return refuse({ code: "FORMULA_TOO_LONG", at: MAX_FORMULA_LENGTH, limit: MAX_FORMULA_LENGTH });
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const cursor: Cursor = { tokens: tokens.value, next: 0, end: text.length };
  try {
    const formula = readSum(cursor, 0);
    return cursor.next < cursor.tokens.length ? refuseNext(cursor, "operator") : accept(formula);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

export type FormulaReference = { readonly name: string; readonly breakdown: string; readonly at: number };

/** Every indicator a formula names, in order. */
export function findReferences(formula: Formula): readonly FormulaReference[] {
  switch (formula.kind) {
    case "number":
      return [];
    case "reference":
      return [{ name: formula.name, breakdown: formula.breakdown, at: formula.at }];
    case "negation":
      return findReferences(formula.operand);
    case "operation":
      return [...findReferences(formula.left), ...findReferences(formula.right)];
    case "call":
      return formula.operands.flatMap(findReferences);
  }
}

/**
 * Circles of things that need each other: each as the names in order, beginning and ending with the same one.
 *
 * @param needs  what each thing needs; what is not itself in the map needs nothing
 * @rule F6
 */
export function findCircles(needs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const state = new Map<string, "open" | "done">();
  const circles: string[][] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") {
      circles.push([...trail.slice(trail.indexOf(name)), name]);
      return;
    }
    state.set(name, "open");
    for (const needed of needs.get(name) ?? []) if (needs.has(needed)) visit(needed, [...trail, name]);
    state.set(name, "done");
  };
  for (const name of needs.keys()) visit(name, []);
  return circles;
}

/** Circles of formulas that need each other. @rule F6 */
export function checkCycles(formulas: ReadonlyMap<string, Formula>): readonly (readonly string[])[] {
  return findCircles(new Map([...formulas].map(([code, formula]) => [code, findReferences(formula).map(({ name }) => name)])));
}
