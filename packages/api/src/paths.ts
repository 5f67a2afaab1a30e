/** Every address of the API. No schema here: the browser carries this table and nothing of zod. `:name` is a path parameter. */
export const PATHS = {
  authorities: "/api/v1/authorities",
  overview: "/api/v1/overview",
  scorecard: "/api/v1/scorecard",
  sectors: "/api/v1/sectors",
  sector: "/api/v1/sectors/:code",
  indicators: "/api/v1/indicators",
  indicator: "/api/v1/indicators/:code",
  values: "/api/v1/values",
  targets: "/api/v1/targets",
  relations: "/api/v1/relations",
  places: "/api/v1/places",
  place: "/api/v1/places/:code",
  documents: "/api/v1/documents",
  document: "/api/v1/documents/:code",
  errata: "/api/v1/errata",
  search: "/api/v1/search",
  reports: "/api/v1/reports",
  report: "/api/v1/reports/:year",
} as const;

/** The DOCX of a report: bytes, hence no schema of a reply. */
export const REPORT_DOCX_PATH = "/api/v1/reports/:year.docx";

/** Where a report is sent to be audited: bytes go up, hence no question with parameters alone. */
export const AUDIT_PATH = "/api/v1/audit";
/** 50 MB: a report of 500 pages with its pictures. */
export const MAX_AUDIT_BYTES = 52_428_800;

export type RouteName = keyof typeof PATHS;
