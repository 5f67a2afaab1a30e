import { APPROVAL_STEPS } from "@kehoach/core/regime/regime";
import { z } from "zod";
import { placeRef } from "./figure.ts";
import { authorityCode, code, isoDate, noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { COMMUNE_EXAMPLE } from "./place-example.ts";
import { route } from "./route.ts";
import { DUE_EXAMPLE, FORM_EXAMPLE, PERIOD_EXAMPLE, REGIME_EXAMPLE } from "./submission-example.ts";
import { due, formRef, named, ofRegime, period, progress } from "./submission-part.ts";

const workItem = z.object({
  ...ofRegime,
  form: formRef,
  place: placeRef,
  ...due,
  left: z.int().describe("Số ngày làm việc còn lại đến hạn, kể cả ngày hạn; dưới 0: đã quá hạn từng ấy ngày làm việc"),
  ...progress,
  mayEnter: z.boolean(),
  maySend: z.boolean(),
});
export type WorkItemJson = z.output<typeof workItem>;

export const listWork = route({
  path: PATHS.work,
  tag: "submission",
  action: "form.send",
  summary: "Việc của tôi: các biểu đến hạn ở những nơi người hỏi nhập hoặc gửi số liệu",
  params: noParams,
  query: z.strictObject({
    authority: authorityCode.optional(),
    from: isoDate.optional().describe("Hạn gửi từ ngày này; bỏ trống là một tháng trước"),
    to: isoDate.optional().describe("Hạn gửi đến ngày này; bỏ trống là đến hạn kế tiếp của từng chế độ"),
  }),
  reply: z.object({ authority: z.string(), today: isoDate, items: z.array(workItem) }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "WORK_TOO_LONG"],
  example: {
    authority: "mau",
    today: "2031-06-20",
    items: [
      {
        ...REGIME_EXAMPLE,
        form: FORM_EXAMPLE,
        place: COMMUNE_EXAMPLE,
        ...DUE_EXAMPLE,
        left: 10,
        standing: "open",
        state: "draft",
        sentAt: null,
        sentBy: null,
        filled: 12,
        wanted: 30,
        mayEnter: true,
        maySend: true,
      },
    ],
  },
});

const regime = z.object({
  code: z.string(),
  name: z.string(),
  form: formRef,
  periods: z.enum(["month", "quarter", "half", "nine-months", "year"]),
  calendar: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  approval: z
    .array(z.enum(APPROVAL_STEPS))
    .describe(
      "Các bước duyệt theo thứ tự: own: người duyệt ở nơi gửi; sectors: phòng chuyên môn, theo lĩnh vực; whole: cơ quan, cả phiếu",
    ),
  basis: z.string().nullable().describe("Mã văn bản quy định"),
  reporters: z
    .int()
    .nullable()
    .describe(
      "Số nơi phải gửi ở kỳ gần nhất đã bắt đầu, chưa bắt đầu thì ở kỳ đầu, trong phạm vi người hỏi thấy; null: không có kỳ nào",
    ),
  now: z
    .array(z.object({ ...named, ...due, reporters: z.int(), sent: z.int() }))
    .describe("Các kỳ đang nhập hoặc đến hạn; hạn là hạn muộn nhất trong các nơi"),
});
export type RegimeJson = z.output<typeof regime>;

export const listRegimes = route({
  path: PATHS.regimes,
  tag: "submission",
  action: "submission.read",
  summary: "Các chế độ báo cáo của cơ quan: biểu mẫu, số nơi gửi, kỳ đang đến hạn",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({ authority: z.string(), today: isoDate, items: z.array(regime) }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    authority: "mau",
    today: "2031-06-20",
    items: [
      {
        code: "thang",
        name: "Báo cáo tháng",
        form: FORM_EXAMPLE,
        periods: "month",
        calendar: "solar",
        startsOn: "2031-01-01",
        endsOn: null,
        approval: ["sectors", "whole"],
        basis: null,
        reporters: 20,
        now: [
          {
            ...PERIOD_EXAMPLE,
            ...DUE_EXAMPLE,
            reporters: 20,
            sent: 3,
          },
        ],
      },
    ],
  },
});

const reporter = z.object({ place: placeRef, ...due, ...progress });
export type ReporterJson = z.output<typeof reporter>;

export const getRegimeStatus = route({
  path: PATHS.regimeStatus,
  tag: "submission",
  action: "submission.read",
  summary: "Một kỳ của một chế độ báo cáo: nơi nào đã gửi, chưa gửi, muộn",
  params: z.strictObject({ code }),
  query: z.strictObject({
    authority: authorityCode.optional(),
    period: period.optional().describe("Bỏ trống là kỳ gần nhất đang nhập hoặc đến hạn"),
  }),
  reply: z.object({
    authority: z.string(),
    today: isoDate,
    regime: regime.omit({ now: true, reporters: true }),
    ...named,
    periods: z.array(z.object(named)).describe("Các kỳ chọn được, mới nhất trước"),
    items: z.array(reporter),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "REGIME_UNKNOWN", "FORM_NOT_DUE", "PARAMETER_INVALID"],
  example: {
    authority: "mau",
    today: "2031-06-20",
    regime: {
      code: "thang",
      name: "Báo cáo tháng",
      form: FORM_EXAMPLE,
      periods: "month",
      calendar: "solar",
      startsOn: "2031-01-01",
      endsOn: null,
      approval: ["sectors", "whole"],
      basis: null,
    },
    ...PERIOD_EXAMPLE,
    periods: [PERIOD_EXAMPLE],
    items: [
      {
        place: COMMUNE_EXAMPLE,
        ...DUE_EXAMPLE,
        standing: "sent",
        state: "submitted",
        sentAt: "2031-06-19T02:00:00.000000Z",
        sentBy: "user:an.nguyen",
        filled: 30,
        wanted: 30,
      },
    ],
  },
});
