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
const MOST_REMINDED = 30;

/** Returned ones first, then what is overdue longest, then what is due soonest. */
function sortReminders(items: readonly ReminderItem[]): readonly ReminderItem[] {
  return items.toSorted((a, b) => Number(b.returned) - Number(a.returned) || a.days - b.days || (a.place < b.place ? -1 : 1));
}

/** A language's words of the daily letter. */
export type ReminderWords = {
  readonly greet: (name: string) => string;
  readonly toSend: (count: number) => string;
  readonly toApprove: (count: number) => string;
  readonly item: (item: ReminderItem) => string;
  readonly others: (count: number) => string;
  readonly approvals: (count: number) => string;
  readonly link: (link: string) => string;
  readonly closing: string;
  readonly subject: string;
};

/** The daily letter to one person: what he has to send and to approve. @param link  where it is done @rule Q80 */
export function layReminder(
  words: ReminderWords,
  name: string,
  reminders: readonly Reminder[],
  link: string,
): { readonly subject: string; readonly text: string } {
  const forms = reminders.reduce((sum, { items }) => sum + items.length, 0);
  const waiting = reminders.reduce((sum, { approvals }) => sum + approvals, 0);
  const counts = [...(forms === 0 ? [] : [words.toSend(forms)]), ...(waiting === 0 ? [] : [words.toApprove(waiting)])];
  const blocks = reminders.flatMap(({ authority, items, approvals }) => [
    "",
    authority,
    ...sortReminders(items)
      .slice(0, MOST_REMINDED)
      .map((item) => `- ${words.item(item)}`),
    ...(items.length > MOST_REMINDED ? [`- ${words.others(items.length - MOST_REMINDED)}`] : []),
    ...(approvals === 0 ? [] : [`- ${words.approvals(approvals)}`]),
  ]);
  const lines = [words.greet(name), ...blocks, "", words.link(link), "", words.closing];
  return { subject: `${words.subject}: ${counts.join(", ")}`, text: lines.join("\n") };
}
