import { z } from "zod";
import { decimalText, placeRef } from "./figure.ts";
import { code, history, isoDate, noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";
import { PERIOD_EXAMPLE } from "./submission-example.ts";
import { named } from "./submission-part.ts";
import { totalHead, totalLine, totalStatus, totalWhere } from "./total.ts";

const cell = z
  .object({
    value: decimalText.nullable().describe("null: nêu là không có số liệu"),
    from: z.enum(["own", "total", "parts"]).describe("own: nơi ấy báo cáo; total: cộng từ cấp dưới; parts: tính từ các phần"),
    status: totalStatus.nullable().describe("Của số nơi ấy báo cáo, hoặc yếu nhất trong tổng; null: tính từ các phần"),
    places: z.int().describe("Số nơi ở cấp dưới cùng trong số này"),
    of: z.int().describe("Trên bao nhiêu nơi trong kỳ ấy"),
  })
  .nullable()
  .describe("null: chưa báo cáo");
export type PeriodCellJson = NonNullable<z.output<typeof cell>>;

const row = z.object({
  ...totalLine,
  computed: z.boolean().describe("Tỷ số tính từ các phần"),
  place: placeRef,
  hasBelow: z.boolean(),
  cells: z.array(cell).describe("Theo thứ tự của periods"),
  lives: z.array(z.boolean()).describe("Nơi ấy có trong kỳ không, theo thứ tự của periods"),
  sum: z
    .object({
      value: decimalText,
      parts: z.int().describe("Số kỳ đã có số liệu"),
      places: z.int().describe("Số nơi ở cấp dưới cùng có mặt trong mọi kỳ ấy, tính theo kỳ thiếu nhiều nhất"),
      of: z.int(),
    })
    .nullable()
    .describe("Cộng những kỳ có số liệu, với chỉ tiêu cộng được theo thời gian và các kỳ trong một năm"),
});
export type PeriodRowJson = z.output<typeof row>;

export const getTotalPeriods = route({
  path: PATHS.totalPeriods,
  tag: "value",
  action: "figure.read",
  summary: "Số liệu của một nơi qua các kỳ: chỉ tiêu × kỳ; hỏi riêng một chỉ tiêu thì nơi ấy và các nơi ngay dưới × kỳ",
  params: noParams,
  query: z.strictObject({
    ...totalWhere,
    indicator: code.optional().describe("Chỉ một chỉ tiêu: mỗi nơi một hàng"),
    knownAt: history.knownAt.describe("Như đã biết đến hết ngày này"),
  }),
  reply: z.object({
    ...totalHead,
    knownAt: isoDate.nullable(),
    by: z.enum(["indicators", "places"]).describe("Hàng là chỉ tiêu của nơi này, hay là nơi này và các nơi ngay dưới"),
    periods: z.array(z.object(named)).describe("Các kỳ cùng loại: trong năm của kỳ được hỏi; kỳ là năm thì các năm có số liệu"),
    sectors: z.array(z.object({ code: z.string(), name: z.string() })).describe("Của các hàng, theo thứ tự của chúng"),
    wide: z.boolean().describe("Quá nhiều ô nên chỉ có hàng của nơi này, hoặc không có hàng nào: hỏi theo từng lĩnh vực"),
    rows: z.array(row),
  }),
  problems: [...PLACE_PROBLEMS, "PLACE_OUT_OF_SCOPE", "PARAMETER_INVALID", "SECTOR_UNKNOWN", "INDICATOR_UNKNOWN"],
  example: {
    authority: "mau",
    place: DISTRICT_EXAMPLE,
    above: [],
    ...PERIOD_EXAMPLE,
    knownAt: null,
    by: "indicators",
    periods: [PERIOD_EXAMPLE],
    sectors: [{ code: "mau", name: "Mẫu" }],
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
        place: DISTRICT_EXAMPLE,
        hasBelow: true,
        cells: [{ value: "1234.5", from: "total", status: "reported", places: 1, of: 2 }],
        lives: [true],
        sum: { value: "1234.5", parts: 1, places: 1, of: 2 },
      },
    ],
  },
});
