import type { DocumentRecord } from "../analysis/book.ts";
import type { Entry } from "../pack/pack.ts";
import { toPaperCode } from "../pack/paper-code.ts";
import type { TitleFacts } from "./title.ts";

/** The paper an annex belongs to, as far as it is known. */
export type PaperDraft = {
  readonly code?: string;
  readonly type?: string;
  readonly number?: string;
  readonly date?: string;
  readonly issuer?: string;
  readonly abstract?: string;
};

/** What kind of paper the letters after a number mean (Nghị định 30/2020/NĐ-CP, Phụ lục III). */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\/QĐ(?:-|$)/u, "Quyết định"],
  [/\/NQ(?:-|$)/u, "Nghị quyết"],
  [/\/BC(?:-|$)/u, "Báo cáo"],
  [/\/TTr(?:-|$)/u, "Tờ trình"],
  [/\/KH(?:-|$)/u, "Kế hoạch"],
  [/\/TB(?:-|$)/u, "Thông báo"],
  [/\/CT(?:-|$)/u, "Chỉ thị"],
];

/** The paper that the lines above a table tell of. @rule M1 M29 */
export function guessPaper({ number, date, issuer, title }: TitleFacts): PaperDraft {
  const type = KINDS.find(([letters]) => letters.test(number?.value ?? ""))?.[1];
  return {
    ...(type === undefined ? {} : { type }),
    ...(number === undefined ? {} : { number: number.value }),
    ...(date === undefined ? {} : { date: date.value }),
    ...(issuer === undefined ? {} : { issuer: issuer.value }),
    ...(title === undefined ? {} : { abstract: title.value }),
  };
}

/**
 * The document as a pack holds it: one that is known by its number and day keeps its code. Undefined while its kind or its day is not
 * known.
 *
 * @rule M29
 */
export function toPaper(draft: PaperDraft, known: readonly DocumentRecord[]): Entry<"documents"> | undefined {
  const { code, type, number, date, issuer, abstract } = draft;
  if (type === undefined || date === undefined) return undefined;
  const same = number === undefined ? undefined : known.find((one) => one.number === number && one.date === date);
  return {
    code: code ?? same?.code ?? toPaperCode({ type, date, ...(number === undefined ? {} : { number }) }),
    ...(number === undefined ? {} : { number }),
    type,
    date,
    ...(issuer === undefined ? {} : { issuer }),
    ...(abstract === undefined ? {} : { abstract }),
  };
}
