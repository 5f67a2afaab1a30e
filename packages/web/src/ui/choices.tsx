import type { ReactNode } from "react";
import css from "./choices.module.css";

/** What one chooses to see below it, in a row. Not printed. */
export function Choices({ label, children }: { readonly label?: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={css["choices"]} {...(label === undefined ? {} : { role: "group", "aria-label": label })}>
      {children}
    </div>
  );
}
