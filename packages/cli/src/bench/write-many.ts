const loadDb = () => import("@kehoach/server/platform/db");
/** A login that owns the tables, on one connection or some. */
export type Owner = ReturnType<Awaited<ReturnType<typeof loadDb>>["openPool"]>;

/** What is checked or kept up row by row: faster left off while millions of rows go in, and put back the same. */
const LEFT_OFF = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
  from pg_constraint where contype = 'f' and conrelid::regclass::text = any ($1::text[])
  union all select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  from pg_index where not indisunique and indrelid::regclass::text = any ($1::text[])`;

/** Writes very many rows into some tables: their foreign keys and plain indexes are left off meanwhile. */
export async function writeMany(owner: Owner, tables: readonly string[], write: () => Promise<void>): Promise<void> {
  const spared = (await owner.query<{ off: string; on: string }>(LEFT_OFF, [[...tables]])).rows;
  await owner.query("set synchronous_commit to off; set maintenance_work_mem to '512MB'; set work_mem to '256MB'");
  for (const { off } of spared) await owner.query(off);
  await write();
  for (const { on } of spared) await owner.query(on);
  await owner.query("vacuum (analyze)");
}
