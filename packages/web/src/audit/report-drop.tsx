import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { DropZone } from "../ui/drop-zone.tsx";

const ACCEPT = ".docx,.xlsx,.xls,.pdf,.html,.htm,.md,.txt";

/** Where a report is dropped, or chosen by a button. */
export function ReportDrop({ choose }: { readonly choose: (file: File) => void }): ReactNode {
  const words = useWords();
  return (
    <DropZone accept={ACCEPT} lead={words.audit.drop} button={words.audit.choose} choose={choose}>
      <p>{words.audit.kinds}</p>
      <p>{words.audit.inMemory}</p>
    </DropZone>
  );
}
