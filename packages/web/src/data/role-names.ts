import type { Role } from "@kehoach/core/access/actor";
import { roleNamesEn } from "@kehoach/core/words/access-en";
import { roleNamesVi } from "@kehoach/core/words/access-vi";
import { useLanguage } from "./language.tsx";

/** What roles are called. */
export function useRoleNames(): Readonly<Record<Role, string>> {
  return useLanguage() === "en" ? roleNamesEn : roleNamesVi;
}
