/** What time it is: the one door to the system clock, so that actions take it as an argument. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh", year: "numeric", month: "2-digit", day: "2-digit" });

/** The calendar day in Việt Nam at a moment, yyyy-mm-dd. */
export function dayOf(moment: Date): string {
  return DAY.format(moment);
}
