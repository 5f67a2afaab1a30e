import type { PeopleProblem } from "../access/people-problem.ts";
import { showDateVi } from "../period/date.ts";
import { roleNamesVi } from "./access-vi.ts";
import type { Sentences } from "./sentence.ts";

/** Days as officials say them: from a day to the end of another. */
function days(startsOn: string, endsOn: string | undefined): string {
  return endsOn === undefined
    ? `từ ngày ${showDateVi(startsOn)}`
    : `từ ngày ${showDateVi(startsOn)} đến trước ngày ${showDateVi(endsOn)}`;
}

/** Why something about users, appointments and delegations is not done. */
export const peopleSentencesVi = {
  APPOINT_ROLE: (p) =>
    `Không có vai trò "${p.role}". Các vai trò: ${Object.entries(roleNamesVi)
      .map(([code, name]) => `${code} (${name})`)
      .join(", ")}.`,
  APPOINT_PLACE_FAR: (p) =>
    `${p.place} nằm ngoài phần bạn quản trị, nên bạn không phân công ở đó được. Hãy chọn nơi khác, hoặc nhờ quản trị của cấp trên.`,
  APPOINT_ADMIN_WHOLE: () => "Chỉ quản trị của toàn cơ quan mới phân công được quản trị của toàn cơ quan.",
  APPOINT_ADMIN_SECTORS: () =>
    "Vai trò quản trị không giới hạn theo lĩnh vực được. Hãy bỏ trống phần lĩnh vực, hoặc chọn vai trò khác.",
  APPOINT_SECTOR: (p) =>
    `Không có lĩnh vực ${p.sectors.map((one) => `"${one}"`).join(", ")}. Hãy chọn trong danh mục lĩnh vực của cơ quan.`,
  APPOINT_DAYS: (p) =>
    `Ngày kết thúc (${showDateVi(p.endsOn)}) phải sau ngày bắt đầu (${showDateVi(p.startsOn)}). Hãy sửa lại một trong hai ngày.`,
  APPOINT_OVER: (p) =>
    `Phân công này đã hết hạn (ngày kết thúc ${showDateVi(p.endsOn)}, hôm nay là ${showDateVi(p.today)}). Hãy chọn ngày kết thúc sau hôm nay hoặc bỏ trống.`,
  APPOINT_TWICE: (p) =>
    `Người này đang có vai trò ${roleNamesVi[p.role]} ở ${p.place} từ ngày ${showDateVi(p.startsOn)}. Hãy kết thúc phân công ấy trước, hoặc chọn ngày không trùng.`,
  APPOINT_DISABLED: () => "Tài khoản của người này đang ngừng sử dụng. Hãy mở lại tài khoản rồi phân công.",
  END_PAST: (p) =>
    `Không kết thúc phân công lùi về ngày ${showDateVi(p.endsOn)} được, vì việc đã làm vẫn còn đó. Ngày sớm nhất là hôm nay, ${showDateVi(p.today)}.`,
  END_BEFORE_START: (p) => `Phân công này bắt đầu từ ngày ${showDateVi(p.startsOn)}; ngày kết thúc không được sớm hơn.`,
  END_LATER: (p) => `Phân công này đã kết thúc ngày ${showDateVi(p.endsOn)}. Muốn kéo dài, hãy phân công mới từ ngày ấy.`,
  LAST_ADMIN: (p) =>
    `Từ ngày ${showDateVi(p.from)} cơ quan sẽ không còn quản trị nào. Hãy phân công một quản trị khác của toàn cơ quan trước.`,
  DISABLE_SELF: () => "Bạn không tự ngừng tài khoản của mình được. Hãy nhờ một quản trị khác.",
  DISABLE_ALREADY: () => "Tài khoản này đã ngừng sử dụng từ trước.",
  DELEGATE_NOT_OWN: () =>
    "Chỉ ủy quyền được phân công của chính mình; phân công mà người khác ủy quyền cho mình thì không ủy quyền tiếp.",
  DELEGATE_ROLE: (p) =>
    `Vai trò ${roleNamesVi[p.role]} không ủy quyền được. Nếu cần người làm thay, hãy phân công thêm một ${roleNamesVi[p.role]} có thời hạn.`,
  DELEGATE_SELF: () => "Không ủy quyền cho chính người đang giữ phân công. Hãy chọn người khác.",
  DELEGATE_STRANGER: (p) =>
    `${p.borrower} chưa từng được phân công trong cơ quan này. Hãy nhờ quản trị phân công cho người ấy trước.`,
  DELEGATE_DISABLED: (p) => `Tài khoản của ${p.borrower} đang ngừng sử dụng. Hãy chọn người khác.`,
  DELEGATE_DAYS: (p) =>
    `Ngày kết thúc (${showDateVi(p.endsOn)}) phải sau ngày bắt đầu (${showDateVi(p.startsOn)}). Hãy sửa lại một trong hai ngày.`,
  DELEGATE_PAST: (p) =>
    `Thời gian ủy quyền đã qua (kết thúc ${showDateVi(p.endsOn)}, hôm nay là ${showDateVi(p.today)}). Hãy chọn ngày kết thúc sau hôm nay.`,
  DELEGATE_LONG: (p) =>
    `Chỉ ủy quyền tối đa một năm, ở đây là đến trước ngày ${showDateVi(p.latest)}. Nếu lâu hơn, hãy đề nghị quản trị bàn giao phân công.`,
  DELEGATE_NOTHING: (p) =>
    `Trong những ngày ấy phân công này không còn hoặc chưa có hiệu lực (hiệu lực ${days(p.startsOn, p.endsOn)}). Hãy chọn ngày nằm trong thời gian ấy.`,
  DELEGATE_TWICE: (p) =>
    `Phân công này đã ủy quyền cho ${p.borrower} ${days(p.startsOn, p.endsOn)}. Hãy thu hồi ủy quyền ấy trước, hoặc chọn ngày không trùng.`,
  HANDOVER_SELF: () => "Người nhận bàn giao phải là người khác. Hãy chọn lại người nhận.",
  HANDOVER_NONE: () => "Chưa chọn phân công nào để bàn giao. Hãy chọn ít nhất một.",
  HANDOVER_PAST: (p) => `Ngày bàn giao (${showDateVi(p.on)}) đã qua. Ngày sớm nhất là hôm nay, ${showDateVi(p.today)}.`,
  HANDOVER_NOT_HIS: () => "Có phân công được chọn không phải của người bàn giao. Hãy mở lại trang và chọn lại.",
  HANDOVER_OVER: (p) =>
    `Phân công ${roleNamesVi[p.role]} ở ${p.place} kết thúc ngày ${showDateVi(p.endsOn)}, không còn gì để bàn giao từ ngày đã chọn. Hãy bỏ chọn, hoặc chọn ngày sớm hơn.`,
  HANDOVER_FAR: (p) => `${p.place} nằm ngoài phần bạn quản trị, nên bạn không bàn giao phân công ở đó được.`,
  HANDOVER_TWICE: (p) =>
    `Người nhận đã có vai trò ${roleNamesVi[p.role]} ở ${p.place} trong thời gian ấy. Hãy bỏ chọn phân công này và chỉ kết thúc nó ở người bàn giao.`,
  HANDOVER_DISABLED: () => "Tài khoản của người nhận đang ngừng sử dụng. Hãy mở lại tài khoản hoặc chọn người khác.",
} as const satisfies Sentences<PeopleProblem>;
