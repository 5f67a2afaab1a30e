import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { Page } from "../ui/page.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { useImportWords } from "./import-words.ts";

/** Users and their appointments from a table. */
export function UserImportPage(): ReactNode {
  const { users } = useImportWords();
  const { site, asker } = useWords();
  return (
    <Needs action="user.manage">
      <Page title={users.title} site={site} over={<Link to="/quan-tri/nguoi-dung">{asker.users}</Link>} lead={users.lead}>
        <ImportPanel kind="users" after={<Link to="/quan-tri/nguoi-dung">{users.back}</Link>} />
      </Page>
    </Needs>
  );
}
