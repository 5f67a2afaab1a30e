import { ACTIONS } from "@kehoach/core/access/action";
import { ROLES, type Role } from "@kehoach/core/access/actor";
import { POLICY, PUBLIC_ACTIONS } from "@kehoach/core/access/policy";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAuthority } from "../src/place/read.ts";
import type { Door } from "../src/platform/door.ts";
import { SYSTEM } from "../src/platform/scope.ts";
import { inSnapshot } from "../src/platform/transaction.ts";
import { findColleague, readMark } from "../src/user/read.ts";
import { listEndpoints } from "../src/wiring.ts";
import type { Given, Sample, Target } from "./access-sample.ts";
import { SAMPLES } from "./access-samples.ts";
import { type Cell, readAccessTable, readOpenAddresses, type TableRow } from "./access-table.ts";
import { makePeopleSite, type PeopleSite } from "./people-site.ts";

/** Every address the server has, with the action it names. */
function listAddresses(): readonly (readonly [address: string, action: string])[] {
  const { endpoints, files, acts, uploads, close } = listEndpoints();
  void close();
  return [
    ...endpoints.map(({ route }) => [`GET ${route.path}`, route.action] as const),
    ...files.map(({ path, action }) => [`GET ${path}`, action] as const),
    ...acts.map(({ act }) => [`${act.method} ${act.path}`, act.action] as const),
    ...uploads.map(({ path, action }) => [`POST ${path}`, action] as const),
  ];
}
const ADDRESSES = listAddresses();
const TABLE = readAccessTable();

/** The tree of the test; N is the authority's own place. */
const PARENTS: Readonly<Record<string, string>> = { N1: "N", N1A: "N1", N2: "N", N2A: "N2", NPK: "N", S1: "S", O1: "O" };
const TARGETS: readonly Target[] = [
  { authority: "north", place: "N" },
  { authority: "north", place: "N1" },
  { authority: "north", place: "N1A" },
  { authority: "north", place: "N2" },
  { authority: "south", place: "S1" },
  { authority: "open", place: "O1" },
];

/** The first address of each action is tried with everybody everywhere; another one of it with everybody at every third target, in turn. */
const FIRST: ReadonlySet<string> = new Set(ACTIONS.flatMap((action) => ADDRESSES.find((one) => one[1] === action)?.[0] ?? []));
const isTried = (address: string, asker: number, target: number): boolean =>
  FIRST.has(address) || (asker + target + ADDRESSES.findIndex(([one]) => one === address)) % 3 === 0;

/** What an address does not look at is not varied. */
const TARGETS_BY: Readonly<Record<Sample["by"], readonly Target[]>> = {
  place: TARGETS,
  authority: TARGETS.filter(({ place }) => ["N", "S1", "O1"].includes(place)),
  nothing: TARGETS.slice(0, 1),
};

/** Who asks. Without a role: signed in, or not. */
type Asker = { readonly as: string | undefined; readonly role?: Role; readonly place?: "N" | "N1"; readonly isLent?: boolean };
const ASKERS: readonly Asker[] = [
  { as: undefined },
  { as: "none" },
  ...ROLES.flatMap((role): Asker[] => [
    { as: `${role}.n`, role, place: "N" },
    { as: `${role}.n1`, role, place: "N1" },
    { as: `lent.${role}`, role, place: "N1", isLent: true },
  ]),
];

let site: PeopleSite;
const victims = new Map<string, ReturnType<Given["victim"]>>();
const owns = new Map<string, Given["own"]>();

/** Thrown to take back what an act did, so that each is tried on the same ground. */
class Undone extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super("undone");
    this.outcome = outcome;
  }
}

function undoing(door: Door): Door {
  return {
    ...door,
    act: (scope) => async (work) => {
      try {
        return await door.act(scope)(async (tx, within): Promise<Awaited<ReturnType<typeof work>>> => {
          throw new Undone(await work(tx, within));
        });
      } catch (error) {
        // What `work` gave, on its way back.
        if (error instanceof Undone) return error.outcome as Awaited<ReturnType<typeof work>>;
        throw error;
      }
    },
  };
}

async function idOf(table: "appointment" | "delegation", user: string): Promise<string> {
  const found =
    table === "appointment"
      ? await sql<{ id: bigint }>`select min(id) as id from appointment where holder = ${`id-${user}`}`.execute(site.own.look)
      : await sql<{
          id: bigint;
        }>`select min(d.id) as id from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
          where a.holder = ${`id-${user}`}`.execute(site.own.look);
  return String(found.rows[0]?.id ?? 0);
}

beforeAll(async () => {
  site = await makePeopleSite({ wrap: undoing });
  await site.makeUser("none");
  for (const [authority, place] of [
    ["north", "N"],
    ["south", "S"],
    ["open", "O"],
  ] as const) {
    await site.makeUser(`mate.${authority}`, { authority, role: "viewer", place });
    // So that no act is refused for leaving an authority alone.
    await site.makeUser(`admin.${authority}`, { authority, role: "admin", place });
  }
  for (const { as, role, place, isLent } of ASKERS) {
    if (as === undefined || role === undefined || place === undefined) continue;
    if (isLent) {
      await site.makeUser(as);
      await site.lend(`${role}.n1`, place, as);
    } else {
      await site.makeUser(as, { role, place });
      await site.lend(as, place, "mate.north");
    }
  }
  for (const { as = "", role = "" } of ASKERS)
    owns.set(as, { role, appointment: await idOf("appointment", as), delegation: await idOf("delegation", as) });
  for (const target of TARGETS) {
    const username = `o.${target.place.toLowerCase()}`;
    await site.makeUser(username, { ...target, role: "officer" });
    await site.lend(username, target.place, `mate.${target.authority}`);
    const mark = await inSnapshot(site.own.db, SYSTEM, async (tx) => {
      const authority = await findAuthority(tx, SYSTEM, target.authority);
      if (!authority.ok) throw new Error("the test has this authority");
      const user = await findColleague(tx, SYSTEM, authority.value, username);
      return user.ok ? readMark(tx, SYSTEM, authority.value, user.value) : "";
    });
    victims.set(target.place, {
      username,
      mark,
      appointment: await idOf("appointment", username),
      delegation: await idOf("delegation", username),
    });
  }
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

function isBelow(place: string, upper: string): boolean {
  for (let at: string | undefined = place; at !== undefined; at = PARENTS[at]) if (at === upper) return true;
  return false;
}

/** What the table lets an asker do, by his column. */
function cellOf(row: TableRow, { as, role, isLent = false }: Asker): Cell {
  if (as === undefined) return row.visitor;
  if (role === undefined) return row.without;
  return isLent && !row.lent && row.roles[role] !== "mọi nơi" ? "-" : row.roles[role];
}

/** Status and code of an answer, from the table alone. */
function expected(row: TableRow, sample: Sample, asker: Asker, target: Target, given: Given): string {
  const done = typeof sample.done === "function" ? sample.done(given) : (sample.done ?? "200");
  const cell = cellOf(row, asker);
  if (cell === "mọi nơi") return done;
  if (cell === "-") return asker.as === undefined ? "401 SIGN_IN_NEEDED" : "403 ACTION_REFUSED";
  if (cell === "toàn" && asker.place !== "N") return "403 ACTION_REFUSED";
  if (sample.by === "nothing") return done;
  if (sample.part !== undefined && target.authority === "north" && asker.place !== "N") return sample.part;
  // Public figures are anyone's, whatever his own role reaches.
  if (target.authority === "open" && row.visitor === "công khai") return done;
  if (cell === "công khai" || target.authority !== "north") return "404 AUTHORITY_UNKNOWN";
  if (sample.by === "place" && !isBelow(target.place, asker.place ?? "")) return sample.far ?? "403 PLACE_OUT_OF_SCOPE";
  return done;
}

async function answerTo({ as }: Asker, address: string, sample: Sample, target: Target, given: Given): Promise<string> {
  const { path, body, file } = sample.ask(target, given);
  const reply = await site.app.inject({
    method: address.startsWith("GET") ? "GET" : "POST",
    url: path,
    headers: {
      ...(as === undefined ? {} : { cookie: `as=${as}` }),
      ...(file === undefined ? {} : { "content-type": "application/octet-stream" }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(file === undefined && body === undefined ? {} : { payload: file ?? JSON.stringify(body) }),
  });
  return reply.statusCode === 200 ? "200" : `${reply.statusCode} ${reply.json().code}`;
}

describe("the table of docs/rules/access.md", () => {
  it("[X2] [X3] [X4] is the one the program decides by, cell by cell", () => {
    expect([...TABLE.keys()]).toEqual([...ACTIONS]);
    for (const action of ACTIONS) {
      const row = TABLE.get(action);
      const { who, where, lent } = POLICY[action];
      const isOpen = PUBLIC_ACTIONS.includes(action);
      const cell: Cell = where === "below" ? "dưới" : where === "whole" ? "toàn" : "mọi nơi";
      const may = (role: Role): boolean => typeof who === "string" || who.includes(role);
      expect(row?.roles, action).toEqual(Object.fromEntries(ROLES.map((role) => [role, may(role) ? cell : "-"])));
      expect(row?.without, action).toBe(isOpen ? "công khai" : typeof who === "string" ? "mọi nơi" : "-");
      expect(row?.visitor, action).toBe(isOpen ? "công khai" : who === "anyone" ? "mọi nơi" : "-");
      expect(row?.lent, action).toBe(lent);
    }
  });

  it("[X19] every address of the server names an action of it and has a sample, and no sample is of an address that is gone", () => {
    expect(ADDRESSES.filter(([, action]) => !TABLE.has(action))).toEqual([]);
    expect(ADDRESSES.map(([address]) => address).toSorted()).toEqual(Object.keys(SAMPLES).toSorted());
  });
});

/** Methods and addresses in the server's own drawing of its tree. */
function listTaken(tree: string): readonly string[] {
  const trail: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const [, indent = "", part = "", methods = ""] = /^(.*)── (\S*)(?: \(([^)]*)\))?/.exec(line) ?? [];
    const depth = Math.floor(indent.length / 4);
    trail.splice(depth, trail.length, part);
    const path = `/${trail.join("")}`.replace("//", "/");
    return methods
      .split(", ")
      .filter((method) => method !== "" && method !== "HEAD")
      .map((method) => `${method} ${path}`);
  });
}

describe("what the server takes in", () => {
  it("[X19] is the table's, or named under it as open to anyone", async () => {
    const taken = listTaken(site.app.printRoutes({ commonPrefix: false }));
    expect(taken.length).toBeGreaterThan(ADDRESSES.length);
    const ruled = new Set(ADDRESSES.map(([address]) => address));
    const open = readOpenAddresses();
    const unruled = taken.filter(
      (address) => !ruled.has(address) && !open.some((one) => address.replace(/^\w+ /, "").startsWith(one)),
    );
    expect(unruled).toEqual(["GET /", "GET *"].filter((page) => taken.includes(page)));
  });
});

describe("every address, for every role, at one's own place, above, below, beside it, elsewhere", () => {
  it.each(ADDRESSES)("[X2] [X3] [X4] [X6] [X19] %s answers as the table says of %s", async (address, action) => {
    const [row, sample] = [TABLE.get(action), SAMPLES[address]];
    if (row === undefined || sample === undefined) throw new Error(`${address} has no rule or no sample`);
    const targets = TARGETS_BY[sample.by];
    const wrong: string[] = [];
    for (const [i, asker] of ASKERS.entries()) {
      for (const [j, target] of targets.entries()) {
        if (!isTried(address, i, j)) continue;
        const given: Given = {
          victim: ({ place }) => victims.get(place) ?? { username: "", mark: "", appointment: "", delegation: "" },
          mate: ({ authority }) => `mate.${authority}`,
          own: owns.get(asker.as ?? "") ?? { role: "", appointment: "", delegation: "" },
        };
        const [is, should] = [await answerTo(asker, address, sample, target, given), expected(row, sample, asker, target, given)];
        if (is !== should) wrong.push(`${asker.as ?? "visitor"} → ${target.place}: ${is}, not ${should}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("[X7] nothing is done for a page of another site, and nothing for whoever has not signed in", async () => {
    for (const { act } of site.listed.acts) {
      const url = act.path.replace(":username", "o.n1").replace(":id", "1").replace(":year", "2030");
      const headers = { cookie: "as=admin.n", "content-type": "application/json", "sec-fetch-site": "cross-site" };
      const foreign = await site.app.inject({ method: act.method, url, headers, payload: JSON.stringify(act.example.body) });
      expect([act.path, foreign.statusCode, foreign.json().code]).toEqual([act.path, 403, "REQUEST_FOREIGN"]);
      const visitor = await site.app.inject({ method: act.method, url, payload: act.example.body as object });
      expect([act.path, visitor.statusCode, visitor.json().code]).toEqual([act.path, 401, "SIGN_IN_NEEDED"]);
    }
  });

  it("[W3] an address of an act says which methods it takes, a question with an act too", async () => {
    for (const [method, url, allow] of [
      ["GET", "/api/v1/users/o.n1/change", "POST"],
      ["PUT", "/api/v1/users", "GET, HEAD, POST"],
      ["POST", "/api/v1/reports/2030.docx", "GET, HEAD"],
      ["DELETE", "/api/v1/audit", "POST"],
    ] as const) {
      const reply = await site.app.inject({ method, url });
      expect([url, reply.statusCode, reply.headers.allow]).toEqual([url, 405, allow]);
    }
    expect((await site.app.inject("/api/v1/users/o.n1/nothing")).statusCode).toBe(404);
  });

  it("[W4] what somebody signed in is told is kept by no cache but his own", async () => {
    for (const path of ["users", "me", "overview?authority=north&year=2030"]) {
      const reply = await site.app.inject({ url: `/api/v1/${path}`, headers: { cookie: "as=admin.n" } });
      expect([path, reply.headers["cache-control"]]).toEqual([path, "private, no-cache"]);
    }
    expect((await site.app.inject("/api/v1/me")).headers["cache-control"]).toBe("no-cache");
  });

  it("[X3] [X6] lists hold what the asker reaches, and nobody is shown less of a public authority for having signed in", async () => {
    const authorities = async (as: string | undefined): Promise<readonly string[]> =>
      (await site.get(as, "authorities")).body.items.map(({ code }: { code: string }) => code);
    expect(await authorities(undefined)).toEqual(["open"]);
    expect(await authorities("none")).toEqual(["open"]);
    expect(await authorities("officer.n1")).toEqual(["north", "open"]);
    expect(await authorities("admin.south")).toEqual(["south", "open"]);

    const places = async (as: string | undefined, authority: string): Promise<readonly string[]> =>
      [
        ...new Set<string>(
          (await site.get(as, `values?authority=${authority}&limit=200`)).body.items.map(
            ({ place }: { place: { code: string } }) => place.code,
          ),
        ),
      ].toSorted();
    expect(await places("officer.n", "north")).toEqual(["N", "N1", "N1A", "N2", "N2A", "NPK"]);
    expect(await places("officer.n1", "north")).toEqual(["N1", "N1A"]);
    expect(await places("lent.officer", "north")).toEqual(["N1", "N1A"]);

    await site.makeUser("clerk.o1", { authority: "open", role: "officer", place: "O1" });
    expect(await places(undefined, "open")).toEqual(["O", "O1", "O2"]);
    expect(await places("clerk.o1", "open")).toEqual(["O", "O1", "O2"]);
    // Where he works is meant when no place is named.
    expect((await site.get("clerk.o1", "overview?authority=open&year=2030")).body.place.code).toBe("O1");
    expect((await site.get(undefined, "overview?authority=open&year=2030")).body.place.code).toBe("O");
    // Public are the figures, not the people.
    expect((await site.get("clerk.o1", "users?authority=open")).status).toBe(403);
  });
});
