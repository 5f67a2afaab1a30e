import { useOwnWords } from "./language.tsx";
import type { Shape } from "./words-vi.ts";

const VI = {
  attach: "Đính kèm tệp",
  remove: "Gỡ",
  removeTitle: (name: string) => `Gỡ tệp ${name}?`,
  removeNote: "Tệp thôi hiện ở đây; nội dung vẫn còn lưu.",
  reason: "Lý do",
  keep: "Giữ lại",
} as const;

const EN: Shape<typeof VI> = {
  attach: "Attach a file",
  remove: "Remove",
  removeTitle: (name) => `Remove ${name}?`,
  removeNote: "It is no longer shown; its content stays stored.",
  reason: "Reason",
  keep: "Keep it",
};

const SUBMISSION_FILE_WORDS = { vi: VI, en: EN } as const;

/** The words of files that belong to a form or its cells. */
export function useSubmissionFileWords(): Shape<typeof VI> {
  return useOwnWords<Shape<typeof VI>>(SUBMISSION_FILE_WORDS);
}
