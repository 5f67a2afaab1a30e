import type { openBriefing, seeBriefing } from "@kehoach/api/briefing";
import type { ApiProblem } from "@kehoach/api/problem";
import { openVisit, seeVisit, type Visit } from "@kehoach/core/briefing/visit";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import { findVisit, loadMoments } from "./read.ts";

type Reply = z.output<typeof openBriefing.reply>;

async function saveVisit(tx: Tx, authorityId: bigint, userId: string, { since, openedAt }: Visit): Promise<void> {
  await sql`insert into visit (authority_id, holder, page, since, opened_at)
    values (${authorityId}, ${userId}, 'briefing', ${since}::timestamptz, ${openedAt}::timestamptz)
    on conflict (authority_id, holder, page) do update set since = excluded.since, opened_at = excluded.opened_at`.execute(tx);
}

/** Two of his pages at once: the mark of one is not set back by the other. */
function lockVisit(tx: Tx, authorityId: bigint, userId: string): Promise<void> {
  return lockName(tx, `visit ${authorityId} ${userId}`);
}

/** The page is opened: what is new is reckoned from the visit before. What somebody looked at is no act on a figure and is not in the journal. @rule Y123 */
export function open({
  body,
  actor,
  act,
}: Asking<unknown, z.output<typeof openBriefing.body>>): Promise<Outcome<Reply, ApiProblem>> {
  return act(async (tx, scope) => {
    const authority = await findOwnAuthority(tx, scope, body.authority);
    if (!authority.ok) return authority;
    const { id } = authority.value;
    await lockVisit(tx, id, actor.id);
    const visit = openVisit(await findVisit(tx, id, actor.id), await loadMoments(tx));
    await saveVisit(tx, id, actor.id, visit);
    return accept({ since: visit.since });
  });
}

/** What was new has been seen. @rule Y123 */
export function see({
  body,
  actor,
  act,
}: Asking<unknown, z.output<typeof seeBriefing.body>>): Promise<Outcome<Reply, ApiProblem>> {
  return act(async (tx, scope) => {
    const authority = await findOwnAuthority(tx, scope, body.authority);
    if (!authority.ok) return authority;
    const { id } = authority.value;
    await lockVisit(tx, id, actor.id);
    const moments = await loadMoments(tx);
    const before = openVisit(await findVisit(tx, id, actor.id), { ...moments, rest: "" });
    const visit = seeVisit(before, body.until, moments.now);
    await saveVisit(tx, id, actor.id, visit);
    return accept({ since: visit.since });
  });
}
