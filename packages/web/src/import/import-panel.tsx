import { ApiRefusal } from "@kehoach/api/client";
import type { ImportReply } from "@kehoach/api/import";
import { IMPORT_TEMPLATE_PATHS } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { TooLarge } from "../data/import-size.ts";
import { useWords } from "../data/language.tsx";
import { useAsked } from "../data/question.ts";
import { Confirm } from "../ui/confirm.tsx";
import { DropZone, FileProgress } from "../ui/drop-zone.tsx";
import { CheckField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import css from "./import.module.css";
import { ImportResult } from "./import-result.tsx";
import { useImportWords } from "./import-words.ts";
import { PreviewTable } from "./preview-table.tsx";
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

/** Why a file was not taken; where its encoding is asked about, the answer. */
function Refused({ file, error, look }: { readonly file: File; readonly error: Error } & Pick<Importing, "look">): ReactNode {
  const words = useImportWords();
  const { errors } = useWords();
  const problem = error instanceof ApiRefusal ? error.problem : undefined;
  const said = problem?.problems ?? (problem === undefined ? [] : [problem]);
  return (
    <Notice tone="refused">
      <strong>{problem === undefined || problem.code.startsWith("FILE_") ? words.refused : problem.title}</strong>
      {problem === undefined ? <p>{error instanceof TooLarge ? error.message : errors.network}</p> : null}
      {said.map(({ code, detail }) => (
        <p key={detail}>
          {detail} {code === "FAULT" ? problem?.id : ""}
        </p>
      ))}
      {problem?.code === "FILE_OLD_ENCODING" ? (
        <Button size="compact-md" variant="outline" onClick={() => look(file, { encoding: "windows-1258" })}>
          {words.readAs1258}
        </Button>
      ) : null}
      {problem === undefined || problem.code.startsWith("IMPORT_") ? (
        <Button size="compact-md" variant="outline" onClick={() => look(file)}>
          {words.lookAgain}
        </Button>
      ) : null}
    </Notice>
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
      {state.step === "refused" ? <Refused file={state.file} error={state.error} look={look} /> : null}
      <Choose look={look} />
    </>
  );
}
