import { z } from "zod";
import { noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";

export const listLetters = route({
  path: PATHS.letters,
  tag: "user",
  action: "user.manage",
  summary: "Thư chưa gửi được cho người dùng của cơ quan mình: đang chờ máy chủ thư, hoặc đã thôi thử",
  params: noParams,
  query: z.strictObject({}),
  reply: z.object({
    letters: z.array(
      z.object({
        to: z.string(),
        subject: z.string(),
        state: z.enum(["waiting", "failed"]).describe("waiting: sẽ thử lại; failed: đã thử cả ngày và thôi"),
        since: z.string(),
        tries: z.int().describe("Đã thử bao nhiêu lần"),
        lastError: z.string().nullable().describe("Máy chủ thư trả lời gì ở lần cuối"),
        nextTryAt: z.string().nullable(),
      }),
    ),
  }),
  problems: [],
  example: {
    letters: [
      {
        to: "binh@vidu.gov.vn",
        subject: "Đặt lại mật khẩu Kehoach",
        state: "waiting",
        since: "2030-06-01T01:00:00.000Z",
        tries: 3,
        lastError: "connect ECONNREFUSED 10.0.0.5:587",
        nextTryAt: "2030-06-01T01:08:00.000Z",
      },
    ],
  },
});
