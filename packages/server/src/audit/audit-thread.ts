import { getHeapStatistics } from "node:v8";
import { move, transferableSymbol, valueSymbol } from "piscina";
import { type AuditAsk, type ThreadSaid, tellFault } from "./audit-ask.ts";
import { makeReply } from "./make-reply.ts";

async function say(ask: AuditAsk): Promise<ThreadSaid> {
  try {
    const outcome = await makeReply(ask);
    return { said: "reply", outcome, heapMegabytes: getHeapStatistics().total_physical_size / 2 ** 20 };
  } catch (error) {
    return { said: "fault", fault: tellFault(error) };
  } finally {
    // The engine remembers the text that a pattern looked at last, which may be a document's: now it is an empty one.
    /^/u.exec("");
  }
}

/**
 * One question to a thread that audit-threads.ts keeps. The bytes of the reply are moved, not copied.
 * @rule Q243
 */
export async function answer(ask: AuditAsk): Promise<unknown> {
  const said = await say(ask);
  if (said.said === "fault" || !said.outcome.ok) return said;
  return move({ [transferableSymbol]: said.outcome.value.bytes.buffer, [valueSymbol]: said });
}
