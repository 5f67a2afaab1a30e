import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import { nameResult, nameRule } from "@kehoach/core/words/audit-words";
import { explainCheck } from "@kehoach/core/words/explain-check";
import { type OutputOptions, quote, quoteOthers, toWords } from "./finding-text.ts";

/** Where a comment stands: at the words it speaks of, or at the mark nearest to them that may carry one. */
export type Standing = "words" | "note" | "box" | "elsewhere";

/** What a comment on a finding says, paragraph by paragraph; the fingerprint, by which it can be set aside, goes last and small. */
export function toCommentText(
  audit: Audit,
  check: Check,
  standing: Standing,
  options: OutputOptions,
): { readonly title: string; readonly paragraphs: readonly string[]; readonly quiet: string } {
  const words = toWords(options.language);
  const said = quote(audit, check.span);
  const about = {
    words: [],
    note: [words.comment.aboutNote(said)],
    box: [words.comment.aboutBox(said)],
    elsewhere: [words.comment.aboutElsewhere(said)],
  };
  const others = quoteOthers(check);
  return {
    title: `${nameResult(check.result, options.language)} · ${nameRule(check.rule, options.language)}`,
    paragraphs: [
      ...about[standing],
      explainCheck(check, options.language),
      ...(others.length > 0 ? [words.comment.operands(others)] : []),
    ],
    quiet: words.comment.fingerprint(check.fingerprint),
  };
}
