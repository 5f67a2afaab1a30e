import type { AnnexReply } from "./annex.ts";

const NONE = { added: 0, changed: 0, retired: 0 };

/** A made-up preview of one row. */
export const ANNEX_EXAMPLE: AnnexReply = {
  applied: false,
  tables: [{ sheet: "Phụ lục", title: "Chỉ tiêu kế hoạch năm 2031", rows: 1, columns: 4 }],
  table: 0,
  facts: {
    number: { text: "50/QĐ-UBND", sheet: "Phụ lục", at: "A2" },
    date: { text: "2030-12-20", sheet: "Phụ lục", at: "A2" },
    issuer: null,
    annex: null,
    title: null,
    unit: null,
    year: { text: "2031", sheet: "Phụ lục", at: "A1" },
  },
  year: 2031,
  paper: { code: "50-qd-ubnd-2030", type: "Quyết định", number: "50/QĐ-UBND", date: "2030-12-20", issuer: "", abstract: "" },
  missing: [],
  fingerprint: "tt ; chi tieu ; dvt ; ke hoach nam {0}",
  marks: null,
  digits: "printed",
  columns: [
    {
      column: 3,
      letter: "D",
      header: "Kế hoạch năm 2031",
      cell: "D4",
      role: { kind: "target", assigner: "ubnd-huyen", period: "2031", state: "assigned" },
      guessed: { kind: "target", assigner: "ubnd-huyen", period: "2031", state: "assigned" },
      sureness: "sure",
    },
  ],
  rows: [
    {
      key: "Phụ lục!5",
      sheet: "Phụ lục",
      line: 5,
      mark: "1",
      name: "Diện tích mẫu",
      level: 0,
      kind: "indicator",
      unit: "ha",
      hidden: false,
      figures: [{ column: 3, at: "D5", text: "100", state: "figure" }],
      match: "exact",
      candidates: [{ code: "mau.dien-tich", name: "Diện tích mẫu", breakdown: "", score: 1000, why: "same-name", unit: "alike" }],
      proposal: null,
      choice: { kind: "indicator", code: "mau.dien-tich" },
    },
  ],
  problems: [],
  conflicts: [],
  counts: { exact: 1, likely: 0, new: 0, skipped: 0, left: 0, held: 0 },
  writes: {
    documents: { ...NONE, added: 1 },
    sectors: NONE,
    units: NONE,
    indicators: NONE,
    targets: { ...NONE, added: 1 },
    values: NONE,
  },
  known: {
    indicators: [{ code: "mau.dien-tich", name: "Diện tích mẫu", unit: "ha" }],
    sectors: [{ code: "mau", name: "Mẫu" }],
    units: [{ code: "ha", name: "ha" }],
    places: [{ key: "M01@2000-01-01", name: "huyện Mẫu" }],
  },
  mark: "6c1f6dbf4ae67d73ef2e45e9",
};
