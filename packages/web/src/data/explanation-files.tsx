import { toAddress } from "@kehoach/api/client";
import type { ExplanationFileJson } from "@kehoach/api/explanation-part";
import { EXPLANATION_FILE_PATH, EXPLANATION_FILES_PATH } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useId, useRef, useState } from "react";
import { FileProgress } from "../ui/drop-zone.tsx";
import { showSize } from "../ui/size-text.ts";
import textCss from "../ui/text.module.css";
import css from "./explanation.module.css";
import { useExplanationWords } from "./explanation-words.ts";
import { useLanguage } from "./language.tsx";
import { Refusal } from "./refusal.tsx";
import { goOn } from "./send.ts";
import { sendFile } from "./send-file.ts";
import { useAct } from "./use-act.ts";

const ACCEPT = ".pdf,.doc,.docx,.xls,.xlsx,.csv,.png,.jpg,.jpeg";

function FileLink({ file, authority }: { readonly file: ExplanationFileJson; readonly authority: string }): ReactNode {
  return (
    <>
      <a href={toAddress(EXPLANATION_FILE_PATH, { id: file.id }, { authority })} download={file.name}>
        {file.name}
      </a>{" "}
      <span className={textCss["soft"]}>{showSize(file.size)}</span>
    </>
  );
}

/** Evidence that went with an answer. */
export function SentFiles({
  files,
  authority,
}: {
  readonly files: readonly ExplanationFileJson[];
  readonly authority: string;
}): ReactNode {
  const words = useExplanationWords();
  if (files.length === 0) return null;
  return (
    <ul className={css["files"]} aria-label={words.files}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} authority={authority} />
        </li>
      ))}
    </ul>
  );
}

/** Evidence that is to go with the answer: sent up as it is chosen, so that nothing is lost with the page. @rule Y108 */
export function DraftFiles({
  id: explanation,
  files,
  authority,
  changed,
}: {
  readonly id: string;
  readonly files: readonly ExplanationFileJson[];
  readonly authority: string;
  readonly changed: () => void;
}): ReactNode {
  const words = useExplanationWords();
  const language = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | undefined>(undefined);
  const [share, setShare] = useState(0);
  const remove = useAct("removeExplanationFile", changed);
  const sending = useMutation({
    mutationFn: (file: File) => {
      const gone = new AbortController();
      stop.current = gone;
      setShare(0);
      const query = { authority, explanation, name: file.name };
      return goOn(() => sendFile(EXPLANATION_FILES_PATH, query, file, { language, signal: gone.signal, sent: setShare }));
    },
    onSuccess: changed,
  });
  // What its sender stopped himself needs no words.
  const error = sending.error?.name === "AbortError" ? null : sending.error;
  return (
    <>
      {files.length === 0 ? null : (
        <ul className={css["files"]} aria-label={words.drafts}>
          {files.map((file) => (
            <li key={file.id}>
              <FileLink file={file} authority={authority} />{" "}
              <Button
                variant="outline"
                size="compact-sm"
                loading={remove.isPending && remove.variables.params.id === file.id}
                onClick={() => remove.mutate({ params: { id: file.id }, body: { authority } })}
              >
                {words.remove(file.name)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {sending.isPending ? (
        <FileProgress
          share={share}
          said={words.attaching(sending.variables.name)}
          cancelLabel={words.stop}
          cancel={() => stop.current?.abort()}
        />
      ) : (
        <div>
          <input
            ref={input}
            id={id}
            hidden
            type="file"
            accept={ACCEPT}
            aria-label={words.attach}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) sending.mutate(file);
              event.currentTarget.value = "";
            }}
          />
          <Button variant="default" size="compact-md" onClick={() => input.current?.click()} title={words.kinds}>
            {words.attach}
          </Button>
        </div>
      )}
      <Refusal error={error ?? remove.error} />
    </>
  );
}
