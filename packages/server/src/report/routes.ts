import { REPORT_DOCX_PATH } from "@kehoach/api/paths";
import { getReport, listReports } from "@kehoach/api/report";
import { accept } from "@kehoach/core/outcome";
import { type Endpoint, endpoint, type FileEndpoint, fileEndpoint } from "../platform/http-endpoint.ts";
import { loadReport, loadReportReply, loadReports } from "./read.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const reportEndpoints: readonly Endpoint[] = [
  endpoint(listReports, ({ query, read }) => read((tx, scope) => loadReports(tx, scope, query))),
  endpoint(getReport, ({ params, query, language, read }) =>
    read((tx, scope) => loadReportReply(tx, scope, params.year, query, language)),
  ),
];

export const reportFiles: readonly FileEndpoint[] = [
  fileEndpoint(
    {
      path: REPORT_DOCX_PATH,
      tag: "report",
      action: "figure.read",
      summary: "Báo cáo của một năm, tệp DOCX: cùng một tệp với lệnh kehoach report",
      mediaType: DOCX,
      params: getReport.params,
      query: getReport.query,
    },
    async ({ params, query, language, read }) => {
      const made = await read((tx, scope) => loadReport(tx, scope, params.year, query, language));
      if (!made.ok) return made;
      // The writer of DOCX is large; who never asks for a file never loads it.
      const { writeReport } = await import("@kehoach/documents/docx/write-report");
      return accept({ bytes: await writeReport(made.value.report), mediaType: DOCX, fileName: `bao-cao-${params.year}.docx` });
    },
  ),
];
