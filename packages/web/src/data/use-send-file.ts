import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLanguage } from "./language.tsx";
import { goOn } from "./send.ts";
import { sendFile } from "./send-file.ts";

/** What files can be attached, by their endings. */
export const ATTACHABLE = ".pdf,.doc,.docx,.xls,.xlsx,.csv,.png,.jpg,.jpeg";

/**
 * A file on its way: how far it has come, how to stop it, and what went wrong.
 * @param query  what it is of; its name comes with it
 */
export function useSendFile(path: string, query: Readonly<Record<string, string | undefined>>, done: () => void) {
  const language = useLanguage();
  const stop = useRef<AbortController | undefined>(undefined);
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => {
      const gone = new AbortController();
      stop.current = gone;
      setShare(0);
      const options = { language, signal: gone.signal, sent: setShare };
      return goOn(() => sendFile(path, { ...query, name: file.name }, file, options));
    },
    onSuccess: done,
  });
  return {
    send: (file: File): void => sending.mutate(file),
    stop: (): void => stop.current?.abort(),
    share,
    /** Of the file that is being sent. */
    name: sending.isPending ? sending.variables.name : undefined,
    // What its sender stopped himself needs no words.
    error: sending.error?.name === "AbortError" ? null : sending.error,
  };
}
