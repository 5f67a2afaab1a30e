import { useOwnWords } from "../data/language.tsx";
import type { Shape } from "../data/words-vi.ts";

const VI = {
  title: "Việc của tôi",
  lead: "Các biểu phải gửi của những nơi bạn được phân công, gần hạn nhất xếp trước.",
  groups: {
    returned: "Trả lại, chờ sửa",
    late: "Quá hạn",
    soon: "Sắp đến hạn",
    open: "Đang nhập",
    ahead: "Chưa đến ngày nhập",
    sent: "Đã gửi",
    closed: "Hết hạn nhận, chưa gửi",
  },
  count: (name: string, count: number) => `${name} (${count})`,
  form: "Biểu",
  place: "Nơi gửi",
  period: "Kỳ",
  deadline: "Hạn gửi",
  progress: "Đã nhập",
  state: "Trạng thái",
  open: "Mở phiếu",
  begin: "Nhập số",
  goOn: "Nhập tiếp",
  mend: "Sửa phiếu",
  returnedBy: (at: string, by: string) => `trả lại lúc ${at}, ${by}:`,
  reopenedBy: (at: string, by: string) => `mở lại lúc ${at}, ${by}:`,
  kept: "còn số chưa gửi trên máy này",
  look: "Xem phiếu",
  send: "Xem và gửi",
  nameOf: (action: string, form: string, place: string, period: string) => `${action}: ${form}, ${place}, ${period}`,
  allSent: "Không còn biểu nào phải gửi lúc này.",
  empty: "Chưa có biểu nào đến hạn ở nơi bạn được phân công.",
  emptyWhen: "Biểu hiện ra đây từ ngày nhập được của mỗi kỳ, không phải làm gì thêm.",
  emptyAsk:
    "Nếu nơi bạn phải báo cáo mà không thấy biểu, hãy hỏi người quản trị của cơ quan: phân công có đúng địa bàn không, và chế độ báo cáo đã được đặt chưa.",
  regimes: "Xem các chế độ báo cáo",
} as const;

const EN: Shape<typeof VI> = {
  title: "My work",
  lead: "Forms due from the places you are appointed for, nearest deadline first.",
  groups: {
    returned: "Returned, to be mended",
    late: "Overdue",
    soon: "Due soon",
    open: "Being entered",
    ahead: "Not open yet",
    sent: "Sent",
    closed: "No longer taken, not sent",
  },
  count: (name, count) => `${name} (${count})`,
  form: "Form",
  place: "From",
  period: "Period",
  deadline: "Deadline",
  progress: "Filled",
  state: "State",
  open: "Open",
  begin: "Enter figures",
  goOn: "Go on entering",
  mend: "Mend the form",
  returnedBy: (at, by) => `returned ${at}, ${by}:`,
  reopenedBy: (at, by) => `opened again ${at}, ${by}:`,
  kept: "figures on this machine not sent yet",
  look: "See the form",
  send: "See and send",
  nameOf: (action, form, place, period) => `${action}: ${form}, ${place}, ${period}`,
  allSent: "Nothing left to send now.",
  empty: "No form is due from the places you are appointed for.",
  emptyWhen: "Forms appear here from the first day they can be filled; there is nothing else to do.",
  emptyAsk:
    "If your place has to report and no form is here, ask the administrator: whether your appointment names the right place, and whether the reporting regime is set.",
  regimes: "See the reporting regimes",
};

export const WORK_WORDS = { vi: VI, en: EN } as const;
export type WorkWords = Shape<typeof VI>;

export function useWorkWords(): WorkWords {
  return useOwnWords<WorkWords>(WORK_WORDS);
}
