import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { Result } from "@kehoach/core/audit/claim";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { spanInDocument } from "@kehoach/core/audit/to-json";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { nameResult, nameRule, sayNotRead, saySummary } from "@kehoach/core/words/audit-words";
import { explainCheck } from "@kehoach/core/words/explain-check";
import type { OutCell, OutSheet } from "../sheet-writing/sheet-xml.ts";
import { type FoundPlace, openPlaces, toReference } from "./document-places.ts";
import {
  capitalise,
  countIgnored,
  listFindings,
  type OutputOptions,
  quote,
  showInterval,
  showNumber,
  toWords,
} from "./finding-text.ts";

/** Results after errors and reviews, in the order they are counted. */
const REST: readonly Result[] = ["rounding", "convention", "ok", "unchecked"];

function toPlaceCell({ cell, line }: FoundPlace): OutCell {
  if (cell === undefined) return { number: String(line), decimals: 0 };
  return { text: `${cell.sheet}!${cell.address}`, goTo: toReference(cell) };
}

function toFindingRow(audit: Audit, check: Check, place: FoundPlace, { language }: OutputOptions): OutCell[] {
  const result = nameResult(check.result, language);
  return [
    check.result === "error" || check.result === "review" ? { text: result, look: check.result } : { text: result },
    { text: nameRule(check.rule, language) },
    toPlaceCell(place),
    { text: check.stated === "" ? quote(audit, check.span) : check.stated },
    { text: check.computed === undefined ? "" : showNumber(check.computed) },
    { text: showInterval(check) },
    { text: explainCheck(check, language) },
    { text: check.repairs.map(({ from, to }) => `${from} → ${to}`).join("; ") },
    { text: check.fingerprint, look: "quiet" },
  ];
}

/**
 * The sheet of findings: one row for each, errors first, then what else was checked, in numbers.
 *
 * @param note  a line of its own at the end
 * @rule  Q226
 */
export function toFindingSheet(audit: Audit, options: OutputOptions, note?: string): OutSheet {
  const { language } = options;
  const words = toWords(language);
  const placeOf = openPlaces(audit);
  const findings = listFindings(audit, options).toSorted((a, b) => Number(a.result === "review") - Number(b.result === "review"));
  const summary = summarise(audit);
  const ignored = countIgnored(audit, options);
  const rest = REST.map((result): OutCell[] => [
    { text: nameResult(result, language) },
    { number: String(summary.byResult[result]), decimals: 0 },
  ]);
  const lines = [
    capitalise(`${saySummary(summary, language)}.`),
    ...(ignored > 0 ? [words.sheet.ignored(ignored)] : []),
    ...audit.document.notRead.map((left) => `${words.sheet.notReadTitle}: ${sayNotRead(left, language)}`),
    ...(note === undefined ? [] : [note]),
  ];
  return {
    name: words.workbook.findings,
    widths: [18, 20, 14, 16, 14, 20, 60, 22, 19],
    rows: [
      words.workbook.findingColumns.map((text) => ({ text, look: "head" as const })),
      ...findings.map((check) => toFindingRow(audit, check, placeOf(check.span), options)),
      [],
      [{ text: words.workbook.rest, look: "bold" }],
      ...rest,
      [],
      ...lines.map((text): OutCell[] => [{ text, look: "bold" }]),
    ],
    filtered: findings.length + 1,
  };
}

/** 10^power in canonical decimal text. */
function powerOfTen(power: number): string {
  return power >= 0 ? `1${"0".repeat(power)}` : `0.${"0".repeat(-power - 1)}1`;
}

/**
 * The sheet of figures, to be imported: a figure is value × scale of its unit; its value is a number with every digit printed.
 *
 * @rule Q227
 */
export function toFigureSheet(audit: Audit, { language }: OutputOptions): OutSheet {
  const words = toWords(language);
  const placeOf = openPlaces(audit);
  const rows = audit.reading.figures.map((figure): OutCell[] => {
    const said = audit.descriptions.get(figure.id);
    const place = placeOf(spanInDocument(audit, figure));
    return [
      { text: quote(audit, spanInDocument(audit, figure)) },
      { number: showDecimal(figure.value), decimals: figure.value.scale },
      { text: figure.unit.key },
      { number: powerOfTen(figure.scale), decimals: Math.max(0, -figure.scale) },
      { number: powerOfTen(-figure.decimals), decimals: Math.max(0, figure.decimals) },
      { text: said?.role === undefined ? "" : words.roles[said.role] },
      { text: said?.subject ?? "" },
      { text: said?.period ?? "" },
      { text: said?.status === undefined ? "" : words.statuses[said.status] },
      { text: said?.dataAsOf ?? "" },
      { text: said?.place ?? "" },
      { number: String(place.line), decimals: 0 },
      place.cell === undefined ? { text: `${place.start}–${place.end}` } : toPlaceCell(place),
    ];
  });
  return {
    name: words.workbook.figures,
    widths: [18, 16, 14, 16, 12, 14, 40, 22, 14, 14, 22, 8, 20],
    rows: [words.workbook.figureColumns.map((text) => ({ text, look: "head" as const })), ...rows],
    filtered: rows.length + 1,
  };
}
