import type { ReactNode } from "react";
import css from "./toggle.module.css";

/** A row of choices, one pressed. */
export function Toggles<Key extends string>({
  label,
  choices,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly choices: readonly (readonly [Key, string])[];
  readonly chosen: Key;
  readonly choose: (key: Key) => void;
}): ReactNode {
  return (
    <ul className={css["toggles"]} aria-label={label}>
      {choices.map(([key, text]) => (
        <li key={key}>
          <button type="button" className={css["toggle"]} aria-pressed={key === chosen} onClick={() => choose(key)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
