import type { ImportReply } from "@kehoach/api/import";
import { IMPORT_TEMPLATE_PATHS } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { FileRefused } from "../data/file-refused.tsx";
import { useAsked } from "../data/question.ts";
import { Confirm } from "../ui/confirm.tsx";
import { DropZone, FileProgress } from "../ui/drop-zone.tsx";
import { CheckField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./import.module.css";
import { ImportResult } from "./import-result.tsx";
import { useImportWords } from "./import-words.ts";
import { PreviewTable } from "./preview-table.tsx";
import { TotalChanges } from "./total-changes.tsx";
import { type Importing, type ImportKind, useImport } from "./use-import.ts";

const ACCEPT = ".xlsx,.xlsm,.xls,.csv";

/** The template of a kind, of the authority one works in. */
export function useTemplateAddress(kind: ImportKind): string {
  const { authority } = useAsked();
  const query = authority === undefined ? "" : `?authority=${encodeURIComponent(authority)}`;
  return `${IMPORT_TEMPLATE_PATHS[kind]}${query}`;
}

function Choose({ look }: Pick<Importing, "look">): ReactNode {
  const words = useImportWords();
  return (
    <DropZone accept={ACCEPT} lead={words.drop} button={words.choose} choose={(file) => look(file)}>
      <p>{words.kinds}</p>
      <p>{words.private}</p>
    </DropZone>
  );
}

/** How many rows would be written. */
function countWritten({ counts }: ImportReply): number {
  return counts.new + counts.changed + counts.retired;
}

function Seen({
  kind,
  file,
  reply,
  importing,
}: {
  readonly kind: ImportKind;
  readonly file: File;
  readonly reply: ImportReply;
  readonly importing: Importing;
}): ReactNode {
  const words = useImportWords();
  const { choices, look, apply, reset } = importing;
  const [asking, setAsking] = useState(false);
  const { problem, retired } = reply.counts;
  const written = countWritten(reply);
  const isIdle = written === 0 && !choices.again;
  return (
    <>
      {kind === "places" ? (
        <CheckField
          label={words.replace}
          hint={words.replaceHint}
          checked={choices.replace}
          write={(replace) => look(file, { replace })}
        />
      ) : (
        <CheckField label={words.again} hint={words.againHint} checked={choices.again} write={(again) => look(file, { again })} />
      )}
      <PreviewTable kind={kind} name={file.name} reply={reply} />
      {reply.totals === null ? null : <TotalChanges totals={reply.totals} />}
      {problem > 0 ? <Notice tone="refused">{words.mend(problem)}</Notice> : null}
      {problem === 0 && isIdle ? <Notice tone="done">{words.nothing}</Notice> : null}
      <div className={css["actions"]}>
        <Button disabled={problem > 0 || isIdle} onClick={() => (retired > 0 ? setAsking(true) : apply())}>
          {problem > 0 || isIdle ? words.applyLater : written === 0 ? words.applyAgain : words.apply(written)}
        </Button>
        <Button variant="default" onClick={reset}>
          {words.another}
        </Button>
      </div>
      {asking ? (
        <Confirm
          title={words.confirmTitle}
          go={words.confirmGo}
          cancel={words.cancel}
          busy={false}
          confirm={() => {
            setAsking(false);
            apply();
          }}
          close={() => setAsking(false)}
        >
          <p>{words.confirm(retired)}</p>
        </Confirm>
      ) : null}
    </>
  );
}

/** From a file to what is written: chosen, looked at row by row, written as it was shown. `after` leads on from there. */
export function ImportPanel({ kind, after }: { readonly kind: ImportKind; readonly after: ReactNode }): ReactNode {
  const words = useImportWords();
  const importing = useImport(kind);
  const { state, look, reset } = importing;
  const template = useTemplateAddress(kind);
  if (state.step === "sending") {
    const said = state.share < 1 ? words.sending(Math.floor(state.share * 100)) : state.writing ? words.writing : words.reading;
    // What is being written is not called off half-way.
    const cancel = state.writing ? {} : { cancel: reset };
    return <FileProgress share={state.share} said={said} cancelLabel={words.cancel} {...cancel} />;
  }
  if (state.step === "seen") return <Seen kind={kind} file={state.file} reply={state.reply} importing={importing} />;
  if (state.step === "done")
    return (
      <ImportResult kind={kind} reply={state.reply}>
        {after}
        <Button variant="default" onClick={reset}>
          {words.another}
        </Button>
      </ImportResult>
    );
  return (
    <>
      <p>
        <a href={template} download>
          {words.template}
        </a>
      </p>
      {state.step === "refused" ? (
        <FileRefused
          error={state.error}
          words={words}
          readAs1258={() => look(state.file, { encoding: "windows-1258" })}
          lookAgain={() => look(state.file)}
        />
      ) : null}
      <Choose look={look} />
    </>
  );
}
