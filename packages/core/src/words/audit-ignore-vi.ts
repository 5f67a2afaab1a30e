import type { IgnoreFileProblem } from "../audit/output/ignore-file.ts";
import type { Sentences } from "./sentence.ts";

const SHAPES = {
  text: "một chuỗi chữ trong ngoặc kép, không để trống",
  list: "một danh sách trong [ ]",
  object: "một đối tượng trong { }",
} as const;

export const ignoreFileSentencesVi = {
  IGNORE_JSON: ({ found }) =>
    found === ""
      ? "Tệp JSON chưa kết thúc: thiếu dấu đóng hoặc nội dung."
      : `Không đọc được JSON: gặp “${found}” ở chỗ không hợp lệ (xem dấu phẩy, dấu hai chấm, ngoặc kép, hoặc khóa ghi hai lần).`,
  IGNORE_SCHEMA: ({ expected }) => `Khóa "schema" phải là "${expected}".`,
  IGNORE_KEY_MISSING: ({ key }) => `Thiếu khóa "${key}".`,
  IGNORE_KEY_UNKNOWN: ({ key, known }) => `Không có khóa "${key}" ở đây; các khóa có: ${known}.`,
  IGNORE_KEY_SHAPE: ({ key, expected }) =>
    key === "" ? `Cả tệp phải là ${SHAPES[expected]}.` : `"${key}" phải là ${SHAPES[expected]}.`,
  IGNORE_TWICE: ({ fingerprint }) => `Mã nhận dạng "${fingerprint}" được ghi hai lần.`,
} satisfies Sentences<IgnoreFileProblem>;
