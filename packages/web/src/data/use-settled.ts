import { useDebouncedValue } from "@mantine/hooks";

/** A pause in typing after which the server is asked. */
const TYPING_RESTS_MS = 250;

/** What is typed, once the typing rests: the server is not asked at every letter. */
export function useSettled(typed: string): string {
  const [settled] = useDebouncedValue(typed.trim(), TYPING_RESTS_MS);
  return settled;
}
