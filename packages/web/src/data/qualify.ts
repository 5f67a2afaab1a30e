/** A figure with what is said of it, as sentences have it: "khoảng 250"; "từ … trở lên" goes around it. */
export function qualify(figure: string, said: readonly string[]): string {
  return said.reduceRight((text, one) => (one.includes("…") ? one.replace("…", () => text) : `${one} ${text}`), figure);
}
