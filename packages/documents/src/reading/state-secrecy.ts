/** Lines with words from the top within which a mark of secrecy is printed. */
const HEAD_LINES = 40;
const LONGEST_MARK = 80;
const MARK = /^[\s*_[(]*(TUYỆT MẬT|TỐI MẬT|MẬT)[\s*_\])]*$/u;
const SAID = /^[\s*_]*(?:độ|mức độ)\s+mật\s*:\s*[\s*_]*(tuyệt mật|tối mật|mật)[\s*_.;]*$/iu;

/**
 * The mark of secrecy a document carries: on a line (or in a cell) of its own near the top, or behind "Độ mật:". The word in prose
 * is none ("bảo vệ bí mật nhà nước").
 *
 * @rule Q20
 */
export function findSecretMark(text: string): string | undefined {
  let seen = 0;
  for (const line of text.slice(0, 20_000).split(/[\n\r\f\v]/u)) {
    if (line.trim() === "") continue;
    const marks = line.split(/\t|\|| {3,}/u).flatMap((cell) => {
      if (cell.length > LONGEST_MARK) return [];
      const words = cell.normalize("NFC");
      return (MARK.exec(words) ?? SAID.exec(words))?.[1]?.toUpperCase() ?? [];
    });
    // Several marks in one line are the columns of a table about secrets.
    if (marks.length === 1) return marks[0];
    seen++;
    if (seen >= HEAD_LINES) return undefined;
  }
  return undefined;
}
