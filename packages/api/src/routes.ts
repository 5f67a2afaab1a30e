import { getMe, listColleagues, listDelegations } from "./access.ts";
import { countApprovals, getApprovalMatrix, getSheetUses, listApprovals } from "./approval.ts";
import { listAttachments } from "./attachment.ts";
import { listAuthorities } from "./authority.ts";
import { listBackups } from "./backup.ts";
import { getBriefingChanges } from "./briefing.ts";
import { getChase, getCompleteness } from "./chase.ts";
import { getDigest } from "./digest.ts";
import { getDocument, listDocuments } from "./document.ts";
import { listErrata } from "./erratum.ts";
import { getExplanation, listExplanations } from "./explanation.ts";
import { getForm, getFormCatalogue, listForms } from "./form.ts";
import { getIndicator, listIndicators } from "./indicator.ts";
import { listJournal } from "./journal.ts";
import { listLetters } from "./letter.ts";
import { getOverview } from "./overview.ts";
import type { RouteName } from "./paths.ts";
import { getPlace, listPlaces } from "./place.ts";
import { comparePlans, getPlan, listPlans } from "./plan.ts";
import { getRegimeStatus, listRegimes, listWork } from "./regime.ts";
import { getReport, listReports } from "./report.ts";
import { getScorecard } from "./scorecard.ts";
import { findAnything } from "./search.ts";
import { getSector, listSectors } from "./sector.ts";
import { getCellHistory, getSheet, getSheetChanges } from "./submission.ts";
import { getTotals, getUnapprovedTotals } from "./total.ts";
import { getTotalPeriods } from "./total-periods.ts";
import { getUser, listUsers } from "./user.ts";
import { listRelations, listTargets, listValues } from "./value.ts";

/** The whole API, by name: what the server registers, what OpenAPI is made from, what the client is typed by. */
export const ROUTES = {
  me: getMe,
  authorities: listAuthorities,
  overview: getOverview,
  scorecard: getScorecard,
  sectors: listSectors,
  sector: getSector,
  indicators: listIndicators,
  indicator: getIndicator,
  values: listValues,
  targets: listTargets,
  relations: listRelations,
  places: listPlaces,
  place: getPlace,
  documents: listDocuments,
  document: getDocument,
  errata: listErrata,
  search: findAnything,
  journal: listJournal,
  backups: listBackups,
  users: listUsers,
  letters: listLetters,
  user: getUser,
  delegations: listDelegations,
  colleagues: listColleagues,
  attachments: listAttachments,
  work: listWork,
  digest: getDigest,
  regimes: listRegimes,
  regimeStatus: getRegimeStatus,
  forms: listForms,
  form: getForm,
  formCatalogue: getFormCatalogue,
  sheet: getSheet,
  sheetChanges: getSheetChanges,
  cellHistory: getCellHistory,
  sheetUses: getSheetUses,
  approvals: listApprovals,
  approvalCount: countApprovals,
  approvalMatrix: getApprovalMatrix,
  chase: getChase,
  completeness: getCompleteness,
  explanations: listExplanations,
  explanation: getExplanation,
  briefingChanges: getBriefingChanges,
  totals: getTotals,
  unapprovedTotals: getUnapprovedTotals,
  totalPeriods: getTotalPeriods,
  plans: listPlans,
  plan: getPlan,
  planChanges: comparePlans,
  reports: listReports,
  report: getReport,
} as const satisfies Record<RouteName, unknown>;
