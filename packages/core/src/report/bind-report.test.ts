import { describe, expect, test } from "vitest";
import {
  DISTRICT,
  makeBook,
  makeIndicator,
  makePlace,
  makeRef,
  makeRelation,
  makeTarget,
  makeValue,
  makeYear,
  YEAR,
} from "../../test/make.ts";
import type { Book } from "../analysis/book.ts";
import { parsePhrases } from "../phrase/phrase.ts";
import type { TargetQualifier } from "../plan/target.ts";
import { bindReport, type ReportOptions } from "./bind-report.ts";
import type { BoundReport, BoundRun } from "./bound.ts";
import { parseOutline } from "./parse-outline.ts";

const PHRASES = [
  {
    name: "value",
    of: "figure",
    variants: [{ when: { actual: "missing" }, text: "{missing}" }, { text: "{status} {quantity}" }],
  },
  {
    name: "plan",
    of: "figure",
    variants: [{ when: { actual: "missing" }, text: "{missing}" }, { text: "{pair}, {percent}, {verdict}" }],
  },
  { name: "target", of: "figure", variants: [{ text: "{target}" }] },
  { name: "k-of-n", of: "figure", variants: [{ text: "{actual}/{of}" }] },
  { name: "share", of: "figure", variants: [{ text: "{share}" }] },
  { name: "members", of: "figure", variants: [{ text: "{actual}: {members}" }] },
  { name: "parts", of: "figure", separator: "; ", variants: [{ text: "{quantity} ({parts})" }] },
  { name: "as-of", of: "figure", variants: [{ text: "{as-of}" }] },
  { name: "change", of: "relation", variants: [{ text: "{direction} {number} so với {base}" }] },
  { name: "stated", of: "relation", variants: [{ text: "{percent}" }] },
  { name: "count", of: "verdicts", separator: "; ", variants: [{ text: "{count}/{total}: {names}" }] },
  {
    name: "doc",
    of: "document",
    variants: [{ when: { date: "missing" }, text: "{type} {number}" }, { text: "{type} {number} ngày {date}" }],
  },
  ...["erratum-percent", "erratum-total", "erratum-balance"].map((name) => ({
    name,
    of: "relation",
    variants: [{ text: "chưa khớp: {name}: {stated} / {computed}" }],
  })),
  { name: "erratum-count", of: "verdicts", variants: [{ text: "chưa khớp: {stated} / {count}" }] },
];

function bind(
  book: Book,
  body: string,
  given: {
    readonly notes?: Record<string, string>;
    readonly annex?: boolean;
    readonly options?: Partial<ReportOptions>;
    readonly pad?: boolean;
  } = {},
) {
  const outline = parseOutline({
    head: { issuer: "ỦY BAN", symbol: "BC-UBND", placeName: "B" },
    title: { kind: "BÁO CÁO", abstract: "Năm {{year}}, {{next-year}}, {{previous-year}}" },
    options: { padCounts: given.pad ?? false },
    body,
    recipients: "Lưu.",
    signature: { authority: "TM.", role: "CHỦ TỊCH" },
    ...(given.notes ? { notes: given.notes } : {}),
    ...(given.annex ? { annex: { heading: "Phụ lục", title: "CHỈ TIÊU", issuedBy: "Ủy ban" } } : {}),
  });
  const phrases = parsePhrases(PHRASES);
  if (!outline.ok || !phrases.ok) throw new Error(JSON.stringify([outline, phrases]));
  return bindReport(book, outline.value, phrases.value, { period: YEAR, ...given.options });
}

function show(runs: readonly BoundRun[]): string {
  return runs.map((run) => (run.kind === "note" ? `^${run.note}` : run.text)).join("");
}

function bound(...args: Parameters<typeof bind>): BoundReport {
  const outcome = bind(...args);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function say(book: Book, body: string, given?: Parameters<typeof bind>[2]): string {
  return show(bound(book, body, given).blocks.flatMap((block) => block.runs)).replace(/\.\/\.$/u, "");
}

function notes(report: BoundReport): readonly string[] {
  return report.notes.map((note) => `${note.number} ${note.origin.kind} ${note.paragraphs.map(show).join(" | ")}`);
}

const HA = { text: "", unit: "ha", decimals: 2 };
const AREA = makeIndicator("crop.area", { name: "Diện tích", unit: "ha", decimals: 1 });
const PEOPLE = makeIndicator("work.jobs", { name: "Việc làm" });
const HEADLINES = [{ period: YEAR, indicators: ["work.jobs", "crop.area"] }];
const BASE = makeBook({
  indicators: [AREA, PEOPLE, makeIndicator("work.money", { name: "Tiền", unit: "dong" })],
  headlines: HEADLINES,
  values: [makeValue("crop.area", "5345.97", { entered: HA }), makeValue("work.jobs", "7")],
  targets: [makeTarget("crop.area", "5470", { entered: { ...HA, decimals: 0 } }), makeTarget("work.jobs", "6")],
  dimensions: [
    {
      code: "sex",
      name: "Giới",
      items: [
        { code: "f", name: "nữ" },
        { code: "m", name: "nam" },
        { code: "x", name: "khác" },
      ],
    },
  ],
});

describe("figures", () => {
  test("[R5] a figure prints in the unit and at the precision entered, qualifiers and status from the data", () => {
    const money = makeValue("work.money", "3521620000", {
      entered: { text: "3.521,620", unit: "million-dong", decimals: 3 },
      qualifiers: ["over", "about"],
      key: { status: "estimate" },
    });
    expect(say({ ...BASE, values: [money] }, "{{value work.money}}")).toBe("ước khoảng hơn 3.521,620 triệu đồng");
    const target = makeTarget("work.money", "20000000", {
      entered: { text: "20", unit: "million-dong", decimals: 0 },
      qualifiers: ["at-least"],
    });
    expect(say({ ...BASE, targets: [target] }, "{{target work.money}}")).toBe("từ 20 triệu đồng trở lên");
    const saidOf = (qualifier: TargetQualifier) =>
      say({ ...BASE, targets: [{ ...target, qualifiers: [qualifier] }] }, "{{target work.money}}");
    expect([saidOf("above"), saidOf("at-most"), saidOf("below")]).toEqual([
      "trên 20 triệu đồng",
      "không quá 20 triệu đồng",
      "dưới 20 triệu đồng",
    ]);
    expect(say(BASE, "{{value crop.area}}")).toBe("5.345,97 ha");
  });

  test("[R6] counts under ten take a leading zero only where the outline asks, zero never", () => {
    expect(say(BASE, "{{value work.jobs}}", { pad: true })).toBe("07 người");
    expect(say(BASE, "{{value work.jobs}}")).toBe("7 người");
    expect(say({ ...BASE, values: [makeValue("work.jobs", "0")] }, "{{value work.jobs}}", { pad: true })).toBe("0 người");
  });

  test("[R8] [R9] percents are recomputed at the stated precision, words follow the effective verdict", () => {
    expect(say(BASE, "{{plan crop.area}}")).toBe("5.345,97/5.470 ha, 97,7%, chưa đạt kế hoạch");
    const stated = makeRelation("percent-of-plan", makeRef("value", "crop.area"), { stated: "97.73" });
    const praised = makeRelation("verdict", makeRef("value", "crop.area"), { verdict: "exceeded" });
    expect(say({ ...BASE, relations: [stated, praised] }, "{{plan crop.area}}")).toBe("5.345,97/5.470 ha, 97,73%, vượt kế hoạch");
    const only = makeRelation("percent-of-plan", makeRef("value", "crop.area"), { stated: "98" });
    expect(say({ ...BASE, values: [], relations: [only] }, "{{stated crop.area.percent-of-plan}}")).toBe("98%");
    expect(say({ ...BASE, values: [makeValue("work.jobs", "6")] }, "{{plan work.jobs}}")).toBe("6/6 người, 100%, đạt kế hoạch");
  });

  test("[R13] missing and declared absent print in words, never as zero, and say so", () => {
    const report = bound({ ...BASE, values: [makeValue("crop.area", undefined)] }, "{{value crop.area}} {{value work.jobs}}");
    const runs = report.blocks[0]?.runs.filter((run) => run.kind === "figure");
    expect(runs?.map((run) => [run.text, run.missing, run.refs.length])).toEqual([
      ["chưa có số liệu", true, 1],
      ["chưa có số liệu", true, 0],
    ]);
  });

  test("[R7] a reference without period takes the year, or the only period within it; several are refused", () => {
    const instant = { calendar: "solar", kind: "instant", start: "2023-10-01", end: "2023-10-01" } as const;
    const span = { ...instant, kind: "span", end: "2023-12-01" } as const;
    const at = makeValue("work.jobs", "9", { period: instant });
    expect(say({ ...BASE, values: [at], targets: [] }, "{{value work.jobs}}")).toBe("9 người");
    expect(say({ ...BASE, values: [at, makeValue("work.jobs", "8")] }, "{{value work.jobs}}")).toBe("8 người");
    const several = bind(
      { ...BASE, values: [at, makeValue("work.jobs", "5", { period: span })], targets: [] },
      "{{value work.jobs}}",
    );
    expect(several.ok ? [] : several.problems).toMatchObject([
      { code: "REPORT_SEVERAL_PERIODS", periods: "@2023-10-01, 2023-10-01..2023-12-01" },
    ]);
    const later = makeTarget("work.jobs", "4", { period: makeYear(2024) });
    expect(say({ ...BASE, targets: [later] }, "{{target work.jobs period=2024}}")).toBe("4 người");
  });

  test("[R5] two figures, a share, parts, members and the day of the figures", () => {
    const sex = (item: string, text: string) => makeValue("work.jobs", text, { breakdown: { sex: item } });
    const commune = { code: "C", validFrom: "2000-01-01" };
    const whole = {
      ...makeValue("work.jobs", "8", { dataAsOf: "2023-01-05" }),
      members: [{ place: commune }, { text: "Tổ ba" }],
    };
    const book = {
      ...BASE,
      places: [...BASE.places, makePlace("C", { name: "Bằng Lũng" })],
      values: [whole, sex("f", "3"), sex("m", "5"), makeValue("work.jobs", "2", { place: commune })],
    };
    expect(say(book, "{{k-of-n work.jobs[sex=f] of=work.jobs}}")).toBe("3/8 người");
    expect(say(book, "{{share work.jobs[sex=f] of=work.jobs}}")).toBe("37,5%");
    expect(say(book, "{{parts work.jobs by=sex}}")).toBe("8 người (nữ 3 người; nam 5 người)");
    expect(say(book, "{{members work.jobs}} {{as-of work.jobs}}")).toBe("8: Bằng Lũng, Tổ ba 05/01/2023");
    expect(say(book, "{{value work.jobs place=C}}")).toBe("2 người");
  });

  test("[R12] documents print by what is stated of them", () => {
    const papers = [
      { code: "a", type: "Quyết định", number: "5/QĐ", date: "2023-11-06" },
      { code: "b", type: "Quyết định", number: "6/QĐ" },
    ];
    expect(say({ ...BASE, papers }, "{{doc a}}; {{doc b}}")).toBe("Quyết định 5/QĐ ngày 06/11/2023; Quyết định 6/QĐ");
  });

  test("[R2] every reference that nothing answers is refused at its line and column", () => {
    const lines = [
      "{{price crop.area}} {{value crop.x}}",
      "{{change crop.y}} {{doc z}}",
      "{{value crop.area place=X}} {{value crop.area period=2023-13}}",
      "{{value crop.area[sex=u]}} {{k-of-n crop.area}}",
      "{{parts crop.area by=age}} {{count verdict=good}} {{count place=D1}} {{doc verdict=a}}",
    ];
    const outcome = bind(BASE, lines.join("\n"));
    expect(outcome.ok ? [] : outcome.problems.map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual([
      "1:1 REPORT_UNKNOWN_PHRASE",
      "1:21 REPORT_UNKNOWN_INDICATOR",
      "2:1 REPORT_UNKNOWN_RELATION",
      "2:19 REPORT_UNKNOWN_DOCUMENT",
      "3:1 REPORT_UNKNOWN_PLACE",
      "3:29 REPORT_BAD_PERIOD",
      "4:1 REPORT_BAD_BREAKDOWN",
      "4:28 REPORT_ARGUMENT_MISSING",
      "5:1 REPORT_UNKNOWN_DIMENSION",
      "5:28 REPORT_BAD_VERDICT",
      "5:51 REPORT_ARGUMENT_MISSING",
      "5:70 REPORT_TARGET_MISSING",
    ]);
    const year = bind(BASE, "A", { options: { period: makeYear(2019) } });
    expect(year.ok ? [] : year.problems).toMatchObject([{ code: "REPORT_UNKNOWN_YEAR", period: "2019", known: "2023" }]);
  });
});

describe("contradictions of the source", () => {
  const wrong = makeRelation("percent-of-plan", makeRef("value", "crop.area"), { stated: "95.9" });
  const erratum = { code: "E1", kind: "percent", weight: "error", relation: wrong.code, note: "" } as const;

  test("[R10] a stated percent the figures do not give gets a footnote, once", () => {
    const report = bound({ ...BASE, relations: [wrong], errata: [erratum] }, "{{plan crop.area}} {{plan crop.area}}");
    expect(show(report.blocks[0]?.runs ?? [])).toMatch(
      /97,7%, chưa đạt kế hoạch\^1 5\.345,97\/5\.470 ha, 97,7%, chưa đạt kế hoạch\.\/\.$/u,
    );
    expect(notes(report)).toEqual(["1 mismatch chưa khớp: Diện tích: 95,9% / 97,7%"]);
    expect(report.notes[0]?.origin).toEqual({ kind: "mismatch", relation: wrong.code, erratum: "E1" });
    expect(report.notes[0]?.paragraphs[0]?.[0]).toMatchObject({ refs: expect.arrayContaining([{ kind: "erratum", id: "E1" }]) });
    expect(report.unprintedErrata).toEqual([]);
    expect(bound({ ...BASE, relations: [wrong], errata: [erratum] }, "A").unprintedErrata).toEqual(["E1"]);
  });

  test("[R10] a contradiction nobody declared gets its footnote too", () => {
    expect(notes(bound({ ...BASE, relations: [wrong] }, "{{plan crop.area}}"))).toHaveLength(1);
    expect(notes(bound({ ...BASE, relations: [wrong] }, "{{stated crop.area.percent-of-plan}}"))).toHaveLength(1);
  });

  test("[R4] [R10] a figure inside a footnote: its own footnote stands after the mark of the first", () => {
    const report = bound({ ...BASE, relations: [wrong] }, "A{{note n}} b{{note m}}", {
      notes: { m: "xong", n: "{{plan crop.area}}" },
    });
    expect(show(report.blocks[0]?.runs ?? [])).toBe("A^1^2 b^3./.");
    expect(notes(report).map((note) => note.slice(0, 10))).toEqual(["1 source 5", "2 mismatch", "3 source x"]);
  });

  test("[R10] a total its parts contradict is noted where the total is printed", () => {
    const part = makeValue("work.jobs", "5", { breakdown: { sex: "f" } });
    const sum = makeRelation("sum", makeRef("value", "work.jobs"), {
      operands: [makeRef("value", "work.jobs", { breakdown: { sex: "f" } })],
    });
    const report = bound(
      { ...BASE, values: [...BASE.values, part], relations: [sum] },
      "{{value work.jobs[sex=f]}} {{value work.jobs}}",
    );
    expect(show(report.blocks[0]?.runs ?? [])).toBe("5 người 7 người^1./.");
    expect(notes(report)).toEqual(["1 mismatch chưa khớp: Việc làm: 7 người / 5 người"]);
  });

  test("[R9] changes print by their sign; without the book's relations they are missing only if that is allowed", () => {
    const change = (stated: string) =>
      makeRelation("difference", makeRef("value", "work.jobs"), { stated, unit: "person", base: "năm trước" });
    expect(say({ ...BASE, relations: [change("-333")] }, "{{change work.jobs.difference}}")).toBe(
      "giảm 333 người so với năm trước",
    );
    expect(say({ ...BASE, relations: [change("4")] }, "{{change work.jobs.difference}}", { pad: true })).toBe(
      "tăng 04 người so với năm trước",
    );
    expect(say(BASE, "{{change work.jobs.difference}}", { options: { lostRelations: true } })).toBe("chưa có số liệu");
  });
});

describe("headline indicators", () => {
  test("[R11] counts and names by effective verdict, in headline order; a stated count that differs is noted", () => {
    const count = makeRelation("verdict-count", undefined, { stated: "2", unit: "person", verdict: "exceeded", of: "2" });
    const praised = makeRelation("verdict", makeRef("value", "crop.area"), { verdict: "exceeded" });
    expect(say(BASE, "{{count verdict=exceeded}} {{count verdict=notMet}}", { pad: true })).toBe(
      "01/02: Việc làm 01/02: Diện tích",
    );
    expect(say({ ...BASE, relations: [praised, count] }, "{{count verdict=exceeded}}")).toBe("2/2: Việc làm; Diện tích");
    expect(say({ ...BASE, relations: [count] }, "{{count verdict=exceeded}}")).toBe("1/2: Việc làm^1");
  });

  test("[R6] [R11] [R13] the annex has one row for each, with words for what is missing and no zero before a count", () => {
    const praised = makeRelation("verdict", makeRef("value", "crop.area"), { verdict: "met" });
    const before = makeValue("work.jobs", "5", { period: makeYear(2022) });
    const book = { ...BASE, targets: [], values: [makeValue("work.jobs", "7"), before], relations: [praised] };
    const report = bound(book, "A", { annex: true, pad: true });
    expect(report.annex?.rows.map((row) => row.cells.map(show).join(" | "))).toEqual([
      "1 | Việc làm | người | 5 | … | 7 | … | Chưa đánh giá | chưa có số liệu kế hoạch",
      "2 | Diện tích | ha | … | … | … | … | Đạt | chưa có số liệu; đánh giá theo báo cáo nguồn",
    ]);
    expect(report.annex?.goesWith).toMatch(/^\(Kèm theo Báo cáo số +\/BC-UBND ngày +tháng +năm + của Ủy ban\)$/u);
    const none = bind({ ...BASE, headlines: [] }, "A", { annex: true });
    expect(none.ok ? [] : none.problems.map(({ code }) => code)).toEqual(["REPORT_NO_HEADLINES"]);
  });

  test("[R14] the same book, outline and phrases give the same report", () => {
    const one = JSON.stringify(bound(BASE, "{{plan crop.area}} {{count verdict=met}}", { annex: true }));
    expect(JSON.stringify(bound(BASE, "{{plan crop.area}} {{count verdict=met}}", { annex: true }))).toBe(one);
    expect(JSON.parse(one)).toMatchObject({
      format: "kehoach-report/1",
      place: `${DISTRICT.code}@${DISTRICT.validFrom}`,
      period: "2023",
    });
  });
});
