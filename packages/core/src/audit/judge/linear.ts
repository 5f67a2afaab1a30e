import type { Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { isBeyondBound, leastImprobable } from "./irwin-hall.ts";
import type { Printed } from "./printed.ts";
import {
  absolute,
  compareRationals,
  fromDecimal,
  HALF,
  integer,
  minus,
  NOTHING,
  negate,
  plus,
  type Rational,
  signOf,
  times,
} from "./rational.ts";

/** A sum of figures, each added or taken away, and a constant: what sums, differences and points are. */
export type Linear = {
  readonly terms: readonly { readonly figure: Figure; readonly sign: 1 | -1 }[];
  readonly constant: Rational;
};

/** The expression as a sum; undefined when it multiplies or divides. */
export function toLinear(expression: Expression, sign: 1 | -1 = 1): Linear | undefined {
  switch (expression.op) {
    case "figure":
      return { terms: [{ figure: expression.figure, sign }], constant: NOTHING };
    case "constant": {
      const value = fromDecimal(expression.value);
      return { terms: [], constant: sign === 1 ? value : negate(value) };
    }
    case "sum":
      return joinLinear(expression.terms.map((term) => toLinear(term, sign)));
    case "difference":
      return joinLinear([toLinear(expression.a, sign), toLinear(expression.b, sign === 1 ? -1 : 1)]);
    default:
      return undefined;
  }
}

function joinLinear(parts: readonly (Linear | undefined)[]): Linear | undefined {
  const terms: Linear["terms"][number][] = [];
  let constant = NOTHING;
  for (const part of parts) {
    if (!part) return undefined;
    terms.push(...part.terms);
    constant = plus(constant, part.constant);
  }
  return { terms, constant };
}

/** How a printed total stands to its printed parts. */
export type Footing = "equal" | "rounding" | { readonly improbable: number } | "apart";

/**
 * A total against its parts, all without hedges. `gap` = total − parts; every rounded part may hide half a last
 * place, and so may the total.
 *
 * @rule Q105 Q106 Q107
 */
export function judgeFooting(
  gap: Rational,
  total: { readonly ulp: Rational; readonly exact: boolean },
  parts: readonly Printed[],
): Footing {
  if (signOf(gap) === 0) return "equal";
  const rounded = parts.filter((part) => !part.exact);
  const size = absolute(gap);
  const halfTotal = total.exact ? NOTHING : times(total.ulp, HALF);
  const halves = times(sumOf(rounded.map((part) => part.ulp)), HALF);
  if (compareRationals(size, plus(halves, halfTotal)) > 0) return "apart";
  const first = rounded[0];
  // Nothing hidden in the parts: the total was rounded from them.
  if (!first) return "rounding";
  const even = [...rounded, ...(total.exact ? [] : [total])].every((one) => compareRationals(one.ulp, first.ulp) === 0);
  const rare = even
    ? compareRationals(size, times(integer(leastImprobable(rounded.length)), first.ulp)) >= 0
    : isBeyondBound(size, halfTotal, sumOf(rounded.map((part) => times(part.ulp, part.ulp))));
  return rare ? { improbable: rounded.length } : "rounding";
}

function sumOf(values: readonly Rational[]): Rational {
  return values.reduce(plus, NOTHING);
}

/** `total` − Σ parts, by the printed digits. */
export function gapOf(total: Rational, linear: Linear, read: (figure: Figure) => Printed): Rational {
  return linear.terms.reduce(
    (rest, { figure, sign }) => {
      const { value } = read(figure);
      return sign === 1 ? minus(rest, value) : plus(rest, value);
    },
    minus(total, linear.constant),
  );
}
