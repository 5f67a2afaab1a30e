const LETTERS = [
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

/** 4 as "IV". */
export function toRoman(number: number): string {
  let [left, text] = [number, ""];
  for (const [value, letters] of LETTERS) {
    for (; left >= value; left -= value) text += letters;
  }
  return text;
}
