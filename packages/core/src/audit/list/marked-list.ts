import type { Span } from "../document.ts";
import type { ListReading } from "./list-shape.ts";

const MARKED =
  /(?:^|[\s;:,.])(?:\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)|(\d{1,2})\)|(một|hai|ba|bốn|năm|sáu|bảy) là|thứ (nhất|hai|ba|tư|năm|sáu|bảy)(?=[,:\s]))/giu;
const WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"];
const ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy"];
const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

function orderOf(mark: RegExpMatchArray): number {
  const plain = (mark[1] ?? mark[2] ?? "").toLowerCase();
  if (/^\d/u.test(plain)) return Number(plain);
  if (mark[3] !== undefined) return WORDS.indexOf(mark[3].toLowerCase()) + 1;
  if (mark[4] !== undefined) return ORDINALS.indexOf(mark[4].toLowerCase()) + 1;
  return /^[ivx]+$/u.test(plain) ? ROMANS.indexOf(plain) + 1 : "abcdđeghik".indexOf(plain) + 1;
}

/** "(1) …; (2) …", "một là …, hai là …": the marks count. */
export function readMarked(text: string, start: number, end: number): ListReading | undefined {
  const spans: Span[] = [];
  let wanted = 1;
  for (const match of text.slice(start, end).matchAll(MARKED)) {
    const at = start + match.index + (/^[\s;:,.]/u.test(match[0]) ? 1 : 0);
    if (wanted === 1 && at > start + 3) return undefined;
    if (orderOf(match) !== wanted) continue;
    spans.push({ start: at, end: start + match.index + match[0].length });
    wanted++;
  }
  return spans.length < 2 ? undefined : { shape: "marked", items: spans, counts: [spans.length], plain: true, open: false };
}
