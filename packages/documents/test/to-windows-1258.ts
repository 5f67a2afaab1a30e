/** Vietnamese in windows-1258: letters it has as they are, tones behind their letters, hat and horn on them. */
export function toWindows1258(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder("windows-1258");
  const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(
    [...text.normalize("NFC")].flatMap((letter) => {
      const whole = byLetter.get(letter);
      if (whole !== undefined) return [whole];
      const marks = letter.normalize("NFD");
      const tone = [...marks].find((mark) => "\u0300\u0301\u0303\u0309\u0323".includes(mark)) ?? "";
      return [marks.replace(tone, "").normalize("NFC"), tone].map((part) => byLetter.get(part) ?? 63);
    }),
  );
}
