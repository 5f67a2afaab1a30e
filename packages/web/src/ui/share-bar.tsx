import type { ReactNode } from "react";
import css from "./share-bar.module.css";

/** How much of something is done. Drawing only: the numbers stand beside it. */
export function ShareBar({ done, of }: { readonly done: number; readonly of: number }): ReactNode {
  const share = of === 0 ? 1 : Math.min(done / of, 1);
  return (
    <svg className={css["bar"]} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css["track"]} x="0" y="0" width="100" height="8" />
      <rect className={share === 1 ? css["whole"] : css["part"]} x="0" y="0" width={share * 100} height="8" />
    </svg>
  );
}
