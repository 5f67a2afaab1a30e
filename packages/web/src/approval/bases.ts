import type { SendingActJson, SheetReplyJson } from "@kehoach/api/sheet-reply";

/** An earlier sending that one is held against: what was approved, or what was returned. */
export type ReviewBase = { readonly n: number; readonly why: "approved" | "returned" };

/**
 * What a sending is held against: the one that was approved last, and the one that was returned last, if they are others.
 *
 * @param n  number of the sending that is reviewed
 * @rule Y63
 */
export function listBases(acts: readonly SendingActJson[], n: number): readonly ReviewBase[] {
  const last = (act: SendingActJson["act"]): number | undefined => acts.findLast((one) => one.act === act && one.n < n)?.n;
  // What was opened again had been approved.
  const [approved, returned] = [last("reopen"), last("return")];
  return [
    ...(approved === undefined ? [] : [{ n: approved, why: "approved" as const }]),
    ...(returned === undefined || returned === approved ? [] : [{ n: returned, why: "returned" as const }]),
  ];
}

/** The sending that is reviewed: the one that stands, or the last one; undefined: nothing was sent. */
export function findReviewed({ sendings }: Pick<SheetReplyJson, "sendings">): SheetReplyJson["sendings"][number] | undefined {
  return sendings.at(-1);
}
