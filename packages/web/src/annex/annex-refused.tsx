import { ApiRefusal } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { TooLarge } from "../data/import-size.ts";
import { useWords } from "../data/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAnnexWords } from "./annex-words.ts";
import type { Annex } from "./use-annex.ts";

/** Why a file was not taken, or not written; where its encoding is asked about, the answer. */
export function AnnexRefused({ annex }: { readonly annex: Annex }): ReactNode {
  const words = useAnnexWords();
  const { errors } = useWords();
  const { error, file } = annex.state;
  if (error === undefined || file === undefined) return null;
  const problem = error instanceof ApiRefusal ? error.problem : undefined;
  const said = problem?.problems ?? (problem === undefined ? [] : [problem]);
  const isOfFile = problem === undefined || problem.code.startsWith("FILE_");
  return (
    <Notice tone="refused">
      <strong>{isOfFile ? words.refused : problem.title}</strong>
      {problem === undefined ? <p>{error instanceof TooLarge ? error.message : errors.network}</p> : null}
      {said.map(({ code, detail }) => (
        <p key={detail}>
          {detail} {code === "FAULT" ? problem?.id : ""}
        </p>
      ))}
      {problem?.code === "FILE_OLD_ENCODING" ? (
        <Button size="compact-md" variant="outline" onClick={() => annex.open(file, "windows-1258")}>
          {words.readAs1258}
        </Button>
      ) : null}
      {error instanceof TooLarge || (problem !== undefined && isOfFile) ? null : (
        <Button size="compact-md" variant="outline" onClick={annex.lookAgain}>
          {words.lookAgain}
        </Button>
      )}
    </Notice>
  );
}
