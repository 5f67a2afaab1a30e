import { noParams } from "@kehoach/api/parameter";
import { TOTAL_PERIODS_XLSX_PATH, TOTALS_XLSX_PATH } from "@kehoach/api/paths";
import { getTotals, getUnapprovedTotals } from "@kehoach/api/total";
import { getTotalPeriods } from "@kehoach/api/total-periods";
import { accept } from "@kehoach/core/outcome";
import { type Endpoint, endpoint, type FileEndpoint, fileEndpoint } from "../platform/http-endpoint.ts";
import { makePeriodsFile, makeTotalsFile } from "./file.ts";
import { loadTotalPeriods, loadTotalPeriodsForFile } from "./periods.ts";
import { loadTotals, loadTotalsForFile } from "./read.ts";
import { loadUnapproved } from "./unapproved.ts";

export const matrixEndpoints: readonly Endpoint[] = [
  endpoint(getTotals, ({ query, language, read }) => read((tx, scope) => loadTotals(tx, scope, query, language))),
  endpoint(getTotalPeriods, ({ query, language, read }) => read((tx, scope) => loadTotalPeriods(tx, scope, query, language))),
  endpoint(getUnapprovedTotals, ({ query, language, read }) => read((tx, scope) => loadUnapproved(tx, scope, query, language))),
];

/** Totals of one question as a workbook, for whoever sees them. @rule V31 */
export const matrixFiles: readonly FileEndpoint[] = [
  fileEndpoint(
    {
      path: TOTALS_XLSX_PATH,
      tag: "value",
      action: "figure.read",
      summary: "Tổng từ dưới lên thành tệp Excel: cùng câu hỏi với /api/v1/totals, chỉ số đã duyệt",
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      params: noParams,
      query: getTotals.query,
    },
    async ({ query, read }) => {
      const found = await read((tx, scope) => loadTotalsForFile(tx, scope, query));
      return found.ok ? accept(await makeTotalsFile(found.value.totals, found.value.notice, query.sector)) : found;
    },
  ),
  fileEndpoint(
    {
      path: TOTAL_PERIODS_XLSX_PATH,
      tag: "value",
      action: "figure.read",
      summary: "Số liệu qua các kỳ thành tệp Excel: cùng câu hỏi với /api/v1/totals/periods",
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      params: noParams,
      query: getTotalPeriods.query,
    },
    async ({ query, read }) => {
      const found = await read((tx, scope) => loadTotalPeriodsForFile(tx, scope, query));
      return found.ok ? accept(await makePeriodsFile(found.value.periods, found.value.notice, query.sector)) : found;
    },
  ),
];
