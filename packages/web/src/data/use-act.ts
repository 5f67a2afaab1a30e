import { type ActBody, type ActParams, type ActReply, send } from "@kehoach/api/client";
import type { ActName } from "@kehoach/api/paths";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useLanguage } from "./language.tsx";
import { goOn } from "./send.ts";

export type ActInput<Name extends ActName> = { readonly params: ActParams<Name>; readonly body: ActBody<Name> };

/** An act of the API as a page does it: whether it is on its way, what came of it, and why not. `done` comes before what its caller does. */
export function useAct<Name extends ActName>(
  name: Name,
  done?: (reply: ActReply<Name>, input: ActInput<Name>) => void,
): UseMutationResult<ActReply<Name>, Error, ActInput<Name>> {
  const language = useLanguage();
  return useMutation({
    mutationFn: ({ params, body }: ActInput<Name>) => goOn(() => send(name, params, body, { language })),
    ...(done === undefined ? {} : { onSuccess: done }),
  });
}
