import { useSyncExternalStore } from "react";

/** Somebody who had signed in on this page, as far as a dialog must name him. */
export type Known = { readonly username: string; readonly name: string };

/** What waits for the reader to sign in again, and who he was. */
export type Gate = { readonly known: Known | undefined };

let known: Known | undefined;
let gate: Gate | undefined;
let waiting: ((signedIn: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whoever signed in last on this page; he stays known after his session is over, so that the page can ask for him again. */
export function rememberUser(user: Known | undefined): void {
  known = user;
}

export function isKnown(): boolean {
  return known !== undefined;
}

/** Asks the reader to sign in again over the page as it stands. False when he would not. */
export function waitForSignIn(): Promise<boolean> {
  gate ??= { known };
  tell();
  return new Promise((settle) => waiting.push(settle));
}

/** Lets everything go on that waited. */
export function closeGate(signedIn: boolean): void {
  const settled = waiting;
  waiting = [];
  gate = undefined;
  tell();
  for (const settle of settled) settle(signedIn);
}

/** Present while something waits. */
export function useGate(): Gate | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => gate,
  );
}
