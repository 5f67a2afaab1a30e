import type { AccountReply } from "@kehoach/api/account";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useLanguage } from "../data/language.tsx";
import { send } from "../data/send.ts";

/** How one signs in. */
export function useOwnAccount(): UseQueryResult<AccountReply> {
  const language = useLanguage();
  return useQuery({
    queryKey: ["account"],
    queryFn: ({ signal }) => send<AccountReply>("/api/auth/account", undefined, { method: "GET", language, signal }),
  });
}
