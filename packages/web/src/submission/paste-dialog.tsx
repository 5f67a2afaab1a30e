import { parseNumberText, showNumberText } from "@kehoach/core/quantity/number-text";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "../ui/dialog.tsx";
import form from "../ui/form.module.css";
import { toVietnamese } from "./number-marks.ts";
import { useSheetWords } from "./sheet-words.ts";
import type { Grid } from "./use-grid.ts";

/** Numbers that read two ways: which one is for whoever copied them to say. */
export function PasteDialog({ grid }: { readonly grid: Grid }): ReactNode {
  const words = useSheetWords().paste;
  if (grid.asked === undefined) return null;
  const texts = grid.asked.cells.map(([, text]) => text).filter((text) => /\d/.test(text) && /[.,]/.test(text));
  const sample = texts[0] ?? "";
  const [[other = ""] = []] = toVietnamese([[sample]]);
  const show = (text: string): string => {
    const read = parseNumberText(text);
    return read.ok ? `${sample} = ${showNumberText(read.value)}` : `${sample} ${words.unreadable}`;
  };
  return (
    <Dialog title={words.title} close={() => grid.answer(undefined)}>
      <p>{words.lead}</p>
      <p>{words.sample(texts.slice(0, 4).join("; "))}</p>
      <div className={form["actions"]}>
        <Button variant="outline" onClick={() => grid.answer("vi")}>
          {words.vi(show(sample))}
        </Button>
        <Button variant="outline" onClick={() => grid.answer("en")}>
          {words.en(show(other))}
        </Button>
        <Button variant="default" onClick={() => grid.answer(undefined)}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
