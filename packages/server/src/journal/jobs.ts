import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Log } from "../platform/log.ts";
import { makeSealer } from "./seal.ts";

const EVERY_MS = 500;

/** Seals what is written, twice a second, until stopped; then what is left. A database that is gone for a while is waited for. @rule L4 */
export function startSealing(db: Database, log: Log): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const seal = makeSealer(db, () => systemClock().getTime());
  const run = async (): Promise<void> => {
    let failing = false;
    while (!stopping.signal.aborted) {
      try {
        await seal();
        if (failing) log("info", "journal is sealed again");
        failing = false;
      } catch (error) {
        // Told once, not twice a second; the rows wait, and the next turn takes them.
        if (!failing) log("warn", "journal can not be sealed", { error });
        failing = true;
      }
      await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await seal({ wait: true }).catch((error: unknown) =>
        log("warn", "the last rows of the journal are left unsealed", { error }),
      );
    },
  };
}
