import { describe, expect, test } from "vitest";
import { add, compare, decimal, divide, multiply, parseDecimal, roundTo, showDecimal, subtract, sum } from "./decimal.ts";
import { convert } from "./measure.ts";
import { parseMeasureText, showMeasureText } from "./measure-text.ts";
import { parseNumberText, showNumberText } from "./number-text.ts";
import { parseQuantityText, showQuantityText } from "./quantity-text.ts";
import type { Unit } from "./unit.ts";

const unit = (code: string, dimension: string, factor: string): Unit => ({
  code,
  name: code,
  dimension,
  factor: decimal(factor),
  whole: false,
});
const read = (text: string): string => {
  const outcome = parseNumberText(text);
  return outcome.ok
    ? showDecimal(outcome.value)
    : `${outcome.problems[0].code}${"at" in outcome.problems[0] ? `@${outcome.problems[0].at}` : ""}`;
};
const readQuantity = (text: string): string => {
  const outcome = parseQuantityText(text);
  if (outcome.ok) return `${showDecimal(outcome.value.value)} ${outcome.value.unitName}`.trim();
  return `${outcome.problems[0].code}${"at" in outcome.problems[0] ? `@${outcome.problems[0].at}` : ""}`;
};

describe("decimal", () => {
  test.each(["0", "1234.5", "-0.07", "1.50", "123456789012345678901234567890.1"])(
    "[N1] canonical text %s reads back as it was",
    (text) => {
      expect(showDecimal(decimal(text))).toBe(text);
    },
  );

  test.each(["1,5", "1.", ".5", "1e3", "", " 1", "--1"])("[N1] %j is not canonical", (text) => {
    expect(parseDecimal(text).ok).toBe(false);
    expect(() => decimal(text)).toThrow(RangeError);
  });

  test("[N2] sums, differences and products are exact", () => {
    expect(showDecimal(add(decimal("0.1"), decimal("0.2")))).toBe("0.3");
    expect(showDecimal(subtract(decimal("1"), decimal("0.9")))).toBe("0.1");
    expect(showDecimal(multiply(decimal("1.5"), decimal("-0.05")))).toBe("-0.075");
    expect(showDecimal(sum([decimal("44875.0"), decimal("3183.586")]))).toBe("48058.586");
  });

  test.each([
    ["2.5", 0, "3"],
    ["-2.5", 0, "-3"],
    ["2.449", 1, "2.4"],
    ["81.16", 1, "81.2"],
    ["1.5", 3, "1.500"],
  ])("[N3] %s at %i digits is %s: half-up by magnitude", (text, scale, expected) => {
    expect(showDecimal(roundTo(decimal(text), scale))).toBe(expected);
  });

  test("[N4] division names its scale; by zero there is no quotient", () => {
    const percent = divide(multiply(decimal("5345.97"), decimal("100")), decimal("5470"), 1);
    expect(percent && showDecimal(percent)).toBe("97.7");
    expect(divide(decimal("1"), decimal("0"), 2)).toBeUndefined();
  });

  test("[N2] numbers compare by value, whatever their scale", () => {
    expect(compare(decimal("1.50"), decimal("1.5"))).toBe(0);
    expect(compare(decimal("-1"), decimal("0.1"))).toBe(-1);
  });
});

describe("number text", () => {
  test.each([
    ["1.234,5", "1234.5"],
    ["5410", "5410"],
    ["344.040", "344040"],
    ["29,560", "29.560"],
    ["-333", "-333"],
    ["07", "7"],
    [" 28.491,00 ", "28491.00"],
  ])("[N5] %s is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["0.234,5", "NUMBER_BAD_GROUP@0"],
    ["12.34", "NUMBER_BAD_GROUP@3"],
    ["1234.567", "NUMBER_BAD_GROUP@0"],
    ["1,2,3", "NUMBER_UNEXPECTED@3"],
    ["97.5 %", "NUMBER_UNEXPECTED@4"],
    ["12a", "NUMBER_UNEXPECTED@2"],
    ["", "NUMBER_EMPTY"],
    ["1.234,", "NUMBER_UNEXPECTED@5"],
  ])("[N6] %j is refused at its character", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["1234.5", {}, "1.234,5"],
    ["7", { padTo2: true }, "07"],
    ["0", { padTo2: true }, "00"],
    ["7.5", { padTo2: true }, "7,5"],
    ["97.732", { decimals: 1 }, "97,7"],
    ["-0.04", { decimals: 1 }, "0,0"],
    ["100", {}, "100"],
  ])("[N7] %s with %j prints %s", (text, options, expected) => {
    expect(showNumberText(decimal(text), options)).toBe(expected);
  });
});

describe("measure", () => {
  const [kg, tonne, ha] = [unit("kg", "mass", "1"), unit("tonne", "mass", "1000"), unit("ha", "area", "10000")];

  test("[N8] an amount converts exactly within its dimension", () => {
    const outcome = convert(decimal("1721"), kg, tonne);
    expect(outcome.ok && showDecimal(outcome.value)).toBe("1.721");
  });

  test("[N8] across dimensions it is refused", () => {
    expect(convert(decimal("1"), kg, ha)).toEqual({ ok: false, problems: [{ code: "UNIT_MISMATCH", from: "kg", to: "ha" }] });
  });

  test("[N9] what has no finite decimal form is refused, never rounded", () => {
    expect(convert(decimal("1"), kg, unit("third", "mass", "3"))).toMatchObject({
      ok: false,
      problems: [{ code: "UNIT_INEXACT" }],
    });
  });
});

describe("quantity text", () => {
  test.each([
    ["3 tỷ 200 triệu", "3200000000"],
    ["1,5 tỷ", "1500000000.0"],
    ["5 tỉ 3 ngàn", "5000003000"],
    ["3 Tỷ 200 TRIỆU", "3200000000"],
    ["-1 triệu 500 nghìn", "-1500000"],
    ["948", "948"],
    ["-333", "-333"],
  ])("[N10] %s is %s", (text, expected) => {
    expect(readQuantity(text)).toBe(expected);
  });

  test.each([
    ["2 triệu rưỡi", "2500000"],
    ["3 tỷ rưỡi đồng", "3500000000 đồng"],
    ["2 rưỡi", "2.5"],
    ["1 tỷ 2 triệu rưỡi", "1002500000"],
  ])("[N10] rưỡi is half of the word before it: %s is %s", (text, expected) => {
    expect(readQuantity(text)).toBe(expected);
  });

  test.each([
    ["200 triệu 3 tỷ", "QUANTITY_ORDER@10"],
    ["3 tỷ 2.000 triệu", "QUANTITY_ORDER@5"],
    ["3 tỷ -200 triệu", "QUANTITY_ORDER@5"],
    ["3 tỷ tỷ", "QUANTITY_ORDER@5"],
    ["3 4", "QUANTITY_ORDER@2"],
    ["2 rưỡi rưỡi", "QUANTITY_ORDER@7"],
    ["2 triệu rưỡi 300 nghìn", "QUANTITY_ORDER@13"],
    ["3 tỷ 200", "QUANTITY_AMBIGUOUS@5"],
    ["tỷ", "QUANTITY_NO_NUMBER@0"],
    ["rưỡi", "QUANTITY_NO_NUMBER@0"],
    ["khoảng 3 tỷ", "QUANTITY_NO_NUMBER@0"],
    ["3 tỷ 12.34 triệu", "NUMBER_BAD_GROUP@8"],
    ["", "NUMBER_EMPTY"],
  ])("[N11] %j is refused: %s", (text, expected) => {
    expect(readQuantity(text)).toBe(expected);
  });

  test.each([
    ["3200000000", "đồng", "3 tỷ 200 triệu đồng"],
    ["12", "", "12"],
    ["-1500000", "", "-1 triệu 500 nghìn"],
    ["1000000005", "đồng", "1.000.000.005 đồng"],
    ["1500.5", "", "1.500,5"],
    ["2.51", "điểm %", "2,51 điểm %"],
    ["0", "", "0"],
  ])("[N11] %s of %j prints %s", (value, unitName, expected) => {
    expect(showQuantityText({ value: decimal(value), unitName })).toBe(expected);
  });

  test.each([
    ["2,51 điểm %", "2.51 điểm %"],
    ["97,5%", "97.5 %"],
    ["948   triệu  đồng", "948000000 đồng"],
    ["5 nghìn lượt  khách ", "5000 lượt khách"],
  ])("[N12] the words after the amount name its unit: %s is %s", (text, expected) => {
    expect(readQuantity(text)).toBe(expected);
  });
});

describe("measures as entered", () => {
  const named = (code: string, name: string, dimension: string, factor: string, whole = false): [string, Unit] => [
    code,
    { code, name, dimension, factor: decimal(factor), whole },
  ];
  const units = new Map([
    named("dong", "đồng", "money", "1"),
    named("million-dong", "triệu đồng", "money", "1000000"),
    named("person", "người", "person", "1", true),
    named("percent-point", "điểm %", "percent", "1"),
  ]);
  const person = units.get("person");
  const enter = (text: string): string => {
    const outcome = person && parseMeasureText(text, units, person);
    if (!outcome?.ok) return outcome?.problems[0].code ?? "";
    return `${showDecimal(outcome.value.value)} ${outcome.value.unit.code}`;
  };

  test.each([
    ["948 triệu đồng", "948 million-dong"],
    ["948,50 Triệu  đồng", "948.50 million-dong"],
    ["3 tỷ 200 triệu đồng", "3200000000 dong"],
    ["2,51 điểm %", "2.51 percent-point"],
    ["38", "38 person"],
    ["5 nghìn", "5000 person"],
    ["38 person", "38 person"],
    ["38 trâu", "UNIT_UNKNOWN"],
    ["12.34 triệu đồng", "NUMBER_BAD_GROUP"],
    ["người", "QUANTITY_NO_NUMBER"],
  ])("[N13] %s is %s", (text, expected) => {
    expect(enter(text)).toBe(expected);
  });

  test.each([
    ["2,5 người", "UNIT_WHOLE"],
    ["2,0 người", "2.0 person"],
    ["2,5 triệu đồng", "2.5 million-dong"],
  ])("[N14] a count has no fraction: %s is %s", (text, expected) => {
    expect(enter(text)).toBe(expected);
  });

  test("[N13] a measure prints with its unit", () => {
    const unit = units.get("million-dong");
    expect(unit && showMeasureText({ value: decimal("44875"), unit })).toBe("44.875 triệu đồng");
    expect(unit && showMeasureText({ value: decimal("3183.586"), unit }, 1)).toBe("3.183,6 triệu đồng");
  });
});
