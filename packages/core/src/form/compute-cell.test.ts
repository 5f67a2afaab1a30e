import { describe, expect, test } from "vitest";
import { actual, fact, figureRow, INDICATORS, target } from "../../test/make-form.ts";
import { cell, type Given, GRAIN, lacks, look, NOW, show } from "../../test/try-form.ts";
import type { FormColumn } from "./form.ts";
import type { SheetCell } from "./sheet.ts";

const indicators = [...INDICATORS, ...GRAIN];

describe("what is typed", () => {
  test("[O5] a cell shows the figure typed into it, in the unit of the line", () => {
    expect(look({}, { "demo.area": "1.234,5" }, "demo.area", "now")).toBe("entered 1234.5");
    const rows = [figureRow("demo.revenue", { unit: "billion-dong" })];
    expect(look({ form: { rows } }, { "demo.revenue": "3,2" }, "demo.revenue", "now")).toBe("entered 3.2");
    expect(look({ form: { rows } }, { "demo.revenue": "3200 triệu" }, "demo.revenue", "now")).toBe("entered 3.2");
  });
  test("[O13] not typed, said to be none, and 0 are three things", () => {
    expect(look({}, {}, "demo.area", "now")).toBe("missing");
    expect(look({}, { "demo.area": " " }, "demo.area", "now")).toBe("missing");
    expect(cell({}, { "demo.area": { text: "", none: "chưa đến vụ" } }, "demo.area", "now")).toEqual({
      kind: "none",
      reason: "chưa đến vụ",
    });
    expect(cell({}, { "demo.area": { text: "", none: " " } }, "demo.area", "now")).toEqual({ kind: "none" });
    expect(look({}, { "demo.area": "0" }, "demo.area", "now")).toBe("entered 0");
  });
  test("[O13] what is known of this period does not fill a cell that is typed", () => {
    expect(look({ facts: [fact("demo.area", "2023-M10", "120")] }, {}, "demo.area", "now")).toBe("missing");
  });
  test("[O5] what can not be read is broken, with the reason", () => {
    expect(cell({}, { "demo.area": "1,234.5" }, "demo.area", "now")).toEqual({ kind: "broken", why: "ENTRY_UNREADABLE" });
    expect(cell({}, { "demo.herd": "2,5" }, "demo.herd", "now")).toEqual({ kind: "broken", why: "ENTRY_NOT_WHOLE" });
  });
  test("[O5] words beside a line are words, a heading has nothing, and nothing is where the form has no cell", () => {
    expect(cell({}, { "demo.area#note": "mới thêm 2 trại" }, "demo.area", "note")).toEqual({
      kind: "text",
      text: "mới thêm 2 trại",
    });
    expect(look({}, {}, "demo.area", "note")).toBe("blank");
    expect(look({}, {}, "line-1", "now")).toBe("blank");
    expect(look({}, {}, "demo.nothing", "now")).toBe("blank");
  });
});

describe("what is known", () => {
  test("[O4] the period before, the same one last year and the plan are shown as they are known", () => {
    expect(look({}, {}, "demo.area", "before")).toBe("held 100");
    expect(look({}, {}, "demo.area", "same")).toBe("held 110");
    expect(look({}, {}, "demo.total", "plan")).toBe("held 1000");
    expect(look({}, {}, "demo.herd", "plan")).toBe("missing");
  });
  test("[O4] approved before sent, then the stronger status", () => {
    const at = (...facts: NonNullable<Given>["facts"] & readonly unknown[]): SheetCell =>
      cell({ facts }, {}, "demo.area", "before");
    const sent = fact("demo.area", "2023-M09", "90", { sent: true, status: "official" });
    const reported = fact("demo.area", "2023-M09", "95", { status: "reported" });
    const estimate = fact("demo.area", "2023-M09", "99", { status: "estimate" });
    expect(at(sent)).toMatchObject({ sent: true, status: "official" });
    expect(show(at(sent, reported))).toBe("held 95");
    expect(show(at(reported, estimate))).toBe("held 95");
    expect(show(at(sent, estimate))).toBe("held 99");
    expect(at(sent, estimate)).toMatchObject({ status: "estimate" });
  });
  test("[O4] a column of estimates shows the estimate, if there is one", () => {
    const columns = [NOW, actual("year-est", { span: "year", status: "estimate" })];
    const facts = [
      fact("demo.area", "2023", "900", { status: "reported" }),
      fact("demo.area", "2023", "1000", { status: "estimate" }),
    ];
    expect(look({ form: { columns }, facts }, {}, "demo.area", "year-est")).toBe("held 1000");
    expect(look({ form: { columns }, facts: facts.slice(0, 1) }, {}, "demo.area", "year-est")).toBe("held 900");
  });
  test("[O4] a plan is of the assigner that is named, or else the one that judges", () => {
    const columns: readonly FormColumn[] = [
      NOW,
      { code: "judging", kind: "plan", span: "year" },
      { code: "province", kind: "plan", span: "year", assigner: "province" },
      { code: "council", kind: "plan", span: "year", assigner: "council" },
    ];
    const facts = [target("demo.area", "2023", "8", { assigner: "province" }), target("demo.area", "2023", "9")];
    const at = (code: string): string => look({ form: { columns }, facts }, {}, "demo.area", code);
    expect(columns.map(({ code }) => at(code))).toEqual(["missing", "held 9", "held 8", "missing"]);
    expect(look({ form: { columns }, facts: facts.slice(0, 1) }, {}, "demo.area", "judging")).toBe("held 8");
  });
  test("[O4] said to be none is no figure, and is not passed over", () => {
    expect(cell({ facts: [fact("demo.area", "2023-M09", undefined)] }, {}, "demo.area", "before")).toEqual({ kind: "none" });
  });
});

describe("comparisons", () => {
  const columns: readonly FormColumn[] = [
    { code: "plan", kind: "plan", span: "year" },
    actual("same", { back: "same" }),
    NOW,
    { code: "percent", kind: "percent", of: "now", to: "same" },
    { code: "difference", kind: "difference", of: "now", to: "same" },
    { code: "of-plan", kind: "percent", of: "now", to: "plan" },
  ];
  const form = { columns, rows: [figureRow("demo.area", { signed: true }), figureRow("demo.yield")] };
  const at = (now: string, same: string | undefined, column: string, row = "demo.area"): string =>
    look({ form, indicators, facts: same === undefined ? [] : [fact(row, "2022-M10", same)] }, { [row]: now }, row, column);

  test("[O27] a percent is of exact figures; a difference is in the unit of the line", () => {
    expect(at("110", "100", "percent")).toBe("computed 110.000000000000");
    expect(at("1", "3", "percent")).toBe("computed 33.333333333333");
    expect(at("110", "100,5".replace(",", "."), "difference")).toBe("computed 9.5");
  });
  test("[O27] percentages compare by points", () => {
    expect(at("62,5", "60.25", "percent", "demo.yield")).toBe("computed 2.25");
  });
  test("[O27] beside zero or below nothing is said", () => {
    expect(at("5", "0", "percent")).toBe("blank");
    expect(at("5", "-3", "percent")).toBe("blank");
    expect(at("5", "-3", "difference")).toBe("computed 8");
  });
  test("[O13] what is missing on either side is named", () => {
    expect(lacks({ form, indicators, facts: [] }, {}, "demo.area", "percent")).toEqual(["demo.area#now", "demo.area#same"]);
    expect(lacks({ form, indicators, facts: [] }, { "demo.area": "1" }, "demo.area", "of-plan")).toEqual(["demo.area#plan"]);
  });
});
