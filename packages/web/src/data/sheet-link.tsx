import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The way to the form of a place for a period. */
export function SheetLink({
  regime,
  place,
  period,
  sending,
  label,
  className,
  children,
}: {
  readonly regime: string;
  readonly place: string;
  readonly period: string;
  /** As it was sent, not as it stands now. */
  readonly sending?: number;
  /** Said instead of what stands in the link, where that is the same in every row. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link
      to="/phieu"
      search={{
        "che-do": regime,
        "dia-ban": place,
        ky: period,
        ...(sending === undefined ? {} : { lan: String(sending) }),
      }}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  );
}
