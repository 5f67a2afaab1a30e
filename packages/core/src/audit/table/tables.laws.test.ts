import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditCells, type CellSource } from "../../../test/audit-cells.ts";
import { tellChecks } from "../../../test/audit-prose.ts";
import { type Decimal, divide, multiply, roundTo } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import type { Audit } from "../audit.ts";

/** Plan and two years of one row; undefined for a row that prints a dash. */
type Amounts = readonly [bigint, bigint, bigint];
type Leaf = { readonly amounts: Amounts | undefined };
type Layout = {
  readonly marks: "I/1" | "1/-" | "A/1" | "bold" | "indent";
  readonly total: "first" | "last" | "none";
  readonly header: 1 | 2 | 3;
  readonly unit: string;
  readonly decimals: number;
  readonly blankRows: boolean;
  readonly stranger: boolean;
};
type Made = { readonly layout: Layout; readonly groups: readonly (readonly Leaf[])[] };

const amount = fc.bigInt({ min: 1000n, max: 99999n });
const leaf: fc.Arbitrary<Leaf> = fc.record({
  amounts: fc.oneof({ weight: 9, arbitrary: fc.tuple(amount, amount, amount) }, { weight: 1, arbitrary: fc.constant(undefined) }),
});
/** Things counted one by one and measures; only of the former does every digit decide. */
const COUNTS = [
  ["người", 0],
  ["hộ", 0],
] as const;
const MEASURES = [...COUNTS, ["ha", 1], ["tỷ đồng", 2], ["", 0]] as const;

const makeTables = (units: readonly (readonly [string, number])[]): fc.Arbitrary<Made> =>
  fc.record({
    layout: fc
      .record({
        marks: fc.constantFrom("I/1", "1/-", "A/1", "bold", "indent"),
        total: fc.constantFrom("first", "last", "none"),
        header: fc.constantFrom(1, 2, 3),
        measure: fc.constantFrom(...units),
        blankRows: fc.boolean(),
        stranger: fc.boolean(),
      })
      .map(({ measure: [unit, decimals], ...rest }): Layout => ({ ...rest, unit, decimals })),
    groups: fc.array(fc.array(leaf, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 }),
  });

const HUNDRED: Decimal = { units: 100n, scale: 0 };
const ROMAN = ["I", "II", "III", "IV", "V"];

function print(units: bigint, scale: number): string {
  return showNumberText({ units, scale });
}

function percent(a: bigint, b: bigint): string {
  const value = divide(multiply({ units: a, scale: 0 }, HUNDRED), { units: b, scale: 0 }, 20) ?? HUNDRED;
  return showNumberText(roundTo(value, 1), { decimals: 1 });
}

function addAmounts(rows: readonly (Amounts | undefined)[]): Amounts {
  const at = (place: 0 | 1 | 2): bigint => rows.reduce((sum, row) => sum + (row?.[place] ?? 0n), 0n);
  return [at(0), at(1), at(2)];
}

type Line = readonly (string | CellSource)[];

function toLine(mark: string, label: string | CellSource, amounts: Amounts | undefined, { unit, decimals }: Layout): Line {
  if (!amounts) return [mark, label, unit, "-", "-", "-", "x", "x"];
  const [plan, last, now] = amounts;
  const printed = [last, plan, now].map((units) => print(units, decimals));
  return [mark, label, unit, ...printed, percent(now, plan), percent(now, last)];
}

const HEADS: Readonly<Record<Layout["header"], readonly Line[]>> = {
  1: [["TT", "Chỉ tiêu", "ĐVT", "TH 2024", "KH 2025", "TH 2025", "TH 2025/KH 2025 (%)", "TH 2025/TH 2024 (%)"]],
  2: [
    [
      { text: "TT", rowSpan: 2 },
      { text: "Chỉ tiêu", rowSpan: 2 },
      { text: "ĐVT", rowSpan: 2 },
      { text: "TH 2024", rowSpan: 2 },
      { text: "Năm 2025", columnSpan: 2 },
      { text: "So sánh (%)", columnSpan: 2 },
    ],
    ["KH", "TH", "TH/KH", "TH/cùng kỳ"],
  ],
  3: [
    [
      { text: "TT", rowSpan: 2 },
      { text: "Chỉ tiêu", rowSpan: 2 },
      { text: "ĐVT", rowSpan: 2 },
      { text: "TH 2024", rowSpan: 2 },
      { text: "Năm 2025", columnSpan: 2 },
      { text: "So sánh (%)", columnSpan: 2 },
    ],
    ["KH", "TH", "TH/KH", "TH/cùng kỳ"],
    ["A", "B", "C", "1", "2", "3", "4=3/2", "5=3/1"],
  ],
};

const GROUPS = ["Nông nghiệp", "Công nghiệp", "Dịch vụ", "Vận tải"];
const LEAVES = ["An Phú", "Bình Hòa", "Châu Thành", "Đại Đồng", "Gia Lộc"];

/** A consistent table: leaves make groups, groups make the total, and the comparisons are of the printed digits. */
function toLines({ layout, groups }: Made): Line[] {
  const body: Line[] = [];
  const sums: Amounts[] = [];
  for (const [place, leaves] of groups.entries()) {
    const sum = addAmounts(leaves.map(({ amounts }) => amounts));
    sums.push(sum);
    const name = GROUPS[place] ?? "";
    const [upper, lower] = layout.marks.split("/");
    const mark =
      upper === "I" ? (ROMAN[place] ?? "") : upper === "A" ? "ABCD".charAt(place) : upper === "1" ? String(place + 1) : "";
    body.push(toLine(mark, layout.marks === "bold" ? { text: name, bold: true } : name, sum, layout));
    for (const [at, { amounts }] of leaves.entries()) {
      const label = LEAVES[at] ?? "";
      const own = lower === "1" ? String(at + 1) : lower === "-" ? "-" : "";
      body.push(toLine(own, layout.marks === "indent" ? { text: label, indent: 1 } : label, amounts, layout));
    }
    if (layout.blankRows) body.push(["", "", "", "", "", "", "", ""]);
  }
  const total = toLine("", { text: "Tổng cộng", bold: true }, addAmounts(sums), layout);
  const stranger: Line[] = layout.stranger ? [["", "Tỷ lệ hộ nghèo bình quân", "%", "5,2", "4,5", "4,1", "-0,4", "-1,1"]] : [];
  const ordered = layout.total === "first" ? [total, ...body] : layout.total === "last" ? [...body, total] : body;
  return [...HEADS[layout.header], ...ordered, ...stranger];
}

function alarms(audit: Audit): readonly string[] {
  return tellChecks(audit).filter((line) => line.startsWith("error") || line.startsWith("review"));
}

describe("tables", () => {
  test("[Q180] [Q181] [Q290] a consistent table never alarms, whatever its headers and numbering", () => {
    fc.assert(
      fc.property(makeTables(MEASURES), (table) => {
        const audit = auditCells(toLines(table));
        expect(alarms(audit)).toEqual([]);
        const isFull = table.groups.every((leaves) => leaves.every(({ amounts }) => amounts !== undefined));
        if (isFull) expect(tellChecks(audit).some((line) => line.startsWith("ok sum"))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("[Q181] amounts rounded from hidden digits are never an error", () => {
    const rounded = fc.record({
      hidden: fc.array(fc.array(fc.tuple(amount, amount, amount), { minLength: 3, maxLength: 6 }), {
        minLength: 2,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(rounded, ({ hidden }) => {
        const layout: Layout = {
          marks: "I/1",
          total: "first",
          header: 2,
          unit: "ha",
          decimals: 1,
          blankRows: false,
          stranger: false,
        };
        const show = (amounts: Amounts): Line => {
          const [plan, last, now] = amounts.map((units) => showNumberText({ units, scale: 2 }, { decimals: 1 }));
          return [last ?? "", plan ?? "", now ?? "", percent(amounts[2], amounts[0]), percent(amounts[2], amounts[1])];
        };
        const lines = hidden.flatMap((leaves, place): Line[] => [
          [ROMAN[place] ?? "", GROUPS[place] ?? "", layout.unit, ...show(addAmounts(leaves))],
          ...leaves.map(
            (leafAmounts, at): Line => [String(at + 1), `Xã ${LEAVES[at] ?? "khác"}`, layout.unit, ...show(leafAmounts)],
          ),
        ]);
        const errors = alarms(auditCells([...HEADS[layout.header], ...lines])).filter((line) => line.startsWith("error"));
        expect(errors).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("[Q292] numbers that have nothing to do with each other are never an error", () => {
    const any = fc.array(fc.tuple(amount, amount, amount, fc.bigInt({ min: 100n, max: 1500n })), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(any, (rows) => {
        const lines = rows.map(
          ([a, b, c, rate], place): Line => [
            String(place + 1),
            `Xã ${LEAVES[place % LEAVES.length] ?? ""}`,
            ...[a, b, c].map((units) => print(units, 0)),
            print(rate, 1),
          ],
        );
        expect(alarms(auditCells([["TT", "Xã", "Số hộ", "Nhân khẩu", "Lao động", "So sánh (%)"], ...lines]))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("[Q180] [Q181] a changed digit that the table decides is found, nineteen times of twenty", () => {
    const dice = fc.tuple(makeTables(COUNTS), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }));
    let found = 0;
    let of = 0;
    for (const [table, cellDie, digitDie, add] of fc.sample(dice, { numRuns: 160, seed: 29 })) {
      const lines = toLines(table);
      const clean = auditCells(lines);
      const decided = new Set(
        clean.checks
          .filter(({ result, rule }) => result === "ok" && (rule === "sum" || rule === "table-formula"))
          .flatMap(({ operands }) => operands),
      );
      const places = lines.flatMap((line, row) =>
        line.flatMap((cell, column) => {
          const text = typeof cell === "string" ? cell : cell.text;
          return row >= HEADS[table.layout.header].length && column >= 3 && /^[\d.,]+$/u.test(text)
            ? [{ row, column, text }]
            : [];
        }),
      );
      const place = places[cellDie % places.length];
      // The cells with numbers and the figures of the reading come in one order.
      if (!place || ![...decided].some(({ text }) => text === place.text)) continue;
      // A last digit of a percentage may be cut off or raised: the page does not decide it.
      const isRate = place.column >= 6;
      const digits = [...place.text].flatMap((sign, at) => (/\d/u.test(sign) ? [at] : []));
      const asked = isRate ? digits.slice(0, -1) : digits;
      const at = asked[digitDie % asked.length] ?? 0;
      const digit = String((Number(place.text[at]) + add) % 10);
      if (at === 0 && digit === "0") continue;
      const changed = `${place.text.slice(0, at)}${digit}${place.text.slice(at + 1)}`;
      const mutated = lines.map((line, row) =>
        row === place.row ? line.map((cell, column) => (column === place.column ? changed : cell)) : line,
      );
      const told = auditCells(mutated).checks.filter(({ result }) => result === "error" || result === "review");
      of++;
      if (told.some(({ operands }) => operands.some(({ text }) => text === changed))) found++;
      else if (process.env.SHOW)
        console.log(
          place,
          changed,
          JSON.stringify(table.layout),
          mutated.map((l) => l.map((c) => (typeof c === "string" ? c : c.text)).join(" | ")).join("\n"),
        );
    }
    expect(of).toBeGreaterThan(100);
    expect(found / of).toBeGreaterThanOrEqual(0.95);
  });
});
