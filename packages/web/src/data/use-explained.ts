import { useQueryClient } from "@tanstack/react-query";

/** Asks again what is answered otherwise once something was asked or explained; ends when all on the screen has been answered. */
export function useExplained(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(["explanations", "explanation", "digest"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
  };
}
