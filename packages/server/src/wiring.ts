import { accept } from "@kehoach/core/outcome";
import { checkAppointment, saveAppointment } from "./access/appoint.ts";
import { accessActs, accessEndpoints, type SignInWays } from "./access/routes.ts";
import { letterEndpoints } from "./account/routes.ts";
import type { EditLocal } from "./annex/deps.ts";
import { annexUploads } from "./annex/routes.ts";
import type { EvidenceDeps, FileDeps } from "./attachment/deps.ts";
import { attachmentActs, attachmentEndpoints, attachmentFiles, attachmentUploads } from "./attachment/routes.ts";
import { AUDIT_LIMITS, openAuditThreads } from "./audit/audit-threads.ts";
import { auditUploads } from "./audit/routes.ts";
import { backupEndpoints } from "./backup/routes.ts";
import { briefingActs, briefingEndpoints } from "./briefing/routes.ts";
import { documentEndpoints } from "./document/routes.ts";
import { erratumEndpoints } from "./erratum/routes.ts";
import { openForFile as openForEvidence, reopenForFile as reopenForEvidence } from "./explanation/file.ts";
import { explanationActs, explanationEndpoints } from "./explanation/routes.ts";
import { formActs, formEndpoints } from "./form/routes.ts";
import { formFiles, formFileUploads } from "./form-file/routes.ts";
import { importFiles, importUploads } from "./import/routes.ts";
import { indicatorEndpoints } from "./indicator/routes.ts";
import { journalEndpoints, journalFiles } from "./journal/routes.ts";
import { matrixEndpoints, matrixFiles } from "./matrix/routes.ts";
import { overviewEndpoints } from "./overview/routes.ts";
import { applyWithin } from "./pack/apply.ts";
import { applyLocalWithin, toLocalCode } from "./pack/apply-local.ts";
import { placeEndpoints } from "./place/routes.ts";
import type { ApplyLocal } from "./plan/deps.ts";
import { saveStage } from "./plan/make.ts";
import { planActs, planEndpoints } from "./plan/routes.ts";
import { lookBeyond } from "./platform/beyond-scope.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import type { BackupConfig } from "./platform/config.ts";
import type { ActEndpoint, Endpoint, FileEndpoint } from "./platform/http-endpoint.ts";
import type { UploadEndpoint } from "./platform/http-upload.ts";
import type { WaitingLetter } from "./platform/mail.ts";
import { reportEndpoints, reportFiles } from "./report/routes.ts";
import { scorecardEndpoints } from "./scorecard/routes.ts";
import { searchEndpoints } from "./search/routes.ts";
import { sectorEndpoints } from "./sector/routes.ts";
import { openForFile, reopenForFile } from "./submission/file.ts";
import { loadSectors } from "./submission/rights.ts";
import { submissionActs, submissionEndpoints, submissionFiles } from "./submission/routes.ts";
import { saveWithin } from "./submission/save.ts";
import type { People } from "./user/people.ts";
import { userActs, userEndpoints } from "./user/routes.ts";
import { insertUser } from "./user/store.ts";
import { valueEndpoints } from "./value/routes.ts";

/** What slices need that is not theirs to make. */
export type Wiring = {
  readonly clock: Clock;
  /** What administration of people asks of signing in; asked for once the server can answer. */
  readonly people: () => People;
  readonly signIn: SignInWays;
  /** Letters that are not delivered. */
  readonly letters?: () => Promise<readonly WaitingLetter[]>;
  readonly backup?: BackupConfig;
};

/** A server that makes no backups: a folder that is not there. */
const NO_BACKUPS: BackupConfig = { folder: "/kehoach-khong-sao-luu", keep: 7 };

/** A server where nobody signs in. */
const ALONE: Wiring = {
  clock: systemClock,
  people: () => {
    throw new Error("nobody signs in here");
  },
  signIn: { mail: false, oidc: null },
};

/** Every question the server answers, and everything it does. */
export function listEndpoints({ clock, people, signIn, letters = async () => [], backup = NO_BACKUPS }: Wiring = ALONE): {
  readonly endpoints: readonly Endpoint[];
  readonly files: readonly FileEndpoint[];
  readonly acts: readonly ActEndpoint[];
  readonly uploads: readonly UploadEndpoint[];
  /** Ends the threads kept from request to request. */
  readonly close: () => Promise<void>;
} {
  const endpoints = [
    ...placeEndpoints,
    ...overviewEndpoints,
    ...scorecardEndpoints,
    ...sectorEndpoints,
    ...indicatorEndpoints,
    ...valueEndpoints,
    ...matrixEndpoints,
    ...documentEndpoints,
    ...erratumEndpoints,
    ...searchEndpoints,
    ...reportEndpoints,
    ...journalEndpoints,
    ...planEndpoints,
    ...formEndpoints({ clock, localCode: toLocalCode }),
    ...submissionEndpoints({ clock }),
    ...explanationEndpoints({ clock }),
    ...briefingEndpoints,
    ...attachmentEndpoints,
    ...backupEndpoints({ clock, config: backup }),
    ...accessEndpoints({ clock, signIn }),
    ...userEndpoints({ clock }),
    ...letterEndpoints(letters),
  ];
  const appointing = { check: checkAppointment, save: saveAppointment };
  const applyLocal: ApplyLocal = (tx, scope, authority, actor, edit) =>
    lookBeyond(tx, scope, () => applyLocalWithin(tx, authority, edit, { actor }));
  const ofSubmissions: FileDeps = {
    open: (tx, scope, ask) => openForFile({ clock }, tx, scope, ask),
    reopen: (tx, scope, ask) => reopenForFile({ clock }, tx, scope, ask),
  };
  const ofExplanations: EvidenceDeps = {
    open: (tx, scope, ask) => openForEvidence({ clock }, tx, scope, ask),
    reopen: (tx, scope, ask) => reopenForEvidence({ clock }, tx, scope, ask),
  };
  const acts = [
    ...attachmentActs(ofSubmissions, ofExplanations),
    ...submissionActs({ clock }),
    ...explanationActs({ clock }),
    ...briefingActs,
    ...planActs({ clock, applyLocal }),
    ...formActs({ clock, applyLocal, localCode: toLocalCode }),
    ...userActs({ clock, people, appointing }),
    ...accessActs({ clock }),
  ];
  const editLocal: EditLocal = (tx, scope, authority, edit, options) =>
    lookBeyond(tx, scope, () => applyLocalWithin<never>(tx, authority, (local, under) => accept(edit(local, under)), options));
  const threads = openAuditThreads(AUDIT_LIMITS);
  const importing = { clock, applyWithin, people: () => ({ ...people(), insertUser, saveAppointment }) };
  const files = [
    ...reportFiles,
    ...attachmentFiles,
    ...formFiles,
    ...journalFiles,
    ...matrixFiles,
    ...submissionFiles({ clock }),
    ...importFiles(importing),
  ];
  return {
    endpoints,
    acts,
    files,
    uploads: [
      ...auditUploads(threads),
      ...attachmentUploads(ofSubmissions, ofExplanations),
      ...importUploads(importing),
      ...annexUploads({ editLocal, saveAssigned: saveStage }),
      ...formFileUploads({
        clock,
        loadSectors,
        save: (tx, scope, body, sender) => saveWithin({ clock }, tx, scope, body, sender),
      }),
    ],
    close: threads.close,
  };
}
