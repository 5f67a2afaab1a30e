import type { Book } from "@kehoach/core/analysis/book";
import type { AgainstProblem } from "@kehoach/core/audit/against/against-problem";
import { auditAgainst } from "@kehoach/core/audit/against/audit-against";
import type { Audit } from "@kehoach/core/audit/audit";
import { againstSentencesEn } from "@kehoach/core/words/audit-against-en";
import { againstSentencesVi } from "@kehoach/core/words/audit-against-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { isEnglish } from "../language.ts";
import { showPackProblem } from "../pack-problems.ts";

/** Holds an audit against the pack's figures, or says why it can not be. */
export type Hold = (audit: Audit) => Audit | { readonly code: string; readonly message: string };

function toHold(book: Book): Hold {
  return (audit) => {
    const held = auditAgainst(audit, book);
    if (held.ok) return held.value;
    const [problem] = held.problems;
    const sentences = isEnglish() ? againstSentencesEn : againstSentencesVi;
    return { code: problem.code, message: toSentence<AgainstProblem>(sentences, problem) };
  };
}

/**
 * The figures of `--against PACK`. Loaded only when the flag is given: an audit alone needs no YAML.
 *
 * @returns what holds an audit against them, or every error of the pack with its place
 * @rule Q319
 */
export async function readAgainst(folder: string): Promise<Hold | { readonly wrong: readonly string[] }> {
  const pack = await readPack(folder);
  if (pack.ok) return toHold(pack.value.book);
  return { wrong: pack.problems.filter(({ level }) => level === "error").map(showPackProblem) };
}
