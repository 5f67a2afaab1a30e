/** The day of the week of an ISO date: 0 on Monday to 6 on Sunday. No moment, hence no time zone. */
export function weekdayOf(iso: string): number {
  return (new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7;
}
