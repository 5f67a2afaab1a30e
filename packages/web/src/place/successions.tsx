import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showShort } from "../data/number.ts";
import { showDate } from "../ui/date-text.ts";
import css from "./place.module.css";

/** What a place was made of, or what it became. */
export function Successions({ links }: { readonly links: Reply<"place">["became"] }): ReactNode {
  const words = useWords();
  return (
    <ul className={css["links"]}>
      {links.map((link) => (
        <li key={link.place.key}>
          <Link to="/dia-ban/$code" params={{ code: link.place.key }}>
            {link.place.name}
          </Link>{" "}
          <span className={css["quiet"]}>
            (
            {link.kind === "whole"
              ? words.placePage.whole
              : link.weight === null
                ? words.placePage.partial
                : words.placePage.partialShare(showShort(link.weight) ?? "")}
            , {showDate(link.date)}
            {link.act === null ? "" : `, ${words.placePage.act.toLocaleLowerCase("vi")} ${link.act}`})
          </span>
        </li>
      ))}
    </ul>
  );
}
