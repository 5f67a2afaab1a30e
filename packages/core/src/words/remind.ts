/** What one person is reminded of in one authority. Days are working days: below zero, so many since the deadline. */
export type Reminder = {
  readonly authority: string;
  readonly items: readonly ReminderItem[];
  /** Forms that wait for his approval. */
  readonly approvals: number;
  /** Explanations that wait for his answer, and answers that wait for him to look at them. */
  readonly answers: readonly ExplanationReminder[];
  readonly judgements: readonly ExplanationReminder[];
};
export type ReminderItem = {
  readonly regime: string;
  readonly place: string;
  readonly period: string;
  readonly deadline: string;
  readonly days: number;
  readonly returned: boolean;
};
export type ExplanationReminder = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  /** The day by which an answer is asked for, if one was set. */
  readonly due?: { readonly day: string; readonly days: number };
};

/** The most that is listed by name; of more the number is told. */
const MOST_REMINDED = 30;

/** Returned ones first, then what is overdue longest, then what is due soonest. @rule Q80 */
export function sortReminders<T extends ReminderItem>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => Number(b.returned) - Number(a.returned) || a.days - b.days || (a.place < b.place ? -1 : 1));
}

/** How much of each kind there is to do. @rule Q80 Q82 */
export function countReminder({ items, approvals, answers, judgements }: Omit<Reminder, "authority">) {
  const open = items.filter(({ returned }) => !returned);
  return {
    returned: items.length - open.length,
    overdue: open.filter(({ days }) => days < 0).length,
    soon: open.filter(({ days }) => days >= 0).length,
    approvals,
    answers: answers.length,
    judgements: judgements.length,
  };
}

/** A language's words of the daily letter. */
export type ReminderWords = {
  readonly greet: (name: string) => string;
  readonly toSend: (count: number) => string;
  readonly toApprove: (count: number) => string;
  readonly toAnswer: (count: number) => string;
  readonly toJudge: (count: number) => string;
  readonly item: (item: ReminderItem) => string;
  readonly answer: (one: ExplanationReminder) => string;
  readonly judgement: (one: ExplanationReminder) => string;
  readonly others: (count: number) => string;
  readonly approvals: (count: number) => string;
  readonly link: (link: string) => string;
  readonly closing: string;
  readonly subject: string;
};

/** Some of a list by name, and how many others there are. */
function listSome<T>(all: readonly T[], say: (one: T) => string, { others }: ReminderWords): readonly string[] {
  const more = all.length - MOST_REMINDED;
  return [...all.slice(0, MOST_REMINDED).map((one) => `- ${say(one)}`), ...(more > 0 ? [`- ${others(more)}`] : [])];
}

/** The daily letter to one person: what he has to send, to approve, to explain and to look at. @param link  where it is done @rule Q80 */
export function layReminder(
  words: ReminderWords,
  name: string,
  reminders: readonly Reminder[],
  link: string,
): { readonly subject: string; readonly text: string } {
  const sum = (of: (one: Reminder) => number): number => reminders.reduce((all, one) => all + of(one), 0);
  const counted: readonly (readonly [number, (count: number) => string])[] = [
    [sum(({ items }) => items.length), words.toSend],
    [sum(({ approvals }) => approvals), words.toApprove],
    [sum(({ answers }) => answers.length), words.toAnswer],
    [sum(({ judgements }) => judgements.length), words.toJudge],
  ];
  const counts = counted.flatMap(([count, say]) => (count === 0 ? [] : [say(count)]));
  const blocks = reminders.flatMap(({ authority, items, approvals, answers, judgements }) => [
    "",
    authority,
    ...listSome(sortReminders(items), words.item, words),
    ...(approvals === 0 ? [] : [`- ${words.approvals(approvals)}`]),
    ...listSome(answers, words.answer, words),
    ...listSome(judgements, words.judgement, words),
  ]);
  const lines = [words.greet(name), ...blocks, "", words.link(link), "", words.closing];
  return { subject: `${words.subject}: ${counts.join(", ")}`, text: lines.join("\n") };
}
