import {
  ACT_PATHS,
  ANNEX_PATH,
  ATTACHMENT_PATH,
  AUDIT_PATH,
  CHASE_LETTER_PATH,
  EXPLANATION_FILE_PATH,
  EXPLANATION_FILES_PATH,
  FORM_FILE_PATH,
  FORM_PAPER_PATH,
  FORM_TEMPLATE_PATH,
  IMPORT_PATHS,
  IMPORT_TEMPLATE_PATHS,
  JOURNAL_CSV_PATH,
  PATHS,
  REPORT_DOCX_PATH,
  SUBMISSION_FILE_PATH,
  SUBMISSION_FILES_PATH,
  TOTAL_PERIODS_XLSX_PATH,
  TOTALS_XLSX_PATH,
} from "@kehoach/api/paths";
import {
  anywhere,
  ofAuthority,
  ofPlace,
  onExplanation,
  onForms,
  onPlan,
  onSheet,
  onUser,
  type Sample,
  sheet,
  TARGET,
  withTargets,
} from "./access-sample.ts";
import { keyOf, TODAY } from "./people-site.ts";
import { makeForm, makeRegime } from "./small-pack.ts";

const TYPED = { cells: [{ row: "crops.area", column: "now", base: 0, text: "5" }] };
/** What an approver says of a form that nobody has sent. */
const JUDGED = { sending: 1, reason: "sai" };
const SAID = { seen: 1, text: "vì sao" };
const NEW_FORM = makeForm({ code: "moi" });
const NEW_REGIME = makeRegime({ code: "moi", reporters: [{ level: "commune" }] });
const OLD = { mark: "0123456789abcdef" };
const { path: created } = ACT_PATHS.createUser;
const NEW = { username: "nguoi.moi", name: "Người Mới", email: "moi@vidu.test", role: "officer", from: TODAY };
const DAYS = { from: TODAY, to: "2030-06-20", reason: "vắng" };

/** A request for every address the server has, by method and path. A new address needs one here: without it the build fails. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${PATHS.me}`]: anywhere(PATHS.me),
  [`GET ${PATHS.authorities}`]: anywhere(PATHS.authorities),
  [`GET ${PATHS.overview}`]: ofPlace(PATHS.overview, "&year=2030"),
  [`GET ${PATHS.scorecard}`]: ofPlace(PATHS.scorecard, "&year=2030"),
  [`GET ${PATHS.sectors}`]: ofPlace(PATHS.sectors, "&year=2030"),
  [`GET ${PATHS.sector}`]: ofPlace(PATHS.sector.replace(":code", "crops"), "&year=2030"),
  [`GET ${PATHS.indicators}`]: ofAuthority(PATHS.indicators),
  [`GET ${PATHS.indicator}`]: ofPlace(PATHS.indicator.replace(":code", "crops.area"), "&year=2030"),
  [`GET ${PATHS.values}`]: ofPlace(PATHS.values),
  [`GET ${PATHS.targets}`]: ofPlace(PATHS.targets),
  [`GET ${PATHS.relations}`]: ofPlace(PATHS.relations),
  [`GET ${PATHS.places}`]: ofAuthority(PATHS.places),
  [`GET ${PATHS.place}`]: {
    by: "place",
    ask: ({ authority, place }) => ({ path: `${PATHS.place.replace(":code", keyOf(place))}?authority=${authority}` }),
  },
  [`GET ${PATHS.documents}`]: ofAuthority(PATHS.documents),
  [`GET ${PATHS.document}`]: ofAuthority(PATHS.document.replace(":code", "report")),
  [`GET ${PATHS.errata}`]: ofAuthority(PATHS.errata),
  [`GET ${PATHS.search}`]: ofAuthority(PATHS.search, "200", "&q=dien"),
  [`GET ${PATHS.reports}`]: ofAuthority(PATHS.reports),
  [`GET ${PATHS.report}`]: ofAuthority(PATHS.report.replace(":year", "2030"), "404 REPORT_UNKNOWN"),
  [`GET ${REPORT_DOCX_PATH}`]: ofAuthority(REPORT_DOCX_PATH.replace(":year", "2030"), "404 REPORT_UNKNOWN"),
  [`GET ${PATHS.plans}`]: ofAuthority(PATHS.plans),
  [`GET ${PATHS.plan}`]: ofPlace(PATHS.plan.replace(":year", "2030")),
  [`GET ${PATHS.planChanges}`]: ofPlace(PATHS.planChanges.replace(":year", "2030"), "&from=2030-01-01"),
  [`GET ${PATHS.work}`]: ofAuthority(PATHS.work),
  [`GET ${PATHS.digest}`]: ofAuthority(PATHS.digest),
  [`GET ${PATHS.regimes}`]: ofAuthority(PATHS.regimes),
  [`GET ${PATHS.regimeStatus}`]: ofAuthority(PATHS.regimeStatus.replace(":code", "month")),
  [`GET ${PATHS.forms}`]: ofAuthority(PATHS.forms),
  [`GET ${PATHS.form}`]: ofAuthority(PATHS.form.replace(":code", "month")),
  [`GET ${PATHS.formCatalogue}`]: ofAuthority(PATHS.formCatalogue),
  [`POST ${ACT_PATHS.makeForm.path}`]: onForms(ACT_PATHS.makeForm.path, { form: NEW_FORM }),
  [`POST ${ACT_PATHS.changeForm.path}`]: onForms(ACT_PATHS.changeForm.path, { ...OLD, form: makeForm() }, "409 FORM_OF_PACK"),
  [`POST ${ACT_PATHS.removeForm.path}`]: onForms(ACT_PATHS.removeForm.path, OLD, "409 FORM_OF_PACK"),
  [`POST ${ACT_PATHS.makeRegime.path}`]: onForms(ACT_PATHS.makeRegime.path, { regime: NEW_REGIME }),
  [`POST ${ACT_PATHS.changeRegime.path}`]: onForms(
    ACT_PATHS.changeRegime.path,
    { ...OLD, regime: makeRegime() },
    "409 REGIME_OF_PACK",
  ),
  [`POST ${ACT_PATHS.endRegime.path}`]: onForms(ACT_PATHS.endRegime.path, { ...OLD, day: "2031-01-01" }, "409 REGIME_OF_PACK"),
  [`POST ${ACT_PATHS.removeRegime.path}`]: onForms(ACT_PATHS.removeRegime.path, OLD, "409 REGIME_OF_PACK"),
  [`GET ${PATHS.sheet}`]: { by: "place", ask: (target) => ({ path: `${PATHS.sheet}?${sheet(target)}` }) },
  [`GET ${PATHS.cellHistory}`]: {
    by: "place",
    ask: (target) => ({ path: `${PATHS.cellHistory}?${sheet(target)}&row=crops.area&column=now` }),
  },
  [`GET ${PATHS.sheetChanges}`]: { by: "place", ask: (target) => ({ path: `${PATHS.sheetChanges}?${sheet(target)}&after=0` }) },
  [`POST ${ACT_PATHS.saveSheet.path}`]: onSheet(ACT_PATHS.saveSheet.path, TYPED),
  [`POST ${ACT_PATHS.submitSheet.path}`]: onSheet(ACT_PATHS.submitSheet.path, { seq: 0 }, "422 SUBMIT_BLOCKED"),
  [`POST ${ACT_PATHS.recallSheet.path}`]: onSheet(ACT_PATHS.recallSheet.path, { reason: "sai" }, "409 RECALL_WRONG_STATE"),
  [`POST ${ACT_PATHS.approveSheets.path}`]: {
    by: "authority",
    // What is refused of one form is told in the reply.
    ask: ({ authority, place }) => ({
      path: ACT_PATHS.approveSheets.path,
      body: { authority, items: [{ regime: "month", place: keyOf(place), period: "2030-M06", sending: 1 }] },
    }),
  },
  [`POST ${ACT_PATHS.returnSheet.path}`]: onSheet(ACT_PATHS.returnSheet.path, JUDGED, "409 APPROVAL_CHANGED"),
  [`POST ${ACT_PATHS.reopenSheet.path}`]: onSheet(ACT_PATHS.reopenSheet.path, JUDGED, "409 APPROVAL_CHANGED"),
  [`POST ${ACT_PATHS.declineReopen.path}`]: onSheet(ACT_PATHS.declineReopen.path, JUDGED, "409 APPROVAL_CHANGED"),
  [`POST ${ACT_PATHS.askReopen.path}`]: onSheet(ACT_PATHS.askReopen.path, JUDGED, "409 APPROVAL_CHANGED"),
  [`GET ${PATHS.sheetUses}`]: { by: "place", ask: (target) => ({ path: `${PATHS.sheetUses}?${sheet(target)}` }) },
  [`GET ${PATHS.chase}`]: ofAuthority(PATHS.chase),
  [`GET ${PATHS.completeness}`]: ofAuthority(PATHS.completeness),
  [`GET ${CHASE_LETTER_PATH}`]: {
    ...ofAuthority(CHASE_LETTER_PATH, "200", "&regime=month&period=2030-M05"),
    // It speaks for the authority, of all its places.
    part: "403 ACTION_REFUSED",
  },
  [`GET ${PATHS.totals}`]: ofPlace(PATHS.totals, "&period=2030"),
  [`GET ${TOTALS_XLSX_PATH}`]: ofPlace(TOTALS_XLSX_PATH, "&period=2030"),
  [`GET ${PATHS.totalPeriods}`]: ofPlace(PATHS.totalPeriods, "&period=2030"),
  [`GET ${TOTAL_PERIODS_XLSX_PATH}`]: ofPlace(TOTAL_PERIODS_XLSX_PATH, "&period=2030"),
  [`GET ${PATHS.unapprovedTotals}`]: ofPlace(PATHS.unapprovedTotals, "&period=2030"),
  [`GET ${PATHS.approvals}`]: ofAuthority(PATHS.approvals),
  [`GET ${PATHS.approvalCount}`]: ofAuthority(PATHS.approvalCount),
  [`GET ${PATHS.approvalMatrix}`]: ofAuthority(PATHS.approvalMatrix, "200", "&regime=month&period=2030-M06"),
  [`POST ${SUBMISSION_FILES_PATH}`]: {
    by: "place",
    ask: (target) => ({ path: `${SUBMISSION_FILES_PATH}?${sheet(target)}&name=a.csv`, file: "a;b" }),
  },
  [`GET ${FORM_TEMPLATE_PATH}`]: { by: "place", ask: (target) => ({ path: `${FORM_TEMPLATE_PATH}?${sheet(target)}` }) },
  [`GET ${FORM_PAPER_PATH}`]: { by: "place", ask: (target) => ({ path: `${FORM_PAPER_PATH}?${sheet(target)}` }) },
  [`POST ${FORM_FILE_PATH}`]: {
    by: "place",
    ask: (target) => ({
      path: `${FORM_FILE_PATH}?${sheet(target)}&name=a.csv&mode=preview`,
      file: "TT,Chỉ tiêu,ĐVT,Tháng 6\n1,Diện tích,ha,5\n",
    }),
  },
  [`GET ${SUBMISSION_FILE_PATH}`]: {
    by: "authority",
    done: "404 ATTACHMENT_UNKNOWN",
    ask: ({ authority }) => ({ path: `${SUBMISSION_FILE_PATH.replace(":id", "1")}?authority=${authority}` }),
  },
  [`POST ${ACT_PATHS.removeSubmissionFile.path}`]: {
    by: "authority",
    done: "404 ATTACHMENT_UNKNOWN",
    ask: ({ authority }) => ({
      path: ACT_PATHS.removeSubmissionFile.path.replace(":id", "1"),
      body: { authority, reason: "nhầm" },
    }),
  },
  [`GET ${PATHS.explanations}`]: ofPlace(PATHS.explanations),
  [`GET ${PATHS.explanation}`]: ofAuthority(PATHS.explanation.replace(":id", "1"), "404 EXPLANATION_UNKNOWN"),
  [`POST ${ACT_PATHS.askExplanation.path}`]: {
    by: "place",
    ask: ({ authority, place }) => ({
      path: ACT_PATHS.askExplanation.path,
      body: { authority, indicator: "crops.area", place: keyOf(place), period: "2030", text: "vì sao" },
    }),
  },
  [`POST ${ACT_PATHS.answerExplanation.path}`]: onExplanation(ACT_PATHS.answerExplanation.path, SAID),
  [`POST ${ACT_PATHS.acceptExplanation.path}`]: onExplanation(ACT_PATHS.acceptExplanation.path, SAID),
  [`POST ${ACT_PATHS.askFurther.path}`]: onExplanation(ACT_PATHS.askFurther.path, SAID),
  [`POST ${ACT_PATHS.withdrawExplanation.path}`]: onExplanation(ACT_PATHS.withdrawExplanation.path, SAID),
  [`POST ${EXPLANATION_FILES_PATH}`]: {
    by: "authority",
    done: "404 EXPLANATION_UNKNOWN",
    ask: ({ authority }) => ({
      path: `${EXPLANATION_FILES_PATH}?authority=${authority}&explanation=1&name=a.csv`,
      file: "a;b",
    }),
  },
  [`GET ${EXPLANATION_FILE_PATH}`]: {
    by: "authority",
    done: "404 ATTACHMENT_UNKNOWN",
    ask: ({ authority }) => ({ path: `${EXPLANATION_FILE_PATH.replace(":id", "1")}?authority=${authority}` }),
  },
  [`POST ${ACT_PATHS.removeExplanationFile.path}`]: onExplanation(
    ACT_PATHS.removeExplanationFile.path,
    {},
    "404 ATTACHMENT_UNKNOWN",
  ),
  [`GET ${PATHS.briefingChanges}`]: ofAuthority(PATHS.briefingChanges),
  [`POST ${ACT_PATHS.openBriefing.path}`]: {
    by: "authority",
    ask: ({ authority }) => ({ path: ACT_PATHS.openBriefing.path, body: { authority } }),
  },
  [`POST ${ACT_PATHS.seeBriefing.path}`]: {
    by: "authority",
    ask: ({ authority }) => ({
      path: ACT_PATHS.seeBriefing.path,
      body: { authority, until: "2030-01-01T00:00:00.000000Z" },
    }),
  },
  [`GET ${PATHS.attachments}`]: ofAuthority(PATHS.attachments, "200", "&document=report"),
  [`GET ${ATTACHMENT_PATH}`]: {
    by: "authority",
    done: "404 ATTACHMENT_UNKNOWN",
    ask: ({ authority }) => ({ path: `${ATTACHMENT_PATH.replace(":id", "1")}?authority=${authority}` }),
  },
  [`POST ${PATHS.attachments}`]: {
    by: "authority",
    ask: ({ authority }) => ({ path: `${PATHS.attachments}?authority=${authority}&document=report&name=a.csv`, file: "a;b" }),
  },
  [`POST ${ACT_PATHS.removeAttachment.path}`]: {
    by: "authority",
    done: "404 ATTACHMENT_UNKNOWN",
    ask: ({ authority }) => ({ path: ACT_PATHS.removeAttachment.path.replace(":id", "1"), body: { authority, reason: "nhầm" } }),
  },
  [`GET ${PATHS.journal}`]: ofAuthority(PATHS.journal),
  [`GET ${JOURNAL_CSV_PATH}`]: ofAuthority(JOURNAL_CSV_PATH),
  [`GET ${PATHS.backups}`]: anywhere(PATHS.backups),
  [`GET ${PATHS.letters}`]: anywhere(PATHS.letters),
  [`GET ${PATHS.users}`]: ofPlace(PATHS.users),
  [`GET ${PATHS.user}`]: {
    by: "place",
    far: "404 USER_UNKNOWN",
    ask: (target, { victim }) => ({
      path: `${PATHS.user.replace(":username", victim(target).username)}?authority=${target.authority}`,
    }),
  },
  [`GET ${PATHS.delegations}`]: ofAuthority(PATHS.delegations),
  [`GET ${PATHS.colleagues}`]: ofAuthority(PATHS.colleagues),
  [`GET ${IMPORT_TEMPLATE_PATHS.places}`]: ofAuthority(IMPORT_TEMPLATE_PATHS.places),
  [`GET ${IMPORT_TEMPLATE_PATHS.users}`]: ofAuthority(IMPORT_TEMPLATE_PATHS.users),

  [`POST ${ACT_PATHS.openPlan.path}`]: onPlan(ACT_PATHS.openPlan.path, { from: "2030" }),
  [`POST ${ACT_PATHS.movePlan.path}`]: onPlan(ACT_PATHS.movePlan.path, { to: "discussing" }),
  [`POST ${ACT_PATHS.assignPlan.path}`]: onPlan(
    ACT_PATHS.assignPlan.path,
    { assigner: "hdnd", paper: { type: "Nghị quyết", date: "2030-12-20" } },
    "422 PLAN_NOTHING",
  ),
  [`POST ${ACT_PATHS.proposeTargets.path}`]: withTargets(ACT_PATHS.proposeTargets.path, {}),
  [`POST ${ACT_PATHS.adjustPlan.path}`]: onPlan(ACT_PATHS.adjustPlan.path, {
    assigner: "hdnd",
    reason: "Thiên tai",
    paper: { type: "Quyết định", date: "2030-07-01" },
    targets: [{ ...TARGET, place: "N" }],
  }),
  [`POST ${created}`]: {
    by: "place",
    far: "403 APPOINT_PLACE_FAR",
    ask: ({ authority, place }) => ({ path: created, body: { authority, ...NEW, place: keyOf(place) } }),
  },
  [`POST ${ACT_PATHS.changeUser.path}`]: onUser(ACT_PATHS.changeUser.path, () => ({ name: "Tên Mới", email: "khac@vidu.test" })),
  [`POST ${ACT_PATHS.disableUser.path}`]: onUser(ACT_PATHS.disableUser.path, () => ({ reason: "nghỉ" })),
  [`POST ${ACT_PATHS.enableUser.path}`]: {
    ...onUser(ACT_PATHS.enableUser.path, () => ({ reason: "trở lại" })),
    done: "409 ENABLE_ALREADY",
  },
  [`POST ${ACT_PATHS.resetUser.path}`]: onUser(ACT_PATHS.resetUser.path, () => ({})),
  [`POST ${ACT_PATHS.linkSubject.path}`]: onUser(ACT_PATHS.linkSubject.path, () => ({ subject: "12345" })),
  [`POST ${ACT_PATHS.giveAppointment.path}`]: onUser(ACT_PATHS.giveAppointment.path, ({ place }) => ({
    role: "viewer",
    place: keyOf(place),
    from: TODAY,
  })),
  [`POST ${ACT_PATHS.endAppointment.path}`]: onUser(ACT_PATHS.endAppointment.path, () => ({ on: TODAY })),
  [`POST ${ACT_PATHS.lendFor.path}`]: onUser(ACT_PATHS.lendFor.path, (target, { victim, mate }) => ({
    appointment: victim(target).appointment,
    borrower: mate(target),
    ...DAYS,
    from: "2031-01-01",
    to: "2031-02-01",
  })),
  [`POST ${ACT_PATHS.stopLendingFor.path}`]: onUser(ACT_PATHS.stopLendingFor.path, () => ({})),
  [`POST ${ACT_PATHS.handOver.path}`]: onUser(ACT_PATHS.handOver.path, (target, { victim, mate }) => ({
    receiver: mate(target),
    on: TODAY,
    appointments: [victim(target).appointment],
  })),
  [`POST ${ACT_PATHS.delegate.path}`]: {
    by: "authority",
    ask: ({ authority }, { own, mate }) => ({
      path: ACT_PATHS.delegate.path,
      body: {
        authority,
        appointment: own.appointment,
        borrower: mate({ authority: "north", place: "N" }),
        from: "2031-01-01",
        to: "2031-02-01",
        reason: "x",
      },
    }),
    // May lend, but not this role.
    done: ({ own }) => (own.role === "admin" ? "422 DELEGATE_ROLE" : "200"),
  },
  [`POST ${ACT_PATHS.revokeDelegation.path}`]: {
    by: "authority",
    ask: ({ authority }, { own }) => ({
      path: ACT_PATHS.revokeDelegation.path.replace(":id", own.delegation),
      body: { authority },
    }),
  },

  [`POST ${AUDIT_PATH}`]: { by: "nothing", ask: () => ({ path: `${AUDIT_PATH}?name=a.txt`, file: "Diện tích lúa 10 ha." }) },
  [`POST ${IMPORT_PATHS.places}`]: {
    by: "authority",
    ask: ({ authority }) => ({
      path: `${IMPORT_PATHS.places}?name=a.csv&mode=preview&authority=${authority}`,
      file: "Tên đơn vị,Mã\nxã Mới,M9\n",
    }),
  },
  [`POST ${ANNEX_PATH}`]: {
    by: "authority",
    part: "403 ACTION_REFUSED",
    ask: ({ authority }) => ({
      path: `${ANNEX_PATH}?name=a.csv&mode=preview&authority=${authority}`,
      file: "TT,Chỉ tiêu,ĐVT,Kế hoạch năm 2031\n1,Diện tích,ha,5\n",
    }),
  },
  [`POST ${IMPORT_PATHS.users}`]: {
    by: "authority",
    ask: ({ authority }) => ({
      path: `${IMPORT_PATHS.users}?name=a.csv&mode=preview&authority=${authority}`,
      file: "Họ và tên,Tên đăng nhập,Thư điện tử,Vai trò,Đơn vị\nNgười Mới,nguoi.moi,moi@vidu.test,officer,N1\n",
    }),
  },
};
