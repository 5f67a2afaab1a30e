import type { ComponentPropsWithoutRef, ReactNode } from "react";
import css from "./wide-table.module.css";

/** A table wider than the page: it scrolls within itself, with its heads and the first cell of a line in sight, and is printed whole. */
export function WideTable({
  label,
  className = "",
  ...table
}: ComponentPropsWithoutRef<"table"> & { readonly label: string }): ReactNode {
  return (
    <div className={css["scroll"]} tabIndex={0} role="region" aria-label={label}>
      <table className={`${css["table"]} ${className}`} {...table} />
    </div>
  );
}
