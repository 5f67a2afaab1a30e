import { z } from "zod";
import { act } from "./act.ts";
import { decimalText, placeRef } from "./figure.ts";
import { authorityCode, noParams } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { COMMUNE_EXAMPLE } from "./place-example.ts";
import { route } from "./route.ts";
import { people } from "./sheet-reply.ts";
import { ofRegime } from "./submission-part.ts";

const moment = z.iso.datetime({ precision: 6 }).describe("Một thời điểm như giao diện này trả về");

/** Forms of one regime and period to which the same was done. */
const forms = z.object({
  kind: z.enum(["approved", "corrected", "returned"]),
  ...ofRegime,
  places: z.array(placeRef),
  at: z.string().describe("Lần cuối trong số ấy"),
});
const plan = z.object({
  kind: z.literal("plan"),
  indicator: z.string(),
  name: z.string(),
  place: placeRef,
  period: z.string(),
  periodName: z.string(),
  unit: z.string(),
  before: decimalText.nullable(),
  after: decimalText.nullable(),
  at: z.string(),
});
const explained = z.object({
  kind: z.literal("explained"),
  explanation: z.string(),
  indicator: z.string(),
  name: z.string(),
  place: placeRef,
  by: z.string(),
  at: z.string(),
});
const change = z.discriminatedUnion("kind", [forms, plan, explained]);
export type BriefingChangeJson = z.output<typeof change>;

/** Rows one answer holds. */
export const MOST_CHANGES = 200;

export const getBriefingChanges = route({
  path: PATHS.briefingChanges,
  tag: "briefing",
  action: "briefing.read",
  summary:
    "Những gì mới từ lần xem trước của chính người hỏi: phiếu duyệt, đính chính, trả lại; kế hoạch điều chỉnh; giải trình đã trả lời",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    authority: z.string(),
    since: moment.describe("Mốc xem"),
    until: moment.describe("Lúc của điều mới nhất; gửi lại khi đã xem"),
    items: z.array(change).max(MOST_CHANGES).describe("Mới nhất trước"),
    more: z.boolean(),
    people,
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    authority: "mau",
    since: "2031-07-01T02:00:00.000000Z",
    until: "2031-07-02T02:00:00.000000Z",
    items: [
      {
        kind: "approved",
        regime: "thang",
        regimeName: "Báo cáo tháng",
        period: "2031-M06",
        periodName: "tháng 6/2031",
        places: [COMMUNE_EXAMPLE],
        at: "2031-07-02T01:00:00.000000Z",
      },
    ],
    more: false,
    people: {},
  },
});

export const openBriefing = act({
  ...ACT_PATHS.openBriefing,
  tag: "briefing",
  action: "briefing.read",
  summary: "Mở trang điều hành: sau hơn hai giờ kể từ lần mở trước là một lần xem mới",
  params: noParams,
  body: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({ since: moment }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { body: {}, reply: { since: "2031-07-01T02:00:00.000000Z" } },
});

export const seeBriefing = act({
  ...ACT_PATHS.seeBriefing,
  tag: "briefing",
  action: "briefing.read",
  summary: "Đã xem những gì mới đến một thời điểm",
  params: noParams,
  body: z.strictObject({ authority: authorityCode.optional(), until: moment }),
  reply: z.object({ since: moment }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { body: { until: "2031-07-02T02:00:00.000000Z" }, reply: { since: "2031-07-02T02:00:00.000000Z" } },
});
