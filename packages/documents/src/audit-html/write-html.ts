import { createHash } from "node:crypto";
import type { Audit } from "@kehoach/core/audit/audit";
import { type Ignored, NONE_IGNORED } from "@kehoach/core/audit/output/ignored";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { pageWordsEn } from "@kehoach/core/words/audit-page-en";
import { pageWordsVi } from "@kehoach/core/words/audit-page-vi";
import { sayNotRead, saySummary } from "@kehoach/core/words/audit-words";
import type { Language } from "@kehoach/core/words/explain-check";
import { toDocumentHtml } from "./document-html.ts";
import { escapeHtml } from "./escape.ts";
import { numberFindings, toFindingsHtml } from "./finding-html.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { findTextMarks } from "./text-marks.ts";

export type HtmlOptions = { readonly language: Language; readonly ignored?: Ignored };

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** "Đã kiểm …": a sentence of its own. */
function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/**
 * A page that stands alone: the document with its findings beside it. It loads nothing, and its policy lets no script run but its own;
 * printed, it is the text followed by the numbered findings. The same audit gives the same page.
 *
 * @rule Q212 Q213
 */
export function writeHtml(audit: Audit, { language, ignored = NONE_IGNORED }: HtmlOptions): string {
  const words = language === "en" ? pageWordsEn : pageWordsVi;
  const { document } = audit;
  const numbers = numberFindings(audit, ignored);
  const policy = `default-src 'none'; style-src ${hashOf(PAGE_STYLE)}; script-src ${hashOf(PAGE_SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const left = document.notRead.map(
    (one) => `<p class="left">${escapeHtml(`${words.notRead}: ${sayNotRead(one, language)}.`)}</p>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${words.title}: ${document.name}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(words.title)}: <span class="name">${escapeHtml(document.name)}</span></h1>
<p class="summary">${escapeHtml(toSentence(saySummary(summarise(audit, ignored), language)))}</p>
${left.join("\n")}
</header>
<main>
<article aria-label="${escapeHtml(words.document)}">
${toDocumentHtml({ document, marks: findTextMarks(audit, ignored), numbers })}
</article>
<section class="findings" aria-label="${escapeHtml(words.findings)}">
<h2>${escapeHtml(words.findings)}</h2>
<nav aria-label="${escapeHtml(words.findings)}"><button type="button" data-step="-1" aria-keyshortcuts="k">${escapeHtml(words.previous)}</button><button type="button" data-step="1" aria-keyshortcuts="j">${escapeHtml(words.next)}</button><span class="keys">${escapeHtml(words.keys)}</span></nav>
${toFindingsHtml({ audit, ignored, language, words, numbers })}
</section>
</main>
<div class="card" hidden aria-live="polite"><div class="card-text"></div><p class="card-buttons"><button type="button" data-step="-1">${escapeHtml(words.previous)}</button><button type="button" data-step="1">${escapeHtml(words.next)}</button><button type="button" data-close>${escapeHtml(words.close)}</button></p></div>
<footer><p>${escapeHtml(words.legend)}</p><p>SHA-256 <code>${escapeHtml(document.sha256)}</code></p></footer>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}
