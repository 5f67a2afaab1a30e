import type { FormFileReply } from "@kehoach/api/form-file";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FileRefused } from "../data/file-refused.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { DropZone, FileProgress } from "../ui/drop-zone.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./form-file.module.css";
import { useFormFileWords } from "./form-file-words.ts";
import { ImportDone } from "./import-done.tsx";
import { countWritten } from "./preview-lines.ts";
import { PreviewTable } from "./preview-table.tsx";
import { QuestionList } from "./question-list.tsx";
import { StrangerList } from "./stranger-list.tsx";
import type { FormFileWork } from "./use-form-file.ts";

const ACCEPT = ".xlsx,.xlsm,.xls,.csv";

function Refused({ work }: { readonly work: FormFileWork }): ReactNode {
  const words = useFormFileWords().file;
  const { error, file } = work.state;
  if (error === undefined || file === undefined) return null;
  return <FileRefused error={error} words={words} readAs1258={() => work.open(file, "windows-1258")} lookAgain={work.look} />;
}

/** Writes what was seen; asks once more where figures are replaced, or some of the file are left out. */
function Write({ work, reply }: { readonly work: FormFileWork; readonly reply: FormFileReply }): ReactNode {
  const words = useFormFileWords();
  const [isAsking, setAsking] = useState(false);
  const { counts } = reply;
  const { answers, looked, sending } = work.state;
  const count = countWritten(reply);
  const left = counts.refused + counts.waits;
  const isNew = JSON.stringify(answers) !== JSON.stringify(looked);
  const isPlain = counts.changed + counts.cleared + left === 0;
  return (
    <>
      {isNew ? <Notice tone="mind">{words.write.lookFirst}</Notice> : null}
      {count === 0 && !isNew ? (
        <Notice tone={left === 0 ? "done" : "mind"}>{left === 0 ? words.write.nothing : words.write.nothingYet}</Notice>
      ) : null}
      <div className={css["actions"]}>
        {isNew ? (
          <Button disabled={sending !== undefined} onClick={work.look}>
            {words.questions.look}
          </Button>
        ) : (
          <Button disabled={count === 0 || sending !== undefined} onClick={() => (isPlain ? work.write() : setAsking(true))}>
            {words.write.go(count)}
          </Button>
        )}
        <Button variant="default" onClick={work.reset}>
          {words.file.another}
        </Button>
      </div>
      {isAsking ? (
        <Confirm
          title={words.write.confirmTitle}
          go={words.write.confirmGo}
          cancel={words.write.confirmCancel}
          busy={false}
          confirm={() => {
            setAsking(false);
            work.write();
          }}
          close={() => setAsking(false)}
        >
          {counts.changed > 0 ? <p>{words.write.replaced(counts.changed)}</p> : null}
          {counts.cleared > 0 ? <p>{words.write.cleared(counts.cleared)}</p> : null}
          {left > 0 ? <p>{words.write.left(left)}</p> : null}
        </Confirm>
      ) : null}
    </>
  );
}

function Seen({
  work,
  file,
  reply,
}: {
  readonly work: FormFileWork;
  readonly file: File;
  readonly reply: FormFileReply;
}): ReactNode {
  const words = useFormFileWords();
  const { sending } = work.state;
  const head = useRef<HTMLHeadingElement>(null);
  // It takes the place of the button that chose the file.
  useEffect(() => head.current?.focus(), []);
  return (
    <div className={css["panel"]} aria-busy={sending !== undefined}>
      <h3 ref={head} tabIndex={-1} className={css["file"]}>
        {words.preview.of(file.name)}
      </h3>
      <p role="status" className={css["busy"]}>
        {sending === undefined ? "" : sending.writing ? words.file.writing : words.file.reading}
      </p>
      <Refused work={work} />
      <QuestionList work={work} reply={reply} />
      <PreviewTable key={reply.mark} name={file.name} reply={reply} />
      <StrangerList work={work} reply={reply} />
      <Write work={work} reply={reply} />
    </div>
  );
}

/** From a file to what is written: chosen, asked about, looked at line by line, written as it was shown. @rule Z29 */
export function ImportPanel({ work }: { readonly work: FormFileWork }): ReactNode {
  const words = useFormFileWords().file;
  const { file, reply, sending } = work.state;
  if (sending !== undefined && (reply === undefined || reply.applied || sending.writing)) {
    const said =
      sending.share < 1 ? words.sending(Math.floor(sending.share * 100)) : sending.writing ? words.writing : words.reading;
    // What is being written is not called off half-way.
    const cancel = sending.writing ? {} : { cancel: work.reset };
    return <FileProgress share={sending.share} said={said} cancelLabel={words.cancel} {...cancel} />;
  }
  if (file === undefined || reply === undefined)
    return (
      <>
        <Refused work={work} />
        <DropZone accept={ACCEPT} lead={words.drop} button={words.choose} choose={(chosen) => work.open(chosen)}>
          <p>{words.kinds}</p>
          <p>{words.private}</p>
        </DropZone>
      </>
    );
  if (reply.applied) return <ImportDone reply={reply} reset={work.reset} />;
  return <Seen work={work} file={file} reply={reply} />;
}
