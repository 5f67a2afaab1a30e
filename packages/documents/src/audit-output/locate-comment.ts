import type { Span } from "@kehoach/core/audit/document";
import type { DocxRun } from "../reading/docx/read-parts.ts";
import { toXmlOffset } from "../reading/docx/scan-xml.ts";
import type { Standing } from "./comment-text.ts";
import { findText, listPlaces, type PartPlaces, type RunPlace, type TextPlace } from "./docx-places.ts";
import { aroundRun, type Cut, cutBefore, cutBehind } from "./place-comments.ts";

/** The parts of a document with the places of their texts, listed when first asked for. */
export type DocxSource = {
  readonly main: string;
  readonly runs: readonly DocxRun[];
  readonly xmlOf: (part: string) => string;
  readonly placesOf: (part: string) => PartPlaces;
};

export type Located = { readonly start: Cut; readonly end: Cut; readonly standing: Standing };

/** Runs that hold any letter of the span; without one, the run before it, or the first. */
function findRuns(runs: readonly DocxRun[], { start, end }: Span): readonly DocxRun[] {
  const holding = runs.filter((run) => run.span.start < Math.max(end, start + 1) && run.span.end > start);
  return holding.length > 0
    ? holding
    : [runs.findLast((run) => run.span.end <= start) ?? runs[0]].filter((run) => run !== undefined);
}

/** Where letter `at` of the document's text stands in the part. */
function toPart(source: DocxSource, run: DocxRun, at: number): number {
  return toXmlOffset(source.xmlOf(run.part), run, Math.min(Math.max(at, run.span.start), run.span.end) - run.span.start);
}

/** From the first letter of the span to its last one within the same cell, or the same body. */
function locateInText(source: DocxSource, span: Span, held: readonly (readonly [DocxRun, TextPlace])[]): Located | undefined {
  const [first] = held;
  if (first === undefined) return undefined;
  const [firstRun, firstText] = first;
  const [lastRun, lastText] = held.findLast(([, text]) => text.container === firstText.container && !text.inBox) ?? first;
  const start = cutBefore(firstText, toPart(source, firstRun, span.start));
  const end = cutBehind(lastText, toPart(source, lastRun, Math.max(span.end, span.start + 1)));
  return start.at < end.at ? { start, end, standing: "words" } : { ...aroundRun(firstText.outer), standing: "words" };
}

/**
 * Where a comment on a span goes: at its letters; for letters in a note, at the note's call; in a text box, at what anchors the box;
 * anywhere else, at the beginning. Word takes no comment inside notes and boxes.
 *
 * @rule Q221 Q223
 */
export function locate(source: DocxSource, span: Span): Located | undefined {
  const main = source.placesOf(source.main);
  const held: (readonly [DocxRun, TextPlace])[] = [];
  for (const run of findRuns(source.runs, span)) {
    const text = findText(source.placesOf(run.part), run.start);
    if (text) held.push([run, text]);
  }
  const at = (run: RunPlace, standing: Standing): Located => ({ ...aroundRun(run), standing });
  const [first] = held;
  if (first?.[0].part === source.main) {
    return first[1].inBox
      ? at(first[1].outer, "box")
      : locateInText(
          source,
          span,
          held.filter(([run]) => run.part === source.main),
        );
  }
  const note = first?.[1].note;
  const call = note && main.calls.find(({ kind, id }) => kind === note.kind && id === note.id);
  if (call) return at(call.outer, "note");
  return main.firstRun === undefined ? undefined : at(main.firstRun, "elsewhere");
}

export function openSource(main: string, runs: readonly DocxRun[], parts: ReadonlyMap<string, string>): DocxSource {
  const places = new Map<string, PartPlaces>();
  const xmlOf = (part: string): string => parts.get(part) ?? "";
  const placesOf = (part: string): PartPlaces => {
    const known = places.get(part) ?? listPlaces(xmlOf(part));
    places.set(part, known);
    return known;
  };
  return { main, runs, xmlOf, placesOf };
}
