import { approvalStepsEn } from "@kehoach/core/words/approval-en";
import { approvalStepsVi } from "@kehoach/core/words/approval-vi";
import { submissionStatesEn } from "@kehoach/core/words/form-en";
import { submissionStatesVi } from "@kehoach/core/words/form-vi";
import { useOwnWords } from "./language.tsx";
import type { Shape } from "./words-vi.ts";

/** So many sectors are named; the form itself tells all. */
const MAX_NAMED = 3;

function nameFirst(names: readonly string[], sayMore: (more: number) => string): string {
  const more = names.length - MAX_NAMED;
  // Nobody is told of one more where there is room for its name.
  return more > 1 ? `${names.slice(0, MAX_NAMED).join("; ")} ${sayMore(more)}` : names.join("; ");
}

const VI = {
  steps: approvalStepsVi,
  states: submissionStatesVi,
  stepsTitle: "Các bước duyệt",
  stepState: { done: "đã duyệt", waiting: "đang chờ", ahead: "chưa tới" },
  stepOf: (at: number, name: string) => `Bước ${at}: ${name}`,
  allSectors: "mọi lĩnh vực",
  /** The first of them are named. */
  sectors: (names: readonly string[]) => nameFirst(names, (more) => `và ${more} lĩnh vực nữa`),
  history: "Lịch sử gửi và duyệt",
  events: {
    sent: (n: number) => `Gửi lần ${n}`,
    sentLate: (n: number) => `Gửi lần ${n}, muộn`,
    recalled: (n: number, reason: string) => `Rút lại lần ${n}: ${reason}`,
    approve: (n: number, step: string) => `Duyệt lần ${n}, bước ${step}`,
    return: (n: number, reason: string) => `Trả lại lần ${n}: ${reason}`,
    ask: (n: number, reason: string) => `Đề nghị mở lại lần ${n}: ${reason}`,
    reopen: (n: number, reason: string) => `Mở lại lần ${n} để đính chính: ${reason}`,
    decline: (n: number, reason: string) => `Không mở lại lần ${n}: ${reason}`,
  },
  by: (name: string, at: string) => `${name}, ${at}`,
  reason: "Lý do",
  reasonMissing: "Cần ghi lý do.",
  cancel: "Để sau",
  reopen: {
    open: "Mở lại",
    title: "Mở lại phiếu đã duyệt?",
    lead: "Nơi gửi sửa được phiếu và gửi lại để đính chính. Số đã duyệt vẫn có hiệu lực đến khi lần gửi mới được duyệt.",
    done: "Đã mở lại. Nơi gửi sửa xong thì gửi lại để duyệt.",
  },
  decline: {
    open: "Không mở lại",
    title: "Không mở lại phiếu?",
    lead: "Phiếu giữ nguyên như đã duyệt. Nơi gửi thấy lý do này.",
    done: "Đã trả lời: không mở lại.",
  },
  ask: {
    open: "Đề nghị mở lại",
    title: "Đề nghị mở lại phiếu đã duyệt",
    lead: "Người duyệt xem lý do rồi mở lại, hoặc không. Được mở thì sửa và gửi lại để đính chính.",
    go: "Gửi đề nghị",
    done: "Đã gửi đề nghị mở lại. Chờ người duyệt trả lời.",
  },
  uses: {
    title: (count: number) => `Số liệu của phiếu này đã được dùng ở ${count} phiếu gửi sau`,
    none: "Chưa có phiếu nào gửi sau dùng số liệu của phiếu này.",
    one: (place: string, regime: string, period: string) => `${place}, ${regime}, ${period}`,
    about: (n: number, state: string, lines: number) => `lần gửi ${n}, ${state}; ${lines} dòng`,
    more: (count: number) => `và ${count} phiếu nữa`,
    fix: "Đính chính rồi thì những phiếu ấy có thể phải xem lại.",
  },
} as const;

const EN: Shape<typeof VI> = {
  steps: approvalStepsEn,
  states: submissionStatesEn,
  stepsTitle: "Steps of approval",
  stepState: { done: "approved", waiting: "waiting", ahead: "not yet" },
  stepOf: (at, name) => `Step ${at}: ${name}`,
  allSectors: "all sectors",
  sectors: (names) => nameFirst(names, (more) => `and ${more} more`),
  history: "What was sent and approved",
  events: {
    sent: (n) => `Sending ${n}`,
    sentLate: (n) => `Sending ${n}, late`,
    recalled: (n, reason) => `Sending ${n} taken back: ${reason}`,
    approve: (n, step) => `Sending ${n} approved: ${step}`,
    return: (n, reason) => `Sending ${n} returned: ${reason}`,
    ask: (n, reason) => `Asked to open sending ${n} again: ${reason}`,
    reopen: (n, reason) => `Sending ${n} opened again for a correction: ${reason}`,
    decline: (n, reason) => `Sending ${n} not opened again: ${reason}`,
  },
  by: (name, at) => `${name}, ${at}`,
  reason: "Reason",
  reasonMissing: "A reason is needed.",
  cancel: "Not now",
  reopen: {
    open: "Open again",
    title: "Open the approved form again?",
    lead: "The place can change the form and send it anew as a correction. What was approved stays in force until the new sending is.",
    done: "Opened again. The place mends it and sends it anew.",
  },
  decline: {
    open: "Do not open",
    title: "Not open the form again?",
    lead: "The form stays as it was approved. The place sees this reason.",
    done: "Answered: it is not opened.",
  },
  ask: {
    open: "Ask to open again",
    title: "Ask to open the approved form again",
    lead: "Whoever approves sees the reason and opens it, or does not. Opened, it is changed and sent anew as a correction.",
    go: "Ask",
    done: "Asked. Wait for the answer.",
  },
  uses: {
    title: (count) => `Figures of this form are used in ${count} ${count === 1 ? "form" : "forms"} sent after it`,
    none: "No form sent after it uses figures of this form.",
    one: (place, regime, period) => `${place}, ${regime}, ${period}`,
    about: (n, state, lines) => `sending ${n}, ${state}; ${lines} ${lines === 1 ? "line" : "lines"}`,
    more: (count) => `and ${count} more`,
    fix: "After the correction those forms may have to be looked at again.",
  },
};

const APPROVAL_WORDS = { vi: VI, en: EN } as const;

/** How approval is said wherever a form is shown. */
export function useApprovalWords(): Shape<typeof VI> {
  return useOwnWords<Shape<typeof VI>>(APPROVAL_WORDS);
}
