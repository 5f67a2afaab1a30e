import { useAsked, useQuestion } from "../data/question.ts";

/** What the authority of the page is called, as its papers are headed. */
export function useAuthorityName(): string {
  const { authority } = useAsked();
  const { data } = useQuestion("authorities", {}, {});
  return (data?.items.find(({ code }) => code === authority) ?? data?.items[0])?.name ?? "";
}
