import { z } from "zod";
import { noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";

const file = z.object({
  name: z.string(),
  bytes: z.int(),
  at: z.string().describe("Thời điểm của dữ liệu trong bản sao lưu, giờ UTC"),
  by: z
    .enum(["schedule", "person"])
    .nullable()
    .describe("schedule: theo lịch hằng ngày; person: do một người lập; null: tệp có ai đặt vào thư mục"),
});

export const listBackups = route({
  path: PATHS.backups,
  tag: "backup",
  action: "backup.read",
  summary: "Các bản sao lưu của hệ thống, lần thành công và lần hỏng gần nhất",
  params: noParams,
  query: z.strictObject({}),
  reply: z.object({
    folder: z.string(),
    keep: z.int().describe("Số bản hằng ngày được giữ lại"),
    dailyAt: z.string().nullable().describe("Giờ sao lưu hằng ngày ở Việt Nam; null là không đặt lịch"),
    runningSince: z.string().nullable().describe("Đang sao lưu từ lúc này"),
    lastSuccess: file.nullable(),
    lastFailure: z.object({ at: z.string(), detail: z.string() }).nullable(),
    overdue: z.boolean().describe("Có lịch hằng ngày mà hơn một ngày chưa có bản nào"),
    files: z.array(file).describe("Mới nhất trước"),
  }),
  problems: [],
  example: {
    folder: "/var/lib/kehoach/backups",
    keep: 7,
    dailyAt: "02:00",
    runningSince: null,
    lastSuccess: {
      name: "kehoach-2030-06-01T19-00-02Z.tar.zst",
      bytes: 1_234_567,
      at: "2030-06-01T19:00:02.000Z",
      by: "schedule",
    },
    lastFailure: null,
    overdue: false,
    files: [{ name: "kehoach-2030-06-01T19-00-02Z.tar.zst", bytes: 1_234_567, at: "2030-06-01T19:00:02.000Z", by: "schedule" }],
  },
});
