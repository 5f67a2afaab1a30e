import { showDateVi } from "../period/date.ts";
import type { IsoDate } from "../period/period.ts";
import { type ChasedPlace, type ChaseMessage, isChased, joinSome } from "./chase-message.ts";

const sayOthers = (count: number): string => `and ${count} ${count === 1 ? "other" : "others"}`;

function sayPlace({ name, deadline, days, closed }: ChasedPlace, latest: IsoDate): string {
  const parts = [
    ...(deadline === latest ? [] : [`due ${showDateVi(deadline)}`]),
    days === 0 ? "just overdue" : days === 1 ? "1 day" : `${days} days`,
    ...(closed ? ["no longer taken"] : []),
  ];
  return `${name} (${parts.join(", ")})`;
}

function sayDemand(message: ChaseMessage, by: IsoDate): string {
  const late = [
    ...(message.overdue.some(({ closed }) => !closed) ? ["is overdue"] : []),
    ...(message.returned.length > 0 ? ["was returned"] : []),
  ];
  const asked = [
    ...(late.length > 0 ? [`send what ${late.join(" or ")} by ${showDateVi(by)}`] : []),
    ...(message.waiting.length > 0 ? ["send the rest in time"] : []),
    ...(message.overdue.some(({ closed }) => closed) ? ["ask us about what the program no longer takes"] : []),
  ];
  return asked.length === 0 ? "All have sent." : `Please ${asked.join("; ")}.`;
}

/** The same in English. @rule Y94 */
export function sayChaseEn(message: ChaseMessage, by: IsoDate): string {
  const { regime, period, deadline, reporters, sent, approved, overdue, waiting, returned } = message;
  const list = (title: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${title}: ${joinSome(names, sayOthers)}.`];
  return [
    `[${regime}, ${period}] Due ${showDateVi(deadline)}.`,
    `Sent ${sent} of ${reporters}${approved === 0 ? "" : `, approved ${approved}`}.`,
    ...list(
      "Overdue (working days)",
      overdue.map((place) => sayPlace(place, deadline)),
    ),
    ...list(
      "Returned",
      returned.map(({ name }) => name),
    ),
    ...list(
      "Still in time",
      waiting.map((one) => (one.deadline === deadline ? one.name : `${one.name} (due ${showDateVi(one.deadline)})`)),
    ),
    sayDemand(message, by),
  ].join(" ");
}

/** The same in English. @rule Y94 */
export function sayAllChasesEn(
  head: { readonly authority: string; readonly today: IsoDate; readonly by: IsoDate },
  messages: readonly ChaseMessage[],
): string {
  const chased = messages.filter(isChased).map((message) => sayChaseEn(message, head.by));
  const title = `${head.authority}: who has sent, up to ${showDateVi(head.today)}.`;
  return [title, ...(chased.length === 0 ? ["All have sent."] : chased)].join("\n\n");
}
