import type { SheetGiven } from "@kehoach/core/form/sheet";
import { decimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { sheetJson } from "./sheet.ts";
import { fromSheetJson, toEntries, toSheetJson } from "./sheet-json.ts";
import { SHEET_EXAMPLE } from "./submission-example.ts";

const month = { calendar: "solar", kind: "month", start: "2031-06-01", end: "2031-07-01" } as const;
const windowed = { calendar: "nd09", kind: "month", start: "2031-05-15", end: "2031-06-15" } as const;

/** A sheet with one of everything that has a text form of its own. */
const GIVEN: SheetGiven = {
  form: {
    code: "bieu-01",
    number: "01/KTXH-T",
    name: "Biểu mẫu",
    rows: [
      { kind: "heading", key: "dau", mark: "I", level: 0, label: "Trồng trọt" },
      {
        kind: "figure",
        key: "crop.area|season=spring",
        level: 1,
        indicator: "crop.area",
        breakdown: [{ dimension: "season", item: "spring" }],
        unit: "ha",
        required: true,
        entered: true,
        signed: false,
      },
      {
        kind: "formula",
        key: "nang-suat",
        level: 1,
        label: "Năng suất",
        formula: "[crop.output] / [crop.area]",
        unit: "ta-ha",
        decimals: 2,
      },
    ],
    columns: [
      { code: "ke-hoach", kind: "plan", span: "year", assigner: "hdnd" },
      { code: "cung-ky", kind: "actual", span: "period", back: "same", status: "reported", entered: false },
      { code: "thang-nay", kind: "actual", span: "period", status: "reported", entered: true },
      { code: "so-sanh", kind: "percent", of: "thang-nay", to: "cung-ky" },
      { code: "tang", kind: "difference", of: "thang-nay", to: "cung-ky" },
      { code: "ghi-chu", kind: "note" },
    ],
    rules: [
      {
        code: "can-doi",
        left: "[crop.area]",
        operator: "<=",
        right: "[crop.area@ke-hoach]",
        tolerance: { by: decimal("0.50"), isPercent: true },
        when: { left: "[crop.area]", operator: ">", right: "0" },
        weight: "warn",
        column: "thang-nay",
        message: "không vượt kế hoạch",
      },
    ],
    checks: {
      parts: "block",
      jump: { weight: "warn", times: decimal("3") },
      plan: { weight: "off", percent: decimal("150.0") },
      unit: "note",
    },
  },
  period: month,
  indicators: new Map([
    [
      "crop.area",
      {
        code: "crop.area",
        name: "Diện tích",
        unit: "ha",
        decimals: 1,
        nature: "flow",
        direction: { kind: "range", low: decimal("0.10"), high: decimal("9") },
        additive: { places: true, time: true, dimensions: ["season"] },
        judgedBy: "own",
        parts: "free",
        formula: "[crop.a] + [crop.b]",
        note: "ghi chú",
      },
    ],
  ]),
  dimensions: [{ code: "season", name: "vụ", items: [{ code: "spring", name: "xuân" }] }],
  units: new Map([["ha", { code: "ha", name: "ha", dimension: "area", factor: decimal("10000"), whole: false }]]),
  facts: [
    {
      fact: "target",
      indicator: "crop.area",
      breakdown: [],
      period: month,
      value: decimal("12345678901234567890.10"),
      assigner: "hdnd",
    },
    {
      fact: "value",
      indicator: "crop.area",
      breakdown: [{ dimension: "season", item: "spring" }],
      period: windowed,
      status: "estimate",
    },
    {
      fact: "value",
      indicator: "crop.area",
      breakdown: [],
      period: month,
      value: decimal("-0.5"),
      status: "reported",
      sent: true,
    },
  ],
};

describe("a sheet over the wire", () => {
  test("[W5] comes back as it was sent, to the last digit and trailing zero", () => {
    const json: unknown = JSON.parse(JSON.stringify(toSheetJson(GIVEN)));
    expect(fromSheetJson(sheetJson.parse(json))).toEqual(GIVEN);
    expect(toSheetJson(fromSheetJson(SHEET_EXAMPLE.sheet))).toEqual(SHEET_EXAMPLE.sheet);
  });

  test("[W5] a cell that was emptied has no entry; one without a figure keeps why", () => {
    const last = { seq: 3, by: "user:an", at: "2031-06-19T02:00:00.000000Z" };
    const entries = toEntries([
      { row: "crop.area", column: "thang-nay", text: null, ...last },
      { row: "crop.area|season=spring", column: "thang-nay", text: "", none: "chưa thu hoạch", note: "vụ muộn", ...last },
    ]);
    expect([...entries]).toEqual([["crop.area|season=spring#thang-nay", { text: "", none: "chưa thu hoạch", note: "vụ muộn" }]]);
  });
});
