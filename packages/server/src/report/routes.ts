import { REPORT_DOCX_PATH } from "@kehoach/api/paths";
import { getReport, listReports } from "@kehoach/api/report";
import { accept } from "@kehoach/core/outcome";
import { type Endpoint, endpoint, type FileEndpoint, fileEndpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { loadReport, loadReportReply, loadReports } from "./read.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function reportEndpoints(read: Reading): readonly Endpoint[] {
  return [
    endpoint(listReports, ({ query }) => read((tx) => loadReports(tx, PUBLIC, query))),
    endpoint(getReport, ({ params, query, language }) => read((tx) => loadReportReply(tx, PUBLIC, params.year, query, language))),
  ];
}

export function reportFiles(read: Reading): readonly FileEndpoint[] {
  const docx = {
    path: REPORT_DOCX_PATH,
    tag: "report",
    summary: "Báo cáo của một năm, tệp DOCX: cùng một tệp với lệnh kehoach report",
    mediaType: DOCX,
  };
  return [
    fileEndpoint({ ...docx, params: getReport.params, query: getReport.query }, async ({ params, query, language }) => {
      const made = await read((tx) => loadReport(tx, PUBLIC, params.year, query, language));
      if (!made.ok) return made;
      // The writer of DOCX is large; who never asks for a file never loads it.
      const { writeReport } = await import("@kehoach/documents/docx/write-report");
      return accept({ bytes: await writeReport(made.value.report), mediaType: DOCX, fileName: `bao-cao-${params.year}.docx` });
    }),
  ];
}
