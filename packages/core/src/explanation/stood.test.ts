import { expect, test } from "vitest";
import { decimal } from "../quantity/decimal.ts";
import { findStoodChange, type Stood } from "./stood.ts";

const fact = (value?: string) => ({ key: "k", knownAt: "2030-06-01", ...(value === undefined ? {} : { value: decimal(value) }) });
const stood = (figure?: ReturnType<typeof fact>, more: Partial<Stood> = {}): Stood => ({
  mode: "final",
  unit: "ha",
  verdict: "notMet",
  ...(figure ? { figure } : {}),
  ...more,
});
const NONE = { figure: false, plan: false, verdict: false };

test.each<[string, Stood, Stood, Partial<typeof NONE>]>([
  ["nothing", stood(fact("100")), stood(fact("100")), {}],
  ["the same in other digits", stood(fact("100")), stood(fact("100.00")), {}],
  ["another figure and verdict", stood(fact("100")), stood(fact("105"), { verdict: "met" }), { figure: true, verdict: true }],
  ["one where there was none", stood(), stood(fact("0")), { figure: true }],
  ["none where there was one", stood(fact("0")), stood(fact()), { figure: true }],
  ["none declared twice", stood(fact()), stood(fact()), {}],
  ["another plan", stood(undefined, { plan: fact("5") }), stood(undefined, { plan: fact("6") }), { plan: true }],
])("[Y107] changed since it was asked: %s", (_name, then, now, expected) => {
  expect(findStoodChange(then, now)).toEqual({ ...NONE, ...expected });
});
