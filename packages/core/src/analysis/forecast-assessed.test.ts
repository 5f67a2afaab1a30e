import { describe, expect, test } from "vitest";
import { DISTRICT, makeBook, makeIndicator, makeTarget, makeValue, YEAR } from "../../test/make.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { type Period, parsePeriod } from "../period/period.ts";
import { decimal, showDecimal } from "../quantity/decimal.ts";
import type { ValueVersion } from "../value/value.ts";
import { explainForecastEn, forecastLackSentencesEn } from "../words/forecast-en.ts";
import { explainForecastVi, forecastLackSentencesVi } from "../words/forecast-vi.ts";
import { toSentence } from "../words/sentence.ts";
import { assess } from "./assess.ts";
import type { Book } from "./book.ts";
import type { Moment } from "./fact.ts";
import { type ForecastLack, forecastAssessed, listForecastYears } from "./forecast-assessed.ts";

const at = (text: string): Period => {
  const read = parsePeriod(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

type Given = { readonly series?: ValueVersion["key"]["series"]; readonly places?: number; readonly knownAt?: string };

/** Figures of quarters, or months, of a year from the first on; undefined: nobody has said. */
function say(
  year: number,
  texts: readonly (string | undefined)[],
  { series = "own", places, knownAt }: Given = {},
): ValueVersion[] {
  return texts.flatMap((text, index) => {
    if (text === undefined) return [];
    const period = at(texts.length > 4 ? `${year}-M${String(index + 1).padStart(2, "0")}` : `${year}-Q${index + 1}`);
    const value = makeValue("crop.rice", text === "none" ? undefined : text, {
      period,
      key: { series },
      ...(knownAt ? { knownAt } : {}),
    });
    return [places === undefined ? value : { ...value, source: { total: { places } } }];
  });
}

function ask(
  values: readonly ValueVersion[],
  given: Partial<Indicator> & {
    readonly target?: string;
    readonly leaves?: number;
    readonly moment?: Moment;
    readonly units?: Book["units"];
    readonly odd?: Book["targets"][number];
  } = {},
) {
  const { target, leaves = 1, moment = {}, units, odd, ...rest } = given;
  const indicator = makeIndicator("crop.rice", { judgedBy: "own", unit: "kg", ...rest });
  const entered = { text: "", unit: "tonne", decimals: 1 };
  const book: Book = makeBook({
    indicators: [indicator],
    values,
    targets: odd ? [odd] : target === undefined ? [] : [makeTarget("crop.rice", target, { entered })],
    ...(units ? { units } : {}),
  });
  const cell = { indicator: "crop.rice", breakdown: [], place: DISTRICT, period: YEAR };
  const row = assess(book, indicator, cell, { mode: "final", ...moment });
  return forecastAssessed(book, indicator, row, { years: listForecastYears(YEAR), leavesOn: () => leaves, ...moment });
}

function show(...given: Parameters<typeof ask>): string {
  const { forecast, lack } = ask(...given);
  if (lack) return toSentence(forecastLackSentencesVi, lack);
  const { value, low, high, method, kind, from, years, parts, of, percent, verdict } = forecast;
  const range = low && high ? ` (${showDecimal(low)}..${showDecimal(high)})` : "";
  const held = percent ? ` ${showDecimal(percent)}% ${verdict}` : "";
  return `${showDecimal(value)}${range} ${method} ${years} ${parts}/${of} ${kind} ${from}${held}`;
}

const MONTHS_2022 = ["1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "5", "5"];
const [ONE, TWO] = [say(2022, ["10", "10", "60", "20"]), say(2021, ["20", "20", "30", "10"])];

describe("how the year of an indicator will end", () => {
  test.each<readonly [string, Parameters<typeof ask>, string]>([
    [
      "by quarters, as two years went",
      [[...say(2023, ["10", "10"]), ...ONE, ...TWO]],
      "70 (40..100) share 2 2/4 quarter judging",
    ],
    [
      "months are finer",
      [[...say(2023, ["2", "2", "2", ...Array<undefined>(9)]), ...say(2023, ["6"]), ...say(2022, MONTHS_2022), ...ONE]],
      "40 share 1 3/12 month judging",
    ],
    [
      "quarters of which an earlier year is told go before months of which none is",
      [[...say(2023, ["2", "2", "2", ...Array<undefined>(9)]), ...say(2023, ["6"]), ...ONE]],
      "60 share 1 1/4 quarter judging",
    ],
    [
      "of years longer ago than three nothing is asked",
      [[...say(2023, ["10"]), ...say(2019, ["1", "1", "1", "1"])]],
      "40 even 0 1/4 quarter judging",
    ],
    [
      "other series say nothing of it",
      [[...say(2023, ["10"]), ...say(2022, ["1", "1", "1", "1"], { series: "statistics" })]],
      "40 even 0 1/4 quarter judging",
    ],
    [
      "what was known on a day",
      [
        [...say(2023, ["10"], { knownAt: "2023-04-05" }), ...say(2023, [undefined, "50"], { knownAt: "2023-07-05" })],
        { moment: { knownAt: "2023-06-01" } },
      ],
      "40 even 0 1/4 quarter judging",
    ],
    [
      "a part that is missing between others",
      [say(2023, ["1", undefined, "3"])],
      "Chưa dự báo được: quý II/2023 chưa có số liệu hoặc chưa đủ các nơi. Bổ sung kỳ ấy thì có dự báo.",
    ],
    [
      "a declared absence is no zero",
      [say(2023, ["none", "1"])],
      "Chưa dự báo được: quý I/2023 chưa có số liệu hoặc chưa đủ các nơi. Bổ sung kỳ ấy thì có dự báo.",
    ],
    ["nobody has said anything", [ONE], "Chưa dự báo được: trong năm chưa có số liệu của tháng hay quý nào."],
    ["nothing reached yet", [say(2023, ["0", "0"])], "Chưa dự báo được: từ đầu năm chưa thực hiện được gì."],
    ["all parts are there", [say(2023, ["1", "1", "1", "1"])], "Đã có số cả năm, không cần dự báo."],
    [
      "what does not add up",
      [say(2023, ["1"]), { nature: "stock", additive: { places: true, time: false, dimensions: [] } }],
      "Không dự báo: chỉ tiêu này không cộng theo thời gian.",
    ],
  ])("[V40] %s", (_, given, expected) => {
    expect(show(...given)).toBe(expected);
  });

  test("[V40] a whole year that somebody reported is over; an estimate of it, or a part of its days, is not", () => {
    const year = (more: Partial<ValueVersion> & { readonly status?: "estimate" }): ValueVersion[] => {
      const { status = "reported", ...rest } = more;
      return [...say(2023, ["10"]), { ...makeValue("crop.rice", "9", { key: { series: "own", status } }), ...rest }];
    };
    expect(show(year({}))).toBe("Đã có số cả năm, không cần dự báo.");
    expect(show(year({ status: "estimate" }))).toMatch(/^40 even/u);
    expect(show(year({ dataAsOf: "2023-06-30" }))).toMatch(/^40 even/u);
    // A total of the year that lacks some places is no year either.
    expect(show(year({ source: { total: { places: 3 } } }), { leaves: 8 })).toMatch(/^40 even/u);
  });

  test("[V40] a month that is told up to some day is none, of this year and of one before", () => {
    const cut = (values: readonly ValueVersion[], dataAsOf: string) =>
      values.map((value, at) => (at === values.length - 1 ? { ...value, dataAsOf } : value));
    expect(show(cut(say(2023, ["10", "1"]), "2023-04-03"))).toBe("40 even 0 1/4 quarter judging");
    const whole = say(2022, ["10", "10", "60", "20"]);
    expect(show([...say(2023, ["10"]), ...whole])).toBe("100 share 1 1/4 quarter judging");
    expect(show([...say(2023, ["10"]), ...cut(whole, "2022-10-05")])).toBe("40 even 0 1/4 quarter judging");
  });

  test("[V40] a place that says nothing itself is told by the totals of those below, of all of them; one never fills in for the other", () => {
    const total = (year: number, texts: readonly (string | undefined)[], places = 8) =>
      say(year, texts, { series: "rolled-up", places });
    const before = total(2022, ["10", "10", "60", "20"]);
    expect(show([...total(2023, ["10", "10"]), ...before], { leaves: 8 })).toBe("100 share 1 2/4 quarter total");
    // The newest is still coming in, and the year before lacks one.
    const partly = [...total(2023, ["10", undefined]), ...total(2023, [undefined, "7"], 7)];
    expect(show([...partly, ...before], { leaves: 8 })).toBe("100 share 1 1/4 quarter total");
    expect(show([...partly, ...total(2022, ["10", "10", "60", "20"], 7)], { leaves: 8 })).toBe("40 even 0 1/4 quarter total");
    expect(show(total(2023, ["10"], 7), { leaves: 8 })).toMatch(/quý I\/2023 .* chưa đủ các nơi/u);
    expect(show([...say(2023, ["5"]), ...total(2023, ["10", "10"]), ...before], { leaves: 8 })).toBe(
      "20 even 0 1/4 quarter judging",
    );
    expect(show(total(2023, ["10"]), { leaves: 8, judgedBy: "rolled-up" })).toBe("40 even 0 1/4 quarter judging");
    expect(show(total(2023, ["10"]), { leaves: 8, judgedBy: "issued-report" })).toMatch(/chưa có số liệu của tháng/u);
  });

  test("[V41] it is told in the unit of plan and actual, in percent of the target, and judged as the year would be", () => {
    const now = [...say(2023, ["10000", "10000"]), ...say(2022, ["1", "1", "6", "1.99999"])];
    expect(show(now, { target: "80000" })).toBe("100.0 share 1 2/4 quarter judging 125.00% exceeded");
    expect(show(now, { target: "80000", direction: { kind: "at-most" } })).toMatch(/125.00% notMet$/u);
    expect(ask(now, { target: "0" }).forecast).toMatchObject({ verdict: "exceeded" });
    expect(ask(now, { target: "0" }).forecast?.percent).toBeUndefined();
    expect(ask(now).forecast?.verdict).toBeUndefined();
    // No finite number of lots of 150 kg is a hundred tonnes: it is rounded in that unit, never told in the other one.
    const units = new Map([
      ...makeBook().units,
      ["lot", { code: "lot", name: "lô", dimension: "mass", factor: decimal("150"), whole: false }],
    ]);
    const odd = makeTarget("crop.rice", "60000", { entered: { text: "", unit: "lot", decimals: 2 } });
    expect(ask(now, { units, odd }).forecast).toMatchObject({ value: decimal("666.67"), verdict: "exceeded" });
  });

  test("[V40] how it was made, and why there is none, is said in both languages", () => {
    const { forecast } = ask([...say(2023, ["10", "10"]), ...ONE, ...TWO]);
    if (!forecast) throw new Error("there is one");
    expect(explainForecastVi(forecast)).toBe("Theo nhịp 2 năm trước: sau 2/4 quý đã đạt bao nhiêu phần của cả năm.");
    expect(explainForecastEn(forecast)).toBe(
      "By the course of 2 earlier years: what had been reached after 2 of 4 quarters, of the whole year.",
    );
    expect(explainForecastVi({ ...forecast, method: "even", from: "total" })).toBe(
      "Tính đều theo 2/4 quý đã có; chưa có năm trước nào đủ số liệu để theo nhịp. Số từng quý là tổng của các nơi bên dưới.",
    );
    expect(toSentence<ForecastLack>(forecastLackSentencesEn, { code: "FORECAST_GAP", missing: at("2023-Q2") })).toContain(
      "no figure, or not of all places",
    );
  });
});
