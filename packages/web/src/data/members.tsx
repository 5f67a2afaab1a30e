import type { ValueJson } from "@kehoach/api/figure";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import css from "./fact.module.css";
import { useWords } from "./language.tsx";

/** The things a count counts, by name; places lead to their page. */
export function Members({ members }: { readonly members: ValueJson["members"] }): ReactNode {
  const words = useWords();
  if (members.length === 0) return null;
  return (
    <span className={css["members"]}>
      {words.indicator.members}:{" "}
      {members.map((member, index) => (
        <span key={member.text}>
          {index === 0 ? "" : ", "}
          {member.place ? (
            <Link to="/dia-ban/$code" params={{ code: member.place.key }}>
              {member.text}
            </Link>
          ) : (
            member.text
          )}
        </span>
      ))}
    </span>
  );
}
