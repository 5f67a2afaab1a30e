import { z } from "zod";
import { authorityCode, isoDate, noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { COMMUNE_EXAMPLE } from "./place-example.ts";
import { route } from "./route.ts";

const days = z.int().describe("Số ngày làm việc còn lại đến hạn; âm là đã quá");

/** What somebody has to do now: the same as the daily letter says. */
export const getDigest = route({
  path: PATHS.digest,
  tag: "submission",
  action: "submission.read",
  summary:
    "Việc chờ chính người hỏi, như thư nhắc việc hằng ngày: biểu cần gửi, phiếu chờ duyệt, giải trình cần trả lời hay xem xét",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    authority: z.string(),
    forms: z
      .array(
        z.object({
          sheet: z.object({ regime: z.string(), place: z.string(), period: z.string() }),
          regime: z.string().describe("Tên chế độ báo cáo"),
          place: z.string(),
          period: z.string(),
          deadline: isoDate,
          days,
          returned: z.boolean(),
        }),
      )
      .describe("Phiếu trả lại trước, rồi quá hạn lâu nhất, rồi sắp đến hạn nhất"),
    approvals: z.int().describe("Số phiếu chờ người hỏi duyệt"),
    explanations: z.array(
      z.object({
        id: z.string(),
        turn: z.enum(["answer", "judge"]).describe("answer: cần trả lời; judge: đã trả lời, chờ xem xét"),
        indicator: z.string(),
        place: z.string(),
        period: z.string(),
        due: z.object({ day: isoDate, days }).nullable(),
      }),
    ),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    authority: "mau",
    forms: [
      {
        sheet: { regime: "thang", place: COMMUNE_EXAMPLE.key, period: "2031-M06" },
        regime: "Báo cáo tháng",
        place: COMMUNE_EXAMPLE.name,
        period: "tháng 6/2031",
        deadline: "2031-07-04",
        days: 2,
        returned: false,
      },
    ],
    approvals: 0,
    explanations: [
      {
        id: "12",
        turn: "answer",
        indicator: "Diện tích mẫu",
        place: COMMUNE_EXAMPLE.name,
        period: "năm 2031",
        due: { day: "2031-07-04", days: 2 },
      },
    ],
  },
});
export type DigestJson = z.output<typeof getDigest.reply>;
