import { useQueryClient } from "@tanstack/react-query";

/** What is answered otherwise once a form was approved, returned or opened again. */
const QUESTIONS = [
  "approvals",
  "approvalCount",
  "approvalMatrix",
  "sheet",
  "sheetUses",
  "regimes",
  "regimeStatus",
  "chase",
  "completeness",
  "work",
  "digest",
  "returned",
] as const;

/** Asks again what an approval has changed; ends when all that is on the screen has been answered. */
export function useApproved(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(QUESTIONS.map((name) => queries.invalidateQueries({ queryKey: [name] })));
  };
}
