import type { ReactNode } from "react";
import { FileRefused } from "../data/file-refused.tsx";
import { useAnnexWords } from "./annex-words.ts";
import type { Annex } from "./use-annex.ts";

/** Why a file was not taken, or not written. */
export function AnnexRefused({ annex }: { readonly annex: Annex }): ReactNode {
  const words = useAnnexWords();
  const { error, file } = annex.state;
  if (error === undefined || file === undefined) return null;
  return (
    <FileRefused error={error} words={words} readAs1258={() => annex.open(file, "windows-1258")} lookAgain={annex.lookAgain} />
  );
}
