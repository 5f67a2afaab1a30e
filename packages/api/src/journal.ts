import { z } from "zod";
import { page } from "./figure.ts";
import { authorityCode, isoDate, noParams, paging, query } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";

const filters = {
  from: isoDate.optional().describe("Từ ngày này, giờ Việt Nam"),
  to: isoDate.optional().describe("Đến hết ngày này, giờ Việt Nam"),
  actor: query.optional().describe("Một phần tên người thực hiện"),
  act: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)*$/)
    .optional()
    .describe("Mã việc, hoặc phần đầu của mã: user là mọi việc về người dùng"),
  subject: query.optional().describe("Một phần của đối tượng"),
  authority: authorityCode.optional(),
} as const;

const row = z.object({
  id: z.string(),
  at: z.string().describe("Thời điểm ghi, giờ UTC, đến phần triệu giây"),
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  change: z.string().nullable().describe("Nội dung thay đổi, JSON theo dạng chuẩn; bỏ trống khi chỉ giữ mã băm"),
  digest: z.string().describe("SHA-256 của nội dung thay đổi"),
  seal: z
    .object({ position: z.int(), hash: z.string() })
    .nullable()
    .describe("Vị trí trong chuỗi và mã niêm; bỏ trống khi dòng vừa ghi, chưa niêm"),
});

export type JournalRowJson = z.output<typeof row>;

export const listJournal = route({
  path: PATHS.journal,
  tag: "journal",
  action: "journal.read",
  summary: "Nhật ký của cơ quan, mới nhất trước",
  params: noParams,
  query: z.strictObject({ ...filters, ...paging }),
  reply: page(row),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    items: [
      {
        id: "41",
        at: "2030-12-20T01:02:03.000004Z",
        actor: "user:an.nguyen",
        act: "user.create",
        subject: "binh.tran",
        change: '{"role":"officer","username":"binh.tran"}',
        digest: "6c1f6dbf4ae67d73ef2e45e9c6a8ec7f1d8ee3fb1f3f9bd5d3a7b8f8ad8f0f5e",
        seal: { position: 17, hash: "0f5e9bd5d3a7b8f8ad86c1f6dbf4ae67d73ef2e45e9c6a8ec7f1d8ee3fb1f3f9" },
      },
    ],
    total: null,
    next: null,
  },
});

/** What the file of the journal takes: the same filters, and no pages. */
export const journalFileQuery = z.strictObject(filters);

/** Rows a file of the journal may hold. */
export const MAX_JOURNAL_ROWS = 50_000;
