import { type JournalRowJson, journalFileQuery, listJournal } from "@kehoach/api/journal";
import { noParams } from "@kehoach/api/parameter";
import { JOURNAL_CSV_PATH } from "@kehoach/api/paths";
import { accept } from "@kehoach/core/outcome";
import { type Endpoint, endpoint, type FileEndpoint, fileEndpoint } from "../platform/http-endpoint.ts";
import type { Language } from "../platform/http-language.ts";
import { loadJournal, loadWholeJournal } from "./read.ts";

export const journalEndpoints: readonly Endpoint[] = [
  endpoint(listJournal, ({ query, read }) => read((tx, scope) => loadJournal(tx, scope, query))),
];

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    "Vị trí",
    "Thời gian (giờ Việt Nam)",
    "Người thực hiện",
    "Việc",
    "Đối tượng",
    "Nội dung",
    "Giờ UTC",
    "Mã nội dung",
    "Mã niêm",
  ],
  en: ["Position", "Time (Viet Nam)", "Actor", "Act", "Subject", "Change", "Time UTC", "Digest", "Hash"],
};
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "medium" });

function toCells({ at, actor, act, subject, change, digest, seal }: JournalRowJson): readonly string[] {
  const time = CLOCK.format(new Date(at)).replace(",", "");
  return [String(seal?.position ?? ""), time, actor, act, subject, change ?? "", at, digest, seal?.hash ?? ""];
}

const CSV = "text/csv; charset=utf-8";

export const journalFiles: readonly FileEndpoint[] = [
  fileEndpoint(
    {
      path: JOURNAL_CSV_PATH,
      tag: "journal",
      action: "journal.read",
      summary: "Nhật ký của cơ quan, tệp CSV (UTF-8): cùng bộ lọc với trang nhật ký",
      mediaType: CSV,
      params: noParams,
      query: journalFileQuery,
    },
    async ({ query, language, read }) => {
      const found = await read((tx, scope) => loadWholeJournal(tx, scope, query));
      if (!found.ok) return found;
      const { authority, notice, rows } = found.value;
      const { writeCsv } = await import("@kehoach/documents/csv/write-csv");
      const bytes = writeCsv([...(notice === undefined ? [] : [[notice]]), HEADS[language], ...rows.map(toCells)]);
      return accept({ bytes, mediaType: CSV, fileName: `nhat-ky-${authority}.csv` });
    },
  ),
];
