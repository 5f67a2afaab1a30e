import { toAddress } from "@kehoach/api/client";
import { SUBMISSION_FILE_PATH, SUBMISSION_FILES_PATH } from "@kehoach/api/paths";
import type { SubmissionFileJson } from "@kehoach/api/sheet-reply";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { TextField } from "../ui/field.tsx";
import { showMoment } from "../ui/moment.ts";
import { showSize } from "../ui/size-text.ts";
import textCss from "../ui/text.module.css";
import { AttachFile } from "./attach-file.tsx";
import { Refusal } from "./refusal.tsx";
import { useSubmissionFileWords } from "./submission-file-words.ts";
import css from "./submission-files.module.css";
import { useAct } from "./use-act.ts";

/** What files are of: a form of a place for a period, and the cell they are evidence for, if any. */
export type FileOwner = {
  readonly authority: string;
  readonly regime: string;
  readonly place: string;
  readonly period: string;
  readonly row?: string;
  readonly column?: string;
};

function Leaving({
  file,
  authority,
  done,
  close,
}: {
  readonly file: SubmissionFileJson;
  readonly authority: string;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useSubmissionFileWords();
  const [reason, setReason] = useState("");
  const remove = useAct("removeSubmissionFile", () => {
    done();
    close();
  });
  return (
    <Confirm
      title={words.removeTitle(file.name)}
      go={words.remove}
      cancel={words.keep}
      busy={remove.isPending}
      confirm={() => remove.mutate({ params: { id: file.id }, body: { authority, reason } })}
      close={close}
    >
      <p>{words.removeNote}</p>
      <TextField label={words.reason} value={reason} write={setReason} required />
      <Refusal error={remove.error} />
    </Confirm>
  );
}

/** Files of a form or of one of its cells: seen, attached, taken away with a reason. `changed`: the list is another one now. */
export function SubmissionFiles({
  files,
  owner,
  mayAttach,
  showPerson,
  changed,
}: {
  readonly files: readonly SubmissionFileJson[];
  readonly owner: FileOwner;
  readonly mayAttach: boolean;
  readonly showPerson: (by: string) => string;
  readonly changed: () => void;
}): ReactNode {
  const words = useSubmissionFileWords();
  const [leaving, setLeaving] = useState<SubmissionFileJson | undefined>(undefined);
  const { authority } = owner;
  return (
    <div className={css["files"]}>
      {files.length === 0 ? null : (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <a href={toAddress(SUBMISSION_FILE_PATH, { id: file.id }, { authority })} download={file.name}>
                {file.name}
              </a>{" "}
              <span className={textCss["soft"]}>
                {showSize(file.size)}; {showPerson(file.addedBy)}, {showMoment(file.recordedAt)}
              </span>{" "}
              {mayAttach ? (
                <Button
                  variant="outline"
                  size="compact-sm"
                  aria-label={`${words.remove} ${file.name}`}
                  onClick={() => setLeaving(file)}
                >
                  {words.remove}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayAttach ? <AttachFile path={SUBMISSION_FILES_PATH} query={owner} label={words.attach} done={changed} /> : null}
      {leaving === undefined ? null : (
        <Leaving file={leaving} authority={authority} done={changed} close={() => setLeaving(undefined)} />
      )}
    </div>
  );
}
