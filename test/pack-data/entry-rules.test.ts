import { join } from "node:path";
import type { Book } from "@kehoach/core/analysis/book";
import { checkSheet } from "@kehoach/core/form/check-entries";
import type { FigureRow, Form } from "@kehoach/core/form/form";
import { openSheet } from "@kehoach/core/form/open-sheet";
import { cellOf, type Entries, type Entry, type EntryProblem, type HeldFact, type SheetGiven } from "@kehoach/core/form/sheet";
import { isSameBreakdown } from "@kehoach/core/indicator/breakdown";
import { type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { expect, test } from "vitest";
import { packsDir } from "./load-pack.ts";

const books = new Map<string, Promise<Book>>();
function read(pack: string): Promise<Book> {
  const known = books.get(pack) ?? readNow(pack);
  books.set(pack, known);
  return known;
}

async function readNow(pack: string): Promise<Book> {
  const found = await readPack(join(packsDir, pack));
  if (!found.ok) expect.fail(found.problems.map(({ code }) => code).join());
  return found.value.book;
}

function toPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period.ok) expect.fail(text);
  return period.value;
}

function findForm(book: Book, code: string): Form {
  const form = book.forms.find((one) => one.code === code);
  if (!form) expect.fail(`no form ${code}`);
  return form;
}

/** What is known of a place beside its form: every target, and every value but those of the period itself. */
function listFacts(book: Book, place: string, period: Period): readonly HeldFact[] {
  const targets = book.targets
    .filter(({ key }) => key.place.code === place)
    .map(
      ({ key: { assigner: _judges, place: _place, ...key }, value }): HeldFact => ({
        fact: "target",
        ...key,
        ...(value ? { value } : {}),
      }),
    );
  const values = book.values
    .filter(({ key }) => key.place.code === place && showPeriod(key.period) !== showPeriod(period))
    .map(
      ({ key: { series: _series, round: _round, place: _place, ...key }, value }): HeldFact => ({
        fact: "value",
        ...key,
        ...(value ? { value } : {}),
      }),
    );
  return [...targets, ...values];
}

function open(book: Book, form: Form, place: string, period: Period) {
  const { indicators, units, dimensions } = book;
  const given: SheetGiven = { form, period, indicators, units, dimensions, facts: listFacts(book, place, period) };
  return openSheet(given);
}

const listTyped = (form: Form): readonly FigureRow[] =>
  form.rows.filter((row): row is FigureRow => row.kind === "figure" && row.entered);

function showRules(problems: readonly EntryProblem[]): readonly string[] {
  return problems.map(({ fault, weight }) =>
    fault.code === "ENTRY_RULE"
      ? `${weight} ${fault.rule}: ${showDecimal(fault.left)} ${fault.operator} ${showDecimal(fault.right)}`
      : `${weight} ${fault.code}`,
  );
}

/** The figures a pack prints of a place and period, typed into a form as printed. */
function typeIn(book: Book, form: Form, place: string, period: Period, column: string): Entries {
  return new Map(
    listTyped(form).map((row): readonly [string, Entry] => {
      const value = book.values.find(
        ({ key }) =>
          key.indicator === row.indicator &&
          isSameBreakdown(key.breakdown, row.breakdown) &&
          key.place.code === place &&
          showPeriod(key.period) === showPeriod(period),
      );
      if (!value) expect.fail(`nothing is printed of ${row.key}`);
      const { asEntered, qualifiers, note } = value;
      const said = asEntered === undefined ? { text: "", none: note ?? "không có" } : { text: asEntered.text };
      return [cellOf(row.key, column), { ...said, qualifiers }];
    }),
  );
}

test("[O17] [O19] the report's own figures of 2023, typed in, meet exactly what a careful reader found: E04, E12, E25", async () => {
  const book = await read("cho-don-2023");
  const form = findForm(book, "tong-hop-nam");
  const year = toPeriod("2023");
  const sheet = open(book, form, "064", year);
  const typed = typeIn(book, form, "064", year, "now");
  expect(showRules(checkSheet(sheet, typed))).toEqual([
    "block herd-sum: 8384 = 8348",
    "warn tea-bud-harvested: 403.7 >= 407.03",
    "block one-stop-balance: 2545 = 1084",
  ]);
  const repaired = new Map(typed).set(cellOf("livestock.large-herd", "now"), { text: "8.348" });
  expect(showRules(checkSheet(sheet, repaired))).toHaveLength(2);
});

test.each(["kl01", "kl02", "kl06", "kl08"])(
  "[O15] [O17] the made-up figures of %s, typed in, are taken as they are",
  async (place) => {
    const book = await read("minh-hoa-2023");
    for (const code of ["kt-xh-thang", "mot-cua"]) {
      const form = findForm(book, code);
      for (const month of ["2023-M02", "2023-M06", "2023-M10"]) {
        const period = toPeriod(month);
        const problems = checkSheet(open(book, form, place, period), typeIn(book, form, place, period, "now"));
        const told = problems.filter(({ weight }) => weight !== "note");
        expect(
          showRules(told).filter((one) => !one.includes("late-answers")),
          `${code} ${month}`,
        ).toEqual([]);
      }
    }
  },
);

test("[O17] a stock that does not follow from what came and went is stopped", async () => {
  const book = await read("minh-hoa-2023");
  const form = findForm(book, "mot-cua");
  const period = toPeriod("2023-M10");
  const typed = new Map(typeIn(book, form, "kl02", period, "now")).set(cellOf("one-stop.open-before", "now"), { text: "99" });
  const told = showRules(checkSheet(open(book, form, "kl02", period), typed));
  expect(told.map((one) => one.split(":")[0])).toEqual(expect.arrayContaining(["block balance", "warn carried-over"]));
});
