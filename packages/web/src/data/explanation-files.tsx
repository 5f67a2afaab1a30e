import { toAddress } from "@kehoach/api/client";
import type { ExplanationFileJson } from "@kehoach/api/explanation-part";
import { EXPLANATION_FILE_PATH, EXPLANATION_FILES_PATH } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { showSize } from "../ui/size-text.ts";
import textCss from "../ui/text.module.css";
import { AttachFile } from "./attach-file.tsx";
import css from "./explanation.module.css";
import { useExplanationWords } from "./explanation-words.ts";
import { Refusal } from "./refusal.tsx";
import { useAct } from "./use-act.ts";

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
  const remove = useAct("removeExplanationFile", changed);
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
      <AttachFile path={EXPLANATION_FILES_PATH} query={{ authority, explanation }} label={words.attach} done={changed} />
      <Refusal error={remove.error} />
    </>
  );
}
