import { say } from "../language.ts";
import { whoTypes } from "../who-types.ts";
import { withDatabase } from "../with-database.ts";

/** Loaded only when a command needs accounts. */
async function loadAccounts() {
  const [
    { openAccounts },
    { createAdministrator, listAuthorities },
    { makePassword },
    { appointAdministrator },
    { systemClock },
  ] = await Promise.all([
    import("@kehoach/server/account/open-accounts"),
    import("@kehoach/server/account/admin-create"),
    import("@kehoach/server/account/make-password"),
    import("@kehoach/server/access/appoint"),
    import("@kehoach/server/platform/clock"),
  ]);
  return { openAccounts, createAdministrator, listAuthorities, makePassword, appoint: appointAdministrator, clock: systemClock };
}

type Loaded = Awaited<ReturnType<typeof loadAccounts>>;
type Work = {
  readonly db: Parameters<Loaded["listAuthorities"]>[0];
  readonly accounts: ReturnType<Loaded["openAccounts"]>;
  readonly createAdministrator: Loaded["createAdministrator"];
  readonly listAuthorities: Loaded["listAuthorities"];
  readonly makePassword: Loaded["makePassword"];
  readonly appoint: Loaded["appoint"];
  readonly clock: Loaded["clock"];
  /** Whoever types the command, as the journal names him. */
  readonly actor: string;
};

/** Opens the database and the accounts of this installation, works, and closes both. */
export function withAccounts(work: (given: Work) => Promise<number>): Promise<number> {
  return withDatabase(async (db, _ownerUrl, { config, appUrl }) => {
    const { openAccounts, ...loaded } = await loadAccounts();
    const accounts = openAccounts(config, {
      appUrl,
      db,
      served: `http://127.0.0.1:${config.port}`,
      clock: loaded.clock,
      log: (level, message, fields) => {
        if (level !== "info") console.error(`${say({ vi: "Lưu ý", en: "Note" })}: ${message} ${JSON.stringify(fields ?? {})}`);
      },
    });
    try {
      return await work({ db, accounts, ...loaded, actor: whoTypes() });
    } finally {
      await accounts.stop();
    }
  });
}
