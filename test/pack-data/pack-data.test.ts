import { describe, expect, it } from "vitest";
import { factId, pack } from "./load-pack.ts";

const byCode = <T extends { readonly code: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.code, row]));
const indicators = byCode(pack.indicators);
const units = byCode(pack.units);
const facts = { value: new Set(pack.values.map(factId)), target: new Set(pack.targets.map(factId)) };
const verdicts = pack.relations.filter((row) => row.kind === "verdict");

describe("the pack cho-don-2023", () => {
  it("has 77 systems of work, each once", () => {
    expect(new Set(pack.sectors.map((s) => s.code)).size).toBe(77);
    expect(pack.sectors).toHaveLength(77);
  });

  it("has 34 headline indicators: 9 exceeded, 18 met, 7 not met, in that order", () => {
    const [headline] = pack.headlines;
    expect(headline?.indicators).toHaveLength(34);
    expect(verdicts.map((row) => row.indicator).sort()).toEqual([...(headline?.indicators ?? [])].sort());
    const stated = new Map(verdicts.map((row) => [row.indicator, row.verdict]));
    const inOrder = (headline?.indicators ?? []).map((code) => stated.get(code));
    expect(inOrder).toEqual([...Array(9).fill("exceeded"), ...Array(18).fill("met"), ...Array(7).fill("notMet")]);
  });

  it("counts verdicts as the report does: 09, 18 and 07 of 34", () => {
    const counts = pack.relations.filter((row) => row.kind === "verdict-count");
    expect(Object.fromEntries(counts.map((row) => [row.verdict, `${row.entered}/${row.of}`]))).toEqual({
      exceeded: "09/34",
      met: "18/34",
      notMet: "07/34",
    });
  });

  it("gives no value to a headline the body of the report does not measure", () => {
    const measured = (pack.headlines[0]?.indicators ?? []).filter((code) => pack.values.some((row) => row.indicator === code));
    expect(measured.sort()).toEqual([
      "budget.domestic-revenue",
      "budget.expenditure",
      "crop-food.grain-output",
      "education.lower-secondary-graduation-rate",
      "education.upper-secondary-graduation-rate",
      "employment.new-jobs",
      "employment.workers-trained",
      "new-rural.average-criteria",
      "ocop.new-products",
    ]);
  });

  it("has 21 numbered documents, 8 unnumbered schemes and the report itself, which has no number and no date", () => {
    expect(pack.documents.filter((d) => d.number !== undefined)).toHaveLength(21);
    expect(new Set(pack.documents.map((d) => d.code)).size).toBe(30);
    const report = pack.documents.find((d) => d.code === "bao-cao-2023");
    expect([report?.number, report?.date, report?.source]).toEqual([undefined, undefined, undefined]);
  });

  it("has 11 errata, three of them of rounding, each on a relation that exists", () => {
    expect(pack.errata.map((e) => e.code)).toEqual(["E01", "E04", "E06", "E08", "E09", "E10", "E11", "E19", "E22", "E25", "E26"]);
    expect(pack.errata.filter((e) => e.weight === "rounding").map((e) => e.code)).toEqual(["E10", "E19", "E22"]);
    const relations = byCode(pack.relations);
    expect(pack.errata.filter((e) => !relations.has(e.relation))).toEqual([]);
  });
});

describe("the places of the pack", () => {
  const key = (p: { readonly code: string; readonly validFrom: string }) => `${p.code}@${p.validFrom}`;
  const communesAt = (date: string, parent: string) =>
    pack.places.filter(
      (p) => p.level === "commune" && p.parent === parent && p.validFrom <= date && (p.validTo === undefined || date < p.validTo),
    );
  const keys = new Set(pack.places.map(key));

  it("are 22 communes before February 2020, 20 in 2023 and 8 since July 2025", () => {
    expect(communesAt("2020-01-31", "064@1997-01-01")).toHaveLength(22);
    expect(communesAt("2023-12-31", "064@1997-01-01")).toHaveLength(20);
    expect(communesAt("2025-07-01", "19@2025-07-01")).toHaveLength(8);
  });

  it("are told apart by code and first day", () => {
    expect(keys.size).toBe(pack.places.length);
    expect(pack.places.filter((p) => p.code === "02020").map((p) => p.name)).toEqual(["Bằng Lũng", "Chợ Đồn"]);
  });

  it("have parents and successions that exist", () => {
    expect(pack.places.filter((p) => p.parent !== undefined && !keys.has(p.parent))).toEqual([]);
    expect(pack.successions.filter((s) => !keys.has(s.from) || !keys.has(s.to))).toEqual([]);
  });

  it("each commune of 2023 became part of exactly one commune of 2025", () => {
    const links = pack.successions.filter((s) => s.date === "2025-07-01");
    const heirs = communesAt("2023-12-31", "064@1997-01-01").map((p) => links.filter((s) => s.from === key(p)).length);
    expect(heirs).toEqual(Array(20).fill(1));
  });
});

describe("the rows of the pack", () => {
  const rows = [...pack.values, ...pack.targets, ...pack.relations];

  it("name indicators, units, items and places that exist", () => {
    const items = new Set(pack.dimensions.flatMap((d) => d.items.map((i) => `${d.code}=${i.code}`)));
    const places = new Set(pack.places.map((p) => p.code));
    const operands = pack.relations.flatMap((row) => row.operands);
    const wrong = [...rows, ...operands].flatMap((row) => [
      ...(row.indicator !== undefined && !indicators.has(row.indicator) ? [`chỉ tiêu ${row.indicator}`] : []),
      ...("unit" in row && row.unit !== undefined && !units.has(row.unit) ? [`đơn vị ${row.unit}`] : []),
      ...Object.entries(row.breakdown ?? {})
        .filter(([d, i]) => !items.has(`${d}=${i}`))
        .map(([d, i]) => `phân tổ ${d}=${i}`),
      ...(row.place !== undefined && !places.has(row.place) ? [`địa bàn ${row.place}`] : []),
      ...("members" in row ? (row.members ?? []) : []).flatMap((m) =>
        "place" in m && !places.has(m.place) ? [`địa bàn ${m.place}`] : [],
      ),
    ]);
    expect(wrong).toEqual([]);
    expect(pack.indicators.filter((i) => !units.has(i.unit))).toEqual([]);
  });

  it("are entered in a unit of the dimension of their indicator", () => {
    const dimension = (code: string | undefined) => units.get(code ?? "")?.dimension;
    const wrong = [...pack.values, ...pack.targets].filter(
      (row) => dimension(row.unit) !== dimension(indicators.get(row.indicator)?.unit),
    );
    expect(wrong.map(factId)).toEqual([]);
  });

  it("hold one value and one target a fact", () => {
    expect(facts.value.size).toBe(pack.values.length);
    expect(facts.target.size).toBe(pack.targets.length);
    expect(new Set(pack.relations.map((row) => row.code)).size).toBe(pack.relations.length);
  });

  it("stand in the file of their sector, in the order of an existing sector", () => {
    const sectors = new Set(pack.sectors.map((s) => s.code));
    const codes = [...pack.indicators, ...pack.relations].map((row) => row.code.slice(0, row.code.indexOf(".")));
    expect(codes.filter((code) => !sectors.has(code))).toEqual([]);
  });

  it("relate facts that the pack holds: no sum or share over a missing figure", () => {
    const missing = pack.relations
      .filter((row) => row.operands.length > 0)
      .flatMap((row) => [
        ...(row.indicator === undefined ? [] : [{ ...row, indicator: row.indicator }]),
        ...row.operands.map((o) => ({ ...o, place: o.place ?? row.place, period: o.period ?? row.period })),
      ])
      .filter((o) => !facts[o.fact].has(factId(o)));
    expect(missing.map(factId)).toEqual([]);
  });

  it("percent of plan without value and target is only what the report gives as a percent alone", () => {
    const alone = pack.relations.filter((row) => {
      if (row.kind !== "percent-of-plan" || row.indicator === undefined) return false;
      const id = factId({ ...row, indicator: row.indicator });
      return !facts.value.has(id) || !facts.target.has(id);
    });
    expect(alone.map((row) => row.source.ref).sort()).toEqual(["F003", "F048", "F129", "F130", "F202"]);
  });
});
