import { lineText, type PageLayout } from "./page-layout.ts";
import type { TextLine } from "./text-lines.ts";

/** Heads and feet stand in these parts of a page's height. */
const MARGIN = 0.12;
/** Lines looked at from each end of a page. */
const DEPTH = 3;
const PAGE_NUMBER = /^(?:(?:trang|page)\s*)?[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*\/\s*\d{1,4})?$/iu;

type Candidate = { readonly page: number; readonly line: TextLine; readonly text: string };

function listCandidates(pages: readonly PageLayout[]): Candidate[] {
  return pages.flatMap(({ lines, height }, page) => {
    const ends = [...lines.slice(0, DEPTH), ...lines.slice(Math.max(DEPTH, lines.length - DEPTH))];
    return ends
      .filter(({ y }) => y < height * MARGIN || y > height * (1 - MARGIN))
      .map((line) => ({ page, line, text: lineText(line) }));
  });
}

/** Numbers that count pages: each as far from its page as on another page. */
function findPageNumbers(candidates: readonly Candidate[]): TextLine[] {
  const byOffset = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const number = PAGE_NUMBER.exec(candidate.text)?.[1];
    if (number === undefined) continue;
    const offset = Number(number) - candidate.page;
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), candidate]);
  }
  return [...byOffset.values()]
    .filter((same) => new Set(same.map(({ page }) => page)).size > 1)
    .flatMap((same) => same.map(({ line }) => line));
}

/** Lines that are the same on most pages, their digits aside. */
function findRepeated(candidates: readonly Candidate[], pages: number): TextLine[] {
  const byText = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = candidate.text.replaceAll(/\d+/gu, "#").toLowerCase();
    byText.set(key, [...(byText.get(key) ?? []), candidate]);
  }
  return [...byText.values()]
    .filter((same) => {
      const count = new Set(same.map(({ page }) => page)).size;
      return count === pages || (count >= 3 && count * 3 >= pages);
    })
    .flatMap((same) => same.map(({ line }) => line));
}

/**
 * The pages without running heads, running feet and page numbers.
 *
 * @rule Q42
 */
export function dropFurniture(pages: readonly PageLayout[]): readonly PageLayout[] {
  if (pages.length < 2) return pages;
  const candidates = listCandidates(pages);
  const left = new Set([...findPageNumbers(candidates), ...findRepeated(candidates, pages.length)]);
  return pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !left.has(line)) }));
}
