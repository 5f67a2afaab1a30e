import { REMINDER_EN } from "@kehoach/core/words/remind-en";
import { REMINDER_VI } from "@kehoach/core/words/remind-vi";
import { useOwnWords } from "./language.tsx";
import type { Shape } from "./words-vi.ts";

const VI = {
  title: "Việc chờ bạn hôm nay",
  say: REMINDER_VI,
  counts: {
    returned: (count: number) => `${count} phiếu bị trả lại`,
    overdue: (count: number) => `${count} biểu quá hạn`,
    soon: (count: number) => `${count} biểu sắp đến hạn`,
    approvals: (count: number) => `${count} phiếu chờ duyệt`,
    answers: (count: number) => `${count} giải trình cần trả lời`,
    judgements: (count: number) => `${count} giải trình chờ xem xét`,
  },
  more: (count: number) => `và ${count} việc nữa`,
} as const;

const EN: Shape<typeof VI> = {
  title: "Waiting for you today",
  say: REMINDER_EN,
  counts: {
    returned: (count) => `${count} returned`,
    overdue: (count) => `${count} overdue`,
    soon: (count) => `${count} due soon`,
    approvals: (count) => `${count} to approve`,
    answers: (count) => `${count} to explain`,
    judgements: (count) => `${count} answers to look at`,
  },
  more: (count) => `and ${count} more`,
};

const WORDS = { vi: VI, en: EN } as const;

/** What is to be done now, in the words of the daily letter. */
export function useDigestWords(): Shape<typeof VI> {
  return useOwnWords<Shape<typeof VI>>(WORDS);
}
