import type { BrokenFault, FileProblem, LimitedThing, OldEncoding } from "../audit/file-problem.ts";
import type { Sentences } from "./sentence.ts";

const LIMITED = {
  bytes: "dung lượng (byte)",
  "unzipped-bytes": "dung lượng sau khi giải nén (byte)",
  parts: "số phần bên trong tệp",
  characters: "số ký tự",
  cells: "số ô",
  depth: "số tầng lồng nhau",
} as const satisfies Record<LimitedThing, string>;

const ENCODINGS = {
  tcvn3: "TCVN3 (phông .VnTime)",
  vni: "VNI (phông VNI-Times)",
  "windows-1258": "Windows-1258",
  unknown: "không phải Unicode",
} as const satisfies Record<OldEncoding, string>;

const FAULTS = {
  "zip-directory": "mục lục của tệp nén sai",
  "zip-overlap": "các phần trong tệp nén chồng lên nhau",
  "zip-twice": "một phần có mặt hai lần trong tệp nén",
  "zip-method": "kiểu nén không được hỗ trợ",
  "zip-split": "tệp nén chia thành nhiều tập",
  "zip-size": "dung lượng ghi trong tệp nén không đúng",
  "zip-data": "dữ liệu nén bị hỏng",
  "part-missing": "tệp thiếu phần này",
  "xml-entity": "có khai báo DTD hoặc thực thể ngoài, không được phép",
  "xml-syntax": "sai cú pháp XML",
  "xml-tags": "thẻ XML mở và đóng không khớp",
  "xml-end": "XML kết thúc giữa chừng",
  "xls-structure": "sai cấu trúc bảng tính Excel 97–2003",
  "pdf-structure": "sai cấu trúc PDF",
} as const satisfies Record<BrokenFault, string>;

/** 1234567 → "1.234.567". */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ".");
}

export const fileSentencesVi = {
  FILE_EMPTY: () => "Tệp rỗng, không có nội dung để rà soát.",
  FILE_TOO_LARGE: ({ what, limit, found }) =>
    `Tệp vượt giới hạn ${LIMITED[what]}: ${grouped(found)}, tối đa ${grouped(limit)}. Có thể tách tệp thành nhiều phần nhỏ hơn rồi rà soát từng phần.`,
  FILE_UNKNOWN_KIND: ({ name }) =>
    `Không nhận ra định dạng của tệp “${name}”. Rà soát được tệp .docx, .xlsx, .xls, .pdf, .html, .md và .txt.`,
  FILE_ENCRYPTED: () => "Tệp được bảo vệ bằng mật khẩu hoặc mã hóa. Hãy bỏ mật khẩu, lưu lại rồi rà soát.",
  FILE_TRUNCATED: () => "Tệp bị thiếu phần cuối, có thể do tải về hoặc sao chép chưa xong. Hãy lấy lại bản đầy đủ.",
  FILE_BOMB: ({ name, size }) =>
    `Phần “${name}” trong tệp phình to bất thường khi giải nén (${grouped(size)} byte) nên không được mở.`,
  FILE_BROKEN: ({ part, fault, line }) =>
    `Tệp hỏng${part === "" ? "" : ` ở phần “${part}”`}${line === undefined ? "" : `, dòng ${line}`}: ${FAULTS[fault]}. Hãy mở bằng phần mềm soạn thảo, lưu lại rồi rà soát.`,
  FILE_OLD_ENCODING: ({ encoding }) =>
    `Tệp dùng bảng mã cũ: ${ENCODINGS[encoding]}. Hãy chuyển sang Unicode (UTF-8) rồi rà soát.`,
  FILE_BINARY: () => "Tệp không phải là văn bản. Rà soát được tệp .docx, .xlsx, .xls, .pdf, .html, .md và .txt.",
  FILE_OLD_WORD: () => "Tệp là Word 97–2003 (.doc). Hãy mở bằng Word hoặc LibreOffice, lưu thành .docx rồi rà soát.",
  FILE_SCAN: ({ pages }) =>
    `Tệp PDF là ảnh quét (${grouped(pages)} trang), không có lớp chữ. Hãy dùng bản gốc .docx, hoặc nhận dạng chữ (OCR), soát lại rồi rà soát.`,
  FILE_NO_TEXT: () => "Tệp không có chữ nào để rà soát.",
  FILE_TIMEOUT: ({ seconds }) =>
    `Đọc tệp quá ${seconds} giây nên đã dừng. Có thể tách tệp thành nhiều phần nhỏ hơn rồi rà soát từng phần.`,
  FILE_MEMORY: ({ megabytes }) =>
    `Đọc tệp cần hơn ${grouped(megabytes)} MB bộ nhớ nên đã dừng. Có thể tách tệp thành nhiều phần nhỏ hơn rồi rà soát từng phần.`,
  FILE_STATE_SECRET: ({ mark }) =>
    `Tài liệu có dấu chỉ độ mật “${mark}” nên không được đọc ở đây. Tài liệu bí mật nhà nước chỉ xử lý trên máy riêng theo quy định.`,
} satisfies Sentences<FileProblem>;
