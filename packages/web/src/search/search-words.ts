import { useOwnWords } from "../data/language.tsx";
import type { Shape } from "../data/words-vi.ts";

const VI = {
  open: "Tìm",
  label: "Tìm chỉ tiêu, địa bàn, văn bản, lĩnh vực",
  placeholder: "Ví dụ: luong thuc, bang lung, 4188",
  hint: "Không cần gõ dấu. ↑ ↓ để chọn, Enter để mở, Esc để đóng.",
  results: (count: number) => (count === 0 ? "Không có kết quả" : `${count} kết quả`),
  noResults: (q: string) => `Không tìm thấy “${q}”. Thử ít từ hơn, hoặc gõ không dấu.`,
  kinds: { indicator: "Chỉ tiêu", place: "Địa bàn", document: "Văn bản", sector: "Lĩnh vực", page: "Trang" },
  shortcut: "phím / hoặc Ctrl+K",
} as const;

const EN: Shape<typeof VI> = {
  open: "Search",
  label: "Search indicators, places, documents, sectors",
  placeholder: "For example: luong thuc, bang lung, 4188",
  hint: "Accents are optional. ↑ ↓ to choose, Enter to open, Esc to close.",
  results: (count) => (count === 0 ? "No results" : `${count} results`),
  noResults: (q) => `Nothing found for “${q}”. Try fewer words.`,
  kinds: { indicator: "Indicator", place: "Place", document: "Document", sector: "Sector", page: "Page" },
  shortcut: "press / or Ctrl+K",
};

const SEARCH_WORDS = { vi: VI, en: EN } as const;

export function useSearchWords(): Shape<typeof VI> {
  return useOwnWords<Shape<typeof VI>>(SEARCH_WORDS);
}
