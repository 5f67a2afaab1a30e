/** The month some months later, earlier when negative: "2031-07". */
export function moveMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + (number - 1) + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

const BACK = 24;

/** The months one may look at: the next one, this one and two years back, and the one that is shown. @rule Y92 */
export function listMonths(today: string, shown: string): readonly string[] {
  const now = today.slice(0, 7);
  const months = Array.from({ length: BACK + 2 }, (_, i) => moveMonth(now, 1 - i));
  return months.includes(shown) ? months : [shown, ...months];
}
