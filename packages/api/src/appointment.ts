import { ROLES } from "@kehoach/core/access/actor";
import { z } from "zod";
import { authorityCode, code, isoDate, placeCode } from "./parameter.ts";

/** Texts a person types into a field of one or a few lines. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u);
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}]*$/u)
  .describe("Lý do, ví dụ số và ngày của quyết định");

export const role = z.enum(ROLES).describe("Vai trò");
export const username = z.string().min(1).max(60).describe("Tên đăng nhập");
/** Numbers of rows, as text: they are wider than a number of JSON. */
export const id = z.string().regex(/^\d{1,18}$/);
export const mark = z.string().min(1).max(200).describe("mark của lần đọc người dùng: ai khác đã sửa từ đó thì từ chối");
export const authority = authorityCode.optional();

/** What an appointment is made of; the days are half-open. */
export const appointmentFields = {
  role,
  place: placeCode,
  sectors: z.array(code).min(1).max(200).optional().describe("Mã các lĩnh vực được giao; bỏ trống là tất cả"),
  from: isoDate.describe("Ngày đầu tiên có hiệu lực"),
  to: isoDate.optional().describe("Ngày đầu tiên không còn hiệu lực; bỏ trống là không thời hạn"),
  reason: reason.optional(),
} as const;

export const person = z.object({ username: z.string(), name: z.string() });
export const placeName = z.object({ key: z.string(), name: z.string() });
const state = z.enum(["current", "coming", "past"]).describe("Hôm nay đang có, sẽ có, hay đã hết hiệu lực");

/** An appointment as lists show it. */
export const appointment = z.object({
  id: z.string(),
  role,
  place: placeName,
  sectors: z.array(z.string()).nullable().describe("null là mọi lĩnh vực"),
  from: z.string(),
  to: z.string().nullable().describe("Ngày đầu tiên không còn hiệu lực; null là không thời hạn"),
  state,
});

/** An appointment with how it came about. */
export const fullAppointment = appointment.extend({
  reason: z.string().nullable(),
  givenBy: z.string().describe("Người thực hiện, như trong nhật ký"),
  recordedAt: z.string(),
});

export const delegation = z.object({
  id: z.string(),
  appointment: z.string().describe("id của phân công được ủy quyền"),
  role,
  place: placeName,
  lender: person,
  borrower: person,
  from: z.string(),
  to: z.string(),
  state,
  reason: z.string(),
  givenBy: z.string(),
  recordedAt: z.string(),
  revokedAt: z.string().nullable(),
});

export const exampleAppointment = {
  id: "12",
  role: "officer",
  place: { key: "M01@2000-01-01", name: "xã Mẫu" },
  sectors: null,
  from: "2030-01-01",
  to: null,
  state: "current",
  reason: "Quyết định số 12/QĐ-UBND",
  givenBy: "user:an.nguyen",
  recordedAt: "2029-12-28T02:00:00.000000Z",
} as const;

export const exampleDelegation = {
  id: "5",
  appointment: "12",
  role: "officer",
  place: exampleAppointment.place,
  lender: { username: "binh.tran", name: "Trần Thị Bình" },
  borrower: { username: "chi.le", name: "Lê Văn Chi" },
  from: "2030-06-10",
  to: "2030-06-21",
  state: "coming",
  reason: "Đi học",
  givenBy: "user:binh.tran",
  recordedAt: "2030-06-05T02:00:00.000000Z",
  revokedAt: null,
} as const;
