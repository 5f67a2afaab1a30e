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
} from "../../../test/make.ts";
import { type GivenBlock, makeDocument, makeTableReading } from "../../../test/make-reading.ts";
import type { Book } from "../../analysis/book.ts";
import { explainCheck } from "../../words/explain-check.ts";
import { auditDocument } from "../audit.ts";
import type { Check } from "../check.ts";
import { auditAgainst } from "./audit-against.ts";

const TITLE = { kind: "heading", text: "BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2023" } as const;
const tonnes = (text: string) => ({ entered: { text, unit: "tonne", decimals: 2 } });

const BASE = makeBook({
  dimensions: [
    {
      code: "kind",
      name: "Loại chè",
      items: [
        { code: "bud", name: "chè búp" },
        { code: "flower", name: "chè hoa vàng" },
      ],
    },
  ],
  places: [
    { ...makePlace("D1@1997-01-01"), level: "district", type: "huyện", name: "Thanh Sơn" },
    { ...makePlace("C1@1997-01-01"), name: "Bình Trung" },
  ],
  indicators: [
    makeIndicator("crop.grain", { name: "Tổng sản lượng lương thực có hạt", unit: "tonne", decimals: 2 }),
    makeIndicator("crop.fish", { name: "Sản lượng thủy sản", unit: "tonne", decimals: 2 }),
    makeIndicator("crop.tea", { name: "Diện tích chè hiện có", unit: "ha", decimals: 2 }),
    makeIndicator("work.jobs", { name: "Số người được tạo việc làm mới" }),
    makeIndicator("money.revenue", { name: "Thu ngân sách trên địa bàn (thu nội địa)", unit: "dong" }),
    makeIndicator("poor.homes", { name: "Số người nghèo" }),
    makeIndicator("poor.near", { name: "Số người cận nghèo" }),
  ],
  values: [
    makeValue("crop.grain", "28813.83", tonnes("28.813,83")),
    makeValue("crop.fish", "762.15", tonnes("762,15")),
    makeValue("crop.tea", "414.06"),
    makeValue("crop.tea", "407.03", { breakdown: { kind: "bud" } }),
    makeValue("crop.tea", "7.03", { breakdown: { kind: "flower" } }),
    makeValue("work.jobs", "1016"),
    makeValue("work.jobs", "120", { place: { code: "C1", validFrom: "1997-01-01" } }),
    makeValue("money.revenue", "109500000000", {
      entered: { text: "109.500", unit: "million-dong", decimals: 0 },
      dataAsOf: "2023-11-30",
    }),
    makeValue("poor.homes", "1792"),
    makeValue("poor.near", "851"),
  ],
  targets: [makeTarget("crop.grain", "28491", tonnes("28.491,00")), makeTarget("work.jobs", "600")],
});
const BOOK: Book = { ...BASE, authority: { ...BASE.authority, place: DISTRICT.code } };

const REGIME: Book["regimes"][number] = {
  code: "year",
  name: "Báo cáo năm",
  form: "year",
  reporters: [],
  periods: "year",
  calendar: "solar",
  startsOn: "2023-01-01",
  deadlines: [],
  approval: ["whole"],
};

function hold(book: Book, ...blocks: readonly GivenBlock[]): readonly Check[] {
  const held = auditAgainst(auditDocument(makeDocument(blocks)), book);
  if (!held.ok) throw new Error(held.problems[0].code);
  return held.value.checks.filter(({ note }) => note.code.startsWith("pack-"));
}

function tell(book: Book, ...blocks: readonly GivenBlock[]): readonly string[] {
  return hold(book, TITLE, ...blocks).map(({ result, note, stated }) => {
    const fact = "fact" in note ? note.fact : undefined;
    return `${stated} ${result} ${note.code} ${fact?.indicator}${fact && "value" in fact ? ` ${fact.value}` : ""}`;
  });
}

describe("which figure is which", () => {
  test("[Q310] words are compared folded, short forms spelled out, whatever stands between them", () => {
    expect(tell(BOOK, "Tổng sản lượng thuỷ sản cả năm đạt 762,15 tấn.")).toEqual(["762,15 ok pack-agrees crop.fish 762,15 tấn"]);
    expect(tell(BOOK, "Thu NS trên địa bàn đến ngày 30/11/2023 đạt 109,5 tỷ đồng.")).toEqual([
      "109,5 ok pack-agrees money.revenue 109.500 triệu đồng",
    ]);
  });

  test("[Q310] a row of a table is named by its whole label", () => {
    const { document } = makeTableReading(
      [
        ["Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện năm 2023"],
        ["Tổng sản lượng lương thực có hạt", "tấn", "28.491,00", "28.831,83"],
        ["Số người được tạo việc làm mới", "người", "600", "1.016"],
      ],
      [TITLE.text],
    );
    const held = auditAgainst(auditDocument(document), BOOK);
    const told = held.ok ? held.value.checks.filter(({ note }) => note.code.startsWith("pack-")) : [];
    expect(told.map(({ result, stated }) => `${stated} ${result}`)).toEqual([
      "28.491,00 ok",
      "28.831,83 error",
      "600 ok",
      "1.016 ok",
    ]);
  });

  test("[Q311] parts of a breakdown are cells of their own", () => {
    expect(
      tell(BOOK, "Diện tích chè hiện có là 414,06 ha, trong đó diện tích chè búp 407,03 ha, diện tích chè hoa vàng 7,03 ha."),
    ).toEqual([
      "414,06 ok pack-agrees crop.tea 414,06 ha",
      "407,03 ok pack-agrees crop.tea 407,03 ha",
      "7,03 ok pack-agrees crop.tea 7,03 ha",
    ]);
  });

  test.each([
    ["words that fit two things alike", "Sản lượng đạt 28.900,5 tấn."],
    ["another unit", "Tổng sản lượng lương thực có hạt đạt 28.900 ha."],
    ["a count with a fraction", "Số người được tạo việc làm mới bình quân mỗi xã là 50,5 người."],
    ["a thing the authority does not know", "Diện tích cà phê cho thu hoạch là 1.250,5 ha."],
    ["what no words name", "Kết quả đạt 1.016."],
  ])("[Q312] no link for %s", (_, text) => {
    expect(tell(BOOK, text)).toEqual([]);
  });

  test("[Q312] the longer of two names that begin alike is told from the shorter", () => {
    expect(tell(BOOK, "Số người nghèo là 1.792 người. Số người cận nghèo là 851 người.")).toEqual([
      "1.792 ok pack-agrees poor.homes 1.792 người",
      "851 ok pack-agrees poor.near 851 người",
    ]);
  });

  test("[Q312] of two figures for one cell in a passage, the one that prints the authority's is it", () => {
    expect(
      tell(BOOK, "Tổng sản lượng lương thực có hạt đạt 28.813,83 tấn; tổng sản lượng lương thực có hạt khác đạt 1.200 tấn."),
    ).toEqual(["28.813,83 ok pack-agrees crop.grain 28.813,83 tấn"]);
  });

  test("[Q313] another period is another figure", () => {
    expect(tell(BOOK, "Tổng sản lượng lương thực có hạt năm 2022 đạt 27.100,5 tấn, năm 2023 đạt 28.813,83 tấn.")).toEqual([
      "28.813,83 ok pack-agrees crop.grain 28.813,83 tấn",
    ]);
    expect(tell(BOOK, "6 tháng đầu năm 2023, tổng sản lượng lương thực có hạt đạt 12.100,5 tấn.")).toEqual([]);
  });

  test("[Q314] a place that is named has its own figures; all of a province is not the district", () => {
    expect(tell(BOOK, "Tại xã Bình Trung, số người được tạo việc làm mới là 120 người.")).toEqual([
      "120 ok pack-agrees work.jobs 120 người",
    ]);
    expect(tell(BOOK, "Tại xã Đông Viên, số người được tạo việc làm mới là 120 người.")).toEqual([]);
    expect(tell(BOOK, "Toàn tỉnh, số người được tạo việc làm mới là 21.016 người.")).toEqual([]);
  });
});

describe("what comes of it", () => {
  test("[Q315] equal within what both print", () => {
    expect(tell(BOOK, "Tổng sản lượng lương thực có hạt đạt 28.814 tấn.")).toEqual([
      "28.814 ok pack-agrees crop.grain 28.813,83 tấn",
    ]);
    expect(tell(BOOK, "Tổng sản lượng lương thực có hạt đạt 28.813,84 tấn.")).toEqual([
      "28.813,84 error pack-differs crop.grain 28.813,83 tấn",
    ]);
  });

  test("[Q316] a sure difference is an error that names indicator, value, status and version; a hedged one is looked at", () => {
    const [check] = hold(BOOK, TITLE, "Tổng sản lượng lương thực có hạt đạt 28.831,83 tấn.");
    expect(check).toMatchObject({ rule: "cross-mention", result: "error", stated: "28.831,83", computed: "28813.83" });
    expect(check && explainCheck(check, "vi")).toBe(
      "Số liệu không khớp với gói: chỉ tiêu “Tổng sản lượng lương thực có hạt” [crop.grain] là 28.813,83 tấn (số báo cáo, biết từ 31/12/2023, theo doc); văn bản ghi 28.831,83.",
    );
    expect(check && explainCheck(check, "en")).toBe(
      "The figure is not the pack's: indicator “Tổng sản lượng lương thực có hạt” [crop.grain] is 28.813,83 tấn (reported figure, known from 31/12/2023, by doc); the document says 28.831,83.",
    );
    expect(tell(BOOK, "Tổng sản lượng lương thực có hạt đạt khoảng 28.100,5 tấn.")).toEqual([
      "28.100,5 review pack-differs crop.grain 28.813,83 tấn",
    ]);
  });

  test("[Q316] a plan is held against the target", () => {
    expect(tell(BOOK, "Tổng sản lượng lương thực có hạt đạt 28.813,83 tấn/28.419,00 tấn, đạt 101% kế hoạch.")).toEqual([
      "28.813,83 ok pack-agrees crop.grain 28.813,83 tấn",
      "28.419,00 error pack-differs crop.grain 28.491,00 tấn",
      "101% ok pack-agrees crop.grain 101,13 %",
    ]);
  });

  test("[Q317] an older version, another status or an estimate is looked at and named", () => {
    const book = {
      ...BOOK,
      values: [...BOOK.values, makeValue("crop.grain", "28500.5", { ...tonnes("28.500,50"), knownAt: "2023-11-30" })],
    };
    const [check] = hold(book, TITLE, "Tổng sản lượng lương thực có hạt đạt 28.500,50 tấn.");
    expect([check?.result, check && explainCheck(check, "vi")]).toEqual([
      "review",
      "Cần xem lại khi so với gói: chỉ tiêu “Tổng sản lượng lương thực có hạt” [crop.grain] là 28.813,83 tấn (số báo cáo, biết từ 31/12/2023, theo doc); văn bản ghi 28.500,50, đúng bằng 28.500,50 tấn của một bản khác (số báo cáo, biết từ 30/11/2023, theo doc).",
    ]);
    expect(tell(BOOK, "Tổng sản lượng lương thực có hạt ước đạt 28.900,50 tấn.")).toEqual([
      "28.900,50 review pack-differs crop.grain 28.813,83 tấn",
    ]);
  });

  test("[Q316] a version that an approved form says is named by the form, by its code when the regime is gone", () => {
    const sheet = { regime: "year", period: "2023", sending: 2, row: "crop.grain", column: "now" };
    const values = [{ ...makeValue("crop.grain", "28813.83", tonnes("28.813,83")), source: { sheet } }];
    const text = "Tổng sản lượng lương thực có hạt đạt 28.831,83 tấn.";
    const explain = (book: Book) => hold(book, TITLE, text).map((check) => explainCheck(check, "vi"));
    expect(explain({ ...BOOK, values, regimes: [REGIME] }).join()).toContain("theo phiếu “Báo cáo năm”, năm 2023)");
    expect(explain({ ...BOOK, values }).join()).toContain("theo phiếu “year”, năm 2023)");
  });

  test("[Q317] figures of another day are not held against each other", () => {
    expect(tell(BOOK, "Thu ngân sách trên địa bàn đến ngày 31/10/2023 đạt 98.200 triệu đồng.")).toEqual([
      "98.200 unchecked pack-other-day money.revenue 109.500 triệu đồng",
    ]);
  });

  test("[Q317] what the authority has no figure of is unchecked", () => {
    const book = { ...BOOK, values: BOOK.values.filter(({ key }) => key.indicator !== "crop.grain") };
    expect(tell(book, "Tổng sản lượng lương thực có hạt đạt 28.813,83 tấn.")).toEqual([
      "28.813,83 unchecked pack-missing crop.grain",
    ]);
  });

  test("[Q318] a percentage of the plan follows from value and target; one that a paper prints is looked at", () => {
    const text = "Tổng sản lượng lương thực có hạt đạt 28.813,83 tấn/28.491,00 tấn, đạt 99,5% kế hoạch.";
    expect(tell(BOOK, text).at(-1)).toBe("99,5% error pack-differs crop.grain 101,133 %");
    const relation = makeRelation("percent-of-plan", makeRef("value", "crop.grain"), { stated: "99.5" });
    expect(tell({ ...BOOK, relations: [relation] }, text).at(-1)).toBe("99,5% review pack-other-version crop.grain 101,133 %");
  });
});

describe("[Q319] the audit with and without an authority's figures", () => {
  test("the checks of the document alone stay as they are, in document order with the new ones", () => {
    const audit = auditDocument(
      makeDocument([TITLE, "Tổng sản lượng lương thực có hạt đạt 28.813,83 tấn/28.491,00 tấn, đạt 95,1% kế hoạch."]),
    );
    const held = auditAgainst(audit, BOOK);
    if (!held.ok) throw new Error(held.problems[0].code);
    const marks = new Set(held.value.checks.map(({ fingerprint }) => fingerprint));
    expect(marks.size).toBe(held.value.checks.length);
    expect(audit.checks.every(({ fingerprint }) => marks.has(fingerprint))).toBe(true);
    const starts = held.value.checks.map(({ span }) => span.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(held.value.checks.map(({ id }) => id)).toEqual(starts.map((_, place) => `C${place + 1}`));
  });

  test("a report of another period, and an authority without figures, are refused", () => {
    const report = (title: string) =>
      auditDocument(makeDocument([{ kind: "heading", text: title }, "Sản lượng thủy sản đạt 762 tấn."]));
    expect(auditAgainst(report("BÁO CÁO NĂM 2021"), BOOK)).toMatchObject({
      ok: false,
      problems: [{ code: "AGAINST_OTHER_PERIOD", report: "năm 2021", pack: [makeYear(2023)] }],
    });
    expect(auditAgainst(report("BÁO CÁO NĂM 2023"), { ...BOOK, values: [], targets: [] })).toMatchObject({
      problems: [{ code: "AGAINST_NO_FIGURES" }],
    });
  });

  test("a report that names no period is held against the authority's only year, which is said and never an error", () => {
    const [check] = hold(BOOK, "Tổng sản lượng lương thực có hạt đạt 28.831,83 tấn.");
    expect(check).toMatchObject({ result: "review", note: { code: "pack-differs", assumed: "2023" } });
    const two = {
      ...BOOK,
      values: [...BOOK.values, ...BOOK.values.map((one) => ({ ...one, key: { ...one.key, period: makeYear(2022) } }))],
    };
    expect(auditAgainst(auditDocument(makeDocument(["Sản lượng thủy sản đạt 762 tấn."])), two)).toMatchObject({
      problems: [{ code: "AGAINST_NO_PERIOD", pack: [makeYear(2023), makeYear(2022)] }],
    });
  });
});

test("[Q315] numbers of one precision are equal or are not; a hedge allows what lies beyond it", () => {
  const book = { ...BOOK, values: [makeValue("crop.tea", "372", { entered: { text: "372", unit: "ha", decimals: 0 } })] };
  expect(tell(book, "Diện tích chè hiện có hơn 370 ha.")).toEqual(["370 ok pack-agrees crop.tea 372 ha"]);
});
