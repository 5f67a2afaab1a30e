import { HUNDREDTHS, type SiteSize } from "../site/site-size.ts";
import { type Owner, writeMany } from "../write-many.ts";

/** Lines, communes and months by number, in the order of their codes. */
const NUMBERED = `
  line as (select authority_id, id, row_number() over (order by code) - 1 as line from indicator),
  commune as (select id, row_number() over (order by code) - 1 as commune from place where level = 'commune')`;

/** Keys in the order reports come in: month by month, commune by commune. */
const VALUES = `
  with ${NUMBERED}
  insert into value (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, status, series)
  select line.authority_id, line.id, '', commune.id, $1::int || '-M' || to_char(m, 'FM00'), make_date($1, m, 1), (make_date($1, m, 1) + interval '1 month')::date, 'reported', 'own'
  from generate_series(1, $2::int) m, commune, line order by m, commune.commune, line.line`;

/** Said by a document of the authority, as a pack says it. */
const VERSIONS = `
  with ${NUMBERED}, said as (
    select k.authority_id, k.id, k.period_end, ${HUNDREDTHS} as hundredths
    from value k join line on line.id = k.indicator_id join commune on commune.id = k.place_id
      cross join lateral (select extract(month from k.period_start)::int - 1 as month) m
  )
  insert into value_version (authority_id, value_id, value, application_id, entered_text, entered_unit, entered_decimals,
    source_document, source_line, known_at, recorded_at, pack, digest, qualifiers)
  select s.authority_id, s.id, s.hundredths::numeric / 100, a.id, replace((s.hundredths::numeric / 100)::numeric(12, 2)::text, '.', ','), 'ha', 2,
    'report', 1, s.period_end + 5, now(), 'site', 'site', '{}'::text[]
  from said s, (select min(id) as id from pack_application) a order by s.id`;

const COLUMNS =
  "authority_id, indicator_id, place_id, breakdown, period, period_start, period_end, status, round, own_status, own_value, below_places, below_value, below_weakest, changed_at";
/** Every reading there is: of what is reported, and of what is known best. */
const READINGS = "unnest(array['reported', 'best']) as r(status)";

/** What the program keeps of them in the transaction that writes values: what each place says, and what those below it say together. */
const OWN_TOTALS = `
  insert into total (${COLUMNS})
  select k.authority_id, k.indicator_id, k.place_id, '', k.period, k.period_start, k.period_end, r.status, '', k.status, v.value, 0, null, null, now()
  from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id, ${READINGS}`;
const TOTALS_BELOW = `
  insert into total (${COLUMNS})
  select t.authority_id, t.indicator_id, p.parent_id, '', t.period, t.period_start, t.period_end, t.status, '', null, null,
    sum(greatest(t.below_places, 1)), sum(coalesce(t.own_value, t.below_value)), 'reported', now()
  from total t join place p on p.id = t.place_id and p.level = $1
  group by t.authority_id, t.indicator_id, p.parent_id, t.period, t.period_start, t.period_end, t.status`;

/** Writes what every commune said in the months before, with the totals that the program keeps of them. */
export async function writeEarlierMonths(owner: Owner, { firstYear }: SiteSize, months: number): Promise<void> {
  await writeMany(owner, ["value", "value_version", "total"], async () => {
    await owner.query(VALUES, [firstYear, months]);
    await owner.query(VERSIONS);
    await owner.query(OWN_TOTALS);
    for (const level of ["commune", "province"]) await owner.query(TOTALS_BELOW, [level]);
  });
}
