import { useOwnWords } from "../data/language.tsx";
import type { Shape } from "../data/words-vi.ts";

const VI = {
  title: "Tình hình gửi báo cáo",
  lead: "Mỗi chế độ báo cáo nói nơi nào gửi biểu nào, cho kỳ nào, đến khi nào.",
  forms: "Biểu mẫu và chế độ báo cáo",
  chase: "Đôn đốc: ai quá hạn, mức đúng hạn, tin nhắc và công văn",
  chaseShort: "Đôn đốc",
  empty: "Cơ quan chưa đặt chế độ báo cáo nào. Chế độ được lập cùng biểu mẫu, hoặc đặt trong gói cấu hình của cơ quan.",
  name: "Chế độ báo cáo",
  form: "Biểu mẫu",
  periods: "Kỳ báo cáo",
  kinds: {
    month: "hằng tháng",
    quarter: "hằng quý",
    half: "6 tháng",
    "nine-months": "9 tháng",
    year: "hằng năm",
  },
  reporters: "Nơi gửi",
  now: "Kỳ đang nhập, đến hạn",
  nowLine: (period: string, sent: number, of: number) => `${period}: ${sent}/${of} nơi đã gửi`,
  nowNone: "không có kỳ nào",
  deadline: "Hạn gửi",
  basis: "Căn cứ",
  back: "Các chế độ báo cáo",
  period: "Kỳ",
  caption: (regime: string, period: string) => `Tình hình gửi ${regime}, ${period}`,
  steps: (names: readonly string[]) => `Duyệt: ${names.join("; rồi ")}.`,
  matrix: "Ma trận duyệt",
  totals: "Tổng hợp kỳ này",
  counts: (c: { sent: number; approved: number; returned: number; of: number; late: number; open: number }) =>
    `${c.sent}/${c.of} nơi đã gửi${c.approved === 0 ? "" : `, ${c.approved} nơi đã duyệt xong`}${c.returned === 0 ? "" : `; ${c.returned} nơi bị trả lại chờ sửa`}${c.late === 0 ? "" : `; ${c.late} nơi quá hạn chưa gửi`}${c.open === 0 ? "" : `; ${c.open} nơi còn trong hạn`}.`,
  none: "Kỳ này không có nơi nào phải gửi trong phạm vi bạn xem được.",
  noPeriod: "Chế độ này chưa có kỳ nào phải gửi.",
  filter: "Xem",
  filters: { all: "Tất cả", waiting: "Chưa gửi", sent: "Đã gửi" },
  noneLeft: "Không có nơi nào trong nhóm này.",
  place: "Nơi gửi",
  state: "Trạng thái",
  untouched: "chưa nhập",
  sentAt: "Gửi lúc",
  sentBy: "Người gửi",
  filled: "Đã nhập",
  print: "In",
} as const;

const EN: Shape<typeof VI> = {
  title: "Who has sent",
  lead: "A reporting regime says who sends which form, for which periods, until when.",
  forms: "Forms and reporting regimes",
  chase: "Chasing: who is overdue, kept days, reminders and letters",
  chaseShort: "Chasing",
  empty: "No reporting regime is set. Regimes are made with their forms, or stand in the configuration pack of the authority.",
  name: "Regime",
  form: "Form",
  periods: "Periods",
  kinds: { month: "monthly", quarter: "quarterly", half: "half-yearly", "nine-months": "nine months", year: "yearly" },
  reporters: "Places",
  now: "Being entered or due",
  nowLine: (period, sent, of) => `${period}: ${sent} of ${of} places sent`,
  nowNone: "no period",
  deadline: "Deadline",
  basis: "Ordered by",
  back: "Reporting regimes",
  period: "Period",
  caption: (regime, period) => `Who has sent ${regime}, ${period}`,
  steps: (names) => `Approved by ${names.join("; then ")}.`,
  matrix: "Matrix of approval",
  totals: "Totals of this period",
  counts: (c) =>
    `${c.sent} of ${c.of} places have sent${c.approved === 0 ? "" : `, ${c.approved} are approved`}${c.returned === 0 ? "" : `; ${c.returned} returned`}${c.late === 0 ? "" : `; ${c.late} overdue`}${c.open === 0 ? "" : `; ${c.open} still in time`}.`,
  none: "No place that you may see has to send in this period.",
  noPeriod: "Nothing has been due under this regime yet.",
  filter: "Show",
  filters: { all: "All", waiting: "Not sent", sent: "Sent" },
  noneLeft: "No place in this group.",
  place: "Place",
  state: "State",
  untouched: "not begun",
  sentAt: "Sent at",
  sentBy: "Sent by",
  filled: "Filled",
  print: "Print",
};

const REGIME_WORDS = { vi: VI, en: EN } as const;
export type RegimeWords = Shape<typeof VI>;

export function useRegimeWords(): RegimeWords {
  return useOwnWords<RegimeWords>(REGIME_WORDS);
}
