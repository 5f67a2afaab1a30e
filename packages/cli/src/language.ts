/** Words in both languages of the product. */
export type Both = { readonly vi: string; readonly en: string };

/** Vietnamese unless KEHOACH_LANG=en. */
export function isEnglish(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return env["KEHOACH_LANG"] === "en";
}

export function say(words: Both): string {
  return isEnglish() ? words.en : words.vi;
}
