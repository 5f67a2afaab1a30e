/** A Vietnamese syllable taken apart: letters with their signs, the tone, letters alone. "Bằng" is "băng", "\u0300", "bang". */
export type Syllable = { readonly letters: string; readonly tone: string; readonly bare: string };

/** Grave, acute, hook above, tilde, dot below. */
const TONE = /[\u0300\u0301\u0309\u0303\u0323]/gu;
const SIGN = /\p{M}/gu;

/** Takes a syllable apart. Where the tone stands does not matter: "Hoà" and "Hòa" are the same. */
export function readSyllable(text: string): Syllable {
  const parts = text.toLowerCase().replace(/’/gu, "'").normalize("NFD");
  const tone = parts.match(TONE)?.join("") ?? "";
  const toneless = parts.replace(TONE, "");
  return { letters: toneless.normalize("NFC"), tone, bare: toneless.replace(SIGN, "").replace(/đ/gu, "d") };
}

/** The syllable for comparing: two spellings of one sound are equal. */
export function foldSyllable(text: string): string {
  const { letters, tone } = readSyllable(text);
  return letters + tone;
}
