import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { Result } from "@kehoach/core/audit/claim";
import type { Span } from "@kehoach/core/audit/document";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { findTextPlaces } from "@kehoach/core/audit/output/text-places";
import type { PageWords } from "@kehoach/core/words/audit-page-words";
import { nameResult, nameRule, sayReasons, showCount } from "@kehoach/core/words/audit-words";
import { showFigure } from "@kehoach/core/words/check-facts";
import { explainCheck, type Language } from "@kehoach/core/words/explain-check";
import { escapeHtml } from "./escape.ts";
import { listOtherPlaces } from "./text-marks.ts";

export type FindingList = {
  readonly audit: Audit;
  readonly ignored: Ignored;
  readonly language: Language;
  readonly words: PageWords;
  /** Errors, then reviews, as they are numbered on the page. */
  readonly numbers: ReadonlyMap<string, number>;
};

const MOST_QUOTED = 32;
const REST: readonly Result[] = ["convention", "rounding", "ok", "unchecked"];

function isFailing({ result }: Check): boolean {
  return result === "error" || result === "review";
}

/** Errors first, then reviews, in document order; what was set aside has no number. */
export function numberFindings(audit: Audit, ignored: Ignored): ReadonlyMap<string, number> {
  const open = audit.checks.filter((check) => isFailing(check) && !ignored.has(check.fingerprint));
  const ordered = [...open.filter(({ result }) => result === "error"), ...open.filter(({ result }) => result === "review")];
  return new Map(ordered.map(({ id }, place) => [id, place + 1]));
}

/** The first words of a place. */
function quote(audit: Audit, { start, end }: Span): string {
  const letters = [
    ...audit.document.text
      .slice(start, Math.min(end, start + 4 * MOST_QUOTED))
      .replace(/[\s*]+/gu, " ")
      .trim(),
  ];
  return letters.length <= MOST_QUOTED ? letters.join("") : `${letters.slice(0, MOST_QUOTED).join("").trimEnd()}…`;
}

function toLinks(check: Check, { audit, words }: FindingList): string {
  const figures = check.operands.map((figure) => `<a href="#${figure.id}">${escapeHtml(showFigure(figure))}</a>`);
  const places = listOtherPlaces(audit, check).map(
    ({ span, anchor }) => `<a href="#${anchor}">${escapeHtml(quote(audit, span))}</a>`,
  );
  const toLine = (title: string, links: readonly string[]): string =>
    `<p class="operands">${escapeHtml(title)}: ${links.join(" ")}</p>`;
  return (figures.length < 2 ? "" : toLine(words.operands, figures)) + (places.length === 0 ? "" : toLine(words.places, places));
}

function toItem(check: Check, list: FindingList, lineOf: (check: Check) => number): string {
  const { language, words, ignored, numbers } = list;
  const number = numbers.get(check.id);
  const set = ignored.get(check.fingerprint);
  const head = `<a class="go" href="#at-${check.id}">${number === undefined ? "" : `<span class="n">${number}</span> `}<span class="rule">${escapeHtml(nameRule(check.rule, language))}</span> <span class="line">${escapeHtml(words.line)} ${showCount(lineOf(check))}</span></a>`;
  const reason = set === undefined ? "" : `<p class="reason">${escapeHtml(words.reason)}: ${escapeHtml(set.reason)}</p>`;
  const print = isFailing(check)
    ? `<p class="print">${escapeHtml(words.fingerprint)}: <code>${escapeHtml(check.fingerprint)}</code></p>`
    : "";
  return `<li id="${check.id}" class="${set && isFailing(check) ? "ignored" : check.result}">${head}<p class="message">${escapeHtml(explainCheck(check, language))}</p>${toLinks(check, list)}${reason}${print}</li>`;
}

function toFold(
  title: string,
  count: number,
  items: string,
  options: { readonly open?: boolean; readonly note?: string; readonly kind: string },
): string {
  const note = options.note === undefined || options.note === "" ? "" : `<p class="note">${escapeHtml(options.note)}</p>`;
  return `<details class="${options.kind}"${options.open ? " open" : ""}><summary>${escapeHtml(title)} <b>${showCount(count)}</b></summary>${note}<ol>${items}</ol></details>`;
}

/** The findings: errors open, reviews and the rest folded, what was set aside last. @rule Q213 */
export function toFindingsHtml(list: FindingList): string {
  const { audit, ignored, language, words } = list;
  const places = findTextPlaces(audit.document.text);
  const lineOf = (check: Check): number => places.placeOf(check.span).line;
  const items = (checks: readonly Check[]): string => checks.map((check) => toItem(check, list, lineOf)).join("\n");
  const open = audit.checks.filter((check) => isFailing(check) && !ignored.has(check.fingerprint));
  const errors = open.filter(({ result }) => result === "error");
  const reviews = open.filter(({ result }) => result === "review");
  const aside = audit.checks.filter((check) => isFailing(check) && ignored.has(check.fingerprint));
  const sections = [
    errors.length === 0
      ? `<p class="none">${escapeHtml(words.noErrors)}</p>`
      : toFold(nameResult("error", language), errors.length, items(errors), { open: true, kind: "error" }),
  ];
  if (reviews.length > 0)
    sections.push(
      toFold(nameResult("review", language), reviews.length, items(reviews), { open: errors.length === 0, kind: "review" }),
    );
  const reasons = sayReasons(summarise(audit), language);
  for (const result of REST) {
    const checks = audit.checks.filter((check) => check.result === result);
    if (checks.length > 0)
      sections.push(
        toFold(nameResult(result, language), checks.length, items(checks), {
          kind: "rest",
          ...(result === "unchecked" ? { note: reasons } : {}),
        }),
      );
  }
  if (aside.length > 0) sections.push(toFold(words.ignored, aside.length, items(aside), { kind: "rest" }));
  return sections.join("\n");
}
