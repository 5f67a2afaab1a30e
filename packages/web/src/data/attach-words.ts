import { useOwnWords } from "./language.tsx";
import type { Shape } from "./words-vi.ts";

const VI = {
  kinds: "PDF, Word, Excel, ảnh; tối đa 25 MB.",
  attaching: (name: string) => `Đang gửi ${name}`,
  cancel: "Hủy",
} as const;

const EN: Shape<typeof VI> = {
  kinds: "PDF, Word, Excel, pictures; 25 MB at most.",
  attaching: (name) => `Sending ${name}`,
  cancel: "Cancel",
};

const ATTACH_WORDS = { vi: VI, en: EN } as const;

/** The words of sending up a file that goes with something. */
export function useAttachWords(): Shape<typeof VI> {
  return useOwnWords<Shape<typeof VI>>(ATTACH_WORDS);
}
