import type { SheetJson } from "@kehoach/api/sheet";
import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { SHEET_EXAMPLE } from "@kehoach/api/submission-example";
import { decimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { listBases } from "./bases.ts";
import { findChange, showPercentOf } from "./change.ts";
import { isOther, isWrong, listReview, openSending, pickReview, type ReviewLine } from "./review-lines.ts";

const [area] = SHEET_EXAMPLE.sheet.indicators;
if (area === undefined) throw new Error("the example has an indicator");
const figure = {
  kind: "figure",
  level: 1,
  indicator: area.code,
  breakdown: "",
  required: true,
  entered: true,
  signed: false,
} as const;
const RATE = {
  ...area,
  code: "mau.ty-le",
  name: "Tỷ lệ mẫu",
  unit: "pct",
  nature: "ratio",
  additive: { ...area.additive, time: false },
} as const;

/** Two sections: an area that grows from month to month, with its half; a rate. */
const SHEET: SheetJson = {
  ...SHEET_EXAMPLE.sheet,
  indicators: [area, RATE],
  units: [...SHEET_EXAMPLE.sheet.units, { code: "pct", name: "%", dimension: "rate", factor: "1", whole: false }],
  facts: [
    { fact: "target", indicator: area.code, breakdown: "", period: "2031", value: "200" },
    { fact: "value", indicator: area.code, breakdown: "", period: "2031-M05", value: "80" },
    { fact: "value", indicator: area.code, breakdown: "", period: "2031-01-01..2031-06-01", value: "40" },
    { fact: "value", indicator: area.code, breakdown: "", period: "2030-M06", value: "0" },
    { fact: "value", indicator: RATE.code, breakdown: "", period: "2031-M05", value: "12.5" },
  ],
  form: {
    ...SHEET_EXAMPLE.sheet.form,
    columns: [...SHEET_EXAMPLE.sheet.form.columns, { code: "ghi-chu", kind: "note" }],
    rules: [
      {
        code: "du",
        left: `[${area.code}]`,
        operator: ">=",
        right: "50",
        weight: "warn",
        message: "Diện tích ít khi dưới 50.",
      },
    ],
    rows: [
      { kind: "heading", key: "h1", mark: "I", level: 0, label: "Đất" },
      { ...figure, key: area.code, mark: "1" },
      { kind: "formula", key: "nua", level: 1, label: "Một nửa", formula: `[${area.code}] / 2`, unit: "ha", decimals: 2 },
      { kind: "heading", key: "h2", mark: "II", level: 0, label: "Tỷ lệ" },
      { ...figure, key: RATE.code, indicator: RATE.code },
    ],
  },
};

type Typed = Readonly<Record<string, string | Partial<SheetReplyJson["cells"][number]>>>;

function sent(typed: Typed, rest: Partial<SheetReplyJson> = {}) {
  const cells = Object.entries(typed).map(([key, said]): SheetReplyJson["cells"][number] => {
    const [row = "", column = "thang-nay"] = key.split("#");
    return { row, column, text: "", seq: 1, by: "user:an", at: "", ...(typeof said === "string" ? { text: said } : said) };
  });
  return openSending({ sheet: SHEET, reasons: [], ...rest, cells });
}
const lineOf = (lines: readonly ReviewLine[], key: string) => lines.find(({ row }) => row.key === key);
const cellOf = (lines: readonly ReviewLine[], key: string) => lineOf(lines, key)?.cells[0];
const keysOf = (lines: readonly ReviewLine[]) => lines.map(({ row }) => row.key);

describe("a sending under review", () => {
  test("[Y62] each figure has those it is held against, exactly; beside zero there is no percentage", () => {
    const lines = listReview(sent({ [area.code]: "1.00", [RATE.code]: "14" }));
    expect(cellOf(lines, RATE.code)).toMatchObject({
      shown: { state: "figure", text: "14" },
      previous: { text: "12,5", change: { way: "up", text: "+1,5", isPoints: true } },
      plan: undefined,
    });
    const typed = listReview(sent({ [area.code]: "84,5" }));
    expect(cellOf(typed, area.code)).toMatchObject({
      shown: { text: "84,5" },
      previous: { text: "80,0", change: { way: "up", text: "+5,63", isPoints: false } },
      same: { text: "0,0", change: undefined },
      // What is done up to the period: 40 and 84,5 of 200.
      plan: { text: "200,0", percent: "62,25" },
      problems: [],
    });
    expect(cellOf(typed, "nua")).toMatchObject({ shown: { text: "42,25" }, plan: undefined, previous: undefined });
    expect(lineOf(typed, "h1")).toMatchObject({ mark: "I", cells: [] });
  });

  test("[Y62] what is wrong stands with the reason that came with it, and what is no figure is no figure", () => {
    const first = listReview(sent({ [area.code]: "45" }));
    const problem = cellOf(first, area.code)?.problems[0]?.problem;
    expect(problem?.fault.code).toBe("ENTRY_RULE");
    const reasons = [{ key: problem?.key ?? "", text: "Mất mùa", seq: 2, by: "user:an", at: "" }];
    const told = listReview(sent({ [area.code]: "45" }, { reasons }));
    expect(cellOf(told, area.code)?.problems).toMatchObject([{ reason: "Mất mùa" }]);
    expect(cellOf(listReview(sent({ [area.code]: { none: "Không trồng" } })), area.code)?.shown).toMatchObject({
      state: "none",
      text: "Không trồng",
    });
    expect(cellOf(listReview(sent({})), area.code)?.shown.state).toBe("missing");
  });

  test("[Y63] what differs from the sending before is marked with what it said: figures, those made of them, notes", () => {
    const before = sent({ [area.code]: "80", [RATE.code]: "12,50", [`${RATE.code}#ghi-chu`]: "tạm" });
    const lines = listReview(sent({ [area.code]: "84", [RATE.code]: "12,5", [`${RATE.code}#ghi-chu`]: "đã rà" }), before);
    expect(cellOf(lines, area.code)?.before).toMatchObject({ text: "80" });
    expect(cellOf(lines, "nua")?.before).toMatchObject({ text: "40,00" });
    // Written otherwise it is the same figure.
    expect(cellOf(lines, RATE.code)?.before).toBeUndefined();
    expect(lineOf(lines, RATE.code)?.notes).toEqual([{ column: "Ghi chú", text: "đã rà", before: "tạm" }]);
    expect(lines.filter(isOther).map(({ row }) => row.key)).toEqual([area.code, "nua", RATE.code]);
    const same = listReview(before, before);
    expect(same.some(isOther)).toBe(false);
    const emptied = listReview(sent({ [area.code]: "80" }), before);
    expect(cellOf(emptied, RATE.code)).toMatchObject({ shown: { state: "missing" }, before: { text: "12,50" } });
    const noted = listReview(sent({ [area.code]: { text: "80", note: "theo sổ" }, [RATE.code]: "12,5" }), before);
    expect(cellOf(noted, area.code)?.before).toMatchObject({ text: "80", note: "" });
  });

  test("[Y63] a line the form did not have is new", () => {
    const old = { ...SHEET, form: { ...SHEET.form, rows: SHEET.form.rows.slice(0, 3) } };
    const before = openSending({ sheet: old, reasons: [], cells: [] });
    expect(cellOf(listReview(sent({ [RATE.code]: "9" }), before), RATE.code)?.before).toBe("new");
  });

  test("[Y63] only lines with problems, or only changed ones: a heading stays as long as a line under it does", () => {
    const lines = listReview(sent({ [area.code]: "45", [RATE.code]: "12" }), sent({ [area.code]: "45", [RATE.code]: "13" }));
    expect(keysOf(pickReview(lines, "all"))).toEqual(keysOf(lines));
    expect(keysOf(pickReview(lines, "wrong"))).toEqual(["h1", area.code]);
    expect(keysOf(pickReview(lines, "changed"))).toEqual(["h2", RATE.code]);
    expect(lines.filter(isWrong)).toHaveLength(1);
  });

  test("[Y63] it is held against the last one that was approved, and the last one returned", () => {
    const act = (n: number, what: SheetReplyJson["acts"][number]["act"]): SheetReplyJson["acts"][number] => ({
      n,
      act: what,
      step: what === "approve" ? "whole" : null,
      sectors: null,
      reason: what === "approve" ? null : "vì",
      by: "user:chi",
      at: "",
    });
    expect(listBases([], 1)).toEqual([]);
    expect(listBases([act(1, "return")], 2)).toEqual([{ n: 1, why: "returned" }]);
    const long = [act(1, "approve"), act(1, "reopen"), act(2, "return"), act(3, "approve"), act(3, "reopen")];
    expect(listBases(long, 3)).toEqual([
      { n: 1, why: "approved" },
      { n: 2, why: "returned" },
    ]);
    // What was done to the sending itself or later says nothing of what came before it.
    expect(listBases(long, 1)).toEqual([]);
  });
});

describe("how a figure differs", () => {
  const change = (value: string, base: string, isRate = false) => findChange(decimal(value), decimal(base), isRate, 1);

  test("[Y62] in percent of what it was, half up, with its sign", () => {
    expect(change("110", "100")).toEqual({ way: "up", text: "+10,00", isPoints: false });
    expect(change("66.665", "100")).toMatchObject({ way: "down", text: "-33,34" });
    expect(change("100.0", "100")).toMatchObject({ way: "same", text: "0,00" });
    expect(change("0.3", "0.1")).toMatchObject({ text: "+200,00" });
    expect(change("5", "0")).toBeUndefined();
    expect(change("5", "-5")).toBeUndefined();
    expect(change("12.5", "0", true)).toEqual({ way: "up", text: "+12,5", isPoints: true });
  });

  test("[Y62] of a plan in percent", () => {
    expect(showPercentOf(decimal("1"), decimal("3"))).toBe("33,33");
    expect(showPercentOf(decimal("2"), decimal("3"))).toBe("66,67");
  });
});
