import type { RelationJson } from "@kehoach/api/figure";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showNumber } from "../data/number.ts";
import { SourceLink } from "../data/source-link.tsx";
import { Section } from "../ui/page.tsx";
import css from "./indicator.module.css";

/** Printed statements about this indicator that its figures contradict. */
export function IndicatorErrata({ relations }: { readonly relations: readonly RelationJson[] }): ReactNode {
  const words = useWords();
  const errata = relations.filter((relation) => relation.erratum !== null);
  if (errata.length === 0) return null;
  return (
    <Section title={words.indicator.errata}>
      <ul className={css["errata"]}>
        {errata.map((relation) => {
          const unit = relation.entered?.unit ?? "";
          const stated = `${relation.entered?.text ?? showNumber(relation.stated) ?? ""} ${unit}`.trim();
          return (
            <li key={relation.code} className={css["erratum"]}>
              <Link to="/so-lieu-chua-khop" hash={relation.erratum ?? ""}>
                {relation.computed === null || stated === ""
                  ? relation.reason === ""
                    ? words.relationKind[relation.kind]
                    : relation.reason
                  : words.erratum.sentence(stated, `${showNumber(relation.computed)} ${unit}`.trim())}
              </Link>{" "}
              (<SourceLink source={relation.source} figures={relation.code} withLine />)
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
