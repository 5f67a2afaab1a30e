import { pick } from "./bootstrap.ts";
import type { Edit } from "./edit.ts";
import { PLACES } from "./own-words.ts";

const LONG_PLACES: readonly string[] = [
  "Nậm Pì Lao",
  "Tà Sì Láng",
  "Bản Khoang Hạ",
  "Ea Kmút Thượng",
  "Phìn Hồ Chải",
  "Vàm Cái Sắn",
  "Đồng Nghệ Sơn",
];

/** Words of offices and of language that look like names: two words with a capital each. */
const NO_NAMES = /^(?:Nghị Quyết|Kế Hoạch|Trung Ương|Quốc Hội|Nhà Nước|Chính Phủ|Đảng Bộ|Hội Đồng|Nhân Dân|Bảng Tổng)$/u;
const LEADING = /^(?:Huyện|Xã|Tỉnh|Thị|Thành|Phường|Toàn|Năm|Quý|Riêng|Trường|Sau|Đến|Tại|Ở|Các|Và|Cụm|Khu) /u;

/** Nouns for others of the same kind: what is counted, grown, kept. Longest first, so that "trường mầm non" is not half changed. */
const NOUNS: readonly (readonly [string, string])[] = [
  ["tai nạn giao thông", "va chạm đường thủy"],
  ["cây công nghiệp", "cây dược liệu"],
  ["cây ăn quả", "cây lấy gỗ"],
  ["cây lương thực", "cây lấy bột"],
  ["cây thực phẩm", "cây gia vị"],
  ["rừng phòng hộ", "vườn phòng hộ"],
  ["rừng sản xuất", "vườn sản xuất"],
  ["rừng đặc dụng", "vườn đặc dụng"],
  ["lở mồm long móng", "viêm da nổi cục"],
  ["tụ huyết trùng", "nhiệt thán"],
  ["dịch tả", "tai xanh"],
  ["doanh nghiệp", "hợp tác xã"],
  ["lao động", "công nhân"],
  ["đảng viên", "hội viên"],
  ["khiếu nại", "khởi kiện"],
  ["kiến nghị", "đề xuất"],
  ["tiểu học", "dạy nghề"],
  ["mầm non", "nội trú"],
  ["hồ sơ", "thủ tục"],
  ["khách", "du khách"],
  ["hồ tiêu", "cà phê"],
  ["mía", "bông"],
  ["ngô", "lạc"],
  ["lúa", "kê"],
  ["thóc", "đậu"],
  ["trâu", "ngựa"],
  ["lợn", "dê"],
  ["làng", "bản"],
];

const COMPOUNDS = /^(?:du khách|khách sạn|hợp tác xã)/u;

function shuffled<T>(dice: () => number, list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, key: dice() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

/** Edits that give every place another name, the same one each time. */
export function renamePlaces(text: string, dice: () => number): readonly Edit[] {
  const pool = [
    ...shuffled(
      dice,
      PLACES.filter((name) => !text.includes(name)),
    ),
  ];
  const given = new Map<string, string>();
  const edits: Edit[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\d])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3}(?!\p{L})/gu)) {
    const skip = LEADING.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(skip);
    const words = name.split(" ").length;
    if (words < 2 || words > 3 || NO_NAMES.test(name)) continue;
    const other = given.get(name) ?? (words === 2 ? pool.pop() : pick(dice, LONG_PLACES));
    if (other === undefined) continue;
    given.set(name, other);
    edits.push({ start: match.index + skip, end: match.index + match[0].length, text: other });
  }
  return edits;
}

/** Edits that put other things of the same kind in the place of what is counted or grown. */
export function renameNouns(text: string, taken: readonly Edit[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [noun, other] of NOUNS) {
    // A noun whose short form follows in brackets ("hồ sơ (HS)") keeps its name.
    if (text.includes(other) || new RegExp(`${noun} \\(\\p{Lu}{2,}\\)`, "u").test(text)) continue;
    for (const match of text.matchAll(new RegExp(`(?<!\\p{L})${noun}(?!\\p{L})`, "gu"))) {
      const [start, end] = [match.index, match.index + noun.length];
      if (COMPOUNDS.test(text.slice(Math.max(0, start - 3), end + 4))) continue;
      if ([...taken, ...edits].some((edit) => edit.start < end && start < edit.end)) continue;
      edits.push({ start, end, text: other });
    }
  }
  return edits;
}
