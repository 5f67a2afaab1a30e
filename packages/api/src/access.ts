import { ACTIONS } from "@kehoach/core/access/action";
import { z } from "zod";
import { act } from "./act.ts";
import {
  appointment,
  authority,
  delegation,
  exampleAppointment,
  exampleDelegation,
  fullAppointment,
  id,
  person,
  placeName,
  reason,
  role,
  username,
} from "./appointment.ts";
import { isoDate, noParams, query } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { route } from "./route.ts";

const grant = z.object({
  authority: z.string(),
  authorityName: z.string(),
  role,
  place: placeName,
  sectors: z.array(z.string()).nullable(),
  from: z.string(),
  to: z.string().nullable(),
  lentBy: z.string().nullable().describe("Tên người ủy quyền; null là phân công của chính mình"),
});

export const getMe = route({
  path: PATHS.me,
  tag: "access",
  action: "self.see",
  summary: "Mình là ai, có những vai trò nào, được làm gì; chưa đăng nhập cũng hỏi được",
  params: noParams,
  query: z.strictObject({}),
  reply: z.object({
    user: z.object({ username: z.string(), name: z.string(), email: z.string(), twoFactor: z.boolean() }).nullable(),
    grants: z.array(grant),
    may: z.array(z.enum(ACTIONS)).describe("Những việc được làm ở ít nhất một nơi; phạm vi cụ thể do từng địa chỉ giữ"),
    whole: z
      .array(z.object({ authority: z.string(), may: z.array(z.enum(ACTIONS)) }))
      .describe("Những việc được làm trên toàn bộ một cơ quan"),
    signIn: z.object({
      mail: z.boolean().describe("Máy chủ gửi được thư"),
      oidc: z.string().nullable().describe("Tên nhà cung cấp đăng nhập"),
    }),
  }),
  problems: [],
  example: {
    user: { username: "binh.tran", name: "Trần Thị Bình", email: "binh@vidu.gov.vn", twoFactor: false },
    grants: [
      {
        authority: "mau",
        authorityName: "ỦY BAN NHÂN DÂN HUYỆN MẪU",
        role: "officer",
        place: exampleAppointment.place,
        sectors: ["crops"],
        from: "2030-01-01",
        to: null,
        lentBy: null,
      },
    ],
    may: ["figure.read", "report.audit", "self.see", "self.use", "self.delegate"],
    whole: [],
    signIn: { mail: true, oidc: null },
  },
});

export const listDelegations = route({
  path: PATHS.delegations,
  tag: "access",
  action: "self.delegate",
  summary: "Phân công của mình, ủy quyền đã cho và đã nhận",
  params: noParams,
  query: z.strictObject({ authority }),
  reply: z.object({
    appointments: z.array(fullAppointment).describe("Đang hoặc sẽ có hiệu lực"),
    given: z.array(delegation),
    received: z.array(delegation),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { appointments: [exampleAppointment], given: [exampleDelegation], received: [] },
});

export const listColleagues = route({
  path: PATHS.colleagues,
  tag: "access",
  action: "self.delegate",
  summary: "Những người trong cơ quan có thể nhận ủy quyền, nhiều nhất 20 người",
  params: noParams,
  query: z.strictObject({ authority, q: query.optional().describe("Một phần của tên hoặc tên đăng nhập, không cần dấu") }),
  reply: z.object({
    items: z.array(person.extend({ appointments: z.array(appointment.pick({ role: true, place: true })) })),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    items: [{ username: "chi.le", name: "Lê Văn Chi", appointments: [{ role: "officer", place: exampleAppointment.place }] }],
  },
});

export const delegateOwn = act({
  ...ACT_PATHS.delegate,
  tag: "access",
  action: "self.delegate",
  summary: "Ủy quyền một phân công của mình cho người khác trong một thời gian",
  params: noParams,
  body: z.strictObject({
    authority,
    appointment: id,
    borrower: username,
    from: isoDate.describe("Ngày đầu tiên được ủy quyền"),
    to: isoDate.describe("Ngày đầu tiên không còn được ủy quyền; nhiều nhất một năm sau ngày đầu"),
    reason,
  }),
  reply: z.object({ id: z.string() }),
  problems: [
    "AUTHORITY_UNKNOWN",
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
    body: { appointment: "12", borrower: "chi.le", from: "2030-06-10", to: "2030-06-21", reason: "Đi học" },
    reply: { id: "5" },
  },
});

export const revokeOwn = act({
  ...ACT_PATHS.revokeDelegation,
  tag: "access",
  action: "self.delegate",
  summary: "Thu hồi một ủy quyền của mình",
  params: z.strictObject({ id }),
  body: z.strictObject({ authority }),
  reply: z.object({}),
  problems: ["AUTHORITY_UNKNOWN", "DELEGATION_ABSENT", "DELEGATION_OVER"],
  example: { body: {}, reply: {} },
});
