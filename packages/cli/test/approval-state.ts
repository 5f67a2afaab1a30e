import { loadBook } from "../../server/src/book/read.ts";
import { verifyJournal } from "../../server/src/journal/verify.ts";
import { readConfig } from "../../server/src/platform/config.ts";
import { startDatabase } from "../../server/src/platform/database.ts";
import { openDatabase, openPool } from "../../server/src/platform/db.ts";
import { SYSTEM } from "../../server/src/platform/scope.ts";
import { inSnapshot } from "../../server/src/platform/transaction.ts";
import { verifyAllTotals } from "../../server/src/total/verify.ts";

/** What is there of one form, counted in every table that an act on it writes. */
export type KeptForm = {
  readonly place: string;
  readonly period: string;
  readonly state: string;
  readonly sendings: number;
  readonly sent: number;
  readonly approvals: number;
  readonly approved: number;
  /** Values that its approval has set. */
  readonly values: number;
  /** What was typed, line by line. */
  readonly texts: readonly string[];
};
export type Kept = {
  readonly forms: readonly KeptForm[];
  /** Rows of these tables in all: more than those of the forms would be of no form. */
  readonly rows: { readonly entries: number; readonly values: number; readonly acts: number };
  readonly totals: readonly { readonly cells: number; readonly faults: readonly unknown[] }[];
  readonly chains: readonly { readonly unsealed: number; readonly faults: readonly unknown[] }[];
};

const FORMS = `
  with act as materialized (select act, subject, count(*)::int as count from journal group by act, subject),
  form as (
    select s.*, p.code || '@' || p.valid_from as place, s.regime || ' ' || p.code || '@' || p.valid_from || ' ' || s.period as subject
    from submission s join place p on p.id = s.place_id
  )
  select s.place, s.period, s.state, coalesce(sent.count, 0) as sent, coalesce(approved.count, 0) as approved,
    (select count(*)::int from sending g where g.authority_id = s.authority_id and g.submission_id = s.id) as sendings,
    (select count(*)::int from sending_act a where a.authority_id = s.authority_id and a.submission_id = s.id and a.act = 'approve') as approvals,
    (select count(*)::int from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id
      where k.authority_id = s.authority_id and k.place_id = s.place_id and k.period_end = s.period_end and v.source_regime = s.regime and v.source_period = s.period) as values,
    (select array_agg(e.body order by e.row_key) from entry_version e where e.authority_id = s.authority_id and e.submission_id = s.id) as texts
  from form s left join act sent on sent.act = 'submission.send' and sent.subject = s.subject
    left join act approved on approved.act = 'submission.approve' and approved.subject = s.subject`;
const ROWS = `
  select (select count(*)::int from entry_version) as entries, (select count(*)::int from value_version where source_regime is not null) as values,
    (select count(*)::int from journal where act in ('submission.send', 'submission.approve')) as acts`;

/** Looks at everything a data folder holds of its forms, its totals made anew, and its journal. */
export async function lookAtKept(data: string): Promise<Kept> {
  const config = readConfig({ KEHOACH_DATA: data });
  if ("code" in config) throw new Error(config.code);
  const started = await startDatabase(config);
  if (!started.ok) throw new Error(started.problems[0].code);
  const { appUrl, ownerUrl, stop } = started.value;
  const [owner, db] = [openPool(ownerUrl, 1), openDatabase(appUrl, 1)];
  try {
    const forms = (await owner.query<KeptForm>(FORMS)).rows;
    const [rows] = (await owner.query<Kept["rows"]>(ROWS)).rows;
    if (rows === undefined) throw new Error("a count has a row");
    return await inSnapshot(db, SYSTEM, async (tx) => {
      const totals = await verifyAllTotals(tx, (authority) => loadBook(tx, SYSTEM, { authority, facts: false }));
      const chains = (await verifyJournal(tx)).map(({ unsealed, faults }) => ({ unsealed: unsealed.count, faults }));
      return { forms, rows, totals, chains };
    });
  } finally {
    await owner.end();
    await db.destroy();
    await stop();
  }
}
