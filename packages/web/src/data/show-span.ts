import { dayBefore, showDate } from "../ui/date-text.ts";
import type { Words } from "./words-vi.ts";

/** How long something holds, to its last day; `to` is the first day it does not. */
export function showSpan(words: Words, from: string, to: string | null): string {
  return to === null ? words.placePage.from(showDate(from)) : words.placePage.fromTo(showDate(from), showDate(dayBefore(to)));
}
