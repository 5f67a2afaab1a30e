import type { Shape } from "../data/words-vi.ts";

/** Words of the files of a document, Vietnamese. */
export const FILES_VI = {
  title: "Tệp đính kèm",
  none: "Chưa có tệp đính kèm.",
  lead: "Kéo tệp vào đây, hoặc",
  choose: "Chọn tệp",
  kinds:
    "Nhận PDF, Word, Excel, CSV, ảnh PNG hoặc JPEG, tối đa 25 MB. Người trong cơ quan xem và tải được; người ngoài thì không.",
  sending: (name: string) => `Đang gửi ${name}…`,
  cancel: "Dừng gửi",
  by: (who: string, when: string) => `${who}, ${when}`,
  remove: "Gỡ",
  removeTitle: (name: string) => `Gỡ tệp ${name}?`,
  removeNote: "Tệp thôi hiện ở văn bản này. Nội dung vẫn giữ trong hệ thống và nhật ký ghi lý do.",
  reason: "Lý do",
  reasonMissing: "Cần ghi lý do.",
  keep: "Để nguyên",
} as const;

export type FileWords = Shape<typeof FILES_VI>;
