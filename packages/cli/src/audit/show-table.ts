import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { findTextPlaces, type TextPlaces } from "@kehoach/core/audit/output/text-places";
import { nameResult, nameRule, sayNotRead, saySummary } from "@kehoach/core/words/audit-words";
import { toCheckFacts } from "@kehoach/core/words/check-facts";
import { explainCheck, type Language } from "@kehoach/core/words/explain-check";
import { toOneLine } from "./one-line.ts";

/** How wide the terminal is; undefined for a file or a pipe, where lines are not broken. */
export type TableOptions = { readonly language: Language; readonly ignored: Ignored; readonly width?: number };

const MOST_STATED = 24;

function shorten(text: string): string {
  const letters = [...toOneLine(text)];
  return letters.length <= MOST_STATED ? letters.join("") : `${letters.slice(0, MOST_STATED - 1).join("")}…`;
}

/** Words in lines of `width`; each but the first is set in. */
function wrap(text: string, indent: string, width: number | undefined): string[] {
  if (width === undefined) return [indent + text];
  const room = Math.max(30, width - indent.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** Columns of a finding: where, what kind, as printed, computed, its mark. */
function toCells(check: Check, places: TextPlaces, language: Language): readonly string[] {
  const line = String(places.placeOf(check.span).line);
  const vi = language === "vi";
  const { computed } = toCheckFacts(check);
  return [
    `${vi ? "dòng" : "line"} ${line}`,
    nameRule(check.rule, language),
    `${vi ? "ghi" : "says"} ${shorten(check.stated)}`,
    computed === undefined ? "" : `${vi ? "tính được" : "computed"} ${shorten(computed)}`,
    check.fingerprint,
  ];
}

type Section = { readonly title: string; readonly checks: readonly Check[] };

/**
 * The findings as a terminal shows them: errors, then reviews, then what was set aside with its reason, then one line of what was
 * looked at.
 *
 * @rule Q208
 */
export function showTable(audit: Audit, { language, ignored, width }: TableOptions): string {
  const places = findTextPlaces(audit.document.text);
  const vi = language === "vi";
  const isOpen = (check: Check): boolean => !ignored.has(check.fingerprint);
  const failing = audit.checks.filter(({ result }) => result === "error" || result === "review");
  const sections: readonly Section[] = [
    ...(["error", "review"] as const).map((result) => ({
      title: nameResult(result, language),
      checks: failing.filter((check) => check.result === result && isOpen(check)),
    })),
    { title: vi ? "BỎ QUA" : "SET ASIDE", checks: failing.filter((check) => !isOpen(check)) },
  ];
  const cells = new Map(failing.map((check) => [check, toCells(check, places, language)]));
  const widths = [0, 1, 2, 3].map((column) =>
    [...cells.values()].reduce((width, row) => Math.max(width, (row[column] ?? "").length), 0),
  );
  const lines: string[] = [toOneLine(audit.document.name)];
  for (const { title, checks } of sections) {
    if (checks.length === 0) continue;
    lines.push("", `${title} (${checks.length})`);
    for (const check of checks) {
      const row = cells.get(check) ?? [];
      lines.push(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
      lines.push(...wrap(toOneLine(explainCheck(check, language)), "      ", width));
      const set = ignored.get(check.fingerprint);
      if (set) lines.push(...wrap(`${vi ? "Lý do bỏ qua" : "Set aside because"}: ${toOneLine(set.reason)}`, "      ", width));
    }
  }
  const known = new Set(audit.checks.map(({ fingerprint }) => fingerprint));
  const gone = [...ignored.values()].filter(({ fingerprint }) => !known.has(fingerprint));
  lines.push("", ...wrap(saySummary(summarise(audit, ignored), language), "", width));
  for (const left of audit.document.notRead) lines.push(`${vi ? "Chưa đọc" : "Not read"}: ${sayNotRead(left, language)}.`);
  for (const { stated, fingerprint } of gone)
    lines.push(
      vi
        ? `Mục bỏ qua không còn gặp: ${toOneLine(stated)} (${toOneLine(fingerprint)}).`
        : `Set aside but no longer met: ${toOneLine(stated)} (${toOneLine(fingerprint)}).`,
    );
  return `${lines.join("\n")}\n`;
}
