import { ask, type Reply } from "@kehoach/api/client";
import type { Action } from "@kehoach/core/access/action";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "./language.tsx";
import { rememberUser } from "./sign-in-gate.ts";

type Me = Reply<"me">;

export type Asker = {
  /** Undefined for a visitor, and until the answer is there. */
  readonly user: NonNullable<Me["user"]> | undefined;
  readonly grants: Me["grants"];
  readonly may: (action: Action) => boolean;
  /** Whether he may all over an authority. */
  readonly mayWhole: (action: Action, authority: string) => boolean;
  readonly signIn: Me["signIn"] | undefined;
  /** Whether it is known who asks. */
  readonly isKnown: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
};

/** Who sits at this page, and what he may. Asked again when the window comes back: another tab may have signed in or out. */
export function useAsker(): Asker {
  const language = useLanguage();
  const question = useQuery({
    queryKey: ["me"],
    queryFn: async ({ signal }) => {
      const me = await ask("me", {}, {}, { language, signal });
      if (me.user !== null) rememberUser(me.user);
      return me;
    },
    refetchOnWindowFocus: true,
  });
  const { data } = question;
  return {
    user: data?.user ?? undefined,
    grants: data?.grants ?? [],
    may: (action) => data?.may.includes(action) ?? false,
    mayWhole: (action, authority) => data?.whole.some((one) => one.authority === authority && one.may.includes(action)) ?? false,
    signIn: data?.signIn,
    isKnown: data !== undefined,
    error: question.error,
    refetch: () => void question.refetch(),
  };
}
