import { describe, expect, test } from "vitest";
import { KNOWN, takeAnnex } from "../../test/make-annex.ts";
import type { CellSource } from "../../test/make-grid.ts";
import { showBreakdown } from "../indicator/breakdown.ts";
import { matchIndicators } from "./match-indicators.ts";

const HEAD: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"];

/** What each row may be: "exact crop.rice-area", "likely ...", "new". */
function matchesOf(rows: readonly (readonly CellSource[])[], known = KNOWN) {
  const { rows: read } = takeAnnex([HEAD, ...rows]);
  const { matches, problems } = matchIndicators(read, known);
  const offers = matches.map(({ kind, candidates: [first] }) => {
    if (!first || kind === "new" || kind === "section") return kind;
    const items = showBreakdown(first.breakdown);
    return `${kind} ${first.code}${items === "" ? "" : `[${items}]`}`;
  });
  return { offers, matches, problems };
}

describe("rows and what is known", () => {
  test.each([
    ["Diện tích lúa", "ha", "exact crop.rice-area"],
    ["Diện tích LÚA", "Ha", "exact crop.rice-area"],
    ["Tổng sản lượng lương thực có hạt năm 2026", "tấn", "exact crop.grain-output"],
    ["Tỷ lệ tham gia BHYT", "%", "exact health.insurance"],
    ["Số xã đạt chuẩn NTM", "xã", "exact rural.communes"],
    ["Tỉ lệ hộ nghèo", "%", "exact poverty.rate"],
    ["Đàn lợn", "con", "likely livestock.pig"],
    ["Lao động được đào tạo nghề", "người", "likely work.trained"],
    ["Giảm tỷ lệ hộ nghèo", "%", "likely poverty.reduction"],
    ["Bình quân số tiêu chí NTM/xã", "tiêu chí", "likely rural.criteria"],
    ["Thu ngân sách", "triệu đồng", "likely budget.revenue"],
    ["Diện tích lúa", "nghìn ha", "exact crop.rice-area"],
  ])("[M16] %s (%s) is %s", (name, unit, offer) => {
    expect(matchesOf([["1", name, unit, 5]]).offers).toEqual([offer]);
  });

  test.each([
    ["Diện tích sắn", "ha"],
    ["Diện tích", "ha"],
    ["Tỷ lệ hộ có nhà tiêu hợp vệ sinh", "%"],
    ["Tổng đàn trâu", "con"],
    ["Chi thường xuyên", "triệu đồng"],
    ["Tốc độ tăng trưởng", "%"],
  ])("[M16] %s is nothing that is known", (name, unit) => {
    expect(matchesOf([["1", name, unit, 5]]).offers).toEqual(["new"]);
  });

  test("[M16] a mere measure is of what it stands under", () => {
    const { offers } = matchesOf([
      ["1", "Lúa", "", ""],
      ["-", "Diện tích", "ha", 5],
      ["-", "Sản lượng", "tấn", 25],
      ["2", "Ngô", "", ""],
      ["-", "Diện tích", "ha", 5],
      ["-", "Sản lượng", "tấn", 25],
    ]);
    expect(offers).toEqual([
      "section",
      "exact crop.rice-area",
      "exact crop.rice-output",
      "section",
      "exact crop.maize-area",
      "new",
    ]);
  });

  test("[M16] a name whose unit measures something else is never sure", () => {
    const { matches } = matchesOf([["1", "Tỷ lệ hộ nghèo", "hộ", 5]]);
    expect(matches[0]?.kind).toBe("likely");
    expect(matches[0]?.candidates[0]).toMatchObject({ code: "poverty.rate", unit: "other", why: "same-name" });
  });

  test("[M16] of two indicators of one name the one whose field the headings name", () => {
    const twins = {
      ...KNOWN,
      indicators: [
        { code: "livestock.total", name: "Tổng số cơ sở", unit: "commune", path: ["Chăn nuôi"], breakdowns: [] },
        { code: "crop.total", name: "Tổng số cơ sở", unit: "commune", path: ["Trồng trọt"], breakdowns: [] },
      ],
    };
    const rows = [
      ["I", "TRỒNG TRỌT"],
      ["1", "Tổng số cơ sở", "xã", 5],
    ];
    expect(matchesOf(rows, twins).offers).toEqual(["section", "exact crop.total"]);
  });

  test("[M16] a code in the paper is an answer", () => {
    const { rows } = takeAnnex([
      ["TT", "Chỉ tiêu", "Mã", "ĐVT", "KH 2026"],
      ["1", "Cả năm", "crop.rice-area", "ha", 5],
    ]);
    expect(matchIndicators(rows, KNOWN).matches[0]).toMatchObject({
      kind: "exact",
      candidates: [{ code: "crop.rice-area", why: "same-code" }],
    });
  });

  test("[M16] an offer says how like it is and why", () => {
    const { matches } = matchesOf([["1", "Đàn lợn", "con", 5]]);
    expect(matches[0]?.candidates[0]).toEqual({
      code: "livestock.pig",
      name: "Tổng đàn lợn",
      breakdown: [],
      score: 952,
      why: "most-words",
      unit: "alike",
    });
  });
});

describe("one indicator, one row", () => {
  test("[M17] two rows that name it equally well are an error at the second", () => {
    const { problems } = matchesOf([
      ["1", "Diện tích lúa", "ha", 5],
      ["2", "Diện tích lúa", "ha", 6],
    ]);
    expect(problems).toEqual([
      {
        level: "error",
        sheet: "Phụ lục",
        cell: "B3",
        fault: {
          code: "ANNEX_CLAIMED_TWICE",
          name: "Diện tích lúa",
          indicator: "Diện tích lúa",
          first: { sheet: "Phụ lục", cell: "B2" },
        },
      },
    ]);
  });

  test("[M17] the row that names it better has it, the other one falls to what is left", () => {
    const { offers, problems } = matchesOf([
      ["1", "Giảm tỷ lệ hộ nghèo", "%", 2],
      ["2", "Tỷ lệ hộ nghèo", "%", 12],
      ["3", "Tỷ lệ nghèo", "%", 12],
    ]);
    expect(offers).toEqual(["likely poverty.reduction", "exact poverty.rate", "new"]);
    expect(problems).toEqual([]);
  });
});

describe("parts", () => {
  test("[M18] a part that names an item of a known dimension is a breakdown of the row above", () => {
    const { offers, matches } = matchesOf([
      ["1", "Số lao động được đào tạo nghề", "người", 600],
      ["", "Trong đó: Nữ", "người", 200],
      ["", "nam", "người", 400],
    ]);
    expect(offers).toEqual(["exact work.trained", "exact work.trained[sex=female]", "likely work.trained[sex=male]"]);
    expect(matches[1]?.candidates[0]?.why).toBe("breakdown");
  });

  test("[M18] a dimension never used of the indicator is offered, another unit is none", () => {
    const { offers } = matchesOf([
      ["1", "Diện tích lúa", "ha", 600],
      ["-", "Lúa xuân", "ha", 200],
      ["-", "Lúa xuân", "con", 200],
    ]);
    expect(offers).toEqual(["exact crop.rice-area", "likely crop.rice-area[season=spring]", "new"]);
  });
});

describe("new indicators", () => {
  const proposalsOf = (rows: readonly (readonly CellSource[])[], known = KNOWN) =>
    matchesOf(rows, known).matches.map(({ proposal }) => proposal);

  test("[M19] the code comes from the name and its field, guesses are marked", () => {
    const [, proposal] = proposalsOf([
      ["I", "Chăn nuôi"],
      ["1", "Tổng đàn trâu", "con", { number: "6050" }],
    ]);
    expect(proposal).toEqual({
      indicator: {
        code: "livestock.tong-dan-trau",
        name: "Tổng đàn trâu",
        unit: "head",
        decimals: 0,
        nature: "stock",
        direction: "higher",
        additive: { places: true, time: false, dimensions: [] },
        judgedBy: "issued-report",
      },
      guessed: ["nature", "direction", "additive", "sector"],
    });
  });

  test.each([
    ["Tỷ lệ thất nghiệp", "%", "ratio", "lower"],
    ["Tốc độ tăng trưởng", "%", "index", "higher"],
    ["Thứ hạng cải cách hành chính", "con", "index", "lower"],
    ["Năng suất lúa", "tạ/ha", "ratio", "higher"],
    ["Dân số trung bình", "người", "stock", "higher"],
    ["Số thôn đạt chuẩn văn hóa", "xã", "count", "higher"],
    ["Số vụ tai nạn giao thông", "con", "flow", "lower"],
    ["Giảm số vụ tai nạn giao thông", "con", "flow", "higher"],
    ["Chi thường xuyên", "triệu đồng", "flow", "higher"],
  ])("[M19] %s is guessed to be a %s", (name, unit, nature, direction) => {
    expect(proposalsOf([["1", name, unit, 5]])[0]?.indicator).toMatchObject({ nature, direction });
  });

  test("[M19] a ceiling or a floor that is printed tells which way is good", () => {
    const ways = ["≤ 9,5", "dưới 9,5", "≥ 9,5", "9,5"].map(
      (text) => proposalsOf([["1", "Hệ số sử dụng", "%", text]])[0]?.indicator,
    );
    expect(ways.map((one) => one?.direction)).toEqual(["lower", "lower", "higher", "higher"]);
  });

  test("[M19] parts and mere measures take the name of what they are of; codes are free", () => {
    const names = proposalsOf([
      ["1", "Cây sắn", "", ""],
      ["-", "Diện tích", "ha", 5.5],
      ["-", "Năng suất", "tạ/ha", 5],
      ["2", "Trâu", "con", 9],
      ["", "Trong đó: cày kéo", "con", 5],
      ["3", "Tổng diện tích chè", "ha", 9],
      ["", "Trong đó: diện tích trồng mới", "ha", 5],
      ["4", "Trâu", "con", 5],
    ]).map((proposal) => proposal && `${proposal.indicator.name} | ${proposal.indicator.code.split(".")[1]}`);
    expect(names).toEqual([
      undefined,
      "Diện tích cây sắn | dien-tich-cay-san",
      "Năng suất cây sắn | nang-suat-cay-san",
      "Trâu | trau",
      "Trâu, cày kéo | trau-cay-keo",
      "Tổng diện tích chè | tong-dien-tich-che",
      "diện tích trồng mới | dien-tich-trong-moi",
      "Trâu | trau-2",
    ]);
  });

  test("[M19] a heading no sector knows makes a sector of its own", () => {
    const [, proposal] = proposalsOf([
      ["IV", "Quốc phòng, an ninh"],
      ["1", "Tỷ lệ giao quân", "%", 100],
    ]);
    expect(proposal?.indicator.code).toBe("quoc-phong-an-ninh.ty-le-giao-quan");
    expect(proposal?.sector).toEqual({
      code: "quoc-phong-an-ninh",
      name: "Quốc phòng, an ninh",
      section: "IV",
      reporterStated: false,
    });
  });

  test("[M19] a new unit is the proposal's unit, and a guess", () => {
    const [proposal] = proposalsOf([["1", "Giường bệnh", "giường", 30]]);
    expect(proposal?.indicator.unit).toBe("giuong");
    expect(proposal?.guessed).toContain("unit");
  });
});
