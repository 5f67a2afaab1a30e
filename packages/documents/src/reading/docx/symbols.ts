/** Characters of the fonts Symbol and Wingdings that reports use, by their private code; the rest prints nothing readable. */
const SYMBOLS: Readonly<Record<number, string>> = {
  0xf02b: "+",
  0xf02d: "-",
  0xf0a7: "▪",
  0xf0a3: "≤",
  0xf0b3: "≥",
  0xf0b1: "±",
  0xf0b4: "×",
  0xf0b8: "÷",
  0xf0b0: "°",
  0xf0b7: "•",
  0xf0d8: "➢",
  0xf0fc: "✓",
  0xf0fe: "☑",
  0xf06f: "○",
  0xf0a8: "☐",
  0xf06e: "■",
  0xf076: "❖",
};

/** A symbol as Unicode; "" for one that has no printed meaning. */
export function toSymbol(code: number): string {
  if (code >= 0xf000 && code <= 0xf0ff) return SYMBOLS[code] ?? "";
  return code > 0x20 && code < 0xe000 ? String.fromCodePoint(code) : "";
}
