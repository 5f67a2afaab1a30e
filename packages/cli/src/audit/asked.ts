import { findNear } from "@kehoach/core/pack/near";
import { type ArgumentForm, readArguments } from "../arguments.ts";
import { say } from "../language.ts";

/** Printed on the screen (or to one file), or written as a file beside each report. */
const PRINTED = ["table", "json", "text"] as const;
const WRITTEN = ["html", "docx", "xlsx"] as const;
export type PrintedFormat = (typeof PRINTED)[number];
export type WrittenFormat = (typeof WRITTEN)[number];
const FORMATS: readonly string[] = [...PRINTED, ...WRITTEN];

export type Asked = {
  readonly files: readonly string[];
  readonly format: PrintedFormat | WrittenFormat;
  readonly out: string | undefined;
  readonly failOn: "error" | "review";
  /** The folder of a pack whose figures the reports are held against. */
  readonly against: string | undefined;
  /** Set a finding aside instead of showing findings. */
  readonly ignore: { readonly fingerprint: string; readonly reason: string } | undefined;
};

export function isWritten(format: Asked["format"]): format is WrittenFormat {
  return WRITTEN.some((one) => one === format);
}

function isFormat(text: string): text is Asked["format"] {
  return FORMATS.includes(text);
}

export function showUsage(): string {
  return say({
    vi: `Cách dùng: kehoach audit TỆP... [--format table|json|text|html|docx|xlsx] [--out ĐƯỜNG-DẪN] [--against GÓI] [--fail-on error|review]
Rà soát số liệu trong báo cáo; không cần máy chủ, cơ sở dữ liệu hay mạng.
Đọc được .docx, .xlsx, .xls, .pdf (có lớp chữ), .html, .md, .txt.
  --format   table   bảng kết quả trên màn hình (mặc định)
             json    mỗi tệp một dòng JSON, xem docs/kehoach-audit-1.schema.json
             text    lời văn đã đọc được của tệp
             html    trang kết quả, mở bằng trình duyệt, in được
             docx    chính báo cáo đó, có nhận xét (comment) tại chỗ; tệp khác .docx: phiếu rà soát riêng
             xlsx    bảng kết quả, kèm ghi chú nếu tệp là bảng tính
  --out      nơi ghi; với html, docx, xlsx mặc định là TÊN.ra-soat.<đuôi> cạnh tệp gốc
             (nhiều tệp: một thư mục)
  --against  thư mục của một gói: đối chiếu thêm với số liệu của gói, ví dụ packs/ten-goi
  --fail-on  mức làm mã kết thúc là 1: error (mặc định) hay review
Bỏ qua một phát hiện đã xem xét (ghi vào TÊN.kehoach.json cạnh tệp):
  kehoach audit TỆP --ignore MÃ-NHẬN-DẠNG --reason "LÝ DO"
Mã kết thúc: 0 không có gì ở mức --fail-on; 1 có; 2 gọi sai, có tệp không đọc hoặc không ghi được.
Hướng dẫn: docs/ra-soat.md`,
    en: `Usage: kehoach audit FILE... [--format table|json|text|html|docx|xlsx] [--out PATH] [--against PACK] [--fail-on error|review]
Checks the figures of reports; needs no server, database or network.
Reads .docx, .xlsx, .xls, .pdf (with a text layer), .html, .md, .txt.
  --format   table   findings on the screen (default)
             json    one line of JSON for each file, see docs/kehoach-audit-1.schema.json
             text    the text that was read
             html    a page of findings for any browser, printable
             docx    the report itself with comments at the figures; for other kinds a report of the findings
             xlsx    a sheet of findings, with notes if the file is a workbook
  --out      where to write; for html, docx, xlsx by default NAME.ra-soat.<ending> beside the file
             (several files: a folder)
  --against  a pack's folder: figures are held against the pack's too, for example packs/name
  --fail-on  what makes the exit code 1: error (default) or review
Set a finding aside that was looked at (kept in NAME.kehoach.json beside the file):
  kehoach audit FILE --ignore FINGERPRINT --reason "TEXT"
Exit codes: 0 nothing at or above --fail-on; 1 something; 2 wrong use, or a file could not be read or written.
Guide: docs/ra-soat.md`,
  });
}

const FORM: ArgumentForm = {
  valued: ["format", "out", "against", "fail-on", "ignore", "reason"],
  bare: [],
  least: 1,
  most: Number.POSITIVE_INFINITY,
  usage: "kehoach audit --help",
};

/** "--format takes a, b, not "c"", with what may have been meant. */
function complainOfValue(flag: string, known: readonly string[], found: string): string {
  const [near] = findNear(found, known);
  const hint = near === undefined ? "" : say({ vi: ` Có phải ${near}?`, en: ` Did you mean ${near}?` });
  return (
    say({
      vi: `--${flag} nhận ${known.join(", ")}; không nhận “${found}”.`,
      en: `--${flag} takes ${known.join(", ")}, not “${found}”.`,
    }) + hint
  );
}

/** The words after `kehoach audit`, or every complaint about them. */
export function readAsked(args: readonly string[]): Asked | "help" | { readonly complaints: readonly string[] } {
  const given = readArguments(args, FORM);
  if ("complaints" in given) return given;
  if (given.help) return "help";
  const complaints: string[] = [];
  const format = given.values.get("format") ?? "table";
  const failOn = given.values.get("fail-on") ?? "error";
  const [fingerprint, reason] = [given.values.get("ignore"), given.values.get("reason")];
  if (!isFormat(format)) complaints.push(complainOfValue("format", FORMATS, format));
  if (failOn !== "error" && failOn !== "review") complaints.push(complainOfValue("fail-on", ["error", "review"], failOn));
  if ((fingerprint === undefined) !== (reason === undefined) || reason?.trim() === "")
    complaints.push(
      say({
        vi: "--ignore và --reason đi cùng nhau, lý do không để trống.",
        en: "--ignore and --reason go together; the reason can not be empty.",
      }),
    );
  if (fingerprint !== undefined && given.words.length > 1)
    complaints.push(say({ vi: "--ignore chỉ dùng với một tệp.", en: "--ignore takes one file." }));
  if (complaints.length > 0 || !isFormat(format) || (failOn !== "error" && failOn !== "review")) return { complaints };
  return {
    files: given.words,
    format,
    out: given.values.get("out"),
    failOn,
    against: given.values.get("against"),
    ignore: fingerprint === undefined || reason === undefined ? undefined : { fingerprint, reason: reason.trim() },
  };
}
