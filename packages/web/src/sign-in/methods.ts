import type { SessionReply } from "@kehoach/api/account";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useLanguage } from "../data/language.tsx";
import { send } from "../data/send.ts";

/** Whether somebody has signed in, and by which means one can. */
export function useSession(): UseQueryResult<SessionReply> {
  const language = useLanguage();
  return useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => send<SessionReply>("/api/auth/session", undefined, { method: "GET", language, signal }),
    staleTime: 0,
  });
}
