import { nameResult } from "@kehoach/core/words/audit-words";
import type { ReactNode } from "react";
import { useLanguage } from "../data/language.tsx";
import css from "./audit.module.css";
import type { CheckJson } from "./findings.ts";

/** A result in its word; colour and weight only repeat it. */
export function ResultMark({ result }: { readonly result: CheckJson["result"] }): ReactNode {
  const language = useLanguage();
  return <strong className={`${css["mark"]} ${css[result] ?? ""}`}>{nameResult(result, language)}</strong>;
}
