import type { ReactNode } from "react";
import { ReasonDialog } from "../data/reason-dialog.tsx";
import type { SheetKey } from "../data/sheet-uses.tsx";
import { SelectField } from "../ui/field.tsx";
import { useApprovalPageWords } from "./approval-words.ts";
import { isWrong, type ReviewLine } from "./review-lines.ts";

/** Returns a sending to be mended, with the reason; lines are quoted in it, those with problems first. */
export function ReturnDialog({
  about,
  n,
  lines,
  start,
  kept,
  close,
  done,
  changed,
}: {
  readonly about: SheetKey;
  readonly n: number;
  readonly lines: readonly ReviewLine[];
  readonly start: string;
  readonly kept: (reason: string) => void;
  readonly close: () => void;
  readonly done: () => void;
  readonly changed: (error: Error) => void;
}): ReactNode {
  const words = useApprovalPageWords().return;
  const quotable = lines.flatMap((line) =>
    line.cells.flatMap(({ id, column, shown }) => {
      const name = line.cells.length > 1 ? `${line.fullLabel}, ${column}` : line.fullLabel;
      const text = [shown.state === "figure" ? shown.text : "", line.unit].filter(Boolean).join(" ");
      return [{ id, name, quote: words.quoted(name, shown.state === "figure" ? text : ""), isWrong: isWrong(line) }];
    }),
  );
  const ordered = [...quotable.filter((one) => one.isWrong), ...quotable.filter((one) => !one.isWrong)];
  return (
    <ReasonDialog
      act="returnSheet"
      about={about}
      sending={n}
      title={words.title(n)}
      go={words.go}
      start={start}
      kept={kept}
      close={close}
      done={done}
      changed={changed}
      below={(add) => (
        <SelectField
          label={words.quote}
          value=""
          choices={[
            ["", words.choose],
            ...ordered.map(({ id, name, isWrong: wrong }) => [id, wrong ? words.wrong(name) : name] as const),
          ]}
          write={(chosen) => {
            const found = quotable.find(({ id }) => id === chosen);
            if (found !== undefined) add(found.quote);
          }}
        />
      )}
    >
      <p>{words.lead}</p>
    </ReasonDialog>
  );
}
