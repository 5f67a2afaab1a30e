import { makeUpPack, SIZE } from "./made-up-pack.ts";
import { writeMany } from "./write-many.ts";

async function loadServer() {
  const [config, database, db, apply] = await Promise.all([
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/database"),
    import("@kehoach/server/platform/db"),
    import("@kehoach/server/pack/apply"),
  ]);
  return { ...config, ...database, ...db, ...apply };
}

/** Periods of one year, as columns: twelve months, four quarters, the year. */
const PERIODS = `
  select y.year || '-M' || to_char(m, 'FM00') as period, make_date(y.year, m, 1) as start, (make_date(y.year, m, 1) + interval '1 month')::date as until
    from unnest($1::int[]) y(year), generate_series(1, 12) m
  union all select y.year || '-Q' || q, make_date(y.year, q * 3 - 2, 1), (make_date(y.year, q * 3 - 2, 1) + interval '3 months')::date
    from unnest($1::int[]) y(year), generate_series(1, 4) q
  union all select y.year::text, make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1) from unnest($1::int[]) y(year)`;

/** Keys in the order reports come in: period by period, place by place. */
const VALUES = `
  insert into value (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, status, series)
  select i.authority_id, i.id, '', p.id, t.period, t.start, t.until, 'reported', 'own'
  from (${PERIODS}) t, place p, indicator i where p.code like 'P%' order by t.until, t.start, p.id, i.id`;

const TARGETS = `
  insert into target (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, assigner)
  select i.authority_id, i.id, '', p.id, y.year::text, make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1), 'council'
  from unnest($1::int[]) y(year), place p, indicator i where p.code like 'P%' order by y.year, p.id, i.id`;

/** A figure that the numbers of its key give: the same in every run. */
const FIGURE =
  "((k.indicator_id * 7919 + k.place_id * 104729 + (k.period_end - date '2000-01-01') * 31) % 1000000)::numeric / 100";
const TOLD =
  "entered_text, entered_unit, entered_decimals, source_document, source_line, known_at, recorded_at, pack, digest, qualifiers";
const SAID = `replace((${FIGURE})::numeric(12, 2)::text, '.', ','), 'ha', 2, 'report', (k.id % 5000)::int, k.period_end + 5, now(), 'made-up', 'made-up', '{}'::text[]`;

const VALUE_VERSIONS = `
  insert into value_version (authority_id, value_id, value, application_id, ${TOLD})
  select k.authority_id, k.id, ${FIGURE}, $1, ${SAID} from value k order by k.id`;

/** One figure in fifty was corrected. */
const CORRECTIONS = `
  insert into value_version (authority_id, value_id, value, application_id, replaces, ${TOLD})
  select k.authority_id, k.id, ${FIGURE} + 1, $1, v.id, ${SAID}
  from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id where k.id % 50 = 0 order by k.id`;

const TARGET_VERSIONS = `
  insert into target_version (authority_id, target_id, place_id, value, application_id, state, ${TOLD})
  select k.authority_id, k.id, k.place_id, ${FIGURE}, $1, 'assigned', ${SAID} from target k order by k.id`;

/** A data folder with an authority that is nowhere and that many values. The same number gives the same figures. @returns how many values */
export async function makeUpFigures(dataFolder: string, values: number): Promise<number> {
  const server = await loadServer();
  const config = server.readConfig({ KEHOACH_DATA: dataFolder });
  if ("code" in config) throw new Error(config.code);
  const started = await server.startDatabase(config);
  if (!started.ok) throw new Error(started.problems[0].code);
  const { ownerUrl, appUrl, stop } = started.value;
  const db = server.openDatabase(appUrl, 1);
  const owner = server.openPool(ownerUrl, 1);
  try {
    const applied = await server.applyPack(db, makeUpPack(values), { actor: "bench" });
    if (!applied.ok)
      throw new Error(
        applied.problems
          .slice(0, 5)
          .map((problem) => JSON.stringify(problem))
          .join("\n"),
      );
    const application = (await owner.query<{ id: bigint }>("select id from pack_application limit 1")).rows[0]?.id;
    await writeMany(owner, ["value", "value_version", "target", "target_version"], async () => {
      await owner.query(TARGETS, [SIZE.years]);
      await owner.query(TARGET_VERSIONS, [application]);
      await owner.query(VALUES, [SIZE.years]);
      await owner.query(VALUE_VERSIONS, [application]);
      await owner.query(CORRECTIONS, [application]);
    });
    const found = await owner.query<{ count: bigint }>("select count(*) as count from value");
    return Number(found.rows[0]?.count ?? 0n);
  } finally {
    await owner.end();
    await db.destroy();
    await stop();
  }
}
