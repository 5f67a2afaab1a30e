import { z } from "zod";
import { page, statedRelation, targetVersion, valueVersion } from "./figure.ts";
import { authorityCode, code, history, noParams, paging, placeCode, year } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { route } from "./route.ts";

const filters = {
  indicator: code.optional(),
  sector: code.optional(),
  place: placeCode.optional(),
  year: year.optional(),
  period: z.string().min(1).max(60).optional().describe("Kỳ: 2030, 2030-Q3, 2030-M09, @2030-10-01"),
  document: code.optional(),
  authority: authorityCode.optional(),
  ...paging,
} as const;
const problems = [
  "INDICATOR_UNKNOWN",
  "SECTOR_UNKNOWN",
  "DOCUMENT_UNKNOWN",
  "PLACE_UNKNOWN",
  "PLACE_OUT_OF_LIFE",
  "PLACE_AMBIGUOUS",
  "AUTHORITY_UNKNOWN",
  "AUTHORITY_NEEDED",
] as const;
const place = DISTRICT_EXAMPLE;
const paper = { document: "bao-cao-mau", title: "Báo cáo mẫu", line: 24, ref: null };
const common = {
  indicator: "mau.dien-tich",
  name: "Diện tích mẫu",
  breakdown: "",
  breakdownName: "",
  place,
  period: "2030",
  periodName: "năm 2030",
  unit: "ha",
  members: [],
  note: null,
  knownAt: "2030-12-31",
  recordedAt: null,
};

export const listValues = route({
  path: PATHS.values,
  tag: "figure",
  action: "figure.read",
  summary: "Số thực hiện: mọi phiên bản, lọc theo chỉ tiêu, địa bàn, kỳ, trạng thái, nguồn, thời điểm",
  params: noParams,
  query: z.strictObject({
    ...filters,
    status: z.enum(["estimate", "reported", "preliminary", "official"]).optional(),
    series: z.enum(["own", "rolled-up", "register", "statistics", "issued-report"]).optional(),
    ...history,
  }),
  reply: page(valueVersion),
  problems,
  example: {
    items: [
      {
        ...common,
        source: { ...paper, sheet: null },
        id: "value|mau.dien-tich||M01@2000-01-01|2030|reported|issued-report|",
        value: "102.5",
        entered: { text: "102,5", value: "102.5", unit: "ha", unitCode: "ha", decimals: 1 },
        status: "reported",
        series: "issued-report",
        round: null,
        qualifiers: [],
        dataAsOf: null,
      },
      {
        ...common,
        source: {
          document: null,
          title: "Phiếu Báo cáo năm, năm 2030, huyện Mẫu, lần gửi 2",
          line: null,
          ref: null,
          sheet: {
            regime: "bao-cao-nam",
            regimeName: "Báo cáo năm",
            place,
            period: "2030",
            periodName: "năm 2030",
            sending: 2,
            row: "mau.dien-tich",
            column: "thuc-hien",
          },
        },
        id: "value|mau.dien-tich||M01@2000-01-01|2030|reported|own|",
        value: "102.5",
        entered: { text: "102,5", value: "102.5", unit: "ha", unitCode: "ha", decimals: 1 },
        status: "reported",
        series: "own",
        round: null,
        qualifiers: [],
        dataAsOf: null,
      },
    ],
    total: null,
    next: null,
  },
});

export const listTargets = route({
  path: PATHS.targets,
  tag: "figure",
  action: "figure.read",
  summary: "Kế hoạch giao: mọi phiên bản, các cấp giao đứng cạnh nhau",
  params: noParams,
  query: z.strictObject({ ...filters, knownAt: history.knownAt }),
  reply: page(targetVersion),
  problems,
  example: {
    items: [
      {
        ...common,
        source: paper,
        id: "target|mau.dien-tich||M01@2000-01-01|2030|unstated",
        value: "100",
        entered: { text: "100", value: "100", unit: "ha", unitCode: "ha", decimals: 0 },
        assigner: "unstated",
        state: "assigned",
        qualifiers: [],
        document: null,
        effective: null,
        reason: null,
      },
    ],
    total: null,
    next: null,
  },
});

export const listRelations = route({
  path: PATHS.relations,
  tag: "figure",
  action: "figure.read",
  summary: "Điều văn bản in về số liệu (phần trăm, tổng, mức tăng giảm, lời đánh giá) và số tính lại",
  params: noParams,
  query: z.strictObject({
    ...filters,
    knownAt: history.knownAt,
    check: z.enum(["holds", "rounding", "fails", "unknown"]).optional(),
  }),
  reply: page(statedRelation),
  problems,
  example: {
    items: [
      {
        code: "mau.dien-tich.percent-of-plan",
        kind: "percent-of-plan",
        subject: {
          fact: "value",
          indicator: "mau.dien-tich",
          name: "Diện tích mẫu",
          breakdown: "",
          breakdownName: "",
          place,
          period: "2030",
        },
        operands: [],
        stated: "102.5",
        entered: { text: "102,5", value: "102.5", unit: "%", unitCode: "percent", decimals: 1 },
        verdict: null,
        of: null,
        base: null,
        place,
        period: "2030",
        note: null,
        source: paper,
        knownAt: "2030-12-31",
        computed: "102.5",
        check: "holds",
        reason: "",
        erratum: null,
      },
    ],
    total: 1,
    next: null,
  },
});
