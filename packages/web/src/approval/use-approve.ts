import { type ApprovedJson, type AwaitingJson, MAX_APPROVED } from "@kehoach/api/approval";
import { send } from "@kehoach/api/client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useLanguage } from "../data/language.tsx";
import { listReasons } from "../data/reasons.ts";
import { goOn } from "../data/send.ts";
import { splitBatches } from "./inbox.ts";

/** What names one sending to be approved. */
export type ToApprove = Pick<AwaitingJson, "regime" | "period" | "sending"> & { readonly place: { readonly key: string } };

/** Why a form was not approved, in the words of the server. */
export function sayRefused({ refused }: ApprovedJson): string | undefined {
  return refused === null
    ? undefined
    : listReasons(refused)
        .map(({ detail }) => detail)
        .join(" ");
}

/** Approves the waiting step of some sendings: what came of each, in their order. */
export function useApprove(authority: string): UseMutationResult<readonly ApprovedJson[], Error, readonly ToApprove[]> {
  const language = useLanguage();
  return useMutation({
    mutationFn: async (items: readonly ToApprove[]) => {
      const replies: ApprovedJson[] = [];
      for (const some of splitBatches(items, MAX_APPROVED)) {
        const body = {
          authority,
          items: some.map(({ regime, place, period, sending }) => ({ regime, place: place.key, period, sending })),
        };
        replies.push(...(await goOn(() => send("approveSheets", {}, body, { language }))).items);
      }
      return replies;
    },
  });
}
