import type { PeopleProblem } from "@kehoach/core/access/people-problem";
import { peopleSentencesVi } from "@kehoach/core/words/people-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { showMomentVi } from "./moment-text.ts";
import type { PEOPLE_STATUS, PeopleProblemFields } from "./people-problem.ts";
import type { Candidate } from "./problem.ts";

type Told = PeopleProblemFields & { readonly found?: string; readonly candidates?: readonly Candidate[] };
type Sentence = { readonly title: string; readonly detail: (problem: Told) => string };

function decided(title: string): Sentence {
  return {
    title,
    detail: ({ people }) => (people === undefined ? `${title}.` : toSentence<PeopleProblem>(peopleSentencesVi, people)),
  };
}

const appoint = decided("Chưa phân công được");
const end = decided("Chưa kết thúc phân công được");
const disable = decided("Chưa ngừng tài khoản được");
const delegate = decided("Chưa ủy quyền được");
const handover = decided("Chưa bàn giao được");

const ACTS: Readonly<Record<string, string>> = {
  "user.create": "lập người dùng",
  "user.change": "sửa tên hoặc địa chỉ thư",
  "user.disable": "ngừng tài khoản",
  "user.enable": "mở lại tài khoản",
  "user.reset": "đặt lại mật khẩu",
  "subject.link": "liên kết định danh",
  "subject.unlink": "bỏ liên kết định danh",
  "appointment.give": "phân công",
  "appointment.end": "kết thúc phân công",
  "delegation.give": "ủy quyền",
  "delegation.revoke": "thu hồi ủy quyền",
  "handover.make": "bàn giao",
};

const found = (problem: Told): string => (problem.found === undefined ? "" : ` "${problem.found}"`);
const who = ({ candidates = [] }: Told): string =>
  candidates.map(({ code, name }) => (name === "" ? code : `${name} (${code})`)).join("; ");

function changed({ changes = [] }: Told): string {
  const told = changes.map(
    ({ actor, act, at }) => `${actor.replace(/^user:/, "")} lúc ${showMomentVi(at)} (${ACTS[act] ?? act})`,
  );
  const by = told.length === 0 ? "" : ` bởi ${told.join("; ")}`;
  return `Người dùng này vừa được sửa${by}, sau khi bạn mở trang, nên chưa ghi gì. Hãy mở lại trang, xem nội dung mới rồi làm lại nếu vẫn cần.`;
}

/** Vietnamese sentences of the refusals of the administration of people. */
export const PEOPLE_PROBLEMS_VI = {
  APPOINT_ROLE: appoint,
  APPOINT_PLACE_FAR: appoint,
  APPOINT_ADMIN_WHOLE: appoint,
  APPOINT_ADMIN_SECTORS: appoint,
  APPOINT_SECTOR: appoint,
  APPOINT_DAYS: appoint,
  APPOINT_OVER: appoint,
  APPOINT_TWICE: appoint,
  APPOINT_DISABLED: appoint,
  END_PAST: end,
  END_BEFORE_START: end,
  END_LATER: end,
  LAST_ADMIN: decided("Cơ quan phải luôn có quản trị"),
  DISABLE_SELF: disable,
  DISABLE_ALREADY: disable,
  DELEGATE_NOT_OWN: delegate,
  DELEGATE_ROLE: delegate,
  DELEGATE_SELF: delegate,
  DELEGATE_STRANGER: delegate,
  DELEGATE_DISABLED: delegate,
  DELEGATE_DAYS: delegate,
  DELEGATE_PAST: delegate,
  DELEGATE_LONG: delegate,
  DELEGATE_NOTHING: delegate,
  DELEGATE_TWICE: delegate,
  HANDOVER_SELF: handover,
  HANDOVER_NONE: handover,
  HANDOVER_PAST: handover,
  HANDOVER_NOT_HIS: handover,
  HANDOVER_OVER: handover,
  HANDOVER_FAR: handover,
  HANDOVER_TWICE: handover,
  HANDOVER_DISABLED: handover,
  USER_CHANGED: { title: "Vừa có người khác sửa", detail: changed },
  USER_FAR: {
    title: "Ngoài phần bạn quản trị",
    detail: (p) =>
      `Người dùng${found(p)} còn có vai trò ở nơi bạn không quản trị, nên bạn không sửa, ngừng hoặc đặt lại mật khẩu của người ấy được. Hãy nhờ quản trị của cấp trên; bạn vẫn phân công hoặc kết thúc phân công ở nơi mình quản trị được.`,
  },
  USER_KNOWN: {
    title: "Đã có người dùng này",
    detail: (p) =>
      `Tên đăng nhập hoặc địa chỉ thư này đã thuộc người dùng ${who(p)}. Nếu là cùng một người, hãy xác nhận để chỉ thêm phân công; nếu là người khác, hãy chọn tên đăng nhập và địa chỉ thư khác.`,
  },
  USER_TWO: {
    title: "Tên đăng nhập và địa chỉ thư của hai người",
    detail: (p) =>
      `Tên đăng nhập và địa chỉ thư này thuộc hai người dùng khác nhau: ${who(p)}. Hãy sửa lại một trong hai cho đúng người.`,
  },
  RESET_SELF: {
    title: "Đây là tài khoản của bạn",
    detail: () => "Muốn đổi mật khẩu của chính mình, hãy vào trang “Tài khoản”.",
  },
  ENABLE_ALREADY: { title: "Tài khoản đang hoạt động", detail: () => "Tài khoản này đang hoạt động, không cần mở lại." },
  APPOINTMENT_ABSENT: {
    title: "Không có phân công này",
    detail: (p) =>
      `Không tìm thấy phân công${found(p)} của người dùng này trong phần bạn quản trị. Hãy mở lại trang rồi chọn lại.`,
  },
  DELEGATION_ABSENT: {
    title: "Không có ủy quyền này",
    detail: (p) => `Không tìm thấy ủy quyền${found(p)} của người dùng này. Hãy mở lại trang rồi chọn lại.`,
  },
  DELEGATION_OVER: { title: "Ủy quyền đã hết", detail: () => "Ủy quyền này đã thu hồi hoặc đã hết hạn từ trước." },
} as const satisfies Record<keyof typeof PEOPLE_STATUS, Sentence>;
