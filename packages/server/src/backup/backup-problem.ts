import { type StartProblem, showStartProblem } from "../platform/start-problem.ts";

/** Why a backup is not made, read or put back. Each is something the person at the keyboard can mend. */
export type BackupProblem =
  | { readonly code: "BACKUP_NO_DATABASE"; readonly folder: string }
  | { readonly code: "BACKUP_FILE_EXISTS"; readonly path: string }
  | { readonly code: "BACKUP_DISK_FULL"; readonly path: string }
  | { readonly code: "BACKUP_NOT_WRITABLE"; readonly path: string; readonly detail: string }
  | { readonly code: "BACKUP_BROKEN_OFF" }
  | { readonly code: "BACKUP_FAULT"; readonly detail: string }
  | { readonly code: "BACKUP_FILE_UNREADABLE"; readonly path: string; readonly detail: string }
  | { readonly code: "BACKUP_FILE_NOT_OURS"; readonly path: string }
  | { readonly code: "BACKUP_FILE_CUT_SHORT"; readonly path: string; readonly bytes: number }
  | { readonly code: "BACKUP_FILE_DAMAGED"; readonly path: string; readonly detail: string }
  | { readonly code: "BACKUP_FORMAT_UNKNOWN"; readonly path: string; readonly found: string }
  | { readonly code: "BACKUP_FROM_LATER_RELEASE"; readonly path: string; readonly release: string; readonly migration: string }
  | { readonly code: "BACKUP_MIGRATION_DIFFERS"; readonly path: string; readonly migration: string }
  | { readonly code: "RESTORE_BROKEN_OFF" }
  | { readonly code: "RESTORE_FOLDER_NOT_EMPTY"; readonly folder: string; readonly found: string }
  | { readonly code: "RESTORE_DATABASE_NOT_EMPTY"; readonly target: string; readonly table: string }
  | { readonly code: "RESTORE_DATABASE_IN_USE"; readonly target: string }
  | {
      readonly code: "RESTORE_NEEDS_SPACE";
      readonly folder: string;
      readonly neededMegabytes: number;
      readonly freeMegabytes: number;
    }
  | { readonly code: "RESTORE_DISK_FULL"; readonly target: string };

/** Carries a problem up to the door of the slice, where it becomes an outcome again. */
export class BackupRefusal extends Error {
  readonly problem: BackupProblem;
  constructor(problem: BackupProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

type Sentences = { [Code in BackupProblem["code"]]: (problem: Extract<BackupProblem, { code: Code }>) => string };

const VI: Sentences = {
  BACKUP_NO_DATABASE: (p) =>
    `Thư mục dữ liệu ${p.folder} chưa có cơ sở dữ liệu nào để sao lưu. Hãy xem lại KEHOACH_DATA (hoặc DATABASE_URL).`,
  BACKUP_FILE_EXISTS: (p) => `Đã có tệp ${p.path}; không ghi đè. Hãy chọn tên khác.`,
  BACKUP_DISK_FULL: (p) =>
    `Ổ đĩa đầy khi đang ghi ${p.path}; phần ghi dở đã được xóa. Hãy giải phóng dung lượng hoặc chọn ổ khác.`,
  BACKUP_NOT_WRITABLE: (p) => `Không ghi được ${p.path} (${p.detail}). Hãy xem lại đường dẫn và quyền ghi của thư mục.`,
  BACKUP_BROKEN_OFF: () => "Việc sao lưu bị ngắt giữa chừng (chương trình dừng hoặc máy tắt); lần sao lưu sau sẽ làm lại từ đầu.",
  BACKUP_FAULT: (p) => `Lỗi ngoài dự kiến khi sao lưu: ${p.detail}`,
  BACKUP_FILE_UNREADABLE: (p) => `Không đọc được tệp ${p.path} (${p.detail}). Hãy xem lại đường dẫn và quyền đọc.`,
  BACKUP_FILE_NOT_OURS: (p) => `Tệp ${p.path} không phải bản sao lưu của Kehoach.`,
  BACKUP_FILE_CUT_SHORT: (p) =>
    `Bản sao lưu ${p.path} bị cụt (chỉ có ${p.bytes} byte, thiếu phần cuối). Hãy chép lại tệp từ nơi lưu, hoặc dùng bản khác.`,
  BACKUP_FILE_DAMAGED: (p) => `Bản sao lưu ${p.path} bị hỏng hoặc đã bị sửa (${p.detail}). Hãy dùng bản khác.`,
  BACKUP_FORMAT_UNKNOWN: (p) =>
    `Bản sao lưu ${p.path} có dạng “${p.found}” mà bản Kehoach này không đọc được. Hãy dùng bản mới hơn.`,
  BACKUP_FROM_LATER_RELEASE: (p) =>
    `Bản sao lưu ${p.path} được làm bởi bản Kehoach mới hơn (${p.release}, có ${p.migration}). Hãy nâng cấp chương trình rồi khôi phục.`,
  BACKUP_MIGRATION_DIFFERS: (p) =>
    `Bản sao lưu ${p.path} ghi rằng bước nâng cấp ${p.migration} có nội dung khác với bản Kehoach này. Hãy dùng đúng bản Kehoach đã làm ra nó.`,
  RESTORE_BROKEN_OFF: () => "Đã ngắt giữa chừng theo yêu cầu; nơi nhận còn nguyên như trước.",
  RESTORE_FOLDER_NOT_EMPTY: (p) =>
    `Thư mục dữ liệu ${p.folder} đang chứa thứ khác (${p.found}). Hãy đặt KEHOACH_DATA trỏ tới thư mục trống hoặc chưa có.`,
  RESTORE_DATABASE_NOT_EMPTY: (p) =>
    `Cơ sở dữ liệu đích ${p.target} đang có dữ liệu (bảng ${p.table}); không ghi đè. Hãy khôi phục vào thư mục trống (đặt KEHOACH_DATA) hoặc một cơ sở dữ liệu mới (đặt DATABASE_URL).`,
  RESTORE_DATABASE_IN_USE: (p) =>
    `Cơ sở dữ liệu đích ${p.target} đang được chương trình khác dùng. Hãy dừng chương trình ấy rồi chạy lại.`,
  RESTORE_NEEDS_SPACE: (p) =>
    `Ổ đĩa chứa ${p.folder} còn ${p.freeMegabytes} MB, khôi phục bản này cần khoảng ${p.neededMegabytes} MB. Hãy giải phóng dung lượng hoặc đặt KEHOACH_DATA ở ổ khác.`,
  RESTORE_DISK_FULL: (p) =>
    `Ổ đĩa đầy khi đang khôi phục vào ${p.target}; đích còn nguyên như trước. Hãy giải phóng dung lượng rồi chạy lại.`,
};

const EN: Sentences = {
  BACKUP_NO_DATABASE: (p) => `The data folder ${p.folder} has no database to back up. Check KEHOACH_DATA (or DATABASE_URL).`,
  BACKUP_FILE_EXISTS: (p) => `File ${p.path} is there already; nothing is overwritten. Choose another name.`,
  BACKUP_DISK_FULL: (p) =>
    `The disk is full while ${p.path} was being written; the unfinished file was removed. Free some space or choose another disk.`,
  BACKUP_NOT_WRITABLE: (p) => `Can not write ${p.path} (${p.detail}). Check the path and the rights on its folder.`,
  BACKUP_BROKEN_OFF: () => "The backup was broken off (the program stopped or the machine went off); the next one begins anew.",
  BACKUP_FAULT: (p) => `Unforeseen fault while backing up: ${p.detail}`,
  BACKUP_FILE_UNREADABLE: (p) => `Can not read file ${p.path} (${p.detail}). Check the path and the rights.`,
  BACKUP_FILE_NOT_OURS: (p) => `File ${p.path} is no backup of Kehoach.`,
  BACKUP_FILE_CUT_SHORT: (p) =>
    `Backup ${p.path} is cut short (${p.bytes} bytes, its end is missing). Copy it again from where it is kept, or use another.`,
  BACKUP_FILE_DAMAGED: (p) => `Backup ${p.path} is damaged or was edited (${p.detail}). Use another.`,
  BACKUP_FORMAT_UNKNOWN: (p) =>
    `Backup ${p.path} has the form “${p.found}”, which this release of Kehoach can not read. Use a later one.`,
  BACKUP_FROM_LATER_RELEASE: (p) =>
    `Backup ${p.path} was made by a later release of Kehoach (${p.release}, with ${p.migration}). Upgrade the program, then restore.`,
  BACKUP_MIGRATION_DIFFERS: (p) =>
    `Backup ${p.path} says that upgrade step ${p.migration} reads otherwise than in this release. Use the very release that made it.`,
  RESTORE_BROKEN_OFF: () => "Broken off as asked; the target is as it was.",
  RESTORE_FOLDER_NOT_EMPTY: (p) =>
    `The data folder ${p.folder} holds other things (${p.found}). Point KEHOACH_DATA to an empty folder or one that is not there yet.`,
  RESTORE_DATABASE_NOT_EMPTY: (p) =>
    `The target database ${p.target} holds data (table ${p.table}); nothing is overwritten. Restore into an empty folder (KEHOACH_DATA) or a new database (DATABASE_URL).`,
  RESTORE_DATABASE_IN_USE: (p) => `The target database ${p.target} is in use by another program. Stop it and run again.`,
  RESTORE_NEEDS_SPACE: (p) =>
    `The disk of ${p.folder} has ${p.freeMegabytes} MB left; restoring this backup needs about ${p.neededMegabytes} MB. Free some space or point KEHOACH_DATA to another disk.`,
  RESTORE_DISK_FULL: (p) =>
    `The disk is full while restoring into ${p.target}; the target is as it was. Free some space and run again.`,
};

/** The sentence that says what is wrong and what to do. */
export function showBackupProblem(problem: BackupProblem | StartProblem, language: "vi" | "en"): string {
  const table = language === "en" ? EN : VI;
  if (!(problem.code in table)) return showStartProblem(problem as StartProblem, language); // the codes of the two unions differ
  // The table is keyed by the problem's own code, which TypeScript can not follow through a union.
  const sentence = table[problem.code as BackupProblem["code"]] as (problem: BackupProblem | StartProblem) => string;
  return sentence(problem);
}
