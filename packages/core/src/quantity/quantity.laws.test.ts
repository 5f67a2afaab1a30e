import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  type Decimal,
  decimal,
  equals,
  multiply,
  negate,
  parseDecimal,
  roundTo,
  showDecimal,
  subtract,
  sum,
} from "./decimal.ts";
import { convert } from "./measure.ts";
import { parseNumberText, showNumberText } from "./number-text.ts";
import { parseQuantityText, showQuantityText } from "./quantity-text.ts";

const decimals = fc.record({ units: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), scale: fc.integer({ min: 0, max: 6 }) });

test("[N1] show then parse gives the same, scale included", () => {
  fc.assert(
    fc.property(decimals, (value) => {
      expect(parseDecimal(showDecimal(value))).toEqual({ ok: true, value });
    }),
  );
});

test("[N5] Vietnamese text: show then parse gives the same, scale included", () => {
  fc.assert(
    fc.property(decimals, (value) => {
      expect(parseNumberText(showNumberText(value))).toEqual({ ok: true, value });
    }),
  );
});

test("[N5] [N6] a number reads the same alone as with blanks around it, or is refused both times", () => {
  const piece = fc.oneof(
    fc.constantFrom("-", ".", ",", "0", "00", "1.234", "12,5"),
    fc.integer({ min: 0, max: 9999 }).map(String),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      const [alone, within] = [parseNumberText(text), parseNumberText(` ${text} `)];
      expect(alone.ok).toBe(within.ok);
      if (alone.ok) expect(within).toEqual(alone);
    }),
    { numRuns: 2_000 },
  );
});

test("[N2] order and grouping of a sum do not matter", () => {
  fc.assert(
    fc.property(fc.array(decimals, { maxLength: 12 }), fc.nat(12), (values, cut) => {
      const whole = sum(values);
      expect(equals(sum([...values].reverse()), whole)).toBe(true);
      expect(equals(add(sum(values.slice(0, cut)), sum(values.slice(cut))), whole)).toBe(true);
    }),
  );
});

test("[N2] what is added and taken away leaves the same", () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(equals(subtract(add(a, b), b), a)).toBe(true);
    }),
  );
});

test("[N3] rounding moves a number by at most half of its last digit, alike on both sides of zero", () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, scale) => {
      const rounded = roundTo(value, scale);
      const gap = subtract(rounded, value);
      const twice = multiply(gap.units < 0n ? negate(gap) : gap, decimal("2"));
      expect(compare(twice, { units: 1n, scale })).not.toBe(1);
      expect(equals(roundTo(negate(value), scale), negate(rounded))).toBe(true);
    }),
  );
});

test("[N8] there and back is the same amount", () => {
  const factor = fc.constantFrom("1", "1000", "1000000", "0.5", "10000");
  fc.assert(
    fc.property(decimals, factor, factor, (value: Decimal, one, other) => {
      const [from, to] = [one, other].map((text, index) => ({
        code: `u${index}`,
        name: "",
        dimension: "d",
        factor: decimal(text),
        whole: false,
      }));
      if (!from || !to) return;
      const there = convert(value, from, to);
      const back = there.ok ? convert(there.value, to, from) : there;
      expect(back.ok && equals(back.value, value)).toBe(true);
    }),
  );
});

test("[N11] amounts in words read back as the same amount and unit", () => {
  const amounts = fc.oneof(
    decimals,
    fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map((thousands): Decimal => ({ units: thousands * 1000n, scale: 0 })),
  );
  fc.assert(
    fc.property(amounts, fc.constantFrom("", "đồng", "điểm %", "%", "lượt khách"), (value, unitName) => {
      const back = parseQuantityText(showQuantityText({ value, unitName }));
      expect(back.ok && back.value.unitName).toBe(unitName);
      expect(back.ok && equals(back.value.value, value)).toBe(true);
    }),
  );
});

test("[N10] no text, however odd, is anything but an amount or a refusal", () => {
  const words = fc.constantFrom("3", "-3", "1,5", "12.34", "200", "tỷ", "triệu", "nghìn", "rưỡi", "%", "đồng", "điểm", "-", ".");
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (list) => {
      const outcome = parseQuantityText(list.join(" "));
      if (outcome.ok) expect(parseQuantityText(showQuantityText(outcome.value)).ok).toBe(true);
      else expect(outcome.problems).toHaveLength(1);
    }),
  );
});
