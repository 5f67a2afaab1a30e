import { z } from "zod";
import { decimalText, placeRef, verdict } from "./figure.ts";
import { authorityCode, history, mode, noParams, placeCode, year } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_YEAR_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";
import { scorecardExample, scorecardRow, verdictCounts } from "./scorecard.ts";

const moneyLine = z.object({
  indicator: z.string(),
  breakdown: z.string(),
  name: z.string(),
  unit: z.string(),
  target: decimalText.nullable(),
  actual: decimalText.nullable(),
  percent: decimalText.nullable(),
  verdict: verdict.nullable(),
  left: decimalText
    .nullable()
    .describe("Còn phải giải ngân, theo unit; null: nhóm không phải vốn cần giải ngân, hoặc thiếu một trong hai số"),
});

/** The first page: headline indicators, behind plan first; money; what is there and what does not add up. */
export const getOverview = route({
  path: PATHS.overview,
  tag: "overview",
  action: "figure.read",
  summary: "Tổng quan một năm: chỉ tiêu chủ yếu (chậm kế hoạch xếp trước), tiền, chỗ chưa khớp",
  params: noParams,
  query: z.strictObject({
    place: placeCode.optional(),
    year: year.optional(),
    mode,
    authority: authorityCode.optional(),
    ...history,
  }),
  reply: z.object({
    authority: z.object({ code: z.string(), name: z.string() }),
    place: placeRef,
    year: z.int(),
    mode: z.enum(["final", "interim"]),
    counts: verdictCounts,
    indicators: z.array(scorecardRow),
    money: z.array(
      z.object({
        group: z.string(),
        disburse: z.boolean().describe("Kế hoạch của nhóm là vốn phải giải ngân trong năm"),
        lines: z.array(moneyLine),
      }),
    ),
    errata: z.object({ total: z.int(), error: z.int(), rounding: z.int() }),
    reported: z
      .object({ headline: z.int(), withActual: z.int(), withTarget: z.int(), comparable: z.int(), statedOnly: z.int() })
      .describe("Trong các chỉ tiêu chủ yếu: có số thực hiện, có kế hoạch, so được, chỉ có lời đánh giá của văn bản"),
    holdings: z.object({
      sectors: z.int(),
      indicators: z.int(),
      values: z.int(),
      targets: z.int(),
      relations: z.int(),
      documents: z.int(),
    }),
  }),
  problems: PLACE_YEAR_PROBLEMS,
  example: {
    authority: { code: "mau", name: "ỦY BAN NHÂN DÂN HUYỆN MẪU" },
    place: DISTRICT_EXAMPLE,
    year: 2030,
    mode: "final",
    counts: { exceeded: 1, met: 0, notMet: 0, notAssessable: 0, noFigure: 0 },
    indicators: [{ ...scorecardExample, reasons: [...scorecardExample.reasons] }],
    money: [
      {
        group: "Ngân sách",
        disburse: true,
        lines: [
          {
            indicator: "mau.thu",
            breakdown: "",
            name: "Thu",
            unit: "triệu đồng",
            target: "10",
            actual: "9",
            percent: "90.00",
            verdict: "notMet",
            left: "1",
          },
        ],
      },
    ],
    errata: { total: 0, error: 0, rounding: 0 },
    reported: { headline: 1, withActual: 1, withTarget: 1, comparable: 1, statedOnly: 0 },
    holdings: { sectors: 1, indicators: 2, values: 2, targets: 2, relations: 0, documents: 1 },
  },
});
