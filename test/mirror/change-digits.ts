import type { Book } from "@kehoach/core/analysis/book";
import { auditDocument } from "@kehoach/core/audit/audit";
import type { AuditDocument } from "@kehoach/core/audit/document";
import { showTargetKey, showValueKey } from "@kehoach/core/value/fact-key";
import { isAlarm, type Mirrored } from "./mirrored.ts";
import { listPrintedFigures, type PrintedFigure } from "./printed-figures.ts";
import { isBroken, listPrintedRelations, type PrintedRelation } from "./printed-relations.ts";

/** A printed figure with one digit typed otherwise. */
export type DigitChange = { readonly figure: PrintedFigure; readonly text: string };

/** What came of the changes of a report's digits: those that a printed relation decides, and of them those no finding names. */
export type DigitScore = {
  readonly changes: number;
  readonly decided: number;
  readonly missed: readonly { readonly change: DigitChange; readonly broken: readonly string[] }[];
};

/** Every digit of a number typed otherwise, `each` ways; a number keeps its first digit above zero unless it had none. */
export function listChanges(figure: PrintedFigure, each: number): readonly DigitChange[] {
  const isPadded = figure.text.startsWith("0");
  return [...figure.text].flatMap((digit, at) => {
    if (!/\d/u.test(digit)) return [];
    const others = Array.from({ length: 9 }, (_, step) => String((Number(digit) + 1 + ((step * 4 + at) % 9)) % 10));
    return others
      .filter((other) => other !== "0" || at > 0 || isPadded || figure.text.length === 1)
      .slice(0, each)
      .map((other) => ({ figure, text: figure.text.slice(0, at) + other + figure.text.slice(at + 1) }));
  });
}

/** Things counted one by one: their numbers hide no digits. */
function createIsCount(book: Book): (figure: PrintedFigure) => boolean {
  const whole = new Set(
    [
      ...book.values.map((version) => ({ version, id: showValueKey(version.key) })),
      ...book.targets.map((version) => ({ version, id: showTargetKey(version.key) })),
    ]
      .filter(({ version }) => book.units.get(version.asEntered?.unit ?? "")?.whole === true)
      .map(({ id }) => id),
  );
  const counted = (code: string): boolean => {
    const relation = book.relations.find((known) => known.code === code);
    return relation?.kind === "difference" && book.units.get(relation.stated?.asEntered.unit ?? "")?.whole === true;
  };
  return ({ of }) =>
    of.kind === "count" ||
    of.kind === "headlines" ||
    (of.kind === "fact" && whole.has(of.id)) ||
    (of.kind === "relation" && counted(of.code));
}

function withText(document: AuditDocument, { figure, text }: DigitChange): AuditDocument {
  return { ...document, text: document.text.slice(0, figure.start) + text + document.text.slice(figure.end) };
}

/**
 * Changes digits of a report's figures one by one, in the text read back from the Word file, and asks for each that some printed relation
 * decides whether an alarm names the figure or another of that relation.
 *
 * @param each  ways in which a digit is typed otherwise
 * @param nth   of all these changes, every one of so many
 */
export function scoreDigits({ report, document }: Mirrored, book: Book, each: number, nth = 1): DigitScore {
  const figures = listPrintedFigures(report, document.text);
  const relations = listPrintedRelations(figures, book);
  const isCount = createIsCount(book);
  let [listed, changes, decided] = [0, 0, 0];
  const missed: { change: DigitChange; broken: readonly string[] }[] = [];
  for (const figure of figures) {
    const own = relations.filter(({ stated, operands }) => stated === figure || operands.includes(figure));
    for (const change of listChanges(figure, each)) {
      if (listed++ % nth !== 0) continue;
      changes++;
      const textOf = (one: PrintedFigure): string => (one === figure ? change.text : one.text);
      const broken = own.filter((relation) => isBroken(relation, textOf, isCount));
      if (broken.length === 0) continue;
      decided++;
      if (!isNamed(withText(document, change), broken)) missed.push({ change, broken: broken.map(({ name }) => name) });
    }
  }
  return { changes, decided, missed };
}

/** Whether an alarm rests on a figure of a broken relation. */
function isNamed(document: AuditDocument, broken: readonly PrintedRelation[]): boolean {
  const places = broken.flatMap(({ stated, operands }) => [stated, ...operands]);
  const audit = auditDocument(document);
  return audit.checks
    .filter(isAlarm)
    .some(({ span, related }) =>
      [span, ...related].some(({ start, end }) => places.some((place) => start < place.end && place.start < end)),
    );
}
