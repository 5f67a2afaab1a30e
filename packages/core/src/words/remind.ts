/** What one person is reminded of in one authority. Days are working days: below zero, so many since the deadline. */
export type Reminder = {
  readonly authority: string;
  readonly items: readonly ReminderItem[];
  /** Forms that wait for his approval. */
  readonly approvals: number;
};
export type ReminderItem = {
  readonly regime: string;
  readonly place: string;
  readonly period: string;
  readonly deadline: string;
  readonly days: number;
  readonly returned: boolean;
};

/** The most that is listed by name; of more the number is told. */
export const MOST_REMINDED = 30;

/** Returned ones first, then what is overdue longest, then what is due soonest. */
export function sortReminders(items: readonly ReminderItem[]): readonly ReminderItem[] {
  return items.toSorted((a, b) => Number(b.returned) - Number(a.returned) || a.days - b.days || (a.place < b.place ? -1 : 1));
}
