import type { AwaitingJson } from "@kehoach/api/approval";
import type { Reply } from "@kehoach/api/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useAddress } from "../data/address.ts";
import { useAsker } from "../data/asker.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { filterAwaiting, type InboxFilter, readOrder, sortAwaiting, WHOSE } from "./inbox.ts";

export type Inbox = {
  readonly question: UseQueryResult<Reply<"approvals">>;
  readonly filter: InboxFilter;
  /** Those of the chosen regime and period, whoever approves them. */
  readonly items: readonly AwaitingJson[];
  /** Of those, whose turn is asked for, in the order asked for. */
  readonly shown: readonly AwaitingJson[];
};

/** What waits for approval, filtered and in the order that the address tells: the same for the inbox and for going from form to form. */
export function useInbox(): Inbox {
  const asker = useAsker();
  const { authority } = useAsked();
  const { "loc-che-do": regime = "", "loc-ky": period = "", view, sort } = useAddress();
  const enabled = asker.may("submission.approve");
  const question = useQuestion("approvals", {}, { authority }, { enabled });
  // Where there are more than one answer holds, the server chooses among them.
  const isCut = question.data !== undefined && question.data.total > question.data.items.length && regime + period !== "";
  const some = useQuestion(
    "approvals",
    {},
    { authority, ...(regime === "" ? {} : { regime }), ...(period === "" ? {} : { period }) },
    { enabled: enabled && isCut },
  );
  const whose = WHOSE.find((one) => one === view) ?? "mine";
  const filter = { whose, regime, period };
  const items = filterAwaiting((isCut ? some.data : question.data)?.items ?? [], { ...filter, whose: "all" });
  return { question, filter, items, shown: sortAwaiting(filterAwaiting(items, filter), readOrder(sort)) };
}
