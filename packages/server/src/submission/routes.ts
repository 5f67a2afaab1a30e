import { getRegimeStatus, listRegimes, listWork } from "@kehoach/api/regime";
import { getCellHistory, getSheet, getSheetChanges, recallSheet, saveSheet, submitSheet } from "@kehoach/api/submission";
import { dayOf } from "../platform/clock.ts";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import type { SubmissionDeps } from "./deps.ts";
import { loadCellHistory } from "./history.ts";
import { loadSheet, loadSheetChanges } from "./read.ts";
import { recall } from "./recall.ts";
import { save } from "./save.ts";
import { submit } from "./submit.ts";
import { loadRegimeStatus, loadRegimes, loadWork } from "./work.ts";

export function submissionEndpoints({ clock }: SubmissionDeps): readonly Endpoint[] {
  const today = (): string => dayOf(clock());
  return [
    endpoint(listWork, ({ query, actor, language, read }) =>
      read((tx, scope) => loadWork(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(listRegimes, ({ query, language, read }) =>
      read((tx, scope) => loadRegimes(tx, scope, query, { language, today: today() })),
    ),
    endpoint(getRegimeStatus, ({ params, query, language, read }) =>
      read((tx, scope) => loadRegimeStatus(tx, scope, params.code, query, { language, today: today() })),
    ),
    endpoint(getSheet, ({ query, actor, language, read }) =>
      read((tx, scope) => loadSheet(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getSheetChanges, ({ query, actor, language, read }) =>
      read((tx, scope) => loadSheetChanges(tx, scope, query, { actor, language, today: today() })),
    ),
    endpoint(getCellHistory, ({ query, read }) => read((tx, scope) => loadCellHistory(tx, scope, query))),
  ];
}

export function submissionActs(deps: SubmissionDeps): readonly ActEndpoint[] {
  return [
    actEndpoint(saveSheet, (asking) => save(deps, asking)),
    actEndpoint(submitSheet, (asking) => submit(deps, asking)),
    actEndpoint(recallSheet, (asking) => recall(deps, asking)),
  ];
}
