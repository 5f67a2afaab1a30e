import { z } from "zod";
import { decimalText, placeRef } from "./figure.ts";
import { authorityCode, code, history, isoDate, noParams, placeCode } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { COMMUNE_EXAMPLE, DISTRICT_EXAMPLE, OTHER_COMMUNE_EXAMPLE } from "./place-example.ts";
import { PLACE_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";
import { PERIOD_EXAMPLE } from "./submission-example.ts";
import { named, period } from "./submission-part.ts";

export const totalStatus = z.enum(["estimate", "reported", "preliminary", "official"]);

/** What a place says itself of a cell. */
const parts = z.int().describe("Số kỳ đã có số liệu trong các kỳ được cộng");
const own = z.object({
  value: decimalText.nullable().describe("null: nơi này nói không có số liệu"),
  status: totalStatus,
  parts,
});
/** What the places below it say together. */
const total = z.object({
  value: decimalText.nullable().describe("null: những nơi đã báo cáo đều nói không có số liệu"),
  places: z.int().describe("Số nơi ở cấp dưới cùng đã báo cáo"),
  parts,
  weakest: totalStatus.nullable().describe("Trạng thái yếu nhất trong tổng; null: tính từ tổng của các phần"),
});
const cell = z
  .object({
    value: decimalText.nullable(),
    parts,
    from: z
      .enum(["own", "total", "parts"])
      .describe("own: nơi ấy báo cáo; total: cộng từ cấp dưới của nó; parts: tính từ các phần"),
  })
  .nullable()
  .describe("null: chưa báo cáo");

/** The target of the year of a place, and how far what it has reached is on its way. */
const plan = z.object({
  target: decimalText.describe("Kế hoạch năm dùng để đánh giá"),
  due: decimalText.describe("Phần đến hạn khi hết kỳ: theo số ngày, kể cả ngày ấy"),
  reached: decimalText
    .nullable()
    .describe("Số đem so: tổng đủ mọi nơi, không thì số nơi này báo cáo; null: chưa đủ nơi hoặc chưa đủ kỳ"),
  percent: decimalText.nullable().describe("Đã đạt so với kế hoạch năm, %; null: số chưa đủ nơi hoặc chưa đủ kỳ"),
  isLimit: z.boolean().describe("Kế hoạch là mức không được vượt"),
  isOnCourse: z.boolean().nullable().describe("Kịp tiến độ hay chậm; null: chưa so được"),
});
export type TotalPlanJson = z.output<typeof plan>;

/** What a row is of. */
export const totalLine = {
  indicator: z.string(),
  name: z.string(),
  sector: z.string(),
  breakdown: z.string(),
  breakdownName: z.string(),
  unit: z.string(),
  decimals: z.int(),
} as const;

const row = z.object({
  ...totalLine,
  computed: z
    .boolean()
    .describe("Tỷ số tính từ số tổng của các phần: không nơi nào báo cáo, nên nêu theo số chữ số của chỉ tiêu"),
  parts: z.int().describe("Số kỳ được cộng ở dòng này: 1, hoặc số kỳ từ đầu năm nếu chỉ tiêu cộng được theo thời gian"),
  own: own.nullable(),
  total: total.nullable(),
  difference: decimalText.nullable().describe("Nơi này báo cáo trừ tổng từ dưới, khi đủ mọi nơi; null: không so được"),
  before: decimalText.nullable().describe("Tổng cùng kỳ năm trước; nơi không có tổng thì số nơi ấy báo cáo"),
  beforePlaces: z.int().nullable().describe("Số nơi ở cấp dưới cùng trong tổng cùng kỳ; null: không phải là tổng"),
  beforeParts: z.int().nullable().describe("Số kỳ đã có số liệu trong các kỳ cùng kỳ được cộng"),
  cells: z.array(cell).describe("Theo thứ tự của places; bỏ trống khi wide"),
  plan: plan
    .nullable()
    .describe(
      "Của nơi này; chỉ trong lũy kế từ đầu năm hoặc của cả năm, null: không có kế hoạch, hoặc chỉ tiêu không đến hạn dần",
    ),
  plans: z.array(plan.nullable()).describe("Của những nơi ngay dưới, theo thứ tự của places; bỏ trống khi không nơi nào có"),
  missing: z.array(z.string()).describe("Tên những nơi ngay dưới chưa báo cáo, nhiều nhất 20"),
  missingCount: z.int(),
});
export type TotalRowJson = z.output<typeof row>;

export const totalWhere = {
  authority: authorityCode.optional(),
  place: placeCode.optional().describe("Bỏ trống là địa bàn của cơ quan, hoặc nơi mình làm việc"),
  period: period.optional().describe("Bỏ trống là kỳ mới nhất có số liệu"),
  sector: code.optional(),
} as const;
/** The period itself, or from the start of its year to its end. */
export const SPANS = ["period", "cumulative"] as const;

export const totalHead = {
  authority: z.string(),
  place: placeRef,
  above: z.array(placeRef).describe("Những nơi ở trên, từ trên xuống, trong phạm vi người hỏi"),
  ...named,
} as const;

export const getTotals = route({
  path: PATHS.totals,
  tag: "value",
  action: "figure.read",
  summary:
    "Tổng từ dưới lên của một nơi: chỉ tiêu × các nơi ngay dưới, số nơi đã báo cáo, nơi còn thiếu, chênh với số nơi ấy tự báo cáo",
  params: noParams,
  query: z.strictObject({
    ...totalWhere,
    indicator: code.optional().describe("Chỉ một chỉ tiêu; các kỳ nêu ra khi ấy là những kỳ có số liệu của nó"),
    knownAt: history.knownAt.describe("Như đã biết đến hết ngày này: tính khi hỏi, từ những số đã có khi ấy"),
    span: z
      .enum(SPANS)
      .default("period")
      .describe("cumulative: lũy kế từ đầu năm, cho chỉ tiêu cộng được theo thời gian; chỉ tiêu khác là của kỳ cuối"),
  }),
  reply: z.object({
    ...totalHead,
    span: z.enum(SPANS),
    knownAt: isoDate.nullable().describe("Như đã biết đến hết ngày này; null: số hiện nay"),
    parts: z.int().describe("Số kỳ được cộng: 1, hoặc số kỳ từ đầu năm"),
    periods: z.array(z.object(named)).describe("Những kỳ có số liệu, mới nhất trước"),
    sectors: z.array(z.object({ code: z.string(), name: z.string(), rows: z.int() })),
    places: z.array(
      z.object({
        place: placeRef,
        leaves: z.int().describe("Số nơi ở cấp dưới cùng bên dưới nó, kể cả nó"),
        hasBelow: z.boolean(),
      }),
    ),
    expected: z.int().describe("Số nơi ở cấp dưới cùng bên dưới nơi này"),
    expectedBefore: z.int().describe("Số nơi ấy ở cùng kỳ năm trước"),
    wide: z.boolean().describe("Quá nhiều ô để nêu: hỏi theo từng lĩnh vực"),
    rows: z.array(row),
  }),
  problems: [...PLACE_PROBLEMS, "PLACE_OUT_OF_SCOPE", "PARAMETER_INVALID", "SECTOR_UNKNOWN", "INDICATOR_UNKNOWN"],
  example: {
    authority: "mau",
    place: DISTRICT_EXAMPLE,
    above: [],
    ...PERIOD_EXAMPLE,
    span: "period",
    knownAt: null,
    parts: 1,
    periods: [PERIOD_EXAMPLE],
    sectors: [{ code: "mau", name: "Mẫu", rows: 1 }],
    places: [
      { place: COMMUNE_EXAMPLE, leaves: 1, hasBelow: false },
      { place: OTHER_COMMUNE_EXAMPLE, leaves: 1, hasBelow: false },
    ],
    expected: 2,
    expectedBefore: 2,
    wide: false,
    rows: [
      {
        indicator: "mau.dien-tich",
        name: "Diện tích gieo trồng",
        sector: "mau",
        breakdown: "",
        breakdownName: "",
        unit: "ha",
        decimals: 1,
        computed: false,
        parts: 1,
        own: null,
        total: { value: "1234.5", places: 1, parts: 1, weakest: "reported" },
        difference: null,
        before: null,
        beforePlaces: null,
        beforeParts: null,
        cells: [{ value: "1234.5", parts: 1, from: "own" }, null],
        plan: null,
        plans: [],
        missing: ["xã Mẫu Hai"],
        missingCount: 1,
      },
    ],
  },
});

export const getUnapprovedTotals = route({
  path: PATHS.unapprovedTotals,
  tag: "value",
  action: "submission.read",
  summary: "Tổng từ dưới lên kể cả số đã gửi mà chưa duyệt: chỉ để xem trước, không dùng cho báo cáo",
  params: noParams,
  query: z.strictObject({ ...totalWhere, period }),
  reply: z.object({
    ...totalHead,
    waiting: z.int().describe("Số phiếu đã gửi chưa duyệt được tính thêm"),
    rows: z.array(z.object({ ...totalLine, sectorName: z.string(), total })),
  }),
  problems: [...PLACE_PROBLEMS, "PLACE_OUT_OF_SCOPE", "PARAMETER_INVALID", "SECTOR_UNKNOWN"],
  example: {
    authority: "mau",
    place: DISTRICT_EXAMPLE,
    above: [],
    ...PERIOD_EXAMPLE,
    waiting: 1,
    rows: [
      {
        indicator: "mau.dien-tich",
        name: "Diện tích gieo trồng",
        sector: "mau",
        sectorName: "Mẫu",
        breakdown: "",
        breakdownName: "",
        unit: "ha",
        decimals: 1,
        total: { value: "2345.5", places: 2, parts: 1, weakest: "reported" },
      },
    ],
  },
});
