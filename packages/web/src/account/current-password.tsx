import type { ReactNode } from "react";
import { useOwnWords } from "../data/language.tsx";
import { PASSWORD_WORDS } from "../data/password-words.ts";
import { isRefused, Refusal } from "../data/refusal.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { useAccountWords } from "./account-words.ts";

function isWrong(error: Error | null): boolean {
  return isRefused(error, "PASSWORD_WRONG");
}

/** The password one has now; that it was the wrong one is told here. */
export function CurrentPassword({
  value,
  pressed,
  error,
  write,
}: {
  readonly value: string;
  readonly pressed: boolean;
  readonly error: Error | null;
  readonly write: (text: string) => void;
}): ReactNode {
  const words = useAccountWords();
  return (
    <PasswordField
      label={words.current}
      wrong={pressed && value === "" ? words.currentMissing : isWrong(error) ? error?.message : undefined}
      value={value}
      write={write}
      name="current-password"
      autoComplete="current-password"
      autoFocus
      words={useOwnWords(PASSWORD_WORDS)}
    />
  );
}

/** Every other reason why something was refused. */
export function OtherRefusal({ error }: { readonly error: Error | null }): ReactNode {
  return isWrong(error) ? null : <Refusal error={error} />;
}
