import { COMPLETENESS } from "@kehoach/core/regime/standing";
import { z } from "zod";
import { placeRef } from "./figure.ts";
import { authorityCode, code, isoDate, noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { OTHER_COMMUNE_EXAMPLE } from "./place-example.ts";
import { route } from "./route.ts";
import { people } from "./sheet-reply.ts";
import { FORM_EXAMPLE, REGIME_EXAMPLE } from "./submission-example.ts";
import { formRef, ofRegime, period } from "./submission-part.ts";

/** One form of one place that is not as it should be, or was not. */
const owed = z.object({
  place: placeRef,
  deadline: isoDate,
  days: z
    .int()
    .describe(
      "Số ngày làm việc còn lại sau hôm nay đến hết hạn; dưới 0: đã quá hạn từng ấy ngày; 0 khi chưa qua ngày làm việc nào",
    ),
  closed: z.boolean().describe("Hệ thống đã thôi nhận: chế độ không nhận sau hạn từng ấy ngày"),
  begun: z.boolean().describe("Đã có người nhập"),
});
export type OwedJson = z.output<typeof owed>;
const sentLate = z.object({ place: placeRef, sentAt: z.string(), days: z.int().describe("Số ngày làm việc muộn") });
const returned = z.object({ place: placeRef, reason: z.string(), at: z.string(), by: z.string() });

const group = z.object({
  ...ofRegime,
  form: formRef,
  deadline: isoDate.describe("Hạn muộn nhất trong các nơi"),
  old: z.boolean().describe("Đến hạn hơn một tháng trước, còn phiếu quá hạn hoặc bị trả lại"),
  reporters: z.int(),
  sent: z.int().describe("Đã gửi, kể cả muộn và đã duyệt"),
  approved: z.int(),
  overdue: z.array(owed).describe("Quá hạn chưa gửi, lâu nhất trước"),
  waiting: z.array(owed).describe("Chưa gửi, còn trong hạn"),
  returned: z.array(returned).describe("Bị trả lại hoặc mở lại, chưa gửi lại"),
  late: z.array(sentLate).describe("Đã gửi muộn"),
});
export type ChaseGroupJson = z.output<typeof group>;

const timeliness = z.object({
  place: placeRef,
  owed: z.int().describe("Số phiếu đã đến hạn"),
  onTime: z.int(),
  late: z.int(),
  missing: z.int().describe("Chưa gửi"),
});
export type TimelinessJson = z.output<typeof timeliness>;

export const getChase = route({
  path: PATHS.chase,
  tag: "submission",
  action: "submission.read",
  summary:
    "Tình hình gửi để đôn đốc: theo từng chế độ và kỳ đến hạn, ai quá hạn, ai chưa gửi, ai gửi muộn, phiếu bị trả lại; và mức đúng hạn của từng nơi",
  params: noParams,
  query: z.strictObject({
    authority: authorityCode.optional(),
    regime: code.optional(),
    period: period
      .optional()
      .describe("Chỉ kỳ này; bỏ trống là những kỳ đến hạn từ một tháng trước đến hai tuần tới, và những phiếu quá hạn chưa gửi"),
    months: z
      .string()
      .regex(/^(?:[1-9]|1\d|2[0-4])$/)
      .transform(Number)
      .default(12)
      .describe("Mức đúng hạn tính trong bao nhiêu tháng, 1 đến 24"),
  }),
  reply: z.object({
    authority: z.string(),
    name: z.string().describe("Tên cơ quan"),
    today: isoDate,
    demand: isoDate.describe("Ngày đề nghị gửi chậm nhất: hai ngày làm việc sau hôm nay"),
    groups: z.array(group),
    timeliness: z.array(timeliness).describe("Nơi có nhiều phiếu muộn và thiếu nhất trước"),
    from: isoDate.describe("Mức đúng hạn tính từ hạn này"),
    people,
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "REGIME_UNKNOWN", "PARAMETER_INVALID", "WORK_TOO_LONG"],
  example: {
    authority: "mau",
    name: "UBND HUYỆN MẪU",
    today: "2031-07-06",
    demand: "2031-07-08",
    groups: [
      {
        ...REGIME_EXAMPLE,
        form: FORM_EXAMPLE,
        deadline: "2031-07-04",
        old: false,
        reporters: 2,
        sent: 1,
        approved: 0,
        overdue: [
          {
            place: OTHER_COMMUNE_EXAMPLE,
            deadline: "2031-07-04",
            days: -1,
            closed: false,
            begun: true,
          },
        ],
        waiting: [],
        returned: [],
        late: [],
      },
    ],
    timeliness: [{ place: OTHER_COMMUNE_EXAMPLE, owed: 6, onTime: 4, late: 1, missing: 1 }],
    from: "2030-07-06",
    people: {},
  },
});

const standing = z
  .enum(COMPLETENESS)
  .describe(
    "in-time, late: đã gửi; approved: đã duyệt xong; returned: trả lại; waiting: chưa gửi, còn hạn; overdue: quá hạn chưa gửi",
  );

export const getCompleteness = route({
  path: PATHS.completeness,
  tag: "submission",
  action: "submission.read",
  summary:
    "Bảng gửi đủ: các nơi × các chế độ và kỳ đến hạn trong một tháng, phiếu nào đúng hạn, muộn, chưa gửi, bị trả lại, đã duyệt",
  params: noParams,
  query: z.strictObject({
    authority: authorityCode.optional(),
    month: z
      .string()
      .regex(/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/)
      .optional()
      .describe("Tháng có hạn gửi, năm-tháng; bỏ trống là tháng này"),
  }),
  reply: z.object({
    authority: z.string(),
    name: z.string().describe("Tên cơ quan"),
    today: isoDate,
    month: z.string(),
    groups: z.array(z.object({ ...ofRegime, form: formRef, deadline: isoDate })),
    rows: z.array(
      z.object({
        place: placeRef,
        cells: z.array(
          z
            .object({
              standing,
              days: z.int().describe("Quá hạn hoặc muộn từng ấy ngày làm việc; 0 khi không"),
              late: z.boolean().describe("Đã gửi muộn, kể cả khi đã duyệt hoặc bị trả lại"),
            })
            .nullable()
            .describe("Theo thứ tự của groups; null: nơi này không phải gửi"),
        ),
      }),
    ),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "WORK_TOO_LONG"],
  example: {
    authority: "mau",
    name: "UBND HUYỆN MẪU",
    today: "2031-07-06",
    month: "2031-07",
    groups: [
      {
        ...REGIME_EXAMPLE,
        form: FORM_EXAMPLE,
        deadline: "2031-07-04",
      },
    ],
    rows: [
      {
        place: OTHER_COMMUNE_EXAMPLE,
        cells: [{ standing: "overdue", days: 1, late: false }],
      },
    ],
  },
});
export type CompletenessJson = z.output<typeof getCompleteness.reply>;

/** The letter that chases what is overdue of one regime and period. */
export const chaseLetterQuery = z.strictObject({
  authority: authorityCode.optional(),
  regime: code.describe("Mã chế độ báo cáo"),
  period,
  by: isoDate.optional().describe("Ngày yêu cầu gửi chậm nhất, từ hôm nay; bỏ trống là hai ngày làm việc sau hôm nay"),
});
