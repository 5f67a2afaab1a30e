import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { Page } from "../ui/page.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { useImportWords } from "./import-words.ts";

/** Territories and agencies from a table. */
export function PlaceImportPage(): ReactNode {
  const { places, units } = useImportWords();
  const { site } = useWords();
  return (
    <Needs action="place.manage">
      <Page title={places.title} site={site} over={<Link to="/quan-tri/don-vi">{units.title}</Link>} lead={places.lead}>
        <ImportPanel kind="places" after={<Link to="/quan-tri/don-vi">{places.back}</Link>} />
      </Page>
    </Needs>
  );
}
