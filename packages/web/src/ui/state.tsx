import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./state.module.css";

/** What stands in for a page while its figures are on the way. */
export function Loading({ label, rows = 6 }: { readonly label: string; readonly rows?: number }): ReactNode {
  return (
    <div className={css["loading"]} role="status" aria-label={label}>
      <Skeleton height={28} width="40%" />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={16} width={`${92 - ((row * 7) % 30)}%`} />
      ))}
    </div>
  );
}

/** A question that got no answer: what happened, and the way to ask again. */
export function Failed({
  title,
  detail,
  retry,
  retryLabel,
  children,
}: {
  /** Left out where the page is called so. */
  readonly title?: string;
  readonly detail: string;
  readonly retry?: (() => void) | undefined;
  readonly retryLabel: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={`${css["panel"]} ${css["error"]}`} role="alert">
      {title === undefined ? null : <p className={css["title"]}>{title}</p>}
      <p>{detail}</p>
      {children}
      {retry ? (
        <Button size="compact-md" variant="outline" onClick={retry}>
          {retryLabel}
        </Button>
      ) : null}
    </div>
  );
}

/** Nothing to show, said plainly. */
export function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css["panel"]}>{children}</div>;
}
