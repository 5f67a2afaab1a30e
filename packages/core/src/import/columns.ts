import { fold } from "../fold.ts";

/** A column that a table may have. `names`: what people call it, the first as the template prints it. */
export type Column<Field extends string> = {
  readonly field: Field;
  readonly names: readonly [string, ...string[]];
  /** A table without it is another table. */
  readonly needed: boolean;
  /** How its cells are typed into the template. */
  readonly typed: "text" | "day";
};

export type PlaceField = "name" | "code" | "type" | "parent" | "validFrom" | "lastDay" | "startedBy";
export type UserField = "name" | "username" | "email" | "role" | "place" | "sectors" | "startsOn" | "lastDay";
/** What can be imported from a table. */
export type ImportKind = "places" | "users";

const PLACE_COLUMNS: readonly Column<PlaceField>[] = [
  {
    field: "name",
    names: [
      "Tên đơn vị",
      "Đơn vị",
      "Tên",
      "Tên địa bàn",
      "Địa bàn",
      "Tên cơ quan",
      "Cơ quan",
      "Cơ quan, đơn vị",
      "Tên cơ quan, đơn vị",
      "Tên phòng ban",
      "Phòng ban",
      "Tên đơn vị hành chính",
      "Đơn vị hành chính",
      "Tên xã",
      "Xã, phường",
      "Xã, thị trấn",
      "Xã, phường, thị trấn",
    ],
    needed: true,
    typed: "text",
  },
  {
    field: "code",
    names: [
      "Mã",
      "Mã đơn vị",
      "Mã ĐVHC",
      "Mã đơn vị hành chính",
      "Mã địa bàn",
      "Mã cơ quan",
      "Mã số",
      "Mã định danh",
      "Mã xã",
      "Code",
    ],
    needed: false,
    typed: "text",
  },
  {
    field: "type",
    names: ["Loại", "Loại đơn vị", "Loại hình", "Cấp", "Cấp đơn vị", "Cấp hành chính", "Loại hình đơn vị"],
    needed: false,
    typed: "text",
  },
  {
    field: "parent",
    names: [
      "Cấp trên",
      "Trực thuộc",
      "Đơn vị cấp trên",
      "Cơ quan cấp trên",
      "Mã cấp trên",
      "Mã đơn vị cấp trên",
      "Đơn vị chủ quản",
      "Thuộc",
      "Thuộc đơn vị",
      "Trực thuộc đơn vị",
    ],
    needed: false,
    typed: "text",
  },
  {
    field: "validFrom",
    names: ["Từ ngày", "Ngày thành lập", "Hiệu lực từ", "Hiệu lực từ ngày", "Ngày hiệu lực", "Ngày bắt đầu", "Bắt đầu từ"],
    needed: false,
    typed: "day",
  },
  {
    field: "lastDay",
    names: ["Đến hết ngày", "Đến ngày", "Ngày kết thúc", "Hiệu lực đến", "Hiệu lực đến ngày", "Ngày giải thể"],
    needed: false,
    typed: "day",
  },
  {
    field: "startedBy",
    names: ["Văn bản thành lập", "Quyết định thành lập", "Số quyết định", "Căn cứ", "Văn bản"],
    needed: false,
    typed: "text",
  },
];

const USER_COLUMNS: readonly Column<UserField>[] = [
  {
    field: "name",
    names: [
      "Họ và tên",
      "Họ tên",
      "Tên người dùng",
      "Họ và tên cán bộ",
      "Họ tên cán bộ",
      "Cán bộ",
      "Người dùng",
      "Họ và chữ đệm, tên",
    ],
    needed: true,
    typed: "text",
  },
  {
    field: "username",
    names: ["Tên đăng nhập", "Tài khoản", "Tên tài khoản", "Username", "User"],
    needed: false,
    typed: "text",
  },
  {
    field: "email",
    names: ["Thư điện tử", "Email", "E-mail", "Địa chỉ email", "Địa chỉ thư điện tử", "Thư công vụ", "Email công vụ", "Hộp thư"],
    needed: false,
    typed: "text",
  },
  {
    field: "role",
    names: ["Vai trò", "Quyền", "Nhóm quyền", "Phân quyền", "Vai trò trên hệ thống", "Vai trò sử dụng"],
    needed: true,
    typed: "text",
  },
  {
    field: "place",
    names: [
      "Đơn vị",
      "Mã đơn vị",
      "Tên đơn vị",
      "Địa bàn",
      "Cơ quan",
      "Cơ quan, đơn vị",
      "Nơi công tác",
      "Đơn vị công tác",
      "Cơ quan công tác",
      "Phòng ban",
    ],
    needed: true,
    typed: "text",
  },
  {
    field: "sectors",
    names: ["Lĩnh vực", "Lĩnh vực phụ trách", "Phụ trách lĩnh vực", "Mảng phụ trách"],
    needed: false,
    typed: "text",
  },
  {
    field: "startsOn",
    names: ["Từ ngày", "Ngày bắt đầu", "Phân công từ ngày", "Hiệu lực từ", "Hiệu lực từ ngày"],
    needed: false,
    typed: "day",
  },
  {
    field: "lastDay",
    names: ["Đến hết ngày", "Đến ngày", "Ngày kết thúc", "Hiệu lực đến", "Hiệu lực đến ngày"],
    needed: false,
    typed: "day",
  },
];

export const IMPORT_COLUMNS: { readonly places: readonly Column<PlaceField>[]; readonly users: readonly Column<UserField>[] } = {
  places: PLACE_COLUMNS,
  users: USER_COLUMNS,
};

/** Columns of numbering, which say nothing of a row. */
const COUNTS: ReadonlySet<string> = new Set(["tt", "stt", "so tt", "so thu tu", "no"]);

/** A heading as it is compared: "  HỌ VÀ TÊN (*) :" and "họ và tên" are one. */
export function foldHeading(text: string): string {
  return fold(text.replace(/\([^)]*\)|\[[^\]]*\]/gu, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a heading is that of a mere numbering ("TT", "Số thứ tự"). */
export function isCounting(title: string): boolean {
  return COUNTS.has(foldHeading(title));
}

/** The field that a heading names among some columns. */
export function findField<Field extends string>(columns: readonly Column<Field>[], title: string): Field | undefined {
  const folded = foldHeading(title);
  return columns.find(({ names }) => names.some((name) => foldHeading(name) === folded))?.field;
}
