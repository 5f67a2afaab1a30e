import { checkPassword, LEAST_PASSWORD, type PasswordProblem } from "@kehoach/core/access/check-password";
import { passwordSentencesEn } from "@kehoach/core/words/password-en";
import { passwordSentencesVi } from "@kehoach/core/words/password-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { type FocusEvent, type ReactNode, useState } from "react";
import { PasswordField } from "../ui/password-field.tsx";
import { useLanguage, useOwnWords } from "./language.tsx";
import { PASSWORD_WORDS } from "./password-words.ts";

const SENTENCES = { vi: passwordSentencesVi, en: passwordSentencesEn } as const;

type Whose = { readonly username?: string; readonly email?: string };

export type NewPassword = { readonly text: string; readonly again: string };
export const NO_PASSWORD: NewPassword = { text: "", again: "" };

/** Whether a new password may be sent; the same rules as the server's. */
export function isFit({ text, again }: NewPassword, whose: Whose): boolean {
  return text === again && checkPassword(text, whose).length === 0;
}

/** A new password, typed twice. The rule is said beforehand, what is wrong once the field is left or `pressed`. */
export function NewPasswordFields({
  value,
  whose,
  pressed,
  write,
}: {
  readonly value: NewPassword;
  readonly whose: Whose;
  readonly pressed: boolean;
  readonly write: (value: NewPassword) => void;
}): ReactNode {
  const language = useLanguage();
  const words = useOwnWords(PASSWORD_WORDS);
  const [left, setLeft] = useState({ text: false, again: false });
  // Only for another field: a button must not move away under the finger that presses it.
  const leave = ({ relatedTarget }: FocusEvent, field: "text" | "again"): void => {
    if (relatedTarget instanceof HTMLInputElement) setLeft((now) => ({ ...now, [field]: true }));
  };
  const problems: readonly PasswordProblem[] = checkPassword(value.text, whose);
  const told = pressed || (left.text && value.text !== "");
  const wrong =
    told && problems.length > 0 ? (
      <ul>
        {problems.map((problem) => (
          <li key={problem.code}>{toSentence(SENTENCES[language], problem)}</li>
        ))}
      </ul>
    ) : undefined;
  const differ = value.again !== value.text && (pressed || (left.again && value.again !== ""));
  return (
    <>
      <PasswordField
        label={words.next}
        hint={words.rule(LEAST_PASSWORD)}
        wrong={wrong}
        value={value.text}
        write={(text) => write({ ...value, text })}
        onBlur={(event) => leave(event, "text")}
        autoComplete="new-password"
        name="new-password"
        words={words}
      />
      <PasswordField
        label={words.again}
        wrong={differ ? words.differ : undefined}
        value={value.again}
        write={(again) => write({ ...value, again })}
        onBlur={(event) => leave(event, "again")}
        autoComplete="new-password"
        name="new-password-again"
        words={words}
      />
    </>
  );
}
