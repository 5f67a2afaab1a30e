import type { BoundBlock } from "@kehoach/core/report/bound";
import { AlignmentType, HeadingLevel, Paragraph, TextRun } from "docx";
import { FIRST_LINE } from "./measures.ts";
import { toRuns, toTextRun } from "./runs.ts";

const MARKS: Partial<Record<BoundBlock["kind"], string>> = { bullet: "- ", "sub-bullet": "+ " };

/** One block of the body. Headings are real headings, so that Word shows them in its outline. `isLast`: it stands with the signature. */
export function toParagraphs(block: BoundBlock, isLast: boolean): readonly Paragraph[] {
  const { kind, number = "", runs } = block;
  switch (kind) {
    case "part":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          alignment: AlignmentType.CENTER,
          children: [toTextRun(number), new TextRun({ break: 1 }), ...toRuns(runs)],
        }),
      ];
    case "section":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [toTextRun(`${number} `), ...toRuns(runs)] })];
    case "item":
      return [new Paragraph({ heading: HeadingLevel.HEADING_3, children: [toTextRun(`${number} `), ...toRuns(runs)] })];
    case "subitem":
      return [new Paragraph({ heading: HeadingLevel.HEADING_4, children: [toTextRun(`${number} `), ...toRuns(runs)] })];
    default: {
      const mark = kind === "task" ? `${number} ` : (MARKS[kind] ?? "");
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          ...(isLast ? { keepNext: true } : {}),
          indent: { firstLine: FIRST_LINE },
          children: [...(mark === "" ? [] : [toTextRun(mark)]), ...toRuns(runs)],
        }),
      ];
    }
  }
}
