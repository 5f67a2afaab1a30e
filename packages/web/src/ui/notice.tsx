import type { ReactNode } from "react";
import css from "./notice.module.css";

/** A word on what happened: done, refused, or to be minded. Refusals are read out at once. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: "done" | "refused" | "mind";
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={`${css["notice"]} ${css[tone]}`} role={tone === "refused" ? "alert" : "status"}>
      {children}
    </div>
  );
}
