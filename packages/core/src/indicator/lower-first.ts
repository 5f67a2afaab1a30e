/** A name as it stands inside another: a small first letter, but for words in capitals ("GRDP"). */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
