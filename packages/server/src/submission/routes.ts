import {
  approveSheets,
  askReopen,
  countApprovals,
  declineReopen,
  getApprovalMatrix,
  getSheetUses,
  listApprovals,
  reopenSheet,
  returnSheet,
} from "@kehoach/api/approval";
import { chaseLetterQuery, getChase, getCompleteness } from "@kehoach/api/chase";
import { getDigest } from "@kehoach/api/digest";
import { noParams } from "@kehoach/api/parameter";
import { CHASE_LETTER_PATH } from "@kehoach/api/paths";
import { getRegimeStatus, listRegimes, listWork } from "@kehoach/api/regime";
import { getCellHistory, getSheet, getSheetChanges, recallSheet, saveSheet, submitSheet } from "@kehoach/api/submission";
import { accept } from "@kehoach/core/outcome";
import { dayOf } from "../platform/clock.ts";
import {
  type ActEndpoint,
  actEndpoint,
  type Endpoint,
  endpoint,
  type FileEndpoint,
  fileEndpoint,
} from "../platform/http-endpoint.ts";
import { approve } from "./approve.ts";
import { loadChase } from "./chase.ts";
import { loadChaseLetter, makeChaseLetter } from "./chase-letter.ts";
import { loadCompleteness } from "./completeness.ts";
import type { SubmissionDeps } from "./deps.ts";
import { loadDigest } from "./digest.ts";
import { loadCellHistory } from "./history.ts";
import { countInbox, loadInbox } from "./inbox.ts";
import { loadMatrix } from "./matrix.ts";
import { loadSheet, loadSheetChanges } from "./read.ts";
import { recall } from "./recall.ts";
import { ask, decline, giveBack, reopen } from "./reopen.ts";
import { save } from "./save.ts";
import { submit } from "./submit.ts";
import { loadUses } from "./uses.ts";
import { loadRegimeStatus, loadRegimes, loadWork } from "./work.ts";

export function submissionEndpoints({ clock }: SubmissionDeps): readonly Endpoint[] {
  const today = (): string => dayOf(clock());
  return [
    endpoint(listWork, ({ query, actor, language, read }) =>
      read((tx, scope) => loadWork(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getDigest, ({ query, actor, language, read }) =>
      read((tx, scope) => loadDigest(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(listRegimes, ({ query, language, read }) =>
      read((tx, scope) => loadRegimes(tx, scope, query, { language, today: today() })),
    ),
    endpoint(getRegimeStatus, ({ params, query, language, read }) =>
      read((tx, scope) => loadRegimeStatus(tx, scope, params.code, query, { language, today: today() })),
    ),
    endpoint(getChase, ({ query, language, read }) =>
      read((tx, scope) => loadChase(tx, scope, query, { language, today: today() })),
    ),
    endpoint(getCompleteness, ({ query, language, read }) =>
      read((tx, scope) => loadCompleteness(tx, scope, query, { language, today: today() })),
    ),
    endpoint(getSheet, ({ query, actor, language, read }) =>
      read((tx, scope) => loadSheet(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getSheetChanges, ({ query, actor, language, read }) =>
      read((tx, scope) => loadSheetChanges(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getSheetUses, ({ query, language, read }) => read((tx, scope) => loadUses(tx, scope, query, language))),
    endpoint(listApprovals, ({ query, actor, language, read }) =>
      read((tx, scope) => loadInbox(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(countApprovals, ({ query, actor, language, read }) =>
      read((tx, scope) => countInbox(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getApprovalMatrix, ({ query, language, read }) => read((tx, scope) => loadMatrix(tx, scope, query, language))),
    endpoint(getCellHistory, ({ query, read }) => read((tx, scope) => loadCellHistory(tx, scope, query))),
  ];
}

export function submissionActs(deps: SubmissionDeps): readonly ActEndpoint[] {
  return [
    actEndpoint(saveSheet, (asking) => save(deps, asking)),
    actEndpoint(submitSheet, (asking) => submit(deps, asking)),
    actEndpoint(recallSheet, (asking) => recall(deps, asking)),
    actEndpoint(approveSheets, (asking) => approve(deps, asking)),
    actEndpoint(returnSheet, (asking) => giveBack(deps, asking)),
    actEndpoint(reopenSheet, (asking) => reopen(deps, asking)),
    actEndpoint(declineReopen, (asking) => decline(deps, asking)),
    actEndpoint(askReopen, (asking) => ask(deps, asking)),
  ];
}

/** The letter that chases, for whoever sees the whole authority. @rule Y95 Y96 */
export function submissionFiles({ clock }: SubmissionDeps): readonly FileEndpoint[] {
  return [
    fileEndpoint(
      {
        path: CHASE_LETTER_PATH,
        tag: "submission",
        action: "submission.read",
        summary: "Công văn đôn đốc những nơi quá hạn chưa gửi của một chế độ và kỳ (.docx), để điền số, ngày và ký",
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        params: noParams,
        query: chaseLetterQuery,
      },
      async ({ query, read }) => {
        const letter = await read((tx, scope) => loadChaseLetter(tx, scope, query, dayOf(clock())));
        return letter.ok ? accept(await makeChaseLetter(letter.value)) : letter;
      },
    ),
  ];
}
