import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { type Language, useLanguage } from "./language.tsx";
import { send } from "./send.ts";

/** Something that can be sent from a page: whether it is on its way, what came of it, and why not. */
export function useSend<Input, Reply>(
  path: string | ((input: Input) => string),
  options: {
    readonly method?: "POST" | "PUT" | "DELETE";
    readonly body?: (input: Input) => unknown;
    readonly done?: (reply: Reply, input: Input) => void;
  } = {},
): UseMutationResult<Reply, Error, Input> {
  const language: Language = useLanguage();
  const { method = "POST", body = (input: Input): unknown => input, done } = options;
  return useMutation({
    mutationFn: (input: Input) => send<Reply>(typeof path === "string" ? path : path(input), body(input), { method, language }),
    ...(done === undefined ? {} : { onSuccess: done }),
  });
}
