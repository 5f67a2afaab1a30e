import type { ReactNode } from "react";
import { TextField } from "./field.tsx";

/** A day inside a form, typed as papers write it. The text stays as typed; readDate tells which day it is. */
export function DayField({
  label,
  below,
  wrong,
  value,
  write,
}: {
  readonly label: string;
  readonly below?: ReactNode;
  readonly wrong?: ReactNode;
  readonly value: string;
  readonly write: (text: string) => void;
}): ReactNode {
  return (
    <TextField
      label={label}
      below={below}
      wrong={wrong}
      value={value}
      write={write}
      size="short"
      inputMode="numeric"
      autoComplete="off"
      placeholder="dd/mm/yyyy"
      maxLength={10}
    />
  );
}
