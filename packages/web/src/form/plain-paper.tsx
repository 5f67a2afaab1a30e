import type { Reply } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { Table } from "../ui/table.tsx";
import { useFormWords } from "./form-words.ts";

type Line = Reply<"form">["lines"][number] & { readonly mark: string };

/** The lines of a form, for who has nothing to make them from. */
export function PlainPaper({ reply }: { readonly reply: Reply<"form"> }): ReactNode {
  const words = useFormWords();
  return (
    <Table<Line>
      caption={words.lines.list}
      rows={reply.lines.map((line, at) => ({ ...line, mark: reply.form.rows[at]?.mark ?? "" }))}
      rowKey={({ key }) => key}
      keep
      columns={[
        { key: "mark", head: words.paper.mark, cell: ({ mark }) => mark, nowrap: true },
        { key: "label", head: words.paper.line, lead: true, cell: ({ label }) => label },
        { key: "unit", head: words.paper.unit, cell: ({ unit }) => unit ?? "", nowrap: true },
      ]}
    />
  );
}
