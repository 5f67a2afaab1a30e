const USAGE = {
  vi: `Cách dùng: kehoach serve
Mở cơ sở dữ liệu, nạp gói kèm theo (một lần), phục vụ trang web và giao diện lập trình. Bấm Ctrl-C để dừng.
Biến môi trường: PORT (8080), HOST (127.0.0.1), KEHOACH_DATA (.kehoach), DATABASE_URL, KEHOACH_LANG (vi | en).
Tài khoản, thư: docs/tai-khoan.md. Sao lưu hằng ngày: docs/sao-luu.md.`,
  en: `Usage: kehoach serve
Starts the database, loads the supplied pack (once), serves the web pages and the API. Press Ctrl-C to stop.
Environment: PORT (8080), HOST (127.0.0.1), KEHOACH_DATA (.kehoach), DATABASE_URL, KEHOACH_LANG (vi | en).
Accounts, mail: docs/tai-khoan.md. Daily backup: docs/sao-luu.md.`,
} as const;

/** kehoach serve: runs until Ctrl-C. @returns the exit code: 0 stopped, 1 could not start, 2 wrong use */
export async function run(args: readonly string[]): Promise<number> {
  const language = process.env["KEHOACH_LANG"] === "en" ? "en" : "vi";
  const [first] = args;
  if (first === "--help" || first === "-h") {
    console.log(USAGE[language]);
    return 0;
  }
  if (first !== undefined) {
    console.error(language === "en" ? `serve takes no "${first}".` : `serve không nhận "${first}".`);
    console.error(USAGE[language]);
    return 2;
  }
  const { readConfig } = await import("@kehoach/server/platform/config");
  const config = readConfig(process.env);
  if ("code" in config) {
    const { showConfigProblem } = await import("@kehoach/server/platform/config-problem");
    console.error(showConfigProblem(config, language));
    return 2;
  }
  const { serve } = await import("@kehoach/server/main");
  return serve(config);
}
