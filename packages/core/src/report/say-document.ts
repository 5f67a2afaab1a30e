import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Phrase } from "../phrase/phrase.ts";
import { sayPhrase } from "../phrase/say.ts";
import type { Reference } from "./outline.ts";
import type { Spoken } from "./say-figure.ts";
import type { ReferenceFault, Setting } from "./setting.ts";
import { showDate } from "./show-words.ts";

/** Says a document by its type, number, date, issuer or abstract. @rule R12 (docs/rules/report.md) */
export function sayDocument(reference: Reference, phrase: Phrase, { book }: Setting): Outcome<Spoken, ReferenceFault> {
  if (reference.target === undefined) return refuse({ code: "REPORT_TARGET_MISSING", phrase: phrase.name });
  const paper = book.papers.find((known) => known.code === reference.target);
  if (!paper) return refuse({ code: "REPORT_UNKNOWN_DOCUMENT", phrase: phrase.name, target: reference.target });
  const { type, number, date, issuer, abstract } = paper;
  const toState = (text: string | undefined): "given" | "missing" => (text === undefined || text === "" ? "missing" : "given");
  const said = sayPhrase(phrase, {
    slots: { type, number, date: date && showDate(date), issuer, abstract },
    states: { number: toState(number), date: toState(date), issuer: toState(issuer), abstract: toState(abstract) },
  });
  return accept({ said, refs: [{ kind: "document", id: paper.code }], mismatches: [] });
}
