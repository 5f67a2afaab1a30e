/** One way to read a list mark: which kind of list it belongs to, and its place in it. Marks of one `sort` count together. */
export type MarkReading = { readonly sort: string; readonly value: number; readonly show: (value: number) => string };

const ROMANS: readonly (readonly [string, number])[] = [
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];
/** Letters in the order of the two alphabets used for lists; those in `SKIPPED` many authors leave out. */
const LETTERS = "abcdđefghijklmnopqrstuvwxyz";
const SKIPPED = "đfjwz";
/** No list of a report is longer; a greater number is a year or a figure. */
const MOST = 99;

function showRoman(value: number): string {
  let text = "";
  let rest = value;
  for (const [sign, worth] of ROMANS) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

function readRoman(text: string): number | undefined {
  for (let value = 1; value < 40; value++) if (showRoman(value) === text) return value;
  return undefined;
}

function readNumber(before: string, digits: string, after: string): MarkReading | undefined {
  const parts = digits.split(".").map(Number);
  const value = parts.at(-1);
  if (value === undefined || value === 0 || parts.some((part) => part > MOST)) return undefined;
  const prefix = parts
    .slice(0, -1)
    .map((part) => `${part}.`)
    .join("");
  // "2.1" and "2.1." count together; "1." and "1)" do not.
  const end = prefix === "" ? after : "";
  return { sort: `${before}${prefix}#${end}`, value, show: (next) => `${before}${prefix}${next}${after}` };
}

/** Every way to read a mark: "I." is the first Roman number or a letter; "-" is none. */
export function readNumberMark(mark: string): readonly MarkReading[] {
  const [, before = "", body = "", after = ""] = /^(\(?)([\p{L}\d.]*[\p{L}\d])\s*([.)/:-]?)$/u.exec(mark.trim()) ?? [];
  if (/^\d+(?:\.\d+){0,4}$/u.test(body)) {
    const number = readNumber(before, body, after);
    return number ? [number] : [];
  }
  const small = body === body.toLowerCase();
  const readings: MarkReading[] = [];
  const roman = readRoman(body.toUpperCase());
  const inCase = (text: string): string => `${before}${small ? text.toLowerCase() : text.toUpperCase()}${after}`;
  const sort = `${before}${small ? "small" : "capital"}${after}`;
  if (roman !== undefined) readings.push({ sort: `${sort} roman`, value: roman, show: (value) => inCase(showRoman(value)) });
  const letter = body.length === 1 ? LETTERS.indexOf(body.toLowerCase()) : -1;
  if (letter >= 0)
    readings.push({ sort: `${sort} letter`, value: letter + 1, show: (value) => inCase(LETTERS[value - 1] ?? "") });
  return readings;
}

/** Whether `next` may follow `before`: the next number, or the next letter of one of the alphabets. */
export function follows(sort: string, before: number, next: number): boolean {
  if (next <= before) return false;
  if (!sort.endsWith("letter")) return next === before + 1;
  for (let value = before + 1; value < next; value++) if (!SKIPPED.includes(LETTERS[value - 1] ?? "?")) return false;
  return true;
}
