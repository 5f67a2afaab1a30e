import { ask, type Params, type Query, type Reply } from "@kehoach/api/client";
import type { RouteName } from "@kehoach/api/paths";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useAddress } from "./address.ts";
import { useLanguage } from "./language.tsx";
import { goOn } from "./send.ts";

/** One question to the server, remembered under everything it depends on. `keep`: show the old answer while a new one is on the way. */
export function useQuestion<Name extends RouteName>(
  name: Name,
  params: Params<Name>,
  query: Query<Name>,
  options: { readonly keep?: boolean; readonly enabled?: boolean } = {},
): UseQueryResult<Reply<Name>> {
  const language = useLanguage();
  return useQuery({
    queryKey: [name, params, query, language],
    queryFn: ({ signal }) => goOn(() => ask(name, params, query, { language, signal })),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Which authority, place, year and way of judging the address asks for; what it leaves out the server chooses. */
export function useAsked(): {
  readonly authority: string | undefined;
  readonly place: string | undefined;
  readonly year: string | undefined;
  readonly mode: "final" | "interim" | undefined;
} {
  const { authority, place, year, mode } = useAddress();
  return { authority, place, year, mode: mode === "interim" ? "interim" : undefined };
}
