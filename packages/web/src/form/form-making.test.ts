import type { Reply } from "@kehoach/api/client";
import { getFormCatalogue } from "@kehoach/api/form";
import { FORM_ENTRY_EXAMPLE } from "@kehoach/api/form-example";
import { parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { describe, expect, test } from "vitest";
import { listFigures, toCatalogue } from "./catalogue.ts";
import { lookAtForm } from "./form-look.ts";
import { FORM_EN } from "./form-words-en.ts";
import { FORM_VI } from "./form-words-vi.ts";
import { findShownPeriod, listNextDues } from "./next-dues.ts";
import { beginRegime, putStep, type RegimeDraft, readRegime, toRegimeDraft } from "./regime-draft.ts";
import { sayApproval } from "./say-approval.ts";
import { sayFault } from "./say-fault.ts";

type CatalogueReply = Reply<"formCatalogue">;
const place = (
  code: string,
  level: "district" | "commune" | "agency",
  parent: string | null,
): CatalogueReply["places"][number] => ({
  key: `${code}@2000-01-01`,
  parent,
  kind: level === "agency" ? "agency" : "territory",
  level,
  type: "",
  name: code,
  validTo: null,
});
const REPLY: CatalogueReply = {
  ...getFormCatalogue.example,
  places: [
    place("M01", "district", null),
    place("M011", "commune", "M01@2000-01-01"),
    place("M012", "commune", "M01@2000-01-01"),
    place("PTC", "agency", "M01@2000-01-01"),
  ],
};
const CATALOGUE = toCatalogue(REPLY);
const JUNE = parsePeriod("2031-M06");
if (!JUNE.ok) throw new Error("June is a month");

const read = (change: Partial<RegimeDraft> = {}) =>
  readRegime({ ...beginRegime("2031-06-20"), code: "thang", name: "Báo cáo tháng", ...change }, "bieu-01");

test("[K60] the list of a plan puts parts under what they are of, called as the paper prints them", () => {
  const [one] = REPLY.indicators;
  if (!one) throw new Error("the example has an indicator");
  const indicators = ["Lúa", "Ngô", "Lúa chất lượng cao"].map((name, at) => ({ ...one, code: `mau.${at}`, name }));
  const list = {
    year: 2031,
    indicators: indicators.map(({ code }) => code),
    within: [{ indicator: "mau.2", whole: "mau.0", ofWhich: true }],
  };
  const catalogue = toCatalogue({ ...REPLY, indicators, headlines: [list] });
  expect(listFigures(catalogue, "2031")).toEqual([
    { indicator: "mau.0" },
    { indicator: "mau.2", whole: "mau.0", label: "Trong đó: lúa chất lượng cao" },
    { indicator: "mau.1" },
  ]);
  expect(listFigures(catalogue, "2030")).toEqual([]);
});

describe("a regime as it is typed", () => {
  test("[K70] begins with this month, every commune, three working days, and comes back as it was typed", () => {
    const found = read();
    expect(found).toEqual({
      regime: {
        code: "thang",
        name: "Báo cáo tháng",
        form: "bieu-01",
        reporters: [{ level: "commune" }],
        periods: "month",
        startsOn: "2031-06-01",
        deadlines: [{ days: 3, of: "working" }],
      },
    });
    const more = read({
      places: ["PTC@2000-01-01"],
      calendar: "nd09",
      opens: "5",
      others: [{ level: "agency", days: "1", of: "calendar" }],
      grace: { days: "2", of: "working" },
      approval: ["own", "whole"],
      basis: "qd-1",
      endsOn: "2032-01-01",
    });
    if (!("regime" in more)) throw new Error("it is right");
    expect(readRegime(toRegimeDraft(more.regime), "bieu-01")).toEqual(more);
    expect(more.regime).toMatchObject({
      calendar: "nd09",
      opens: 5,
      grace: { days: 2 },
      approval: ["own", "whole"],
      endsOn: "2032-01-01",
    });
  });

  test("[K70] what is missing or no number is told at its field", () => {
    expect(
      read({
        name: " ",
        startsOn: "31/02/2031",
        levels: [],
        opens: "mai",
        deadline: { days: "", of: "working" },
        grace: { days: "-1", of: "working" },
        approval: [],
      }),
    ).toEqual({
      wrong: {
        name: "missing",
        startsOn: "day",
        reporters: "missing",
        opens: "whole",
        deadline: "whole",
        grace: "whole",
        approval: "missing",
      },
    });
    expect(read({ others: [{ level: "agency", days: "x", of: "working" }] })).toEqual({ wrong: { deadline: "whole" } });
  });
});

describe("the steps of approval as they are chosen", () => {
  test("[C10] a step is put in where it usually stands, and the order of the others stays", () => {
    expect(putStep(["whole"], "sectors", true)).toEqual(["sectors", "whole"]);
    expect(putStep(["sectors", "whole"], "own", true)).toEqual(["own", "sectors", "whole"]);
    expect(putStep(["own", "sectors"], "whole", true)).toEqual(["own", "sectors", "whole"]);
    expect(putStep(["whole", "own"], "sectors", true)).toEqual(["sectors", "whole", "own"]);
    expect(putStep(["whole", "own"], "whole", false)).toEqual(["own"]);
    expect(putStep(["own"], "own", true)).toEqual(["own"]);
  });

  test("[C10] they are said in their order", () => {
    expect(sayApproval(["whole"], FORM_VI.regime.approval)).toBe("Cơ quan, cả phiếu");
    expect(sayApproval(["own", "whole"], FORM_VI.regime.approval)).toBe("1. Người duyệt ở nơi gửi; 2. Cơ quan, cả phiếu");
  });
});

describe("the next periods of a regime", () => {
  const listOf = (change: Partial<RegimeDraft>) => {
    const found = read(change);
    if (!("regime" in found)) throw new Error("it is right");
    return listNextDues(found.regime, CATALOGUE);
  };

  test("[K70] come with who has them and the days of each level", () => {
    const dues = listOf({
      levels: ["commune", "agency"],
      others: [{ level: "agency", days: "1", of: "working" }],
      grace: { days: "2", of: "calendar" },
    });
    expect(dues.map(({ period }) => showPeriod(period))).toEqual(["2031-M06", "2031-M07", "2031-M08"]);
    // 30 June 2031 is a Monday; 2 September is a holiday.
    expect(dues[0]?.days).toEqual([
      { level: "commune", count: 2, due: { opens: "2031-06-01", deadline: "2031-07-03", closes: "2031-07-05" } },
      { level: "agency", count: 1, due: { opens: "2031-06-01", deadline: "2031-07-01", closes: "2031-07-03" } },
    ]);
    expect(dues[2]?.days[0]?.due.deadline).toBe("2031-09-04");
    expect(findShownPeriod(dues, "2031-06-20")).toEqual(JUNE.value);
  });

  test("[K70] begin when the regime does, end with it, and hold what is still to be sent", () => {
    expect(listOf({ startsOn: "01/01/2032" }).map(({ period }) => showPeriod(period))).toEqual([
      "2032-M01",
      "2032-M02",
      "2032-M03",
    ]);
    expect(
      listOf({ startsOn: "01/05/2031", deadline: { days: "30", of: "calendar" } }).map(({ period }) => showPeriod(period))[0],
    ).toBe("2031-M05");
    expect(listOf({ startsOn: "01/05/2031" }).map(({ period }) => showPeriod(period))[0]).toBe("2031-M06");
    expect(listOf({ endsOn: "2031-07-01" }).map(({ period }) => showPeriod(period))).toEqual(["2031-M06"]);
    expect(showPeriod(findShownPeriod([], "2031-12-20"))).toBe("2031-M12");
  });
});

describe("a form as it is made", () => {
  test("[K64] is shown with its names, and its faults are told by them, not by codes", () => {
    const entry = {
      ...FORM_ENTRY_EXAMPLE,
      columns: [...FORM_ENTRY_EXAMPLE.columns, { code: "note", kind: "note" as const }],
      rules: [
        { code: "a", left: "", operator: "=" as const, right: "[mau.dien-tich@note]", weight: "block" as const, message: "" },
      ],
    };
    const look = lookAtForm(entry, CATALOGUE, JUNE.value);
    expect(look.lines.map(({ label, unitName, isEntered }) => [label, unitName, isEntered])).toEqual([
      ["Lĩnh vực mẫu", "", false],
      ["Diện tích mẫu", "ha", true],
    ]);
    expect([...look.heads.values()]).toEqual(["Thực hiện tháng 6", "Lũy kế 6 tháng", "Ghi chú"]);
    expect(look.faults.map((fault) => sayFault(fault, look, FORM_VI, "vi"))).toEqual([
      "Quy tắc 1, vế trái: công thức còn trống.",
      "Quy tắc 1, vế phải: Cột “Ghi chú” là cột ghi chú, không có số để tính.",
    ]);
    expect(sayFault(look.faults[0] ?? { path: [], fault: { code: "PACK_WEIGHT" } }, look, FORM_EN, "en")).toBe(
      "Rule 1, left side: the formula is empty.",
    );
    const bare = lookAtForm({ ...entry, rows: [], columns: [], rules: [] }, CATALOGUE, JUNE.value);
    expect(bare.faults.map((fault) => sayFault(fault, bare, FORM_VI, "vi"))).toEqual([
      FORM_VI.fault.own["PACK_FORM_NOTHING_ENTERED-columns"],
      FORM_VI.fault.own["PACK_FORM_NOTHING_ENTERED-rows"],
    ]);
  });
});
