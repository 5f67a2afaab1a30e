import type { ChangeEvent } from "@kehoach/api/event";
import { sql } from "kysely";
import type { Database } from "../platform/db.ts";
import type { Log } from "../platform/log.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";

/** Something that changed, of an authority by its number too. */
export type Change = ChangeEvent & { readonly id: bigint };

/** How often the journal is looked at while somebody listens. */
const EVERY_MS = 400;
/** Rows may become visible a while after the moment they carry; each is told once. */
const LOOK_BACK = "10 seconds";

/** What an act changes for whoever looks on. */
function whatOf(act: string): readonly ChangeEvent["what"][] {
  if (act === "submission.approve") return ["figures", "forms"];
  if (act.startsWith("submission.") || act.startsWith("form.") || act.startsWith("regime.")) return ["forms"];
  if (act.startsWith("explanation.")) return ["explanations"];
  return act === "pack.apply" || act.startsWith("plan.") ? ["figures"] : [];
}

/**
 * Tells listeners what acts have changed, by looking at the journal: every act writes a row there, whichever process did it, and none is
 * slowed down by being watched. Nobody looks while nobody listens.
 *
 * @rule W30
 */
export function watchChanges(db: () => Database, log: Log) {
  const listeners = new Set<(change: Change) => void>();
  let told = new Set<bigint>();
  let timer: NodeJS.Timeout | undefined;
  let isFirst = true;

  const look = async (): Promise<void> => {
    const { rows } = await inSnapshot(db(), SYSTEM, (tx) =>
      sql<{ seq: bigint; id: bigint; code: string; act: string }>`
        select j.seq, a.id, a.code, j.act from journal j join authority a on a.id = j.authority_id
        where j.at > clock_timestamp() - ${LOOK_BACK}::interval order by j.seq`.execute(tx),
    );
    const news = isFirst ? [] : rows.filter(({ seq }) => !told.has(seq));
    isFirst = false;
    told = new Set(rows.map(({ seq }) => seq));
    const changes = new Map<string, Change>();
    for (const { id, code, act } of news)
      for (const what of whatOf(act)) changes.set(`${id} ${what}`, { id, authority: code, what });
    for (const change of changes.values()) for (const listener of listeners) listener(change);
  };
  const go = (after = EVERY_MS): void => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => log("warn", "changes could not be looked at", { error }))
        .finally(() => {
          if (listeners.size > 0) go();
          else timer = undefined;
        });
    }, after);
  };
  return {
    /** @returns ends the listening */
    listen: (listener: (change: Change) => void): (() => void) => {
      listeners.add(listener);
      if (timer === undefined) {
        isFirst = true;
        // At once: what changes from now on is to be told, and not taken for what was there before.
        go(0);
      }
      return () => void listeners.delete(listener);
    },
    count: () => listeners.size,
  };
}

export type Changes = ReturnType<typeof watchChanges>;
