const USAGE = {
  vi: `Cách dùng: kehoach serve
Mở cơ sở dữ liệu, nạp gói kèm theo (một lần), phục vụ trang web và giao diện lập trình. Bấm Ctrl-C để dừng.
Biến môi trường: PORT (8080), HOST (127.0.0.1), KEHOACH_DATA (.kehoach), DATABASE_URL, KEHOACH_LANG (vi | en).`,
  en: `Usage: kehoach serve
Starts the database, loads the supplied pack (once), serves the web pages and the API. Press Ctrl-C to stop.
Environment: PORT (8080), HOST (127.0.0.1), KEHOACH_DATA (.kehoach), DATABASE_URL, KEHOACH_LANG (vi | en).`,
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
    console.error(
      language === "en"
        ? `PORT must be a number from 0 to 65535; it is "${config.found}".`
        : `PORT phải là số từ 0 đến 65535; đang là "${config.found}".`,
    );
    return 2;
  }
  const { serve } = await import("@kehoach/server/main");
  return serve(config);
}
