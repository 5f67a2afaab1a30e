import type { CompletenessJson, getCompleteness } from "@kehoach/api/chase";
import { toPlaceRef } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { addMonths } from "@kehoach/core/period/date";
import type { z } from "zod";
import { dayOf } from "../platform/clock.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import {
  type ChaseAsker,
  countLate,
  groupOwed,
  type Look,
  latestDeadline,
  loadOwed,
  type Owed,
  placeOf,
  toOwed,
} from "./chase-forms.ts";
import { formOf } from "./find-sheet.ts";
import { nameUnder, toFormRef } from "./work.ts";

type Row = CompletenessJson["rows"][number];
type Cell = NonNullable<Row["cells"][number]>;

/** Deadlines of the levels of one regime lie no further apart. */
const APART_MONTHS = 3;

/** How one form stands. @rule Y92 */
function toCell(look: Look, form: Owed): Cell {
  const { progress, due } = form;
  const late = progress?.isLate === true && progress.state !== "draft";
  const days = late && progress.sentAt !== undefined ? countLate(look, form, dayOf(new Date(progress.sentAt))) : 0;
  if (progress?.state === "approved") return { standing: "approved", days, late };
  if (progress?.state === "submitted") return { standing: late ? "late" : "in-time", days, late };
  if (progress?.state === "returned") return { standing: "returned", days, late };
  if (due.deadline >= look.today) return { standing: "waiting", days: 0, late: false };
  return { standing: "overdue", days: Math.max(0, -toOwed(look, form).days), late: false };
}

/**
 * How every place stands with every form that is due within a month, within what the asker sees.
 *
 * @problem WORK_TOO_LONG  more forms than one answer looks at
 * @rule Y92 X6
 */
export async function loadCompleteness(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getCompleteness.query>,
  asker: ChaseAsker,
): Promise<Outcome<CompletenessJson, ApiProblem>> {
  const { today } = asker;
  const month = query.month ?? today.slice(0, 7);
  const from = addMonths(`${month}-01`, -APART_MONTHS);
  const chased = await loadOwed(tx, scope, { authority: query.authority, from, parameter: "month" }, asker);
  if (!chased.ok) return chased;
  const { authority, look, owed } = chased.value;
  const { book, reader } = look;
  const due = groupOwed(owed)
    .map((forms) => ({ forms, deadline: latestDeadline(forms) }))
    .filter(({ deadline }) => deadline.startsWith(month))
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
  const cells = due.map(({ forms }) => new Map(forms.map((form) => [form.place, toCell(look, form)])));
  const places = [...new Map(due.flatMap(({ forms }) => forms.map((form) => [form.place, form] as const)))];
  return accept({
    authority: authority.code,
    name: authority.name,
    today,
    month,
    groups: due.map(({ forms: [{ regime, period }], deadline }) => ({
      ...nameUnder(reader, regime, period),
      form: toFormRef(formOf(book, regime)),
      deadline,
    })),
    rows: places.map(
      ([key, form]): Row => ({
        place: toPlaceRef(reader, placeOf(form)),
        cells: cells.map((column) => column.get(key) ?? null),
      }),
    ),
  });
}
