import { COMMANDS } from "../commands.ts";
import { say } from "../language.ts";

/** The page of `kehoach --help`. */
export function showHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, about }) => `  ${name.padEnd(width)}  ${say(about)}`);
  const head = say({
    vi: "Kehoach: kế hoạch kinh tế - xã hội của một địa phương, từ giao chỉ tiêu đến báo cáo.\n\nCách dùng: kehoach <lệnh> [tham số]\n\nCác lệnh:",
    en: "Kehoach: the socio-economic plan of a local authority, from targets to the report.\n\nUsage: kehoach <command> [arguments]\n\nCommands:",
  });
  const tail = say({
    vi: "Cách dùng từng lệnh: kehoach <lệnh> --help\nTiếng Anh: đặt biến môi trường KEHOACH_LANG=en\nMã kết thúc: 0 xong; 1 dữ liệu có lỗi; 2 gọi sai hoặc không đọc được; 70 lỗi của chương trình.",
    en: "Help of a command: kehoach <command> --help\nVietnamese: unset KEHOACH_LANG\nExit codes: 0 done; 1 the data have problems; 2 wrong use or unreadable; 70 a fault of the program.",
  });
  return [head, ...lines, "", tail].join("\n");
}
