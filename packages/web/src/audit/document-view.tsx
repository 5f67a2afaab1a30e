import type { AuditBlockJson, AuditPageJson } from "@kehoach/api/audit";
import { memo, type ReactNode, useMemo } from "react";
import { useWords } from "../data/language.tsx";
import css from "./audit.module.css";
import { DocumentTable } from "./document-table.tsx";
import { findTouching, type Light, type Mark, type Stretch } from "./highlight.ts";
import { Pieces, type Shown } from "./pieces.tsx";

const NO_LIGHTS: readonly Light[] = [];
const NO_MARKS: readonly Mark[] = [];

function reach(block: AuditBlockJson): Stretch {
  const spans = block.kind === "table" ? block.cells : block.spans;
  return {
    start: spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY),
    end: spans.reduce((most, span) => Math.max(most, span.end), 0),
  };
}

function widest(stretches: readonly Stretch[]): number {
  return stretches.reduce((most, { start, end }) => Math.max(most, end - start), 0);
}

/**
 * Levels of the document's headings under the page's own: a report may jump from I. to a), the outline of a page may not.
 */
function toLevels(blocks: readonly AuditBlockJson[]): readonly number[] {
  let before = 1;
  return blocks.map((block) => {
    if (block.kind !== "heading") return before;
    before = Math.min(Math.max(block.level, 1) + 1, before + 1, 6);
    return before;
  });
}

/**
 * The document as the auditor read it, its findings marked. Of several hundred pages only what is in view is laid out (the style
 * sheet's content-visibility), and only blocks that a choice lights or leaves are drawn again.
 */
export function DocumentView({
  page,
  marks,
  lights,
  chosen,
  choose,
}: Omit<Shown, "text"> & { readonly page: AuditPageJson }): ReactNode {
  const words = useWords();
  const { blocks, text, audit } = page;
  const levels = useMemo(() => toLevels(blocks), [blocks]);
  const reaches = useMemo(() => blocks.map(reach), [blocks]);
  const marksOf = useMemo(() => {
    const wide = widest(marks);
    return reaches.map((one) => {
      const found = findTouching(marks, one, wide);
      return found.length === 0 ? NO_MARKS : found;
    });
  }, [reaches, marks]);
  const wide = widest(lights);
  let tables = 0;
  return (
    <article className={css["sheet"]} lang="vi" aria-label={words.audit.documentOf(audit.document.name)}>
      {blocks.map((block, position) => {
        const lit = lights.length === 0 ? NO_LIGHTS : findTouching(lights, reaches[position] ?? { start: 0, end: 0 }, wide);
        if (block.kind === "table") tables += 1;
        const own = marksOf[position] ?? NO_MARKS;
        return (
          <BlockView
            // A document does not change while it is read: a block is its place.
            key={`${position}|${block.kind}`}
            block={block}
            text={text}
            marks={own}
            lights={lit.length === 0 ? NO_LIGHTS : lit}
            chosen={own.some(({ check }) => check === chosen) ? chosen : undefined}
            choose={choose}
            number={tables}
            level={levels[position] ?? 2}
          />
        );
      })}
    </article>
  );
}

type BlockProps = Shown & { readonly block: AuditBlockJson; readonly number: number; readonly level: number };

const BlockView = memo(function BlockView({ block, text, marks, lights, chosen, choose, number, level }: BlockProps): ReactNode {
  if (block.kind === "table")
    return (
      <DocumentTable table={block} text={text} marks={marks} lights={lights} chosen={chosen} choose={choose} number={number} />
    );
  const kind = block.kind;
  const inner = (
    <>
      {block.mark === "" ? null : `${block.mark} `}
      <Pieces spans={block.spans} text={text} marks={marks} lights={lights} chosen={chosen} choose={choose} />
    </>
  );
  if (kind === "heading")
    return (
      <div className={`${css["block"]} ${css["heading"]}`} role="heading" aria-level={level}>
        {inner}
      </div>
    );
  const deep = kind === "item" && block.level > 1 ? css["deep"] : "";
  return <p className={`${css["block"]} ${css[kind]} ${deep}`}>{inner}</p>;
});
