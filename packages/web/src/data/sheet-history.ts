import type { SendingActJson, SendingJson } from "@kehoach/api/sheet-reply";
import type { SendingAct } from "@kehoach/core/submission/approval";
import { findRequest } from "@kehoach/core/submission/decide-reopen";

/** One thing that happened to what was sent of a form. */
export type HistoryEvent = { readonly n: number; readonly at: string; readonly by: string } & (
  | { readonly kind: "sent"; readonly late: boolean }
  | { readonly kind: "recalled"; readonly reason: string }
  | {
      readonly kind: "approve";
      readonly step: NonNullable<SendingActJson["step"]>;
      readonly sectors: SendingActJson["sectors"];
    }
  | { readonly kind: "return" | "reopen" | "ask" | "decline"; readonly reason: string }
);

function toEvent({ n, at, by, act, step, sectors, reason }: SendingActJson): HistoryEvent {
  return act === "approve"
    ? { n, at, by, kind: act, step: step ?? "whole", sectors }
    : { n, at, by, kind: act, reason: reason ?? "" };
}

/** Everything that happened to what was sent, the first first: sendings, what was taken back, what became of them. @rule Y66 */
export function listHistory(sendings: readonly SendingJson[], acts: readonly SendingActJson[]): readonly HistoryEvent[] {
  const sent = sendings.flatMap(({ n, at, by, late, recalled }): HistoryEvent[] => [
    { n, at, by, kind: "sent", late },
    ...(recalled === null ? [] : [{ n, ...recalled, kind: "recalled" as const }]),
  ]);
  return [...sent, ...acts.map(toEvent)].sort((a, b) => a.at.localeCompare(b.at));
}

function toAct({ n, by, at, act, step, sectors, reason }: SendingActJson): SendingAct {
  return act === "approve"
    ? { n, by, at, act, step: step ?? "whole", ...(sectors === null ? {} : { sectors }) }
    : { n, by, at, act, reason: reason ?? "" };
}

/** The request to open a sending again that nobody has answered. */
export function findOpenRequest(acts: readonly SendingActJson[], sending: number): ReturnType<typeof findRequest> {
  return findRequest(acts.map(toAct), sending);
}

/** Why a form is to be mended: what was last said of its last sending, by whoever returned it or opened it again. */
export function findReturn(
  acts: readonly SendingActJson[],
  sending: number,
): (SendingActJson & { readonly act: "return" | "reopen" }) | undefined {
  return acts.findLast(
    (one): one is SendingActJson & { readonly act: "return" | "reopen" } =>
      one.n === sending && (one.act === "return" || one.act === "reopen"),
  );
}

/** What was said last when a request to open a sending was declined, unless something followed. */
export function findDecline(acts: readonly SendingActJson[], sending: number): SendingActJson | undefined {
  const last = acts.findLast(({ n }) => n === sending);
  return last?.act === "decline" ? last : undefined;
}

/** A sending is a correction when an earlier one was approved and opened again. */
export function isCorrection(acts: readonly SendingActJson[], sending: number): boolean {
  return acts.some(({ act, n }) => act === "reopen" && n < sending);
}
