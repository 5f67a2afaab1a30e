import type { PhraseProblem } from "../phrase/phrase.ts";
import type { Sentences } from "./sentence.ts";

export const phraseSentencesVi = {
  PHRASE_SHAPE: ({ path, expected }) => `Mẫu câu viết chưa đúng ở ${path}: cần ${expected}.`,
  PHRASE_UNKNOWN_KEY: ({ key, known }) => `Mẫu câu không có mục “${key}”; các mục có: ${known}.`,
  PHRASE_DUPLICATE: ({ name }) => `Mẫu câu “${name}” khai hai lần trong cùng một gói; giữ lại một.`,
  PHRASE_UNKNOWN_SLOT: ({ slot, known }) => `Không có chỗ điền “${slot}” cho loại mẫu câu này; các chỗ điền có: ${known}.`,
  PHRASE_UNKNOWN_CONDITION: ({ condition, known }) =>
    `Không có điều kiện “${condition}” cho loại mẫu câu này; các điều kiện có: ${known}.`,
  PHRASE_UNKNOWN_STATE: ({ condition, state, known }) =>
    `Điều kiện “${condition}” không có trạng thái “${state}”; chỉ có: ${known}.`,
  PHRASE_NO_FALLBACK: ({ name }) =>
    `Mẫu câu “${name}” không có phương án cuối không điều kiện: có số liệu sẽ không in được gì. Thêm một phương án không có “when”.`,
  PHRASE_UNREACHABLE: ({ name }) =>
    `Mẫu câu “${name}” có phương án đứng sau phương án không điều kiện, không bao giờ được dùng. Đưa phương án không điều kiện xuống cuối.`,
  PHRASE_DIGIT: ({ found }) => `Mẫu câu chứa chữ số “${found}”: con số chỉ được in từ chỗ điền.`,
} satisfies Sentences<PhraseProblem>;
