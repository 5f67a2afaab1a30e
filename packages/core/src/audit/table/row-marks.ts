/** "A", "IV", "1", "1.1", "I.2", "a", "-": what numbers a row. */
const MARK = /^\s*\(?((?:[A-ZĐ]|[IVXLC]+|\d{1,3})(?:\.\d{1,3})*|[a-zđ]\d?|[-+*•])[.)]?\s*$/u;
const IN_LABEL =
  /^\(?((?:[A-ZĐ]|[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]|[IVXLC]+\.\d+|\d{1,3}(?:\.\d{1,3})+|[-+*•])\s*(?=\p{L})/u;

/** The mark of a row, in a cell of its own or before its label, without its point or bracket; "" for none. */
export function readMark(first: string, label: string): string {
  const own = MARK.exec(first)?.[1];
  return (own ?? IN_LABEL.exec(label)?.[1] ?? "").replace(/[.)]+$/u, "");
}

/** How deep marks put their rows: A over I over 1 over 1.1 over a over - over +. 0 without a mark. "C" and "D" are Roman unless A or B is there. */
export function readDepths(marks: readonly string[]): readonly number[] {
  const lettered = marks.some((mark) => mark === "A" || mark === "B");
  return marks.map((mark) => {
    const dots = mark.split(".").length - 1;
    if (mark === "") return 0;
    if (/^\d/u.test(mark)) return 3 + dots;
    if (/^[IVX]+(?:\.|$)/u.test(mark)) return 2 + dots;
    if (/^[A-ZĐ](?:\.|$)/u.test(mark)) return (lettered ? 1 : 2) + dots;
    if (/^[IVXLC]+/u.test(mark)) return 2 + dots;
    if (/^[a-zđ]/u.test(mark)) return 8;
    return mark === "+" ? 10 : 9;
  });
}
