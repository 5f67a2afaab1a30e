import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";
import { makeBase, makeIndicator, makeSector, pad, sectorOf } from "../made-up-parts.ts";
import { COLUMN, communeCode, FIRST_DAY, listCodes, provinceCode, provinceOf, ROOT, type SiteSize } from "./site-size.ts";

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
/** Headlines of the year, as many as a province has. */
const HEADLINES = 34;

function makeForm({ perSector, ...size }: SiteSize): Entry<"forms"> {
  const codes = listCodes({ ...size, perSector });
  const rules = Array.from({ length: Math.floor(codes.length / perSector) }, (_, at) => ({
    code: `r${pad(at, 2)}`,
    left: `[${codes[at * perSector]}]`,
    operator: "<=" as const,
    right: `[${codes[at * perSector + 1]}] * 10`,
    weight: "block" as const,
    message: "Dòng đầu không quá mười lần dòng sau.",
  }));
  return { code: "month", name: "Biểu dựng để đo", columns: COLUMNS, rows: codes.map((indicator) => ({ indicator })), rules };
}

function listTerritories(size: SiteSize): Entry<"places">[] {
  const own = { validFrom: FIRST_DAY, kind: "territory" } as const;
  const keyOf = (code: string): string => `${code}@${FIRST_DAY}`;
  const [root, ...provinces] = [
    { ...own, code: ROOT, level: size.provinces === 0 ? "province" : "country", type: "nơi", name: "Dựng" } as const,
    ...Array.from({ length: size.provinces }, (_, at): Entry<"places"> => {
      const code = provinceCode(at);
      return { ...own, code, level: "province", type: "tỉnh", name: `Số ${at + 1}`, parent: keyOf(ROOT) };
    }),
  ];
  const communes = Array.from({ length: size.communes }, (_, at): Entry<"places"> => {
    const parent = keyOf(size.provinces === 0 ? ROOT : provinceCode(provinceOf(size, at)));
    return { ...own, code: communeCode(at), level: "commune", type: "xã", name: `Số ${at + 1}`, parent };
  });
  return [root, ...provinces, ...communes];
}

/** An authority that is nowhere, with one form and one regime. Targets and figures are written apart. */
export function makeSitePack(size: SiteSize): readonly PackFiles[] {
  const codes = listCodes(size);
  const pack: PackFiles = {
    ...NO_ENTRIES,
    manifest: {
      format: "kehoach-pack/1",
      code: "site",
      name: "Cơ quan dựng để đo",
      extends: ["site-base"],
      authority: { code: "site", name: "CƠ QUAN DỰNG ĐỂ ĐO", place: ROOT },
      knownAt: { date: `${size.firstYear}-01-01` },
      document: "report",
    },
    sectors: [...new Set(codes.map((_, at) => sectorOf(at, size.perSector)))].map(makeSector),
    places: listTerritories(size),
    documents: [{ code: "report", type: "Báo cáo" }],
    headlines: [{ period: String(size.firstYear), indicators: codes.slice(0, HEADLINES) }],
    indicators: Map.groupBy(
      codes.map((code, at): Entry<"indicators"> => ({ ...makeIndicator(code, at), judgedBy: "rolled-up" })),
      ({ code }) => code.split(".")[0] ?? "",
    ),
    forms: new Map([["month", [makeForm(size)]]]),
    regimes: [
      {
        code: "month",
        name: "Báo cáo tháng dựng",
        form: "month",
        reporters: [{ level: "commune" }],
        periods: "month",
        startsOn: `${size.firstYear}-01-01`,
        deadlines: [{ days: 5, of: "working" }],
      },
    ],
  };
  return [makeBase("site-base"), pack];
}
