import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "@kehoach/core/analysis/book";
import { parsePeriod } from "@kehoach/core/period/period";
import { bindReport } from "@kehoach/core/report/bind-report";
import type { BoundReport, BoundRun, FigureRun } from "@kehoach/core/report/bound";
import { showTargetKey, showValueKey } from "@kehoach/core/value/fact-key";
import { isOnPaper } from "@kehoach/core/value/value";
import { beforeAll, describe, expect, test } from "vitest";
import { compareFractions, type Fraction, listKnown, printPercent, scaleBook } from "../../test/recompute.ts";
import { type ReadPack, readPack } from "../pack/read-pack.ts";

/** The proofs run on a whole pack: its figures, its outline, the phrases it stands on. */
const FOLDER = join(import.meta.dirname, "../../../../packs/cho-don-2023");
const YEAR = "2023";

function bind(pack: ReadPack, book: Book, lostRelations = false): BoundReport {
  const period = parsePeriod(YEAR);
  if (!period.ok || !pack.outline) throw new Error("the pack has no report");
  const outcome = bindReport(book, pack.outline, pack.phrases, { period: period.value, lostRelations });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 5)));
  return outcome.value;
}

/** All runs in reading order: title, body, notes, annex. */
function listRuns(report: BoundReport): readonly BoundRun[] {
  return [
    ...report.title.abstract,
    ...report.blocks.flatMap((block) => block.runs),
    ...report.notes.flatMap((note) => note.paragraphs.flat()),
    ...(report.annex?.rows.flatMap((row) => row.cells.flat()) ?? []),
  ];
}

function listFigures(report: BoundReport): readonly FigureRun[] {
  return listRuns(report).filter((run) => run.kind === "figure");
}

function toNumbers(text: string): readonly string[] {
  return text.match(/\d+(?:\.\d{3})*(?:,\d+)?/gu) ?? [];
}

const COMPARED = new Set([
  "quantity",
  "actual",
  "target",
  "target-number",
  "pair",
  "percent",
  "share",
  "of",
  "of-number",
  "parts",
  "target-parts",
  "previous",
]);
const PLAIN = new Set([
  "unit",
  "status",
  "members",
  "target-members",
  "as-of",
  "period",
  "name",
  "missing",
  "type",
  "number",
  "date",
  "issuer",
  "abstract",
]);

/** What the judged word must be, told from the figures alone. */
function judgeAgain(book: Book, code: string, actual: Fraction | undefined, target: Fraction | undefined): string {
  const direction = book.indicators.get(code)?.direction.kind;
  if (!actual) return "noFigure";
  if (!target) return "notAssessable";
  const side = compareFractions(actual, target);
  if (direction === "keep") return side === 0 ? "met" : "notMet";
  if (direction === "at-least") return side >= 0 ? "met" : "notMet";
  if (direction === "at-most") return side <= 0 ? "met" : "notMet";
  if (direction === "lower") return side < 0 ? "exceeded" : side === 0 ? "met" : "notMet";
  return side > 0 ? "exceeded" : side === 0 ? "met" : "notMet";
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  exceeded: ["vượt kế hoạch", "Vượt"],
  met: ["đạt kế hoạch", "Đạt"],
  notMet: ["chưa đạt kế hoạch", "Chưa đạt"],
  notAssessable: ["chưa đánh giá", "Chưa đánh giá"],
  noFigure: ["chưa có số liệu", "Chưa có số liệu"],
};

describe.skipIf(!existsSync(join(FOLDER, "report.yaml")))("a whole report", { timeout: 30_000 }, () => {
  let pack: ReadPack;
  let original: BoundReport;

  beforeAll(async () => {
    const read = await readPack(FOLDER);
    if (!read.ok)
      throw new Error(JSON.stringify(read.problems.slice(0, 3).map(({ code, file, line }) => `${file}:${line} ${code}`)));
    pack = read.value;
    original = bind(pack, pack.book);
  }, 30_000);

  test.each([1, 20231231])("[R15] every figure, percent and word follows its own facts (factors of seed %i)", (seed) => {
    const stripped: Book = { ...pack.book, relations: [], errata: [] };
    const before = listRuns(bind(pack, stripped, true));
    const book = scaleBook(pack.book, seed);
    const report = bind(pack, book, true);
    const after = listRuns(report);
    const known = listKnown(book);
    expect(report.notes.every((note) => note.origin.kind === "source")).toBe(true);
    expect(after).toHaveLength(before.length);
    let compared = 0;
    for (const [i, run] of after.entries()) {
      const old = before[i];
      if (run.kind !== "figure" || old?.kind !== "figure") {
        expect(run).toEqual(old);
        continue;
      }
      const facts = run.refs.flatMap(({ kind, id }) =>
        kind === "value" || kind === "target"
          ? [{ kind, ...(known.get(id) ?? { text: "", fraction: undefined, version: undefined }) }]
          : [],
      );
      const texts = new Set(facts.map(({ text }) => text));
      const actual = facts.find(({ kind }) => kind === "value");
      const target = facts.find(({ kind }) => kind === "target");
      for (const { slot, text } of run.printed) {
        const numbers = toNumbers(text);
        if (slot === "percent" || slot === "share") {
          const whole = slot === "percent" ? target?.fraction : facts.filter(({ kind }) => kind === "value")[1]?.fraction;
          if (!actual?.fraction || !whole) throw new Error(`${run.phrase}: a percent without its figures: ${text}`);
          expect(text.replace("%", "")).toBe(printPercent(actual.fraction, whole, 1));
        } else if (slot === "verdict") {
          const code = run.refs[0]?.indicator ?? "";
          expect(WORDS[judgeAgain(book, code, actual?.fraction, target?.fraction)], `${code} ${text}`).toContain(text);
        } else if (COMPARED.has(slot)) {
          expect(numbers.length, `${run.phrase} ${text}`).toBeGreaterThan(0);
          // A unit's or a part's name may hold a digit of its own; the figures are the facts' and nothing else's.
          for (const number of numbers)
            expect(texts.has(number), `${run.phrase}: ${number} of “${text}” is no printed fact`).toBe(true);
          if (slot === "pair") expect(numbers).toEqual([actual?.text, target?.text]);
        } else if (!["count", "total", "names", "order", "note"].includes(slot)) {
          expect(PLAIN.has(slot), `slot ${slot} is proved by nobody`).toBe(true);
        }
        if (COMPARED.has(slot)) {
          const was = old.printed.find((one) => one.slot === slot);
          const zero = facts.every(({ fraction }) => fraction?.top === 0n);
          if (was && !zero) {
            const olds = toNumbers(was.text);
            for (const [n, number] of numbers.entries()) expect(number, `${run.phrase} still prints ${number}`).not.toBe(olds[n]);
          }
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  test("[R11] [R15] lists and counts of headline indicators follow the figures", () => {
    const book = scaleBook(pack.book, 7);
    const report = bind(pack, book, true);
    const known = listKnown(book);
    const facts = new Map(
      [...known.values()].map(({ fraction, version }) => [
        `${"status" in version.key ? "value" : "target"} ${version.key.indicator} ${version.key.period.start} ${version.key.period.kind} ${version.key.breakdown.length} ${version.key.place.code}`,
        fraction,
      ]),
    );
    const codes = pack.book.headlines.find(({ period }) => period.start.startsWith(YEAR))?.indicators ?? [];
    const find = (side: string, code: string) => facts.get(`${side} ${code} ${YEAR}-01-01 year 0 ${pack.book.authority.place}`);
    const verdicts = codes.map((code) => judgeAgain(book, code, find("value", code), find("target", code)));
    const order = ["exceeded", "met", "notMet"];
    const counts = listFigures(report).flatMap((run) =>
      run.printed.filter(({ slot }) => slot === "count").map(({ text }) => Number(text)),
    );
    expect(counts).toEqual(order.map((verdict) => verdicts.filter((one) => one === verdict).length));
    const names = listFigures(report).flatMap((run) =>
      run.printed.filter(({ slot }) => slot === "names").map(({ text }) => text),
    );
    const expected = order.map((verdict) =>
      codes
        .filter((_, i) => verdicts[i] === verdict)
        .map((code) => pack.book.indicators.get(code)?.name)
        .join("; "),
    );
    expect(names).toEqual(expected.filter((text) => text !== ""));
  });

  test("[R1] no literal of the prose smuggles in a measured figure", () => {
    const entered = new Set(
      [...pack.book.values, ...pack.book.targets].map(({ asEntered }) => asEntered?.text).filter((text) => text !== undefined),
    );
    const inlines = [
      ...(pack.outline?.blocks.flatMap(({ inlines }) => inlines) ?? []),
      ...(pack.outline?.notes.flatMap(({ paragraphs }) => paragraphs.flat()) ?? []),
    ];
    const literals = inlines.flatMap((inline) => (inline.kind === "literal" ? [inline.text] : []));
    const smuggled = literals.filter((text) => toNumbers(text).some((number) => /[.,]/u.test(number) && entered.has(number)));
    expect(smuggled).toEqual([]);
  });

  test("[R9] [R10] every stated number changed is seen printed", () => {
    const changed = pack.book.relations.map((relation) => {
      if (!relation.stated || relation.kind === "verdict") return relation;
      const { value, asEntered } = relation.stated;
      const step = 37n * 10n ** BigInt(Math.max(0, value.scale - asEntered.decimals));
      return {
        ...relation,
        stated: { value: { units: value.units < 0n ? value.units - step : value.units + step, scale: value.scale }, asEntered },
      };
    });
    const report = bind(pack, { ...pack.book, relations: changed });
    const unseen = changed.filter((relation) => {
      if (!relation.stated) return false;
      const { units, scale } = relation.stated.value;
      const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
      const text = scale === 0 ? digits : `${digits.slice(0, -scale)},${digits.slice(-scale)}`;
      return !listFigures(report).some(
        ({ refs, text: printed }) =>
          refs.some(({ kind, id }) => kind === "relation" && id === relation.code) &&
          toNumbers(printed).some((number) => number.replaceAll(".", "").replace(/^0+(?=\d)/u, "") === text),
      );
    });
    expect(unseen.map(({ code }) => code)).toEqual([]);
  });

  test("[R8] every stated verdict changed is seen printed", () => {
    const next = { exceeded: "met", met: "notMet", notMet: "exceeded" } as const;
    const relations = pack.book.relations.map((relation) =>
      relation.kind === "verdict" && relation.verdict ? { ...relation, verdict: next[relation.verdict] } : relation,
    );
    const lists = (report: BoundReport) =>
      listFigures(report).flatMap((run) => run.printed.filter(({ slot }) => slot === "names").map(({ text }) => text));
    const [exceeded, met, notMet] = lists(original);
    expect(lists(bind(pack, { ...pack.book, relations }))).toEqual([notMet, exceeded, met]);
  });

  test("[R10] every erratum has its footnote, once, besides the source's own notes", () => {
    const errata = original.notes.flatMap(({ origin }) =>
      origin.kind === "mismatch" ? [origin.erratum ?? origin.relation] : [],
    );
    expect(errata.toSorted()).toEqual(pack.book.errata.map(({ code }) => code).toSorted());
    expect(original.unprintedErrata).toEqual([]);
    expect(original.notes.filter(({ origin }) => origin.kind === "source")).toHaveLength(pack.outline?.notes.length ?? -1);
    for (const note of original.notes)
      if (note.origin.kind === "mismatch") expect(JSON.stringify(note.paragraphs)).toMatch(/số liệu nguồn chưa khớp/iu);
  });

  test("[R5] all 226 statements of the source are carried by the figures of the report", () => {
    const byId = new Map<string, string | undefined>([
      ...pack.book.values
        .filter((version) => isOnPaper(version))
        .map(({ key, source }) => [showValueKey(key), source.ref] as const),
      ...pack.book.targets.map((version) => [showTargetKey(version.key), version.source.ref] as const),
      ...pack.book.relations.map((relation) => [relation.code, relation.source.ref] as const),
    ]);
    const found = new Set(listFigures(original).flatMap(({ refs }) => refs.map(({ id }) => byId.get(id))));
    const all = Array.from({ length: 226 }, (_, i) => `F${String(i + 1).padStart(3, "0")}`);
    expect(all.filter((ref) => !found.has(ref))).toEqual([]);
  });
});
