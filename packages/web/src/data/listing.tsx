import { Button } from "@mantine/core";
import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { goOn } from "./send.ts";

/** How many rows come at once. */
const LIMIT = "50";

type Turn = { readonly limit: string; readonly cursor: string };
type Listing<Page> = UseInfiniteQueryResult<{ readonly pages: readonly Page[] }>;

/**
 * A list that comes in pages, as far as the reader asks for it; remembered under `key`, which holds all that `ask` depends on.
 * `keep`: show the old list while a new one is on the way.
 */
export function useListing<Page extends { readonly next: string | null }>(
  key: readonly unknown[],
  ask: (turn: Turn, signal: AbortSignal) => Promise<Page>,
  options: { readonly keep?: boolean } = {},
): Listing<Page> {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => goOn(() => ask({ limit: LIMIT, cursor: pageParam }, signal)),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Under a list: more of it, while there is more. */
export function More<Page>({ list, label }: { readonly list: Listing<Page>; readonly label: string }): ReactNode {
  if (!list.hasNextPage) return null;
  return (
    <div>
      <Button variant="outline" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {label}
      </Button>
    </div>
  );
}
