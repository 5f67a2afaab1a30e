import type { ReactNode } from "react";
import { useQuestion } from "./question.ts";

/** Sectors by name; `all` when there is no limit. A code whose name is not known stays a code. */
export function SectorNames({
  authority,
  codes,
  all,
}: {
  readonly authority: string | undefined;
  readonly codes: readonly string[] | null;
  readonly all: string;
}): ReactNode {
  const sectors = useQuestion("sectors", {}, { authority }, { enabled: codes !== null });
  if (codes === null) return all;
  return codes.map((code) => sectors.data?.items.find((one) => one.code === code)?.name ?? code).join("; ");
}
