/** A variable of the environment that does not read. `found` is what stands there. */
export type ConfigProblem = {
  readonly code:
    | "PORT_INVALID"
    | "BACKUP_AT_INVALID"
    | "REMIND_AT_INVALID"
    | "BACKUP_KEEP_INVALID"
    | "URL_INVALID"
    | "PROXY_INVALID"
    | "SMTP_INVALID"
    | "MAIL_FROM_INVALID"
    | "OIDC_INVALID"
    | "SECRET_SHORT";
  readonly found: string;
};

type Sentences = Readonly<Record<ConfigProblem["code"], (found: string) => string>>;

const VI: Sentences = {
  PORT_INVALID: (found) => `PORT phải là số từ 0 đến 65535; đang là "${found}".`,
  BACKUP_AT_INVALID: (found) =>
    `KEHOACH_BACKUP_AT phải là giờ trong ngày dạng 02:00, hoặc "off" để không sao lưu hằng ngày; đang là "${found}".`,
  REMIND_AT_INVALID: (found) =>
    `KEHOACH_REMIND_AT phải là giờ trong ngày dạng 07:00, hoặc "off" để không gửi thư nhắc; đang là "${found}".`,
  BACKUP_KEEP_INVALID: (found) => `KEHOACH_BACKUP_KEEP phải là số bản giữ lại, từ 1 đến 1000; đang là "${found}".`,
  URL_INVALID: (found) =>
    `KEHOACH_URL phải là địa chỉ người dùng gõ vào trình duyệt, dạng https://kehoach.vidu.gov.vn, không kèm đường dẫn; đang là "${found}".`,
  PROXY_INVALID: (found) =>
    `KEHOACH_PROXY phải là danh sách địa chỉ IP (hoặc dải, dạng 10.0.0.0/8) của máy chủ trung gian, cách nhau bằng dấu phẩy; không đọc được "${found}".`,
  SMTP_INVALID: (found) => `KEHOACH_SMTP phải có dạng smtp://tên:mật-khẩu@máy-chủ:587 hoặc smtps://...:465; đang là "${found}".`,
  MAIL_FROM_INVALID: (found) => `KEHOACH_MAIL_FROM phải là một địa chỉ thư, dạng kehoach@vidu.gov.vn; đang là "${found}".`,
  OIDC_INVALID: (found) =>
    `Đăng nhập qua nhà cung cấp cần cả KEHOACH_OIDC_ISSUER (địa chỉ https, hoặc http trên chính máy này), KEHOACH_OIDC_CLIENT và KEHOACH_OIDC_SECRET; chỗ thiếu hoặc sai: ${found}.`,
  SECRET_SHORT: (found) => `KEHOACH_SECRET phải dài ít nhất 32 ký tự, lấy ngẫu nhiên; đang dài ${found}.`,
};

const EN: Sentences = {
  PORT_INVALID: (found) => `PORT must be a number from 0 to 65535; it is "${found}".`,
  BACKUP_AT_INVALID: (found) =>
    `KEHOACH_BACKUP_AT must be a time of day such as 02:00, or "off" for no daily backup; it is "${found}".`,
  REMIND_AT_INVALID: (found) =>
    `KEHOACH_REMIND_AT must be a time of day such as 07:00, or "off" for no letters; it is "${found}".`,
  BACKUP_KEEP_INVALID: (found) => `KEHOACH_BACKUP_KEEP must be the number of backups kept, from 1 to 1000; it is "${found}".`,
  URL_INVALID: (found) =>
    `KEHOACH_URL must be the address people type in a browser, such as https://kehoach.example.org, without a path; it is "${found}".`,
  PROXY_INVALID: (found) =>
    `KEHOACH_PROXY must be a comma list of IP addresses (or ranges such as 10.0.0.0/8) of proxies; "${found}" does not read.`,
  SMTP_INVALID: (found) => `KEHOACH_SMTP must look like smtp://name:password@host:587 or smtps://...:465; it is "${found}".`,
  MAIL_FROM_INVALID: (found) => `KEHOACH_MAIL_FROM must be a mail address such as kehoach@example.org; it is "${found}".`,
  OIDC_INVALID: (found) =>
    `Sign-in by a provider needs KEHOACH_OIDC_ISSUER (https, or http on this machine), KEHOACH_OIDC_CLIENT and KEHOACH_OIDC_SECRET; missing or wrong: ${found}.`,
  SECRET_SHORT: (found) => `KEHOACH_SECRET must be at least 32 random characters; it has ${found}.`,
};

/** The sentence that says which variable is wrong and what would be right. */
export function showConfigProblem({ code, found }: ConfigProblem, language: "vi" | "en"): string {
  return (language === "en" ? EN : VI)[code](found);
}
