import { IMPORT_COLUMNS, type ImportKind, type PlaceField } from "../import/columns.ts";
import type { CellFault, CellNote, TableProblem } from "../import/problem.ts";
import { showDateVi } from "../period/date.ts";
import type { Sentences } from "./sentence.ts";

const KINDS = { places: "danh sách đơn vị", users: "danh sách người dùng" } as const satisfies Record<ImportKind, string>;

/** 1234567 → "1.234.567". */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ".");
}

const quoted = (words: readonly string[], joint: string): string => words.map((one) => `“${one}”`).join(joint);
const maybe = (near: readonly string[]): string => (near.length === 0 ? "" : ` Có phải ${quoted(near, " hoặc ")}?`);

function titleOf(field: PlaceField): string {
  return IMPORT_COLUMNS.places.find((column) => column.field === field)?.names[0] ?? field;
}

export const importSentencesVi = {
  IMPORT_NO_HEADING: ({ missing, near }) =>
    `Không tìm thấy dòng tiêu đề của bảng: thiếu cột ${quoted(missing, ", ")}.${near
      .map(({ at, found, title }) => ` Ô ${at} ghi “${found}”: nếu là cột “${title}” thì sửa lại tên cột.`)
      .join("")} Hãy so với tệp mẫu, hoặc kiểm tra xem có chọn nhầm tệp, nhầm trang tính không.`,
  IMPORT_OTHER_KIND: ({ found }) => `Tệp này giống ${KINDS[found]}. Hãy nhập tệp ở trang tương ứng, hoặc chọn tệp khác.`,
  IMPORT_HEADING_TWICE: ({ title, at, other }) =>
    `Hai cột cùng nói một việc (“${title}”): ô ${at} và ô ${other}. Hãy đổi tên hoặc xóa một cột, giữ cột đúng.`,
  IMPORT_NO_ROWS: ({ sheet }) => `Dưới dòng tiêu đề của trang tính “${sheet}” không có dòng nào để nhập.`,
  IMPORT_TOO_MANY_ROWS: ({ limit, found }) =>
    `Tệp có ${grouped(found)} dòng, mỗi lần nhập tối đa ${grouped(limit)} dòng. Hãy tách tệp rồi nhập từng phần.`,
  IMPORT_MISSING: ({ title }) => `Thiếu “${title}”.`,
  IMPORT_CELL_ERROR: ({ found }) => `Công thức trong ô này báo lỗi ${found}. Hãy sửa công thức hoặc gõ giá trị.`,
  IMPORT_UNCOMPUTED: () => "Ô này là công thức chưa được tính. Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại, rồi nhập.",
  IMPORT_TOO_LONG: ({ limit }) => `Ô này dài quá ${grouped(limit)} chữ.`,
  IMPORT_DAY: ({ found, near }) => `“${found}” không phải một ngày ghi đủ ngày/tháng/năm.${maybe(near)}`,
  IMPORT_LIFE_EMPTY: ({ from }) => `Ngày kết thúc trước ngày bắt đầu (${showDateVi(from)}).`,
  IMPORT_CODE_MALFORMED: ({ found }) =>
    `“${found}” không dùng làm mã được: mã gồm chữ, số, dấu chấm, gạch ngang, gạch dưới, không có dấu cách.`,
  IMPORT_CODE_ZEROS: ({ found, near }) =>
    `Mã “${found}” đang ở dạng số nên có thể đã mất số 0 ở đầu. Có phải ${quoted(near, " hoặc ")}? Hãy định dạng ô là chữ (Text) rồi gõ đủ mã.`,
  IMPORT_CODE_TWICE: ({ found, first }) => `Đơn vị “${found}” đã có ở ô ${first}; mỗi đơn vị chỉ ghi một dòng.`,
  IMPORT_TYPE: ({ found, near }) =>
    `Không biết loại “${found}”.${maybe(near)} Có thể ghi xã, phường, thị trấn, huyện, phòng, trung tâm… hoặc “cơ quan”.`,
  IMPORT_PLACE_UNKNOWN: ({ found, near }) => `Không có đơn vị nào tên hoặc mã là “${found}”.${maybe(near)}`,
  IMPORT_PLACE_AMBIGUOUS: ({ found, near }) => `Có nhiều đơn vị tên “${found}”. Hãy ghi mã: ${near.join("; ")}.`,
  IMPORT_PLACE_NOT_ALIVE: ({ found, day }) => `Đơn vị “${found}” không tồn tại vào ngày ${showDateVi(day)}.`,
  IMPORT_PLACE_OUT_OF_REACH: ({ found }) => `Bạn không quản trị đơn vị “${found}” nên không phân công ở đó được.`,
  IMPORT_CIRCLE: ({ found }) => `“${found}” thành cấp trên của chính nó qua một vòng khép kín.`,
  IMPORT_LIVES_OVERLAP: ({ found, from, to }) =>
    `Mã này đang thuộc “${found}” (từ ${showDateVi(from)}${to === undefined ? "" : ` đến trước ${showDateVi(to)}`}). Hãy dùng mã khác, ghi đúng ngày bắt đầu ấy, hoặc ghi ngày kết thúc cho đơn vị cũ.`,
  IMPORT_NO_HOME: ({ found }) =>
    `Chưa có địa bàn của chính cơ quan (mã “${found}”). Hãy thêm vào tệp một dòng cho địa bàn ấy, kèm từ ngày.`,
  IMPORT_SET_ELSEWHERE: ({ pack, differs }) =>
    `Đơn vị này do gói “${pack}” khai, khác ở ${quoted(differs.map(titleOf), ", ")}. Chỉ sửa được ở gói ấy; hãy ghi như cũ hoặc bỏ dòng này.`,
  IMPORT_ROLE: ({ found, near }) =>
    `Không có vai trò “${found}”.${near.length > 3 ? ` Các vai trò: ${near.join(", ")}.` : maybe(near)}`,
  IMPORT_SECTOR: ({ found, near }) => `Không có lĩnh vực “${found}”.${maybe(near)} Bỏ trống là mọi lĩnh vực.`,
  IMPORT_EMAIL: ({ found }) => `“${found}” không phải một địa chỉ thư điện tử.`,
  IMPORT_USERNAME: ({ found, near }) =>
    `Tên đăng nhập “${found}” không dùng được: 3 đến 30 chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới.${maybe(near)}`,
  IMPORT_TWO_PEOPLE: ({ found, name, first }) =>
    name === ""
      ? `“${found}” đã là của một người dùng khác. Hãy dùng tên đăng nhập hoặc thư điện tử khác.`
      : `“${found}” đã là của ${name}${first === undefined ? "" : ` ở ô ${first}`}. Nếu là một người, hãy ghi họ tên, tên đăng nhập và thư điện tử giống nhau; nếu là hai người, hãy sửa cho khác.`,
  IMPORT_NAMESAKES: ({ found, near }) =>
    `Có nhiều người tên “${found}” (${near.join(", ")}). Hãy ghi tên đăng nhập hoặc thư điện tử để phân biệt.`,
  IMPORT_DISABLED: ({ found }) => `Tài khoản của “${found}” đang bị khóa; hãy mở khóa ở trang Người dùng trước.`,
  IMPORT_ADMIN_WHOLE: () => "Chỉ quản trị của toàn cơ quan mới cử được quản trị của toàn cơ quan.",
  IMPORT_ADMIN_SECTORS: () => "Vai trò quản trị không giới hạn theo lĩnh vực; hãy để trống cột “Lĩnh vực”.",
  IMPORT_OVER: ({ day }) => `Phân công này đã hết từ ngày ${showDateVi(day)}; không nhập phân công đã qua.`,
  IMPORT_ROW_TWICE: ({ first }) => `Dòng này lặp lại phân công đã ghi ở ô ${first}.`,
  IMPORT_CODE_MADE: ({ made }) => `Chưa có mã: sẽ dùng “${made}”.`,
  IMPORT_PARENT_ASSUMED: ({ name }) => `Chưa ghi cấp trên: đặt dưới ${name}.`,
  IMPORT_DAY_ASSUMED: ({ day }) => `Chưa ghi từ ngày: lấy ngày của cấp trên, ${showDateVi(day)}.`,
  IMPORT_FOUND_BY_NAME: ({ found }) => `Nhận ra theo tên: mã “${found}”.`,
  IMPORT_USERNAME_MADE: ({ made }) => `Tên đăng nhập sẽ là “${made}”.`,
  IMPORT_HAS_ALREADY: ({ day }) => `Đã có phân công này từ ngày ${showDateVi(day)}; giữ nguyên.`,
} satisfies Sentences<TableProblem | CellFault | CellNote>;
