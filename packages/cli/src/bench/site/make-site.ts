import { randomBytes } from "node:crypto";
import { type Owner, writeMany } from "../write-many.ts";
import { makeSitePack } from "./site-pack.ts";
import { communeCode, ROOT, type SiteSize } from "./site-size.ts";

async function loadServer() {
  const [config, database, db, apply, accounts, clock, analyzing, users, transaction, scope] = await Promise.all([
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/database"),
    import("@kehoach/server/platform/db"),
    import("@kehoach/server/pack/apply"),
    import("@kehoach/server/account/open-accounts"),
    import("@kehoach/server/platform/clock"),
    import("@kehoach/server/platform/analyze"),
    import("@kehoach/server/user/store"),
    import("@kehoach/server/platform/transaction"),
    import("@kehoach/server/platform/scope"),
  ]);
  return { ...config, ...database, ...db, ...apply, ...accounts, ...clock, ...analyzing, ...users, ...transaction, ...scope };
}

type Server = Awaited<ReturnType<typeof loadServer>>;

/** Somebody who signs in. */
export type Person = { readonly username: string; readonly password: string };
/** Officers, each of the commune of the same number, and somebody who approves for the whole authority. */
export type People = { readonly officers: readonly Person[]; readonly approver: Person };

/** Every line of every place has a plan for every year. */
const TARGETS = `
  insert into target (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, assigner)
  select i.authority_id, i.id, '', p.id, y.year::text, make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1), 'council'
  from generate_series($1::int, $1::int + $2::int - 1) y(year), place p, indicator i order by y.year, p.id, i.id`;
/** Of those above the communes the sum of what is below. */
const TARGET_VERSIONS = `
  insert into target_version (authority_id, target_id, place_id, value, application_id, state, entered_text, entered_unit, entered_decimals,
    source_document, source_line, known_at, recorded_at, pack, digest, qualifiers)
  select k.authority_id, k.id, k.place_id, 20000::bigint * c.communes, a.id, 'assigned', (20000::bigint * c.communes)::text, 'ha', 0, 'report', 1, make_date($1, 1, 1), now(), 'site', 'site', '{}'::text[]
  from target k, (select min(id) as id from pack_application) a, (
    select p.id, greatest(1, count(b.id)) as communes
    from place p left join place b on b.level = 'commune' and (b.parent_id = p.id or p.parent_id is null) group by p.id
  ) c where c.id = k.place_id order by k.id`;
const APPOINT = `
  insert into appointment (authority_id, holder, role, place_id, starts_on, given_by, recorded_at)
  select u.id, x.id, o.role, p.id, date '2000-01-01', 'bench', now()
  from authority u, unnest($1::text[], $2::text[], $3::text[]) as o(username, role, place) join auth."user" x on x.username = o.username join place p on p.code = o.place`;

/** Everybody in one go, under one password, as the program's own import of users has one hash for all. */
async function makePeople(server: Server, { config, appUrl }: Place, communes: number): Promise<People> {
  const db = server.openDatabase(appUrl, 1);
  const served = "http://127.0.0.1:1";
  const accounts = server.openAccounts(config, { appUrl, db, served, clock: server.systemClock, log: () => undefined });
  try {
    const password = randomBytes(18).toString("base64url");
    const hash = await accounts.hashPassword(password);
    const officers = Array.from({ length: communes }, (_, at) => ({ username: `can-bo-${at}`, password }));
    const approver = { username: "nguoi-duyet", password };
    await server.inTransaction(db, server.SYSTEM, async (tx) => {
      for (const { username } of [...officers, approver])
        await server.insertUser(tx, { username, name: `Người dựng ${username}`, email: `${username}@vidu.vn` }, hash);
    });
    return { officers, approver };
  } finally {
    await accounts.stop();
    await db.destroy();
  }
}

type Config = Exclude<ReturnType<Server["readConfig"]>, { readonly code: string }>;
type Place = { readonly config: Config; readonly appUrl: string };

async function start(server: Server, dataFolder: string) {
  const config = server.readConfig({ KEHOACH_DATA: dataFolder });
  if ("code" in config) throw new Error(config.code);
  const started = await server.startDatabase(config);
  if (!started.ok) throw new Error(started.problems[0].code);
  return { config, ...started.value };
}

/**
 * A data folder with a made-up authority, its plan for so many years, an officer of each commune and an approver of all.
 * @param more  what else is written into it
 */
export async function makeSite(
  dataFolder: string,
  size: SiteSize,
  years: number,
  more: (owner: Owner) => Promise<void> = async () => undefined,
): Promise<People> {
  const server = await loadServer();
  const place = await start(server, dataFolder);
  const owner = server.openPool(place.ownerUrl, 1);
  try {
    const db = server.openDatabase(place.appUrl, 2);
    const applied = await server.applyPack(db, makeSitePack(size), { actor: "bench" }).finally(() => db.destroy());
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems.slice(0, 5)));
    const people = await makePeople(server, place, size.communes);
    const { officers, approver } = people;
    await owner.query(APPOINT, [
      [...officers, approver].map(({ username }) => username),
      [...officers.map(() => "officer"), "approver"],
      [...officers.map((_, at) => communeCode(at)), ROOT],
    ]);
    await writeMany(owner, ["target", "target_version"], async () => {
      await owner.query(TARGETS, [size.firstYear, years]);
      await owner.query(TARGET_VERSIONS, [size.firstYear]);
    });
    await more(owner);
    await server.analyze(place.ownerUrl);
    return people;
  } finally {
    await owner.end();
    await place.stop();
  }
}

/** Works on the database of a data folder as its owner, beside the server that runs on it. */
export async function withOwner<T>(dataFolder: string, connections: number, work: (pool: Owner) => Promise<T>): Promise<T> {
  const server = await loadServer();
  const { ownerUrl, stop } = await start(server, dataFolder);
  const pool = server.openPool(ownerUrl, connections);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await stop();
  }
}
