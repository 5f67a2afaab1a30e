import { Pool, type QueryResultRow } from "pg";
import { type Accounts, type AccountsOptions, createAccounts } from "../src/account/create-accounts.ts";
import { accountRoom } from "../src/account/routes.ts";
import { systemClock } from "../src/platform/clock.ts";
import { createHttp } from "../src/platform/http.ts";
import type { Log } from "../src/platform/log.ts";
import { makeTestDatabase, type TestDatabase } from "./test-database.ts";
import { visitorDoor } from "./visitor-door.ts";

export const SITE = "http://kehoach.test";
/** What every user of a test signs in with. */
export const PASSWORD = "thuyền về bến cũ";

/** What came back. `cookies` are name=value, `flags` everything a cookie was set with. */
export type Came = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly code: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly flags: readonly string[];
};

/** A browser, as far as its cookies and its address matter. */
export class Browser {
  readonly #jar = new Map<string, string>();
  readonly #site: Site;
  readonly #address: string;
  constructor(site: Site, address: string) {
    this.#site = site;
    this.#address = address;
  }
  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  get names(): readonly string[] {
    return [...this.#jar.keys()];
  }
  async #ask(method: "GET" | "POST", url: string, payload: unknown, headers: Readonly<Record<string, string>>): Promise<Came> {
    const reply = await this.#site.app.inject({
      method,
      url,
      remoteAddress: this.#address,
      headers: {
        ...(this.#jar.size > 0 ? { cookie: this.cookie } : {}),
        ...(method === "POST" ? { origin: SITE, "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(method === "POST" ? { payload: JSON.stringify(payload) } : {}),
    });
    const set = reply.headers["set-cookie"] ?? [];
    const flags = Array.isArray(set) ? set : [set];
    for (const one of flags) {
      const [pair = ""] = one.split(";");
      const cut = pair.indexOf("=");
      if (/max-age=0/i.test(one)) this.#jar.delete(pair.slice(0, cut));
      else this.#jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const isJson = String(reply.headers["content-type"]).includes("json");
    const body: Record<string, unknown> = isJson ? reply.json() : {};
    return { status: reply.statusCode, body, code: body["code"], headers: reply.headers, flags };
  }
  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Came> {
    return this.#ask("GET", path.startsWith("/") ? path : `/api/auth/${path}`, undefined, headers);
  }
  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Came> {
    return this.#ask("POST", `/api/auth/${path}`, body, headers);
  }
  async isIn(): Promise<boolean> {
    return (await this.get("session")).body["signedIn"] === true;
  }
}

export type Site = {
  readonly own: TestDatabase;
  readonly app: Awaited<ReturnType<typeof createHttp>>;
  readonly accounts: Accounts;
  /** Everything the log was told, as text. */
  readonly logged: () => string;
  /** Makes a user `username`, username@vidu.test, and gives his id. */
  readonly makeUser: (username: string) => Promise<string>;
  /** A statement as the superuser. */
  readonly ask: <Row extends QueryResultRow>(statement: string) => Promise<Row[]>;
  /** A browser at an address nobody else has used. */
  readonly browser: () => Browser;
  readonly at: (address: string) => Browser;
  readonly stop: () => Promise<void>;
};

let used = 0;

/** A server with accounts on a database of its own; passwords are hashed with less memory. */
export async function makeSite(
  options: Partial<AccountsOptions> & { readonly proxies?: readonly string[]; readonly own?: TestDatabase } = {},
): Promise<Site> {
  const own = options.own ?? (await makeTestDatabase());
  const admin = new Pool({ connectionString: own.adminUrl, max: 1 });
  admin.on("error", () => undefined);
  const lines: string[] = [];
  const log: Log = (level, message, fields) =>
    void lines.push(
      JSON.stringify([level, message, fields], (_, value: unknown) => (value instanceof Error ? `${value.stack}` : value)),
    );
  const accounts = createAccounts({
    appUrl: own.appUrl,
    db: own.db,
    config: { proxies: [] },
    secret: "0123456789abcdef0123456789abcdef",
    publicUrl: SITE,
    language: "vi",
    clock: systemClock,
    log,
    hashKib: 1024,
    ...options,
  });
  const app = await createHttp({
    endpoints: [],
    files: [],
    door: visitorDoor(),
    rooms: [accountRoom(() => accounts.ways)],
    origins: () => [options.publicUrl ?? SITE],
    proxies: options.proxies ?? [],
    step: () => undefined,
    webFolder: "/nowhere",
    log,
    version: "test",
  });
  const site: Site = {
    own,
    app,
    accounts,
    logged: () => lines.join("\n"),
    makeUser: async (username) => {
      const made = await accounts.createUser(
        { username, name: `Người ${username}`, email: `${username}@vidu.test`, password: PASSWORD },
        { actor: "system" },
      );
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      return made.value.user.id;
    },
    ask: async <Row extends QueryResultRow>(statement: string) => (await admin.query<Row>(statement)).rows,
    browser: () => {
      used += 1;
      return new Browser(site, `10.${(used >> 8) & 255}.${used & 255}.7`);
    },
    at: (address) => new Browser(site, address),
    stop: async () => {
      await app.close();
      await accounts.stop();
      await admin.end();
      if (options.own === undefined) await own.drop();
    },
  };
  return site;
}
