/** Why the database can not be had. Each is something the person at the keyboard can mend. */
export type StartProblem =
  | { readonly code: "DATA_FOLDER_READ_ONLY"; readonly folder: string }
  | { readonly code: "DATA_FOLDER_FULL"; readonly folder: string; readonly freeMegabytes: number }
  | { readonly code: "DATA_FOLDER_DAMAGED"; readonly folder: string; readonly detail: string }
  | { readonly code: "DATA_FOLDER_OTHER_VERSION"; readonly folder: string; readonly found: string; readonly wanted: string }
  | { readonly code: "DATA_FOLDER_BUSY"; readonly folder: string }
  | { readonly code: "DATA_FOLDER_IN_USE"; readonly folder: string }
  | { readonly code: "DATABASE_BINARIES_MISSING"; readonly platform: string }
  | { readonly code: "DATABASE_ROOT_REFUSED"; readonly detail: string }
  | { readonly code: "DATABASE_NOT_STARTED"; readonly log: string; readonly detail: string }
  | { readonly code: "DATABASE_UNREACHABLE"; readonly detail: string }
  | { readonly code: "DATABASE_TOO_OLD"; readonly found: string }
  | { readonly code: "DATABASE_NO_RIGHTS"; readonly detail: string }
  | { readonly code: "MIGRATION_CHANGED"; readonly name: string }
  | { readonly code: "MIGRATION_FROM_LATER_RELEASE"; readonly name: string };

/** Carries a problem up to the door of the platform, where it becomes an outcome again. */
export class StartRefusal extends Error {
  readonly problem: StartProblem;
  constructor(problem: StartProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

type Sentences = { [Code in StartProblem["code"]]: (problem: Extract<StartProblem, { code: Code }>) => string };

const VI: Sentences = {
  DATA_FOLDER_READ_ONLY: (p) =>
    `Không ghi được vào thư mục dữ liệu ${p.folder}. Hãy cấp quyền ghi cho người đang chạy, hoặc đặt KEHOACH_DATA trỏ tới thư mục khác.`,
  DATA_FOLDER_FULL: (p) =>
    `Ổ đĩa chứa ${p.folder} chỉ còn ${p.freeMegabytes} MB. Hãy giải phóng dung lượng (cần ít nhất 300 MB) rồi chạy lại; dữ liệu cũ còn nguyên.`,
  DATA_FOLDER_DAMAGED: (p) =>
    `Thư mục dữ liệu ${p.folder} bị hỏng (${p.detail}). Hãy khôi phục từ bản sao lưu. Nếu dữ liệu nạp lại được từ gói, hãy đổi tên thư mục này rồi chạy lại; đừng xóa khi chưa sao lưu.`,
  DATA_FOLDER_OTHER_VERSION: (p) =>
    `Thư mục dữ liệu ${p.folder} thuộc PostgreSQL ${p.found}, bản này dùng ${p.wanted}. Hãy mở bằng bản Kehoach cũ, xuất gói, rồi nạp vào thư mục mới (đặt KEHOACH_DATA).`,
  DATA_FOLDER_BUSY: (p) =>
    `Một tiến trình Kehoach khác đang mở hoặc đóng thư mục dữ liệu ${p.folder}. Hãy chờ nó xong rồi chạy lại.`,
  DATA_FOLDER_IN_USE: (p) =>
    `Thư mục dữ liệu ${p.folder} đang được một tiến trình Kehoach khác dùng. Hãy dừng nó (Ctrl-C ở cửa sổ đang chạy) rồi chạy lại, hoặc đặt KEHOACH_DATA trỏ tới thư mục khác.`,
  DATABASE_BINARIES_MISSING: (p) =>
    `Không có PostgreSQL kèm theo cho ${p.platform}. Hãy chạy "npm ci" trên Linux x64, hoặc đặt DATABASE_URL trỏ tới máy chủ PostgreSQL 15 trở lên.`,
  DATABASE_ROOT_REFUSED: (p) =>
    `PostgreSQL không chạy được dưới quyền root ở máy này (${p.detail}). Hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL.`,
  DATABASE_NOT_STARTED: (p) => `PostgreSQL không khởi động được: ${p.detail}. Chi tiết ở ${p.log}.`,
  DATABASE_UNREACHABLE: (p) => `Không nối được tới cơ sở dữ liệu: ${p.detail}. Hãy xem lại DATABASE_URL và máy chủ PostgreSQL.`,
  DATABASE_TOO_OLD: (p) => `Máy chủ PostgreSQL ở DATABASE_URL là bản ${p.found}; cần bản 15 trở lên.`,
  DATABASE_NO_RIGHTS: (p) =>
    `Người dùng trong DATABASE_URL thiếu quyền: ${p.detail}. Lần đầu cần quyền CREATEROLE và sở hữu cơ sở dữ liệu, hoặc hai vai kehoach_owner, kehoach_app có sẵn và được cấp cho người dùng ấy.`,
  MIGRATION_CHANGED: (p) => `Tệp ${p.name} đã bị sửa sau khi áp dụng. Hãy lấy lại bản gốc của tệp này.`,
  MIGRATION_FROM_LATER_RELEASE: (p) =>
    `Cơ sở dữ liệu đã được nâng cấp bởi bản Kehoach mới hơn (${p.name}). Hãy chạy bản mới hơn.`,
};

const EN: Sentences = {
  DATA_FOLDER_READ_ONLY: (p) =>
    `The data folder ${p.folder} can not be written. Give the running user write access, or point KEHOACH_DATA to another folder.`,
  DATA_FOLDER_FULL: (p) =>
    `The disk of ${p.folder} has ${p.freeMegabytes} MB left. Free some space (at least 300 MB) and start again; existing data is intact.`,
  DATA_FOLDER_DAMAGED: (p) =>
    `The data folder ${p.folder} is damaged (${p.detail}). Restore it from a backup. If its data can be loaded again from packs, rename the folder and start again; do not delete it without a copy.`,
  DATA_FOLDER_OTHER_VERSION: (p) =>
    `The data folder ${p.folder} belongs to PostgreSQL ${p.found}; this release uses ${p.wanted}. Open it with the older release, export the packs, and load them into a new folder (KEHOACH_DATA).`,
  DATA_FOLDER_BUSY: (p) =>
    `Another Kehoach process is opening or closing the data folder ${p.folder}. Wait for it and start again.`,
  DATA_FOLDER_IN_USE: (p) =>
    `Another Kehoach process is using the data folder ${p.folder}. Stop it (Ctrl-C where it runs) and start again, or point KEHOACH_DATA to another folder.`,
  DATABASE_BINARIES_MISSING: (p) =>
    `There is no bundled PostgreSQL for ${p.platform}. Run "npm ci" on Linux x64, or set DATABASE_URL to a PostgreSQL server, 15 or later.`,
  DATABASE_ROOT_REFUSED: (p) =>
    `PostgreSQL can not run as root on this machine (${p.detail}). Run as an ordinary user, or set DATABASE_URL.`,
  DATABASE_NOT_STARTED: (p) => `PostgreSQL did not start: ${p.detail}. Details are in ${p.log}.`,
  DATABASE_UNREACHABLE: (p) => `The database can not be reached: ${p.detail}. Check DATABASE_URL and the PostgreSQL server.`,
  DATABASE_TOO_OLD: (p) => `The PostgreSQL server of DATABASE_URL is version ${p.found}; 15 or later is needed.`,
  DATABASE_NO_RIGHTS: (p) =>
    `The user of DATABASE_URL lacks rights: ${p.detail}. The first start needs CREATEROLE and ownership of the database, or both roles kehoach_owner and kehoach_app present and granted to that user.`,
  MIGRATION_CHANGED: (p) => `File ${p.name} was edited after it had been applied. Bring back its original.`,
  MIGRATION_FROM_LATER_RELEASE: (p) => `The database was upgraded by a later release of Kehoach (${p.name}). Run that release.`,
};

/** The sentence that says what is wrong and what to do. */
export function showStartProblem(problem: StartProblem, language: "vi" | "en"): string {
  // The table is keyed by the problem's own code, which TypeScript can not follow through a union.
  const sentence = (language === "en" ? EN : VI)[problem.code] as (problem: StartProblem) => string;
  return sentence(problem);
}
