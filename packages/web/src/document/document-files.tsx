import { type Reply, toAddress } from "@kehoach/api/client";
import { ATTACHMENT_PATH, PATHS } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAsker } from "../data/asker.ts";
import { useOwnWords } from "../data/language.tsx";
import { useQuestion } from "../data/question.ts";
import { Refusal, wrongAt } from "../data/refusal.tsx";
import { showUser } from "../data/show-user.ts";
import { useAct } from "../data/use-act.ts";
import { ATTACHABLE, useSendFile } from "../data/use-send-file.ts";
import { Confirm } from "../ui/confirm.tsx";
import { DropZone, FileProgress } from "../ui/drop-zone.tsx";
import { TextField } from "../ui/field.tsx";
import { showMoment } from "../ui/moment.ts";
import { Section } from "../ui/page.tsx";
import { showSize } from "../ui/size-text.ts";
import css from "./document.module.css";
import { FILES_EN } from "./file-words-en.ts";
import { FILES_VI, type FileWords } from "./file-words-vi.ts";

type File_ = Reply<"attachments">["items"][number];

/** The files of a document, for who works in the authority: the paper as issued, its annex. */
export function DocumentFiles({
  document,
  authority,
}: {
  readonly document: string;
  readonly authority: string | undefined;
}): ReactNode {
  const asker = useAsker();
  return asker.grants.length === 0 ? null : (
    <Files document={document} authority={authority} isPlanner={asker.may("plan.make")} />
  );
}

function Files({
  document,
  authority,
  isPlanner,
}: {
  readonly document: string;
  readonly authority: string | undefined;
  readonly isPlanner: boolean;
}): ReactNode {
  const words = useOwnWords<FileWords>({ vi: FILES_VI, en: FILES_EN });
  const question = useQuestion("attachments", {}, { document, authority });
  const [leaving, setLeaving] = useState<File_ | undefined>(undefined);
  const items = question.data?.items ?? [];
  if (question.data === undefined || (items.length === 0 && !isPlanner)) return null;
  return (
    <Section title={words.title}>
      {items.length === 0 ? (
        <p className={css["quiet"]}>{words.none}</p>
      ) : (
        <ul className={css["files"]}>
          {items.map((item) => (
            <li key={item.id}>
              <a href={toAddress(ATTACHMENT_PATH, { id: item.id }, { authority })} download={item.name}>
                {item.name}
              </a>
              <span className={css["quiet"]}>
                {showSize(item.size)}; {words.by(showUser(item.addedBy), showMoment(item.recordedAt))}
              </span>
              {isPlanner ? (
                <Button
                  variant="outline"
                  size="compact-sm"
                  onClick={() => setLeaving(item)}
                  aria-label={`${words.remove} ${item.name}`}
                >
                  {words.remove}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {isPlanner ? (
        <Sending words={words} document={document} authority={authority} done={() => void question.refetch()} />
      ) : null}
      {leaving === undefined ? null : (
        <Leaving
          words={words}
          file={leaving}
          authority={authority}
          close={() => setLeaving(undefined)}
          done={() => void question.refetch()}
        />
      )}
    </Section>
  );
}

function Sending({
  words,
  document,
  authority,
  done,
}: {
  readonly words: FileWords;
  readonly document: string;
  readonly authority: string | undefined;
  readonly done: () => void;
}): ReactNode {
  const { send, stop, share, name, error } = useSendFile(PATHS.attachments, { document, authority }, done);
  return (
    <>
      {name !== undefined ? (
        <FileProgress share={share} said={words.sending(name)} cancelLabel={words.cancel} cancel={stop} />
      ) : (
        <DropZone accept={ATTACHABLE} lead={words.lead} button={words.choose} choose={send}>
          {words.kinds}
        </DropZone>
      )}
      <Refusal error={error} />
    </>
  );
}

function Leaving({
  words,
  file,
  authority,
  close,
  done,
}: {
  readonly words: FileWords;
  readonly file: File_;
  readonly authority: string | undefined;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const remove = useAct("removeAttachment", () => {
    done();
    close();
  });
  return (
    <Confirm
      title={words.removeTitle(file.name)}
      go={words.remove}
      cancel={words.keep}
      busy={remove.isPending}
      confirm={() => {
        setPressed(true);
        if (reason.trim() !== "") remove.mutate({ params: { id: file.id }, body: { authority, reason: reason.trim() } });
      }}
      close={close}
    >
      <p>{words.removeNote}</p>
      <TextField
        label={words.reason}
        wrong={pressed && reason.trim() === "" ? words.reasonMissing : wrongAt(remove.error, "reason")}
        value={reason}
        write={setReason}
        maxLength={200}
      />
      <Refusal error={remove.error} except={["reason"]} />
    </Confirm>
  );
}
