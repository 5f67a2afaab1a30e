import { z } from "zod";
import {
  appointment,
  authority,
  delegation,
  exampleAppointment,
  exampleDelegation,
  fullAppointment,
  role,
  username,
} from "./appointment.ts";
import { page } from "./figure.ts";
import { noParams, paging, placeCode, query } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";

const state = z
  .enum(["active", "former", "disabled"])
  .describe("active: đang hoặc sẽ có phân công; former: không còn phân công nào; disabled: đã ngừng tài khoản");

const userFields = {
  username: z.string(),
  name: z.string(),
  email: z.string(),
  state,
  twoFactor: z.boolean(),
  lastSignIn: z.string().nullable().describe("Lần đăng nhập gần nhất; null là chưa từng"),
} as const;

const exampleUser = {
  username: "binh.tran",
  name: "Trần Thị Bình",
  email: "binh@vidu.gov.vn",
  state: "active",
  twoFactor: false,
  lastSignIn: "2030-06-01T01:00:00.000000Z",
} as const;

const { reason: _reason, givenBy: _by, recordedAt: _at, ...plain } = exampleAppointment;

export const listUsers = route({
  path: PATHS.users,
  tag: "user",
  action: "user.read",
  summary: "Người dùng của cơ quan trong phạm vi mình quản trị, theo tên",
  params: noParams,
  query: z.strictObject({
    authority,
    q: query.optional().describe("Một phần của tên, tên đăng nhập hoặc địa chỉ thư, không cần dấu"),
    place: placeCode.optional().describe("Chỉ người đang hoặc sẽ có phân công ở nơi này hoặc bên dưới nó"),
    role: role.optional(),
    state: state.optional(),
    ...paging,
  }),
  reply: page(
    z.object({ ...userFields, appointments: z.array(appointment).describe("Đang hoặc sẽ có hiệu lực, trong phạm vi mình") }),
  ),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "PLACE_UNKNOWN", "PLACE_OUT_OF_SCOPE", "PLACE_AMBIGUOUS"],
  example: { items: [{ ...exampleUser, appointments: [plain] }], total: 1, next: null },
});

export const getUser = route({
  path: PATHS.user,
  tag: "user",
  action: "user.read",
  summary: "Một người dùng: phân công trước nay, ủy quyền đã cho và đã nhận",
  params: z.strictObject({ username }),
  query: z.strictObject({ authority }),
  reply: z.object({
    mark: z.string().describe("Gửi lại khi sửa người dùng này"),
    manageable: z.boolean().describe("false: người ấy còn có vai trò ngoài phạm vi mình, nên không sửa tài khoản được"),
    user: z.object({ ...userFields, disabledAt: z.string().nullable(), createdAt: z.string() }),
    appointments: z.array(fullAppointment).describe("Mới nhất trước"),
    given: z.array(delegation),
    received: z.array(delegation),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "USER_UNKNOWN"],
  example: {
    mark: "41-6c1f6dbf4ae67d73ef2e45e9",
    manageable: true,
    user: { ...exampleUser, disabledAt: null, createdAt: "2029-12-28T02:00:00.000000Z" },
    appointments: [exampleAppointment],
    given: [exampleDelegation],
    received: [],
  },
});
