import type { AnnexProblemJson, AnnexReply, AnnexRowJson } from "@kehoach/api/annex";
import type { AnnexProblem, Stated } from "@kehoach/core/annex/problem";
import type { AnnexRow, RowFigure } from "@kehoach/core/annex/row";
import { listFactCells } from "@kehoach/core/annex/settle-entries";
import { rowKey, type TakenAnnex } from "@kehoach/core/annex/take-annex";
import { showFullName } from "@kehoach/core/import/place-type";
import { showColumn } from "@kehoach/core/import/sheet";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import { showPlaceKey } from "@kehoach/core/place/place";
import { childrenAt } from "@kehoach/core/place/tree";
import { sayAnnexFaultEn } from "@kehoach/core/words/annex-en";
import { sayAnnexFaultVi } from "@kehoach/core/words/annex-vi";
import { saySetterEn } from "@kehoach/core/words/setter-en";
import { saySetterVi } from "@kehoach/core/words/setter-vi";
import type { Language } from "../platform/http-language.ts";
import type { LocalResult } from "./deps.ts";
import type { AnnexDone } from "./import-annex.ts";
import { showChoice } from "./to-answers.ts";

function toFact(fact: Stated<string | number> | undefined) {
  return fact === undefined ? null : { text: String(fact.value), sheet: fact.at.sheet, at: fact.at.cell };
}

function toProblem({ level, sheet, cell, fault }: AnnexProblem, language: Language): AnnexProblemJson {
  const text = language === "en" ? sayAnnexFaultEn(fault) : sayAnnexFaultVi(fault);
  return { level, sheet, at: cell, code: fault.code, text };
}

function toFigure({ column, at, text, state }: RowFigure): AnnexRowJson["figures"][number] {
  return { column, at: at.cell, text, state };
}

function toRow(row: AnnexRow, index: number, { matches, choices }: TakenAnnex): AnnexRowJson {
  const match = matches[index];
  const { candidates = [], proposal } = match ?? {};
  const choice = choices.get(index);
  return {
    key: rowKey(row),
    sheet: row.sheet,
    line: row.line,
    mark: row.mark,
    name: row.name,
    level: row.level,
    kind: row.kind,
    unit: row.unit?.text ?? "",
    hidden: row.hidden,
    figures: row.figures.map(toFigure),
    match: match?.kind ?? "section",
    candidates: candidates.map(({ breakdown, ...one }) => ({ ...one, breakdown: showBreakdown(breakdown) })),
    proposal:
      proposal === undefined
        ? null
        : {
            // What an annex proposes has no range to stay in.
            indicator: proposal.indicator as NonNullable<AnnexRowJson["proposal"]>["indicator"],
            guessed: [...proposal.guessed],
            sector: (proposal.sector ?? null) as NonNullable<AnnexRowJson["proposal"]>["sector"],
          },
    choice: choice === undefined ? null : showChoice(choice),
  };
}

function toWritten({ changes }: LocalResult, kind: string): AnnexReply["writes"]["targets"] {
  const count = (...what: string[]): number => changes.filter((one) => one.kind === kind && what.includes(one.what)).length;
  return { added: count("added", "joined"), changed: count("changed"), retired: count("retired", "left") };
}

function toWrites(result: LocalResult): AnnexReply["writes"] {
  return {
    documents: toWritten(result, "document"),
    sectors: toWritten(result, "sector"),
    units: toWritten(result, "unit"),
    indicators: toWritten(result, "indicator"),
    targets: toWritten(result, "target"),
    values: toWritten(result, "value"),
  };
}

/** Figures that another pack or an approved form holds, each at its cell. @rule M34 */
function toConflicts({ taken, book, result }: AnnexDone, language: Language): AnnexReply["conflicts"] {
  const cells = listFactCells(taken.entries, book);
  const say = language === "en" ? saySetterEn : saySetterVi;
  return result.conflicts.map(({ key, setBy }) => {
    // The key of an entry of a pack ends in the day it became known.
    const ref = cells.get(key.replace(/ \S+$/u, "")) ?? "";
    const split = ref.lastIndexOf("!");
    return { key, setBy: say(setBy), sheet: ref.slice(0, Math.max(split, 0)), at: ref.slice(split + 1) };
  });
}

function toCounts({ taken, held }: AnnexDone): AnnexReply["counts"] {
  const kinds = { exact: 0, likely: 0, new: 0, skipped: 0 };
  for (const [i, choice] of taken.choices) {
    const match = taken.matches[i]?.kind;
    if (choice.kind === "skip") kinds.skipped += 1;
    else if (choice.kind === "new") kinds.new += 1;
    else if (match === "exact") kinds.exact += 1;
    else kinds.likely += 1;
  }
  return { ...kinds, left: taken.left, held };
}

/** How an annex is understood, in words. */
export function showAnnex(done: AnnexDone, language: Language): AnnexReply {
  const { taken, book, home, missing, result, mark, applied } = done;
  const { table, tables, mapping, paper, year, document } = taken;
  const day = year === undefined ? home.validFrom : `${year}-12-31`;
  return {
    applied,
    tables: tables.map(({ sheet, facts, rows, headers }) => ({
      sheet,
      title: facts.annex?.value ?? facts.title?.value ?? "",
      rows: rows.length,
      columns: headers.length,
    })),
    table: tables.indexOf(table),
    facts: {
      number: toFact(table.facts.number),
      date: toFact(table.facts.date),
      issuer: toFact(table.facts.issuer),
      annex: toFact(table.facts.annex),
      title: toFact(table.facts.title),
      unit: toFact(table.facts.unit),
      year: toFact(table.facts.year),
    },
    year: year ?? null,
    paper: {
      code: document?.code ?? null,
      type: paper.type ?? "",
      number: paper.number ?? "",
      date: paper.date ?? "",
      issuer: paper.issuer ?? "",
      abstract: paper.abstract ?? "",
    },
    missing: [...missing],
    fingerprint: mapping.fingerprint,
    marks: mapping.marks ?? null,
    digits: mapping.digits ?? "printed",
    columns: taken.guesses.map(({ header, role, sureness }, at) => ({
      column: header.column,
      letter: showColumn(header.column),
      header: header.text,
      cell: header.cell,
      role: mapping.columns[at]?.role ?? role,
      guessed: role,
      sureness,
    })),
    rows: taken.rows.map((row, i) => toRow(row, i, taken)),
    problems: taken.problems.map((one) => toProblem(one, language)),
    conflicts: toConflicts(done, language),
    counts: toCounts(done),
    writes: toWrites(result),
    known: {
      indicators: [...book.indicators.values()].map(({ code, name, unit }) => ({ code, name, unit })),
      sectors: book.sectors.map(({ code, name }) => ({ code, name })),
      units: [...book.units.values()].map(({ code, name }) => ({ code, name })),
      places: [home, ...childrenAt(book.places, home, day)].map((place) => ({
        key: showPlaceKey(place),
        name: showFullName(place),
      })),
    },
    mark,
  };
}
