import type { Reply } from "@kehoach/api/client";
import { useQueryClient } from "@tanstack/react-query";

export type UserAnswer = Reply<"user">;

/** The user a page is about, as its acts need him. */
export type Ward = {
  readonly username: string;
  readonly name: string;
  readonly authority: string | undefined;
  /** Which state of him was read; an act on another is refused. */
  readonly mark: string;
};

export type WardTools = {
  /** After an act: the next one may follow at once, and everything shown is read again. */
  readonly changed: (mark: string) => void;
  /** Reads him again; what is typed stays. */
  readonly reload: () => Promise<void>;
};

export function useWardTools(): WardTools {
  const queries = useQueryClient();
  return {
    changed: (mark) => {
      queries.setQueriesData<UserAnswer>({ queryKey: ["user"] }, (answer) =>
        answer === undefined ? undefined : { ...answer, mark },
      );
      for (const name of ["user", "users", "me"]) void queries.invalidateQueries({ queryKey: [name] });
    },
    reload: () => queries.refetchQueries({ queryKey: ["user"] }),
  };
}
