import { randomBytes } from "node:crypto";
import { communeOf, ENTRY_SIZE, makeEntryPack } from "./entry-pack.ts";

async function loadServer() {
  const [config, database, db, apply, accounts, clock, analyzing] = await Promise.all([
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/database"),
    import("@kehoach/server/platform/db"),
    import("@kehoach/server/pack/apply"),
    import("@kehoach/server/account/open-accounts"),
    import("@kehoach/server/platform/clock"),
    import("@kehoach/server/platform/analyze"),
  ]);
  return { ...analyzing, ...config, ...database, ...db, ...apply, ...accounts, ...clock };
}

/** Somebody who enters and sends the forms of one commune. */
export type Officer = { readonly username: string; readonly password: string };

/** Every line of every commune has a plan for every year. */
const TARGETS = `
  insert into target (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, assigner)
  select i.authority_id, i.id, '', p.id, y.year::text, make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1), 'council'
  from generate_series($1::int, $1::int + 1) y(year), place p, indicator i where p.level = 'commune' order by y.year, p.id, i.id`;
const TARGET_VERSIONS = `
  insert into target_version (authority_id, target_id, value, application_id, state, entered_text, entered_unit, entered_decimals,
    source_document, source_line, known_at, recorded_at, pack, digest, qualifiers)
  select k.authority_id, k.id, 20000, a.id, 'assigned', '20.000', 'ha', 0, 'report', 1, make_date($1, 1, 1), now(), 'entry', 'entry', '{}'::text[]
  from target k, (select min(id) as id from pack_application) a`;
const APPOINT = `
  insert into appointment (authority_id, holder, role, place_id, starts_on, given_by, recorded_at)
  select u.id, x.id, 'officer', p.id, date '2000-01-01', 'bench', now()
  from authority u, unnest($1::text[], $2::text[]) as o(username, place) join auth."user" x on x.username = o.username join place p on p.code = o.place`;

/** A data folder with the made-up authority, its plan, and an officer of each commune. */
export async function makeEntryData(dataFolder: string): Promise<readonly Officer[]> {
  const server = await loadServer();
  const config = server.readConfig({ KEHOACH_DATA: dataFolder });
  if ("code" in config) throw new Error(config.code);
  const started = await server.startDatabase(config);
  if (!started.ok) throw new Error(started.problems[0].code);
  const { ownerUrl, appUrl, stop } = started.value;
  const db = server.openDatabase(appUrl, 2);
  const owner = server.openPool(ownerUrl, 1);
  try {
    const applied = await server.applyPack(db, makeEntryPack(), { actor: "bench" });
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems.slice(0, 5)));
    const served = "http://127.0.0.1:1";
    const accounts = server.openAccounts(config, { appUrl, db, served, clock: server.systemClock, log: () => undefined });
    const officers: Officer[] = [];
    try {
      for (let at = 0; at < ENTRY_SIZE.communes; at += 1) {
        const officer = { username: `can-bo-${at}`, password: randomBytes(18).toString("base64url") };
        const made = await accounts.createUser(
          { ...officer, name: `Cán bộ dựng ${at}`, email: `can-bo-${at}@vidu.vn` },
          { actor: "bench" },
        );
        if (!made.ok) throw new Error(made.problems[0].code);
        officers.push(officer);
      }
    } finally {
      await accounts.stop();
    }
    const places = officers.map((_, at) => communeOf(at).split("@")[0]);
    await owner.query(APPOINT, [officers.map(({ username }) => username), places]);
    for (const statement of [TARGETS, TARGET_VERSIONS]) await owner.query(statement, [ENTRY_SIZE.firstYear]);
    await server.analyze(ownerUrl);
    return officers;
  } finally {
    await owner.end();
    await db.destroy();
    await stop();
  }
}

/** Works on the database of a data folder as its owner, beside the server that runs on it. */
export async function withOwner<T>(
  dataFolder: string,
  connections: number,
  work: (pool: ReturnType<Awaited<ReturnType<typeof loadServer>>["openPool"]>) => Promise<T>,
): Promise<T> {
  const server = await loadServer();
  const config = server.readConfig({ KEHOACH_DATA: dataFolder });
  if ("code" in config) throw new Error(config.code);
  const started = await server.startDatabase(config);
  if (!started.ok) throw new Error(started.problems[0].code);
  const pool = server.openPool(started.value.ownerUrl, connections);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await started.value.stop();
  }
}
