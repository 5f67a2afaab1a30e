import type { Role } from "@kehoach/core/access/actor";
import type { Entry, PackFiles } from "@kehoach/core/pack/pack";
import { sql } from "kysely";
import { createDoor } from "../src/access/door.ts";
import { accountRoom } from "../src/account/routes.ts";
import { watchChanges } from "../src/event/changes.ts";
import { eventRoom } from "../src/event/routes.ts";
import { applyPack } from "../src/pack/apply.ts";
import type { Door } from "../src/platform/door.ts";
import { createHttp } from "../src/platform/http.ts";
import type { Log } from "../src/platform/log.ts";
import type { People } from "../src/user/people.ts";
import { listEndpoints } from "../src/wiring.ts";
import { makeChain, makeForm, makeRegime, makeValue } from "./small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "./test-database.ts";

/** The day of every test on people, in Việt Nam. */
export const TODAY = "2030-06-15";

function place(code: string, type: string, parent?: string, level: Entry<"places">["level"] = "commune"): Entry<"places"> {
  const kind = level === "agency" ? "agency" : "territory";
  return {
    code,
    validFrom: "2000-01-01",
    kind,
    level,
    type,
    name: code,
    ...(parent === undefined ? {} : { parent: keyOf(parent) }),
  };
}

const PROVINCE = place("P", "tỉnh", undefined, "province");
/** The places of each authority, as its pack lists them. */
export const DISTRICTS = {
  north: [
    PROVINCE,
    place("N", "huyện", "P", "district"),
    place("N1", "xã", "N"),
    place("N1A", "ban", "N1", "agency"),
    place("N2", "xã", "N"),
    place("N2A", "ban", "N2", "agency"),
    place("NPK", "phòng", "N", "agency"),
  ],
  south: [PROVINCE, place("S", "huyện", "P", "district"), place("S1", "xã", "S"), place("S2", "xã", "S")],
  open: [PROVINCE, place("O", "huyện", "P", "district"), place("O1", "xã", "O"), place("O2", "xã", "O")],
} as const;
export type AuthorityCode = keyof typeof DISTRICTS;

/** A district with its communes, all of which report every month; only `open` shows its figures to anyone. */
function makeDistrict(code: AuthorityCode, root: string, extend: (pack: PackFiles) => PackFiles): readonly PackFiles[] {
  const places = DISTRICTS[code];
  const values = places.filter((one) => one.code !== "P").map((one) => makeValue({ place: one.code }));
  const [base, pack] = makeChain({
    code: `goi-${code}`,
    authority: code,
    values,
    targets: [],
    relations: [],
    forms: [makeForm()],
    regimes: [makeRegime({ reporters: [{ level: "district" }, { level: "commune" }, { level: "agency" }] })],
  });
  if (base === undefined || pack === undefined) throw new Error("a chain has a base and a pack");
  const authority = { code, name: `Cơ quan ${code}`, place: root, ...(code === "open" ? { public: true } : {}) };
  return [base, extend({ ...pack, manifest: { ...pack.manifest, authority }, places })];
}

export function keyOf(code: string): string {
  return `${code}@2000-01-01`;
}

type Given = {
  readonly authority?: AuthorityCode;
  readonly role: Role;
  readonly place: string;
  readonly sectors?: readonly string[];
  readonly from?: string;
  readonly to?: string;
};

export type PeopleSite = {
  readonly own: TestDatabase;
  readonly door: Door;
  readonly app: Awaited<ReturnType<typeof createHttp>>;
  readonly listed: ReturnType<typeof listEndpoints>;
  /** Makes a user, whose id is `id-<username>`, as the database's owner. */
  readonly makeUser: (username: string, ...appointments: readonly Given[]) => Promise<void>;
  /** Lends an appointment of one user at a place to another, on all days. */
  readonly lend: (lender: string, place: string, borrower: string) => Promise<void>;
  readonly get: (as: string | undefined, path: string) => Promise<Came>;
  readonly post: (as: string | undefined, path: string, body: unknown) => Promise<Came>;
  /** Lets real accounts on the same database make the links. */
  readonly usePeople: (people: People) => void;
  /** What the log was told at level error. */
  readonly faults: () => readonly string[];
  /** The moment it is; tests move it. */
  readonly clock: { day: string };
  readonly stop: () => Promise<void>;
};

/** What came back, the body as JSON.parse gives it: a test names what it expects of it. */
export type Came = { readonly status: number; readonly code: string; readonly body: ReturnType<typeof JSON.parse> };

/**
 * A server with everything on it and three authorities. Who is signed in is what the cookie says: real signing in is tested elsewhere.
 * @param wrap    puts something between the server and its door
 * @param extend  changes the packs of the authorities before they are applied
 */
export async function makePeopleSite({
  wrap = (door: Door): Door => door,
  extend = (pack: PackFiles): PackFiles => pack,
} = {}): Promise<PeopleSite> {
  const own = await makeTestDatabase();
  for (const [code, root] of [
    ["north", "N"],
    ["south", "S"],
    ["open", "O"],
  ] as const) {
    const applied = await applyPack(own.db, makeDistrict(code, root, extend), { actor: "test" });
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  }
  let people: People = {
    hashUnknown: async () => "no password has this hash",
    invite: async (id) => ({ ok: true, value: { link: `http://x/invite/${id}`, mailed: false } }),
    handReset: async (id) => ({ ok: true, value: { link: `http://x/reset/${id}`, mailed: false } }),
    tellSubject: async () => undefined,
  };
  const clock = { day: TODAY };
  const now = (): Date => new Date(`${clock.day}T05:00:00Z`);
  const faults: string[] = [];
  const log: Log = (level, message, fields) => {
    if (level === "error") faults.push(`${message} ${fields?.["error"] instanceof Error ? fields["error"].stack : ""}`);
  };
  const listed = listEndpoints({
    clock: now,
    people: () => people,
    signIn: { mail: false, oidc: null },
  });
  const door = createDoor({
    db: () => own.db,
    findSession: async ({ cookie }) => {
      const username = /^as=(.+)$/.exec(cookie ?? "")?.[1];
      if (username === undefined) return undefined;
      const found = await sql<{ id: string; name: string }>`
        select id, name from auth."user" where username = ${username} and disabled_at is null`.execute(own.look);
      return found.rows[0] && { userId: found.rows[0].id, username, name: found.rows[0].name };
    },
    clock: now,
  });
  const app = await createHttp({
    ...listed,
    door: wrap(door),
    rooms: [
      accountRoom(() => {
        throw new Error("real signing in is tested elsewhere");
      }),
      eventRoom(
        wrap(door),
        watchChanges(() => own.db, log),
      ),
    ],
    step: () => undefined,
    webFolder: "/nowhere",
    log,
    version: "test",
  });
  const ask = async (method: "GET" | "POST", as: string | undefined, path: string, body?: unknown): Promise<Came> => {
    const reply = await app.inject({
      method,
      url: path.startsWith("/") ? path : `/api/v1/${path}`,
      headers: as === undefined ? {} : { cookie: `as=${as}` },
      ...(body === undefined
        ? {}
        : {
            payload: JSON.stringify(body),
            headers: { ...(as === undefined ? {} : { cookie: `as=${as}` }), "content-type": "application/json" },
          }),
    });
    const isJson = String(reply.headers["content-type"]).includes("json");
    const came = isJson ? reply.json() : {};
    return { status: reply.statusCode, code: String(came.code ?? ""), body: came };
  };
  return {
    own,
    door,
    app,
    listed,
    clock,
    makeUser: async (username, ...appointments) => {
      await sql`insert into auth."user" (id, name, email, email_verified, username)
        values (${`id-${username}`}, ${`Người ${username}`}, ${`${username}@vidu.test`}, false, ${username})`.execute(own.look);
      for (const { authority = "north", role, place: code, sectors, from = "2030-01-01", to } of appointments)
        await sql`insert into appointment (authority_id, holder, role, place_id, sectors, starts_on, ends_on, given_by, recorded_at)
          select u.id, ${`id-${username}`}, ${role}, p.id, ${sectors ?? null}::text[], ${from}::date, ${to ?? null}::date, 'test', now()
          from authority u, place p where u.code = ${authority} and p.code = ${code}`.execute(own.look);
    },
    lend: async (lender, code, borrower) => {
      await sql`insert into delegation (authority_id, appointment_id, to_user, starts_on, ends_on, reason, given_by, recorded_at)
        select a.authority_id, a.id, ${`id-${borrower}`}, '2030-01-01', '2030-12-31', 'vắng', 'test', now()
        from appointment a join place p on p.id = a.place_id where a.holder = ${`id-${lender}`} and p.code = ${code}`.execute(
        own.look,
      );
    },
    get: (as, path) => ask("GET", as, path),
    post: (as, path, body) => ask("POST", as, path, body),
    usePeople: (real) => {
      people = real;
    },
    faults: () => faults,
    stop: async () => {
      await app.close();
      await listed.close();
      await own.drop();
    },
  };
}
