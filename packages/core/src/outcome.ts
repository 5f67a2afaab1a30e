/** The result of a decision or a reading: a value, or every reason why not. Refusals are values; faults throw. */
export type Outcome<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [P, ...P[]] };

/** The lawful result. */
export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The refusal, with all its reasons. */
export function refuse<P>(first: P, ...rest: P[]): { readonly ok: false; readonly problems: readonly [P, ...P[]] } {
  return { ok: false, problems: [first, ...rest] };
}
