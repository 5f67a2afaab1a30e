import type { askExplanation } from "@kehoach/api/explanation";
import { toStoodJson } from "@kehoach/api/explanation-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { Book } from "@kehoach/core/analysis/book";
import { decideAsk } from "@kehoach/core/explanation/decide";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Cell } from "@kehoach/core/indicator/cell";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { lastDay, showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { addDayCount, toDaysOff } from "@kehoach/core/regime/due-day";
import type { z } from "zod";
import { findOwnAuthority, listGrantReach, sectorsAt } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { type AuthorityRow, resolvePlaceRow } from "../place/read.ts";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, readNow, type Tx } from "../platform/transaction.ts";
import type { ExplanationDeps } from "./deps.ts";
import { refuseExplanation } from "./say-problem.ts";
import { loadStood } from "./stood.ts";
import { insertAct, insertExplanation, listRows, loadActs } from "./store.ts";

type Body = z.output<typeof askExplanation.body>;
type Done = z.output<typeof askExplanation.reply>;

type AskedCell = { readonly cell: Cell; readonly placeId: bigint };

/** The cell that is asked about; everything that names nothing is told at once. */
async function findCell(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  book: Book,
  body: Body,
): Promise<Outcome<AskedCell, ApiProblem>> {
  const problems: ApiProblem[] = [];
  const { indicator } = body;
  if (!book.indicators.has(indicator)) {
    const candidates = findNear(indicator, book.indicators.keys()).map((code) => ({
      code,
      name: book.indicators.get(code)?.name ?? code,
      detail: null,
    }));
    problems.push({ code: "INDICATOR_UNKNOWN", parameter: "indicator", found: indicator, candidates });
  }
  const breakdown = body.breakdown === "" ? accept([]) : parseBreakdown(body.breakdown);
  if (!breakdown.ok)
    problems.push({ code: "PARAMETER_INVALID", parameter: "breakdown", found: body.breakdown, reason: "breakdown" });
  const period = readPeriod(body.period);
  if (!period.ok) problems.push(...period.problems);
  const place = await resolvePlaceRow(tx, scope, authority, body.place, period.ok ? lastDay(period.value) : undefined);
  if (!place.ok) problems.push(...place.problems);
  if (!breakdown.ok || !period.ok || !place.ok || problems.length > 0) {
    const [first, ...rest] = problems;
    if (first) return refuse(first, ...rest);
    throw new Error("something was refused without a reason");
  }
  const { code, validFrom } = place.value.place;
  const cell = { indicator, breakdown: breakdown.value, place: { code, validFrom }, period: period.value };
  return accept({ cell, placeId: place.value.id });
}

/** Who has asked about a cell, while that is not closed. Held: nobody else asks about it before the transaction is over. */
async function holdOpen(tx: Tx, authorityId: bigint, { cell, placeId }: AskedCell): Promise<string | undefined> {
  const { indicator, breakdown, period } = cell;
  const at = { placeId, indicator, breakdown: showBreakdown(breakdown), period: showPeriod(period) };
  await lockName(tx, `explanation of ${authorityId} ${placeId} ${indicator} ${at.breakdown} ${at.period}`);
  const [row] = await listRows(tx, authorityId, { ...at, state: "active" }, 1);
  return row && (await loadActs(tx, authorityId, [row.id])).get(row.id)?.[0].by;
}

/** Asks for an explanation of a cell; how it stands now is kept with the question. @rule Y101 Y103 L1 */
export function ask({ clock }: ExplanationDeps, asking: Asking<unknown, Body>): Promise<Outcome<Done, ApiProblem>> {
  const { body, actor, language } = asking;
  return asking.act(async (tx, scope) => {
    const authority = await findOwnAuthority(tx, scope, body.authority);
    if (!authority.ok) return authority;
    const authorityId = authority.value.id;
    const book = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
    const found = await findCell(tx, scope, authority.value, book, body);
    if (!found.ok) return found;
    const { cell, placeId } = found.value;
    const today = dayOf(clock());
    const reaches = await listGrantReach(tx, scope, actor, {
      action: "explanation.ask",
      authority: authority.value,
      day: today,
    });
    const openedBy = await holdOpen(tx, authorityId, found.value);
    const decided = decideAsk(
      {
        sector: sectorOf(cell.indicator),
        sectors: sectorsAt(reaches, placeId) ?? [],
        ...(openedBy === undefined ? {} : { openedBy }),
      },
      body.text,
    );
    if (!decided.ok) return refuseExplanation(tx, scope, decided.problems, book, language);
    const [stood] = await loadStood(tx, scope, authorityId, book, [{ cell, mode: body.mode }]);
    if (stood === undefined) throw new Error(`no indicator ${cell.indicator}`);
    const asked = toStoodJson(stood);
    const breakdown = showBreakdown(cell.breakdown);
    const id = await insertExplanation(tx, {
      authorityId,
      indicator: cell.indicator,
      breakdown,
      placeId,
      period: cell.period,
      asked,
    });
    const answerBy =
      body.days === undefined ? undefined : addDayCount(today, { days: body.days, of: "working" }, toDaysOff(book.holidays));
    const { text } = decided.value;
    const by = `user:${actor.username}`;
    const at = await readNow(tx);
    const due = answerBy === undefined ? {} : { answerBy };
    await insertAct(tx, { authorityId, id, placeId }, { n: 1, act: "ask", text, files: [], by, at, ...due });
    await writeJournal(tx, {
      authorityId,
      actor: by,
      act: "explanation.ask",
      subject: `${cell.indicator} ${showPlaceKey(cell.place)} ${showPeriod(cell.period)}`,
      change: { explanation: String(id), breakdown, text, asked, ...due },
    });
    return accept({ id: String(id), n: 1, state: "open" as const });
  });
}
