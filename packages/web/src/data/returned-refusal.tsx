import { ACCOUNT_PROBLEMS_EN } from "@kehoach/api/account-problem-en";
import { ACCOUNT_PROBLEMS_VI } from "@kehoach/api/account-problem-vi";
import type { ReactElement } from "react";
import { Notice } from "../ui/notice.tsx";
import { useAddress } from "./address.ts";
import { useLanguage } from "./language.tsx";

const PROBLEMS = { vi: ACCOUNT_PROBLEMS_VI, en: ACCOUNT_PROBLEMS_EN } as const;

/** Why the sign-in of the organisation sent the reader back here, by the code in the address. */
export function useReturnedRefusal(): ReactElement | undefined {
  const language = useLanguage();
  const { loi } = useAddress();
  const found = Object.entries(PROBLEMS[language]).find(([code]) => code === loi)?.[1];
  if (found === undefined) return undefined;
  return (
    <Notice tone="refused">
      <strong>{found.title}</strong>
      <p>{found.detail({})}</p>
    </Notice>
  );
}
