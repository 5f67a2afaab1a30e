import { Button } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { FileProgress } from "../ui/drop-zone.tsx";
import { useAttachWords } from "./attach-words.ts";
import { Refusal } from "./refusal.tsx";
import { ATTACHABLE, useSendFile } from "./use-send-file.ts";

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
  const input = useRef<HTMLInputElement>(null);
  const { send, stop, share, name, error } = useSendFile(path, query, done);
  return (
    <>
      {name !== undefined ? (
        <FileProgress share={share} said={words.attaching(name)} cancelLabel={words.cancel} cancel={stop} />
      ) : (
        <div>
          <input
            ref={input}
            hidden
            type="file"
            accept={ATTACHABLE}
            aria-label={label}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) send(file);
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
