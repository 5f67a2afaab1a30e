import { COMMUNE_EXAMPLE } from "./place-example.ts";
import type { SheetReplyJson } from "./sheet-reply.ts";

export const PERIOD_EXAMPLE = { period: "2031-M06", periodName: "tháng 6/2031" } as const;
export const FORM_EXAMPLE = { code: "bieu-01", number: "01/KTXH-T", name: "Tình hình sản xuất" } as const;
export const REGIME_EXAMPLE = { regime: "thang", regimeName: "Báo cáo tháng", ...PERIOD_EXAMPLE } as const;
export const DUE_EXAMPLE = { opens: "2031-06-16", deadline: "2031-07-04", closes: "2031-07-09" } as const;
export const SHEET_KEY_EXAMPLE = { regime: "thang", place: "M011", period: "2031-M06" } as const;

/** A sheet of one line and two columns. */
export const SHEET_EXAMPLE: SheetReplyJson = {
  authority: "mau",
  today: "2031-06-20",
  regime: "thang",
  regimeName: "Báo cáo tháng",
  basis: null,
  place: COMMUNE_EXAMPLE,
  periodName: "tháng 6/2031",
  ...DUE_EXAMPLE,
  sheet: {
    form: {
      code: "bieu-01",
      number: "01/KTXH-T",
      name: "Tình hình sản xuất",
      rows: [
        {
          kind: "figure",
          key: "mau.dien-tich",
          mark: "1",
          level: 0,
          indicator: "mau.dien-tich",
          breakdown: "",
          required: true,
          entered: true,
          signed: false,
        },
      ],
      columns: [
        { code: "ke-hoach", kind: "plan", span: "year" },
        { code: "thang-nay", kind: "actual", span: "period", status: "reported", entered: true },
      ],
      rules: [],
      checks: {
        parts: "block",
        jump: { weight: "warn", times: "3" },
        plan: { weight: "warn", percent: "150" },
        unit: "warn",
      },
    },
    period: "2031-M06",
    indicators: [
      {
        code: "mau.dien-tich",
        name: "Diện tích mẫu",
        unit: "ha",
        decimals: 1,
        nature: "flow",
        direction: { kind: "higher" },
        additive: { places: true, time: true, dimensions: [] },
        judgedBy: "own",
      },
    ],
    dimensions: [],
    units: [{ code: "ha", name: "ha", dimension: "area", factor: "1", whole: false }],
    facts: [{ fact: "target", indicator: "mau.dien-tich", breakdown: "", period: "2031", value: "14000", assigner: "hdnd" }],
  },
  seq: 1,
  standing: "open",
  state: "draft",
  cells: [
    {
      row: "mau.dien-tich",
      column: "thang-nay",
      text: "1.234,5",
      seq: 1,
      by: "user:an.nguyen",
      at: "2031-06-19T02:00:00.000000Z",
    },
  ],
  reasons: [],
  sendings: [],
  acts: [],
  approval: { steps: ["whole"], done: [], next: null, waiting: [] },
  files: [],
  people: { "user:an.nguyen": "Nguyễn Văn An" },
  may: {
    enter: true,
    send: true,
    recall: false,
    approve: false,
    return: false,
    reopen: false,
    ask: false,
    attach: true,
    rows: null,
  },
};
