import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";
import { codeOf, listPlaces, makeBase, makeIndicator, makeSector, pad, sectorOf } from "../made-up-parts.ts";

/** How large the made-up authority is: a province whose communes send a form of three hundred lines every month. */
export const ENTRY_SIZE = {
  communes: 115,
  lines: 300,
  perSector: 10,
  /** Of the year before this one: its months are over, so that every one of them can be sent. */
  months: 12,
  firstYear: new Date().getFullYear() - 1,
} as const;
const COLUMN = "now";

const CODES = Array.from({ length: ENTRY_SIZE.lines }, (_, at) => codeOf(at, ENTRY_SIZE.perSector));

export function communeOf(at: number): string {
  return `P${pad(1 + (at % ENTRY_SIZE.communes), 3)}@2000-01-01`;
}

/** The month that many after the first: "2024-M01". */
export function monthOf(at: number): string {
  return `${ENTRY_SIZE.firstYear + Math.floor(at / 12)}-M${pad(1 + (at % 12), 2)}`;
}

/** What a commune types into the form of a month, as a person types it: no line jumps, none is beyond its plan. */
export function typeCells(
  commune: number,
  month: number,
): readonly { row: string; column: string; base: number; text: string }[] {
  return CODES.map((row, at) => {
    const hundredths = 100_000 + ((at * 7919 + commune * 104_729 + month * 31) % 20_000);
    const whole = String(Math.floor(hundredths / 100)).replace(/(\d)(?=(\d{3})+$)/g, "$1.");
    return { row, column: COLUMN, base: 0, text: `${whole},${pad(hundredths % 100, 2)}` };
  });
}

/** A line of plan, what was before, what is typed, what it comes to, and how that stands to the plan and to the year before. */
const COLUMNS: Entry<"forms">["columns"] = [
  { code: "plan", kind: "plan" },
  { code: "before", kind: "actual", back: "previous" },
  { code: COLUMN, kind: "actual", entered: true },
  { code: "sum", kind: "actual", span: "cumulative" },
  { code: "same", kind: "actual", span: "cumulative", back: "same" },
  { code: "of-plan", kind: "percent", of: "sum", to: "plan" },
  { code: "of-same", kind: "percent", of: "sum", to: "same" },
  { code: "note", kind: "note" },
];

function makeForm(): Entry<"forms"> {
  const rules = Array.from({ length: ENTRY_SIZE.lines / ENTRY_SIZE.perSector }, (_, at) => ({
    code: `r${pad(at, 2)}`,
    left: `[${CODES[at * ENTRY_SIZE.perSector]}]`,
    operator: "<=" as const,
    right: `[${CODES[at * ENTRY_SIZE.perSector + 1]}] * 10`,
    weight: "block" as const,
    message: "Dòng đầu không quá mười lần dòng sau.",
  }));
  return { code: "month", name: "Biểu dựng để đo", columns: COLUMNS, rows: CODES.map((indicator) => ({ indicator })), rules };
}

/** An authority that is nowhere, with one form and one regime. Targets are written apart. */
export function makeEntryPack(): readonly PackFiles[] {
  const pack: PackFiles = {
    ...NO_ENTRIES,
    manifest: {
      format: "kehoach-pack/1",
      code: "entry",
      name: "Cơ quan dựng để đo nhập biểu",
      extends: ["entry-base"],
      authority: { code: "entry", name: "CƠ QUAN DỰNG ĐỂ ĐO NHẬP BIỂU", place: "P000" },
      knownAt: { date: `${ENTRY_SIZE.firstYear}-01-01` },
      document: "report",
    },
    sectors: [...new Set(CODES.map((_, at) => sectorOf(at, ENTRY_SIZE.perSector)))].map(makeSector),
    places: listPlaces(ENTRY_SIZE.communes + 1),
    documents: [{ code: "report", type: "Báo cáo" }],
    indicators: Map.groupBy(CODES.map(makeIndicator), ({ code }) => code.split(".")[0] ?? ""),
    forms: new Map([["month", [makeForm()]]]),
    regimes: [
      {
        code: "month",
        name: "Báo cáo tháng dựng",
        form: "month",
        reporters: [{ level: "commune" }],
        periods: "month",
        startsOn: `${ENTRY_SIZE.firstYear}-01-01`,
        deadlines: [{ days: 5, of: "working" }],
      },
    ],
  };
  return [makeBase("entry-base"), pack];
}
