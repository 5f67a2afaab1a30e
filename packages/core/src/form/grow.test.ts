import { describe, expect, test } from "vitest";
import { actual, fact, toPeriod } from "../../test/make-form.ts";
import { cell, lacks, look, months, NOW, TOTAL } from "../../test/try-form.ts";

describe("figures that grow over the year", () => {
  const form = { columns: [NOW, TOTAL] };
  test("[O6] what is known up to the period before and the figure of this one", () => {
    const facts = [fact("demo.area", "2023-9M", "500")];
    expect(look({ form, facts }, { "demo.area": "60,5" }, "demo.area", "total")).toBe("computed 560.5");
  });
  test("[O6] or all months; a figure of a half and the months after it do as well", () => {
    const all = months("demo.area", ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(look({ form, facts: all }, { "demo.area": "10" }, "demo.area", "total")).toBe("computed 55");
    const rest = [fact("demo.area", "2023-H1", "21"), ...months("demo.area", ["7", "8", "9"], 7)];
    expect(look({ form, facts: rest }, { "demo.area": "10" }, "demo.area", "total")).toBe("computed 55");
  });
  test("[O13] a month nobody reported is named and makes the sum missing; a month said to be none too", () => {
    const facts = months("demo.area", ["1", "2", "3", undefined, "5", "6", "7", "8", undefined]);
    expect(lacks({ form, facts }, { "demo.area": "10" }, "demo.area", "total")).toEqual([
      "demo.area 2023-M04",
      "demo.area 2023-M09",
    ]);
    const none = [
      fact("demo.area", "2023-H1", "21"),
      ...months("demo.area", ["7", "8"], 7),
      fact("demo.area", "2023-M09", undefined),
    ];
    expect(lacks({ form, facts: none }, { "demo.area": "10" }, "demo.area", "total")).toEqual(["demo.area 2023-M09"]);
  });
  test("[O13] so does the figure that is not typed yet", () => {
    const facts = [fact("demo.area", "2023-9M", "500")];
    expect(lacks({ form, facts }, {}, "demo.area", "total")).toEqual(["demo.area#now"]);
    expect(lacks({ form, facts }, { "demo.area": "?" }, "demo.area", "total")).toEqual(["demo.area#now"]);
  });
  test("[O6] a figure that is known of the span itself comes first", () => {
    const facts = [
      fact("demo.area", "2023-9M", "500"),
      fact("demo.area", "2023-01-01..2023-11-01", "570", { status: "official" }),
    ];
    expect(look({ form, facts }, { "demo.area": "60" }, "demo.area", "total")).toBe("held 570");
  });
  test("[O6] what is added of figures not approved, or estimated, is so too", () => {
    const facts = [fact("demo.area", "2023-9M", "500", { sent: true, status: "estimate" })];
    expect(cell({ form, facts }, { "demo.area": "60" }, "demo.area", "total")).toMatchObject({ sent: true, status: "estimate" });
  });
  test("[O6] what is typed as an estimate makes an estimate", () => {
    const columns = [actual("est", { status: "estimate", entered: true }), TOTAL];
    const facts = [fact("demo.area", "2023-9M", "500"), fact("demo.herd", "2023-9M", "9000")];
    const total = (row: string): unknown => cell({ form: { columns }, facts }, { [`${row}#est`]: "60" }, row, "total");
    expect(total("demo.area")).toMatchObject({ kind: "computed", status: "estimate" });
    expect(total("demo.herd")).toMatchObject({ kind: "computed", status: "estimate" });
  });
  test("[O6] in January it is the figure of January; a year adds up to its last month", () => {
    expect(look({ form, period: toPeriod("2023-M01"), facts: [] }, { "demo.area": "7" }, "demo.area", "total")).toBe(
      "computed 7",
    );
    const facts = months(
      "demo.area",
      Array.from({ length: 11 }, () => "1"),
    );
    expect(look({ form, period: toPeriod("2023-M12"), facts }, { "demo.area": "1" }, "demo.area", "total")).toBe("computed 12");
  });
  test("[O6] in windows of Nghị định 09 the year begins on 15 December", () => {
    const facts = [fact("demo.area", "nd09:2023-M01", "5")];
    expect(look({ form, period: toPeriod("nd09:2023-M02"), facts }, { "demo.area": "7" }, "demo.area", "total")).toBe(
      "computed 12",
    );
  });
  test("[O6] a half is what is done and the estimate of the month that ends it", () => {
    const columns = [
      NOW,
      actual("next", { span: "next", status: "estimate", entered: true }),
      actual("half", { span: "half", status: "estimate" }),
    ];
    const facts = months("demo.area", ["1", "2", "3", "4"]);
    const texts = { "demo.area": "5", "demo.area#next": "6" };
    expect(look({ form: { columns }, period: toPeriod("2023-M05"), facts }, texts, "demo.area", "half")).toBe("computed 21");
  });
  test("[O6] a year that is not over lacks its coming months", () => {
    const columns = [NOW, actual("year-so-far", { span: "year" })];
    const facts = months("demo.area", ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(lacks({ form: { columns }, facts }, { "demo.area": "10" }, "demo.area", "year-so-far")).toEqual([
      "demo.area 2023-M11",
      "demo.area 2023-M12",
    ]);
  });
  test("[O6] spans of last year are known, or added up of its months", () => {
    const columns = [
      NOW,
      actual("total-same", { span: "cumulative", back: "same" }),
      actual("last-year", { span: "year", back: "same" }),
    ];
    const facts = months(
      "demo.area",
      Array.from({ length: 12 }, () => "2"),
      1,
      2022,
    );
    expect(look({ form: { columns }, facts }, {}, "demo.area", "total-same")).toBe("computed 20");
    expect(look({ form: { columns }, facts }, {}, "demo.area", "last-year")).toBe("computed 24");
    expect(look({ form: { columns }, facts: [fact("demo.area", "2022", "25")] }, {}, "demo.area", "last-year")).toBe("held 25");
  });
  test("[O6] a cumulative estimate adds the estimate of the month", () => {
    const columns = [
      actual("est", { status: "estimate", entered: true }),
      actual("total-est", { span: "cumulative", status: "estimate" }),
    ];
    const facts = [fact("demo.area", "2023-9M", "500")];
    expect(look({ form: { columns }, facts }, { "demo.area#est": "60" }, "demo.area", "total-est")).toBe("computed 560");
  });
  test("[O6] what does not add up over time is what it is in the period", () => {
    const facts = [
      fact("demo.herd", "2023-9M", "9000"),
      fact("demo.herd", "2022-M10", "8000"),
      fact("demo.herd", "2022", "8100"),
    ];
    expect(look({ form, facts }, { "demo.herd": "8348" }, "demo.herd", "total")).toBe("computed 8348");
    expect(lacks({ form, facts }, {}, "demo.herd", "total")).toEqual(["demo.herd#now"]);
    const columns = [
      NOW,
      actual("total-same", { span: "cumulative", back: "same" }),
      actual("last-year", { span: "year", back: "same" }),
    ];
    expect(look({ form: { columns }, facts }, {}, "demo.herd", "total-same")).toBe("held 8000");
    expect(look({ form: { columns }, facts }, {}, "demo.herd", "last-year")).toBe("held 8100");
  });
});
