import { z } from "zod";
import { act } from "./act.ts";
import { appointmentFields, authority, id, line, mark, reason, username } from "./appointment.ts";
import { isoDate, noParams } from "./parameter.ts";
import { ACT_PATHS } from "./paths.ts";
import type { ProblemCode } from "./problem.ts";

const ofUser = z.strictObject({ username });
const ofUserRow = z.strictObject({ username, id });
const marked = z.object({ mark: z.string().describe("mark mới của người dùng") });
const link = z.object({
  url: z.string().describe("Liên kết đặt mật khẩu, dùng một lần; chỉ hiện ở đây"),
  mailed: z.boolean().describe("Đã gửi cả vào địa chỉ thư của người ấy"),
});
const email = z.string().trim().min(3).max(254);

/** What any act on a user may refuse. */
const COMMON = [
  "AUTHORITY_UNKNOWN",
  "AUTHORITY_NEEDED",
  "USER_UNKNOWN",
  "USER_CHANGED",
  "USER_FAR",
] as const satisfies ProblemCode[];
const APPOINT = [
  "PLACE_UNKNOWN",
  "PLACE_AMBIGUOUS",
  "APPOINT_PLACE_FAR",
  "APPOINT_ADMIN_WHOLE",
  "APPOINT_ADMIN_SECTORS",
  "APPOINT_SECTOR",
  "APPOINT_DAYS",
  "APPOINT_OVER",
  "APPOINT_TWICE",
  "APPOINT_DISABLED",
] as const satisfies ProblemCode[];

const exampleMark = "41-6c1f6dbf4ae67d73ef2e45e9";
const exampleLink = { url: "https://kehoach.vidu.gov.vn/dat-lai-mat-khau?token=...", mailed: true } as const;
const exampleAppointment = { role: "officer", place: "M01@2000-01-01", sectors: ["crops"], from: "2030-01-01" } as const;

export const createUser = act({
  ...ACT_PATHS.createUser,
  tag: "user",
  action: "user.manage",
  summary: "Lập người dùng với phân công đầu tiên; hoặc phân công cho người đã có ở cơ quan khác",
  params: noParams,
  body: z.strictObject({
    authority,
    username: line,
    name: line,
    email,
    samePerson: z.boolean().optional().describe("true: đúng là người đã có với tên hoặc địa chỉ ấy; chỉ thêm phân công"),
    ...appointmentFields,
  }),
  reply: z.object({ username: z.string(), link: link.nullable().describe("null: người đã có từ trước"), mark: z.string() }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "USER_KNOWN", "USER_TWO", "USERNAME_INVALID", "EMAIL_INVALID", ...APPOINT],
  example: {
    body: { username: "binh.tran", name: "Trần Thị Bình", email: "binh@vidu.gov.vn", ...exampleAppointment, sectors: ["crops"] },
    reply: { username: "binh.tran", link: exampleLink, mark: exampleMark },
  },
});

export const changeUser = act({
  ...ACT_PATHS.changeUser,
  tag: "user",
  action: "user.manage",
  summary: "Sửa tên và địa chỉ thư của người dùng",
  params: ofUser,
  body: z.strictObject({ authority, mark, name: line, email }),
  reply: marked,
  problems: [...COMMON, "EMAIL_INVALID", "EMAIL_TAKEN"],
  example: { body: { mark: exampleMark, name: "Trần Thị Bình", email: "binh@vidu.gov.vn" }, reply: { mark: exampleMark } },
});

export const disableUser = act({
  ...ACT_PATHS.disableUser,
  tag: "user",
  action: "user.manage",
  summary: "Ngừng tài khoản: mọi phiên đăng nhập kết thúc ngay",
  params: ofUser,
  body: z.strictObject({ authority, mark, reason }),
  reply: marked,
  problems: [...COMMON, "DISABLE_SELF", "DISABLE_ALREADY", "LAST_ADMIN"],
  example: { body: { mark: exampleMark, reason: "Nghỉ hưu" }, reply: { mark: exampleMark } },
});

export const enableUser = act({
  ...ACT_PATHS.enableUser,
  tag: "user",
  action: "user.manage",
  summary: "Mở lại tài khoản đã ngừng",
  params: ofUser,
  body: z.strictObject({ authority, mark, reason }),
  reply: marked,
  problems: [...COMMON, "ENABLE_ALREADY"],
  example: { body: { mark: exampleMark, reason: "Trở lại công tác" }, reply: { mark: exampleMark } },
});

export const resetUser = act({
  ...ACT_PATHS.resetUser,
  tag: "user",
  action: "user.manage",
  summary: "Đặt lại mật khẩu: mật khẩu cũ và mọi phiên hết dùng được, có liên kết một lần để đặt mật khẩu mới",
  params: ofUser,
  body: z.strictObject({ authority, mark }),
  reply: marked.extend({ link }),
  problems: [...COMMON, "RESET_SELF"],
  example: { body: { mark: exampleMark }, reply: { mark: exampleMark, link: exampleLink } },
});

export const linkSubject = act({
  ...ACT_PATHS.linkSubject,
  tag: "user",
  action: "user.manage",
  summary: "Liên kết người dùng với định danh ở nhà cung cấp đăng nhập; null là bỏ liên kết",
  params: ofUser,
  body: z.strictObject({ authority, mark, subject: line.nullable() }),
  reply: marked,
  problems: [...COMMON, "OIDC_TAKEN"],
  example: { body: { mark: exampleMark, subject: "248289761001" }, reply: { mark: exampleMark } },
});

export const giveAppointment = act({
  ...ACT_PATHS.giveAppointment,
  tag: "user",
  action: "user.manage",
  summary: "Phân công thêm cho người dùng",
  params: ofUser,
  body: z.strictObject({ authority, mark, ...appointmentFields }),
  reply: marked.extend({ id: z.string() }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "USER_UNKNOWN", "USER_CHANGED", ...APPOINT],
  example: { body: { mark: exampleMark, ...exampleAppointment, sectors: ["crops"] }, reply: { id: "12", mark: exampleMark } },
});

export const endAppointment = act({
  ...ACT_PATHS.endAppointment,
  tag: "user",
  action: "user.manage",
  summary: "Kết thúc một phân công từ một ngày",
  params: ofUserRow,
  body: z.strictObject({
    authority,
    mark,
    on: isoDate.describe("Ngày đầu tiên không còn hiệu lực, từ hôm nay trở đi"),
    reason: reason.optional(),
  }),
  reply: marked,
  problems: [
    "AUTHORITY_UNKNOWN",
    "USER_UNKNOWN",
    "USER_CHANGED",
    "APPOINTMENT_ABSENT",
    "END_PAST",
    "END_BEFORE_START",
    "END_LATER",
    "LAST_ADMIN",
  ],
  example: { body: { mark: exampleMark, on: "2030-07-01" }, reply: { mark: exampleMark } },
});

export const lendFor = act({
  ...ACT_PATHS.lendFor,
  tag: "user",
  action: "user.manage",
  summary: "Ủy quyền thay cho người dùng vắng mặt",
  params: ofUser,
  body: z.strictObject({ authority, mark, appointment: id, borrower: username, from: isoDate, to: isoDate, reason }),
  reply: marked.extend({ id: z.string() }),
  problems: [
    "AUTHORITY_UNKNOWN",
    "USER_UNKNOWN",
    "USER_CHANGED",
    "APPOINTMENT_ABSENT",
    "DELEGATE_STRANGER",
    "DELEGATE_NOT_OWN",
    "DELEGATE_ROLE",
    "DELEGATE_SELF",
    "DELEGATE_DAYS",
    "DELEGATE_LONG",
    "DELEGATE_NOTHING",
    "DELEGATE_TWICE",
  ],
  example: {
    body: { mark: exampleMark, appointment: "12", borrower: "chi.le", from: "2030-06-10", to: "2030-06-21", reason: "Nghỉ ốm" },
    reply: { id: "5", mark: exampleMark },
  },
});

export const stopLendingFor = act({
  ...ACT_PATHS.stopLendingFor,
  tag: "user",
  action: "user.manage",
  summary: "Thu hồi thay một ủy quyền của người dùng",
  params: ofUserRow,
  body: z.strictObject({ authority, mark }),
  reply: marked,
  problems: ["AUTHORITY_UNKNOWN", "USER_UNKNOWN", "USER_CHANGED", "DELEGATION_ABSENT", "DELEGATION_OVER"],
  example: { body: { mark: exampleMark }, reply: { mark: exampleMark } },
});

export const handOver = act({
  ...ACT_PATHS.handOver,
  tag: "user",
  action: "user.manage",
  summary: "Bàn giao phân công của người dùng cho người khác từ một ngày",
  params: ofUser,
  body: z.strictObject({
    authority,
    mark,
    receiver: username,
    on: isoDate.describe("Ngày đầu tiên của người nhận, từ hôm nay trở đi"),
    appointments: z.array(id).min(1).max(100).describe("id các phân công được bàn giao"),
    reason: reason.optional(),
  }),
  reply: marked.extend({ ids: z.array(z.string()).describe("Phân công mới của người nhận") }),
  problems: [
    "AUTHORITY_UNKNOWN",
    "USER_UNKNOWN",
    "USER_CHANGED",
    "APPOINTMENT_ABSENT",
    "HANDOVER_SELF",
    "HANDOVER_PAST",
    "HANDOVER_OVER",
    "HANDOVER_FAR",
    "HANDOVER_TWICE",
    "HANDOVER_DISABLED",
    "LAST_ADMIN",
  ],
  example: {
    body: { mark: exampleMark, receiver: "chi.le", on: "2030-07-01", appointments: ["12"] },
    reply: { mark: exampleMark, ids: ["31"] },
  },
});
