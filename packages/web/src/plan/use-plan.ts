import type { Reply } from "@kehoach/api/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useAsker } from "../data/asker.ts";
import { useAsked, useQuestion } from "../data/question.ts";

/** The year in the path of the page. */
export function useYear(): string {
  const { year = "" } = useParams({ strict: false });
  return year;
}

/** The plan of a year at the place of the address. With an assigner the parts are what that one gives them. */
export function usePlan(
  year: string,
  options: { readonly assigner?: string; readonly place?: string; readonly keep?: boolean; readonly enabled?: boolean } = {},
): UseQueryResult<Reply<"plan">> {
  const asked = useAsked();
  const { assigner, place = asked.place, keep, enabled } = options;
  return useQuestion(
    "plan",
    { year },
    { authority: asked.authority, place, assigner },
    { ...(keep === undefined ? {} : { keep }), ...(enabled === undefined ? {} : { enabled }) },
  );
}

/** Whose plan it is, and whether who asks plans for all of it: opening, stages and assigning are for those. */
export function useReach(): { readonly home: string | undefined; readonly mayMake: boolean; readonly isWhole: boolean } {
  const { authority } = useAsked();
  const { may, mayWhole } = useAsker();
  const { data } = useQuestion("authorities", {}, {});
  const own = data?.items.find(({ code }) => code === authority) ?? data?.items[0];
  const home = own?.place?.key;
  return { home, mayMake: may("plan.make"), isWhole: own !== undefined && mayWhole("plan.make", own.code) };
}
