import { ApiRefusal } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Notice } from "../ui/notice.tsx";
import { useWords } from "./language.tsx";
import { reasonsOf } from "./reasons.ts";
import { TooLarge } from "./send-import.ts";

/** Why a file was not taken, or not written; where its encoding is asked about, the answer. */
export function FileRefused({
  error,
  words,
  readAs1258,
  lookAgain,
}: {
  readonly error: Error;
  readonly words: { readonly refused: string; readonly readAs1258: string; readonly lookAgain: string };
  readonly readAs1258: () => void;
  readonly lookAgain: () => void;
}): ReactNode {
  const { errors } = useWords();
  const problem = error instanceof ApiRefusal ? error.problem : undefined;
  const isOfFile = error instanceof TooLarge || problem?.code.startsWith("FILE_") === true;
  // Looking again helps where it is not the file.
  const helps = !isOfFile && problem?.code.startsWith("FORM_FILE_") !== true;
  return (
    <Notice tone="refused">
      <strong>{problem === undefined || isOfFile ? words.refused : problem.title}</strong>
      {problem === undefined ? <p>{isOfFile ? error.message : errors.network}</p> : null}
      {reasonsOf(error).map(({ code, detail }) => (
        <p key={detail}>
          {detail} {code === "FAULT" ? problem?.id : ""}
        </p>
      ))}
      {problem?.code === "FILE_OLD_ENCODING" ? (
        <Button size="compact-md" variant="outline" onClick={readAs1258}>
          {words.readAs1258}
        </Button>
      ) : null}
      {helps ? (
        <Button size="compact-md" variant="outline" onClick={lookAgain}>
          {words.lookAgain}
        </Button>
      ) : null}
    </Notice>
  );
}
