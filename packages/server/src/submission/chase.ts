import type { ChaseGroupJson, getChase, TimelinessJson } from "@kehoach/api/chase";
import { toPlaceRef } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { addDays } from "@kehoach/core/period/date";
import { type IsoDate, showPeriod } from "@kehoach/core/period/period";
import { standOf } from "@kehoach/core/regime/standing";
import { sql } from "kysely";
import type { z } from "zod";
import { loadNames } from "../account/read.ts";
import { dayOf } from "../platform/clock.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import {
  byDays,
  type ChaseAsker,
  countLate,
  demandDay,
  groupOwed,
  isOpen,
  isSent,
  keyOf,
  type Look,
  latestDeadline,
  loadOwed,
  monthsBefore,
  type Owed,
  placeOf,
  toOwed,
} from "./chase-forms.ts";
import { formOf } from "./find-sheet.ts";
import { progressKey } from "./progress.ts";
import { nameUnder, toFormRef } from "./work.ts";

type Reply = z.output<typeof getChase.reply>;
type Query = z.output<typeof getChase.query>;

/** Groups begin to be shown so long before their deadline. */
const AHEAD_DAYS = 14;
/** What is still owed is looked for so far back, however few months are asked about. */
const OLD_MONTHS = 12;

type Returned = { readonly reason: string; readonly at: string; readonly by: string };

/** Why forms that are returned were: by submission key. */
async function loadReturns(tx: Tx, authorityId: bigint): Promise<ReadonlyMap<string, Returned>> {
  const found = await sql<{ regime: string; place: string; period: string; reason: string; at: string; actor: string }>`
    select s.regime, p.code || '@' || p.valid_from as place, s.period, a.reason, a.at, a.actor from submission s join place p on p.id = s.place_id
    cross join lateral (select reason, at, actor from sending_act x where x.authority_id = s.authority_id and x.submission_id = s.id and x.act in ('return', 'reopen')
      order by x.id desc limit 1) a
    where s.authority_id = ${authorityId} and s.state = 'returned'`.execute(tx);
  return new Map(
    found.rows.map(({ regime, place, period, reason, at, actor }) => [
      progressKey(regime, place, period),
      { reason, at, by: actor },
    ]),
  );
}

/** Due more than a month ago. */
function isOld(deadline: IsoDate, today: IsoDate): boolean {
  return deadline < monthsBefore(today, 1);
}

/** What is to be chased of one regime and period. @rule Y90 */
function toGroup(look: Look, forms: readonly [Owed, ...Owed[]], returns: ReadonlyMap<string, Returned>): ChaseGroupJson {
  const [{ regime, period }] = forms;
  const { book, reader, today } = look;
  const open = forms.filter(isOpen);
  const listOwed = (some: readonly Owed[]): ChaseGroupJson["overdue"] => some.map((form) => toOwed(look, form)).toSorted(byDays);
  return {
    ...nameUnder(reader, regime, period),
    form: toFormRef(formOf(book, regime)),
    deadline: latestDeadline(forms),
    old: isOld(latestDeadline(forms), today),
    reporters: forms.length,
    sent: forms.filter(isSent).length,
    approved: forms.filter(({ progress }) => progress?.state === "approved").length,
    overdue: listOwed(open.filter(({ due }) => due.deadline < today)),
    waiting: listOwed(open.filter(({ due }) => due.deadline >= today)),
    returned: forms.flatMap((form) => {
      const back = form.progress?.state === "returned" ? returns.get(keyOf(form)) : undefined;
      return back ? [{ place: toPlaceRef(reader, placeOf(form)), ...back }] : [];
    }),
    late: forms.flatMap((form) => {
      const { sentAt, isLate } = form.progress ?? {};
      if (!isSent(form) || isLate !== true || sentAt === undefined) return [];
      const days = countLate(look, form, dayOf(new Date(sentAt)));
      return [{ place: toPlaceRef(reader, placeOf(form)), sentAt, days }];
    }),
  };
}

/** How often each place was in time, of the forms whose deadline is over. @rule Y91 */
function listTimeliness({ reader, today, book }: Look, forms: readonly Owed[], from: IsoDate): TimelinessJson[] {
  const over = forms.filter(({ due }) => due.deadline < today && due.deadline >= from);
  return [...Map.groupBy(over, ({ place }) => place).values()]
    .flatMap((near): readonly TimelinessJson[] => {
      const [first] = near;
      if (!first) return [];
      const standings = near.map(({ due, progress }) => standOf(due, progress, today, book.holidays));
      const late = near.filter(
        (form, at) => standings[at] === "sent-late" || (standings[at] === "returned" && form.progress?.isLate === true),
      );
      const missing = standings.filter((one) => one === "late" || one === "closed").length;
      return [
        {
          place: toPlaceRef(reader, placeOf(first)),
          owed: near.length,
          onTime: near.length - late.length - missing,
          late: late.length,
          missing,
        },
      ];
    })
    .toSorted((a, b) => b.late + b.missing - a.late - a.missing || (a.place.name < b.place.name ? -1 : 1));
}

/** Groups of the last month and the next two weeks, and any others of which something is overdue or returned. @rule Y90 */
function isShown({ deadline, old, overdue, returned }: ChaseGroupJson, today: IsoDate): boolean {
  return (!old && deadline <= addDays(today, AHEAD_DAYS)) || overdue.length + returned.length > 0;
}

/**
 * Who has sent and who has not, by regime and period, and how well each place keeps its days: within what the asker sees.
 *
 * @problem WORK_TOO_LONG  more forms than one answer looks at
 * @rule Y90 Y91 C7 C8 X6
 */
export async function loadChase(tx: Tx, scope: Scope, query: Query, asker: ChaseAsker): Promise<Outcome<Reply, ApiProblem>> {
  const period = query.period === undefined ? undefined : readPeriod(query.period);
  if (period && !period.ok) return period;
  const { today } = asker;
  const chased = await loadOwed(
    tx,
    scope,
    {
      authority: query.authority,
      regime: query.regime,
      period: period?.value,
      from: monthsBefore(today, Math.max(query.months, OLD_MONTHS)),
      parameter: "months",
    },
    asker,
  );
  if (!chased.ok) return chased;
  const { authority, look, owed } = chased.value;
  const returns = await loadReturns(tx, authority.id);
  const groups = groupOwed(owed)
    .map((forms) => toGroup(look, forms, returns))
    .filter((group) => (period ? group.period === showPeriod(period.value) : isShown(group, today)))
    .toSorted((a, b) => (a.deadline < b.deadline ? 1 : a.deadline > b.deadline ? -1 : a.regime < b.regime ? -1 : 1));
  const from = monthsBefore(today, query.months);
  const people = await loadNames(
    tx,
    scope,
    groups.flatMap(({ returned }) => returned.map(({ by }) => by)),
  );
  return accept({
    authority: authority.code,
    name: authority.name,
    today,
    demand: demandDay(look),
    groups,
    timeliness: listTimeliness(look, owed, from),
    from,
    people,
  });
}
