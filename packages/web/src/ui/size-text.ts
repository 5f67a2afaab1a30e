const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;
const NUMBER = new Intl.NumberFormat("vi-VN", { maximumSignificantDigits: 3 });

/** A size of a file as people write it here: 12,3 MB. */
export function showSize(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${NUMBER.format(size)} ${UNITS[unit]}`;
}
