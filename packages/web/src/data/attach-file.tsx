import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { FileProgress } from "../ui/drop-zone.tsx";
import { useAttachWords } from "./attach-words.ts";
import { useLanguage } from "./language.tsx";
import { Refusal } from "./refusal.tsx";
import { goOn } from "./send.ts";
import { sendFile } from "./send-file.ts";

const ACCEPT = ".pdf,.doc,.docx,.xls,.xlsx,.csv,.png,.jpg,.jpeg";

/** A file that is sent up as it is chosen, so that nothing is lost with the page; how far it has come, and a way to stop it. */
export function AttachFile({
  path,
  query,
  label,
  done,
}: {
  readonly path: string;
  /** What it is of; its name comes with it. */
  readonly query: Readonly<Record<string, string>>;
  readonly label: string;
  readonly done: () => void;
}): ReactNode {
  const words = useAttachWords();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
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
  // What its sender stopped himself needs no words.
  const error = sending.error?.name === "AbortError" ? null : sending.error;
  return (
    <>
      {sending.isPending ? (
        <FileProgress
          share={share}
          said={words.attaching(sending.variables.name)}
          cancelLabel={words.cancel}
          cancel={() => stop.current?.abort()}
        />
      ) : (
        <div>
          <input
            ref={input}
            hidden
            type="file"
            accept={ACCEPT}
            aria-label={label}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) sending.mutate(file);
              event.currentTarget.value = "";
            }}
          />
          <Button variant="default" size="compact-md" onClick={() => input.current?.click()} title={words.kinds}>
            {label}
          </Button>
        </div>
      )}
      <Refusal error={error} />
    </>
  );
}
