import type { Figure } from "../figure/figure.ts";
import type { FigureStatus } from "./description.ts";

/** What a figure is by its own words: an amount reached, planned or of before, a percentage, how much something changed. */
export type SlotKind = "actual" | "plan" | "previous" | "percent" | "change" | "whole";

/** Everything the words around a figure say of it, before any relation is known. */
export type Slots = {
  readonly figure: Figure;
  readonly kind: SlotKind;
  /** The words of its own clause that name it; "" when it has none. */
  readonly own: string;
  /** What its own words are said of: the thing it is a part of, its list's label, its section; "" when its own words suffice. */
  readonly context: string;
  /** What its passage says it is about ("Công tác bảo trợ xã hội: …"), "" when it does not. */
  readonly label: string;
  /** The nearest heading over it, in lower case; "" when there is none. */
  readonly topic: string;
  readonly status?: FigureStatus;
  readonly cumulative: boolean;
  readonly period?: string;
  readonly periodKey?: string;
  /** Printed in its own sentence or column, not taken from a heading. */
  readonly periodIsOwn?: boolean;
  readonly dataAsOf?: string;
  readonly place?: string;
  /** The figure whose subject it shares: the amount a percentage is of, the numerator over a whole, what a change changed. */
  readonly of?: Figure;
};

/** Its own words, with what they are said of when they tell too little. */
export function subjectOf({ own, context }: Slots): string {
  return context === "" || own.includes(context) ? own : own === "" ? context : `${own} ${context}`;
}
