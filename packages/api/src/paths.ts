/** Every address of the API. No schema here: the browser carries this table and nothing of zod. `:name` is a path parameter. */
export const PATHS = {
  me: "/api/v1/me",
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
  attachments: "/api/v1/attachments",
  work: "/api/v1/work",
  digest: "/api/v1/work/digest",
  regimes: "/api/v1/regimes",
  regimeStatus: "/api/v1/regimes/:code/status",
  forms: "/api/v1/forms",
  form: "/api/v1/forms/:code",
  formCatalogue: "/api/v1/form-catalogue",
  sheet: "/api/v1/submissions/sheet",
  sheetChanges: "/api/v1/submissions/changes",
  sheetUses: "/api/v1/submissions/uses",
  approvals: "/api/v1/approvals",
  approvalCount: "/api/v1/approvals/count",
  approvalMatrix: "/api/v1/approvals/matrix",
  chase: "/api/v1/chase",
  completeness: "/api/v1/chase/completeness",
  explanations: "/api/v1/explanations",
  explanation: "/api/v1/explanations/:id",
  briefingChanges: "/api/v1/briefing/changes",
  totals: "/api/v1/totals",
  unapprovedTotals: "/api/v1/totals/unapproved",
  totalPeriods: "/api/v1/totals/periods",
  cellHistory: "/api/v1/submissions/history",
  journal: "/api/v1/journal",
  plans: "/api/v1/plans",
  plan: "/api/v1/plans/:year",
  planChanges: "/api/v1/plans/:year/changes",
  backups: "/api/v1/backups",
  users: "/api/v1/users",
  letters: "/api/v1/letters",
  user: "/api/v1/users/:username",
  delegations: "/api/v1/delegations",
  colleagues: "/api/v1/colleagues",
  reports: "/api/v1/reports",
  report: "/api/v1/reports/:year",
} as const;

/** The DOCX of a report: bytes, hence no schema of a reply. */
export const REPORT_DOCX_PATH = "/api/v1/reports/:year.docx";

/** One file of a document, as it was attached. A file is attached by sending it to PATHS.attachments. */
export const ATTACHMENT_PATH = "/api/v1/attachments/:id";
/** Where a file is attached to a submission, and one of them as it was attached. */
export const SUBMISSION_FILES_PATH = "/api/v1/submissions/files";
export const SUBMISSION_FILE_PATH = "/api/v1/submissions/files/:id";
/** Where evidence for an answer is sent, and one such file as it was attached. */
export const EXPLANATION_FILES_PATH = "/api/v1/explanations/files";
export const EXPLANATION_FILE_PATH = "/api/v1/explanations/files/:id";
/** A form to be filled in as a workbook, where such a file is sent, and the paper to be signed. */
export const FORM_TEMPLATE_PATH = "/api/v1/submissions/template.xlsx";
export const FORM_FILE_PATH = "/api/v1/submissions/import";
export const FORM_PAPER_PATH = "/api/v1/submissions/paper.docx";
/** The official letter to whoever is overdue. */
export const CHASE_LETTER_PATH = "/api/v1/chase/letter.docx";
/** 25 MB: a decision of a hundred scanned pages. */
export const MAX_ATTACHMENT_BYTES = 26_214_400;

/** Server-sent events: that figures or forms of an authority have changed. What changed is asked for by the addresses above. */
export const EVENTS_PATH = "/api/v1/events";

/** Totals as a table for a spreadsheet. */
export const TOTALS_XLSX_PATH = "/api/v1/totals.xlsx";
export const TOTAL_PERIODS_XLSX_PATH = "/api/v1/totals/periods.xlsx";

/** The journal as a table for a spreadsheet. */
export const JOURNAL_CSV_PATH = "/api/v1/journal.csv";

/** Where a report is sent to be audited: bytes go up, hence no question with parameters alone. */
export const AUDIT_PATH = "/api/v1/audit";
/** 50 MB: a report of 500 pages with its pictures. */
export const MAX_AUDIT_BYTES = 52_428_800;

/** Where a table to be imported is sent, and where its template comes from. */
export const IMPORT_PATHS = { places: "/api/v1/import/places", users: "/api/v1/import/users" } as const;
export const IMPORT_TEMPLATE_PATHS = { places: "/api/v1/import/places.xlsx", users: "/api/v1/import/users.xlsx" } as const;
/** Where the annex of a decision that hands out targets is sent. */
export const ANNEX_PATH = "/api/v1/import/annex";
/** 1 MB: choices for some thousands of rows. */
export const MAX_CHOICES_BYTES = 1_048_576;
/** 10 MB: a table of five thousand rows takes less than one. */
export const MAX_IMPORT_BYTES = 10_485_760;

export type RouteName = keyof typeof PATHS;

/** Every address where something is done. `:name` is a path parameter. */
export const ACT_PATHS = {
  removeAttachment: { method: "POST", path: "/api/v1/attachments/:id/remove" },
  saveSheet: { method: "POST", path: "/api/v1/submissions/save" },
  submitSheet: { method: "POST", path: "/api/v1/submissions/submit" },
  recallSheet: { method: "POST", path: "/api/v1/submissions/recall" },
  approveSheets: { method: "POST", path: "/api/v1/submissions/approve" },
  returnSheet: { method: "POST", path: "/api/v1/submissions/return" },
  reopenSheet: { method: "POST", path: "/api/v1/submissions/reopen" },
  declineReopen: { method: "POST", path: "/api/v1/submissions/decline" },
  askReopen: { method: "POST", path: "/api/v1/submissions/ask" },
  removeSubmissionFile: { method: "POST", path: "/api/v1/submissions/files/:id/remove" },
  askExplanation: { method: "POST", path: "/api/v1/explanations" },
  answerExplanation: { method: "POST", path: "/api/v1/explanations/:id/answer" },
  acceptExplanation: { method: "POST", path: "/api/v1/explanations/:id/accept" },
  askFurther: { method: "POST", path: "/api/v1/explanations/:id/further" },
  withdrawExplanation: { method: "POST", path: "/api/v1/explanations/:id/withdraw" },
  removeExplanationFile: { method: "POST", path: "/api/v1/explanations/files/:id/remove" },
  openBriefing: { method: "POST", path: "/api/v1/briefing/open" },
  seeBriefing: { method: "POST", path: "/api/v1/briefing/seen" },
  makeForm: { method: "POST", path: "/api/v1/forms" },
  changeForm: { method: "POST", path: "/api/v1/forms/:code/change" },
  removeForm: { method: "POST", path: "/api/v1/forms/:code/remove" },
  makeRegime: { method: "POST", path: "/api/v1/regimes" },
  changeRegime: { method: "POST", path: "/api/v1/regimes/:code/change" },
  endRegime: { method: "POST", path: "/api/v1/regimes/:code/end" },
  removeRegime: { method: "POST", path: "/api/v1/regimes/:code/remove" },
  openPlan: { method: "POST", path: "/api/v1/plans/:year/open" },
  proposeTargets: { method: "POST", path: "/api/v1/plans/:year/proposals" },
  movePlan: { method: "POST", path: "/api/v1/plans/:year/stage" },
  assignPlan: { method: "POST", path: "/api/v1/plans/:year/assign" },
  adjustPlan: { method: "POST", path: "/api/v1/plans/:year/adjust" },
  createUser: { method: "POST", path: "/api/v1/users" },
  changeUser: { method: "POST", path: "/api/v1/users/:username/change" },
  disableUser: { method: "POST", path: "/api/v1/users/:username/disable" },
  enableUser: { method: "POST", path: "/api/v1/users/:username/enable" },
  resetUser: { method: "POST", path: "/api/v1/users/:username/reset" },
  linkSubject: { method: "POST", path: "/api/v1/users/:username/subject" },
  giveAppointment: { method: "POST", path: "/api/v1/users/:username/appointments" },
  endAppointment: { method: "POST", path: "/api/v1/users/:username/appointments/:id/end" },
  lendFor: { method: "POST", path: "/api/v1/users/:username/delegations" },
  stopLendingFor: { method: "POST", path: "/api/v1/users/:username/delegations/:id/revoke" },
  handOver: { method: "POST", path: "/api/v1/users/:username/handover" },
  delegate: { method: "POST", path: "/api/v1/delegations" },
  revokeDelegation: { method: "POST", path: "/api/v1/delegations/:id/revoke" },
} as const satisfies Readonly<Record<string, { readonly method: "POST" | "PUT" | "DELETE"; readonly path: string }>>;

export type ActName = keyof typeof ACT_PATHS;
