import type { Book } from "../analysis/book.ts";
import { indexBook } from "../analysis/book-index.ts";
import { checkRelation } from "../analysis/check-relation.ts";
import { type Cell, isSamePeriod } from "../indicator/cell.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { lastDay, type Period, showPeriod, yearOf } from "../period/period.ts";
import { type Phrase, toPhraseTable } from "../phrase/phrase.ts";
import { type PlaceKey, showPlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import type { Erratum, RelationKind, StatedRelation } from "../value/relation.ts";
import type { JudgeMode } from "../verdict/verdict.ts";
import { bindAnnex } from "./bind-annex.ts";
import type { BoundBlock, BoundNote, BoundReport, BoundRun, FigureRun, ReportProblem } from "./bound.ts";
import { findRelations } from "./find-figure.ts";
import type { Inline, Outline, OutlineNote, Reference } from "./outline.ts";
import { sayDocument } from "./say-document.ts";
import { type Spoken, sayFigure } from "./say-figure.ts";
import { sayRelation, sayStated } from "./say-relation.ts";
import { sayCountNote, sayVerdicts } from "./say-verdicts.ts";
import { atPlace, createPages, MISSING, type ReferenceFault, type Setting } from "./setting.ts";

export type ReportOptions = {
  readonly period: Period;
  /** The authority's own place if absent. */
  readonly place?: PlaceKey;
  /** "final" if absent. */
  readonly mode?: JudgeMode;
  /** Header of every page. */
  readonly notice?: string;
  /** The book was stripped of stated relations on purpose: references to them print "chưa có số liệu". */
  readonly lostRelations?: boolean;
};

const NOTE_PHRASES: Readonly<Record<RelationKind, string>> = {
  "percent-of-plan": "erratum-percent",
  "percent-of-same-period": "erratum-percent",
  share: "erratum-percent",
  difference: "erratum-total",
  "points-difference": "erratum-total",
  sum: "erratum-total",
  balance: "erratum-balance",
  verdict: "erratum-total",
  "verdict-count": "erratum-count",
};
const ERRATUM_PHRASES: Readonly<Record<Erratum["kind"], string>> = {
  percent: "erratum-percent",
  total: "erratum-total",
  balance: "erratum-balance",
};

/** Speaks one reference by the phrase it names. */
function speak(reference: Reference, setting: Setting): Outcome<Spoken, ReferenceFault> {
  const phrase = setting.phrases.get(reference.phrase);
  if (!phrase) return refuse({ code: "REPORT_UNKNOWN_PHRASE", phrase: reference.phrase });
  const findBroken = (cell: Cell): readonly StatedRelation[] =>
    [...findRelations(cell, "sum", setting), ...findRelations(cell, "balance", setting)].filter(
      (relation) => checkRelation(setting.book, relation).holds === false,
    );
  switch (phrase.of) {
    case "figure":
      return sayFigure(reference, phrase, setting, findBroken);
    case "relation":
      return sayRelation(reference, phrase, setting);
    case "verdicts":
      return sayVerdicts(reference, phrase, setting);
    case "document":
      return sayDocument(reference, phrase, setting);
  }
}

/** Binds prose to data, numbering footnotes in the order they are met. */
function createBinder(outline: Outline, setting: Setting) {
  const problems: ReportProblem[] = [];
  const notes: BoundNote[] = [];
  const noted = new Set<string>();
  const year = yearOf(setting.period);
  const years = { this: year, next: year + 1, previous: year - 1 };

  /** A footnote on a stated relation that its figures contradict; once for each relation. */
  const addMismatch = (relation: StatedRelation): BoundRun | undefined => {
    if (noted.has(relation.code)) return undefined;
    noted.add(relation.code);
    const erratum = setting.book.errata.find((known) => known.relation === relation.code);
    const name = erratum ? ERRATUM_PHRASES[erratum.kind] : NOTE_PHRASES[relation.kind];
    const phrase = setting.phrases.get(name);
    if (!phrase || phrase.of !== (name === "erratum-count" ? "verdicts" : "relation")) {
      problems.push({ code: "REPORT_UNKNOWN_PHRASE", path: "phrases", phrase: name });
      return undefined;
    }
    const { said, refs } =
      phrase.of === "verdicts" ? sayCountNote(relation, phrase, setting) : sayStated(relation, phrase, setting);
    const run: FigureRun = {
      kind: "figure",
      phrase: name,
      text: said.text,
      printed: said.printed,
      missing: false,
      italic: false,
      bold: false,
      refs: [...refs, ...(erratum ? [{ kind: "erratum", id: erratum.code } as const] : [])],
    };
    const number = notes.length + 1;
    notes.push({
      number,
      origin: { kind: "mismatch", relation: relation.code, ...(erratum ? { erratum: erratum.code } : {}) },
      paragraphs: [[run]],
    });
    return { kind: "note", note: number };
  };

  const bindReference = (
    inline: Inline & Reference,
  ): { readonly run?: FigureRun; readonly mismatches: readonly StatedRelation[] } => {
    const spoken = speak(inline, setting);
    if (!spoken.ok) {
      problems.push(...spoken.problems.map((fault) => atPlace(fault, inline.at)));
      return { mismatches: [] };
    }
    const { said, refs, mismatches } = spoken.value;
    const missing = said.printed.some(({ slot }) => slot === "missing") || said.text === "";
    const text = said.text === "" ? MISSING : said.text;
    const { italic, bold } = inline;
    return {
      run: { kind: "figure", phrase: inline.phrase, text, refs, printed: said.printed, missing, italic, bold },
      mismatches,
    };
  };

  const bindNote = (note: OutlineNote): readonly BoundRun[] => {
    const number = notes.length + 1;
    // The note takes its number before those on its own figures, which stand after its mark.
    const held: { relations: StatedRelation[] } = { relations: [] };
    const paragraphs = note.paragraphs.map((inlines) => bindInlines(inlines, (relations) => held.relations.push(...relations)));
    notes.push({ number, origin: { kind: "source", id: note.id }, paragraphs });
    const marks = held.relations.map(addMismatch).filter((run) => run !== undefined);
    return [{ kind: "note", note: number }, ...marks];
  };

  const bindInlines = (
    inlines: readonly Inline[],
    hold?: (relations: readonly StatedRelation[]) => void,
  ): readonly BoundRun[] => {
    const runs: BoundRun[] = [];
    for (const inline of inlines) {
      const { italic, bold } = inline;
      if (inline.kind === "words" || inline.kind === "literal") runs.push({ kind: "text", text: inline.text, italic, bold });
      else if (inline.kind === "year") runs.push({ kind: "text", text: String(years[inline.which]), italic, bold });
      else if (inline.kind === "note") {
        const note = outline.notes.find((known) => known.id === inline.id);
        if (note) runs.push(...bindNote(note));
      } else {
        const { run, mismatches } = bindReference(inline);
        if (run) runs.push(run);
        if (hold) hold(mismatches);
        else runs.push(...mismatches.map(addMismatch).filter((mark) => mark !== undefined));
      }
    }
    return runs;
  };

  return { problems, notes, noted, bindInlines };
}

/** The end mark "./." after the last words. */
function endWith(runs: readonly BoundRun[]): readonly BoundRun[] {
  const last = runs.at(-1);
  if (last?.kind !== "text") return [...runs, { kind: "text", text: "./.", italic: false, bold: false }];
  return [...runs.slice(0, -1), { ...last, text: `${last.text.trimEnd().replace(/\.$/u, "")}./.` }];
}

/** The years a report can be made for: those with headline indicators, or else those with values. */
function listYears(book: Book): readonly Period[] {
  const periods =
    book.headlines.length > 0 ? book.headlines.map(({ period }) => period) : book.values.map(({ key }) => key.period);
  return periods.filter((period, i) => period.kind === "year" && periods.findIndex((other) => isSamePeriod(other, period)) === i);
}

/**
 * Binds an outline to a book: every reference becomes words printed from data, every contradiction of a source a footnote.
 * All problems are returned together. The same book, outline and phrases give the same report.
 *
 * @param phrases  of the base pack first: a later phrase replaces an earlier one of the same name
 * @problem REPORT_UNKNOWN_YEAR  the book has nothing for that year; the others point at a reference
 * @rule    R1 R4 R10 R14        (docs/rules/report.md)
 */
export function bindReport(
  book: Book,
  outline: Outline,
  phrases: readonly Phrase[],
  options: ReportOptions,
): Outcome<BoundReport, ReportProblem> {
  const { period, mode = "final", notice, lostRelations = false } = options;
  const years = listYears(book);
  if (!years.some((known) => isSamePeriod(known, period)))
    return refuse({ code: "REPORT_UNKNOWN_YEAR", path: "", period: showPeriod(period), known: years.map(showPeriod).join(", ") });
  const own = findPlace(book.places, book.authority.place, lastDay(period));
  if (!options.place && !own.ok) {
    const candidates = own.problems.flatMap((problem) => problem.candidates.map(showPlaceKey)).join(", ");
    return refuse({ code: "REPORT_UNKNOWN_PLACE", path: "", place: book.authority.place, candidates });
  }
  const found = options.place ?? (own.ok ? own.value : undefined);
  const place: PlaceKey = { code: found?.code ?? "", validFrom: found?.validFrom ?? "" };
  const setting: Setting = {
    book: indexBook(book),
    pageOf: createPages(book),
    phrases: toPhraseTable(phrases),
    place,
    period,
    mode,
    padCounts: outline.options.padCounts,
    lostRelations,
  };
  const binder = createBinder(outline, setting);
  const abstract = binder.bindInlines(outline.title.abstract);
  const blocks: BoundBlock[] = outline.blocks.map((block, i) => {
    const runs = binder.bindInlines(block.inlines);
    const whole = i === outline.blocks.length - 1 ? endWith(runs) : runs;
    return { kind: block.kind, runs: whole, ...(block.number === undefined ? {} : { number: block.number }) };
  });
  const annexTitle = outline.annex ? binder.bindInlines(outline.annex.title) : [];
  const annex = bindAnnex(outline, annexTitle, setting);
  if (annex && annex.rows.length === 0)
    binder.problems.push({ code: "REPORT_NO_HEADLINES", path: "annex", period: showPeriod(period) });
  const [first, ...rest] = binder.problems;
  if (first) return refuse(first, ...rest);
  const unprintedErrata = book.errata.filter(({ relation: code }) => {
    const relation = book.relations.find((known) => known.code === code);
    return relation && relation.period.start >= period.start && relation.period.start < period.end && !binder.noted.has(code);
  });
  return accept({
    format: "kehoach-report/1",
    authority: book.authority.code,
    place: showPlaceKey(place),
    period: showPeriod(period),
    ...(notice === undefined ? {} : { notice }),
    head: outline.head,
    title: { kind: outline.title.kind, abstract },
    blocks,
    notes: binder.notes,
    ...(annex ? { annex } : {}),
    recipients: outline.recipients,
    signature: outline.signature,
    unprintedErrata: unprintedErrata.map(({ code }) => code),
  });
}
