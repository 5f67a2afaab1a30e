import { z } from "zod";
import { placeRef } from "./figure.ts";
import { authorityCode, noParams, placeCode, year } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_YEAR_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";

/**
 * A piece of a paragraph. `figure`: printed by `phrase` from `refs`, the ids of the values, targets and relations it shows.
 * `note`: a footnote mark, `note` is its number from 1.
 */
const run = z.object({
  kind: z.enum(["text", "figure", "note"]),
  text: z.string(),
  italic: z.boolean(),
  bold: z.boolean(),
  phrase: z.string().nullable(),
  refs: z.array(
    z.object({
      kind: z.enum(["value", "target", "relation", "erratum", "document"]),
      id: z.string(),
      indicator: z.string().nullable(),
    }),
  ),
  note: z.int().nullable(),
});
export type ReportRunJson = z.output<typeof run>;

const block = z.object({
  kind: z.enum(["title", "heading", "paragraph", "bullet", "sub-bullet", "numbered", "table", "signature", "recipients"]),
  /** headings: 1 is a part (Phần), 2 I., 3 1., 4 2.1. */
  level: z.int(),
  label: z.string().describe('Số hoặc dấu đứng trước: "I.", "-"'),
  runs: z.array(run),
  /** Tables: the first row is the head. */
  rows: z.array(z.array(z.array(run))),
});
export type ReportBlockJson = z.output<typeof block>;

export const listReports = route({
  path: PATHS.reports,
  tag: "report",
  action: "figure.read",
  summary: "Các báo cáo dựng được",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        authority: z.string(),
        place: placeRef,
        year: z.int(),
        title: z.string(),
        docx: z.string().describe("Địa chỉ tệp DOCX"),
      }),
    ),
  }),
  problems: ["AUTHORITY_UNKNOWN"],
  example: {
    items: [
      {
        authority: "mau",
        place: DISTRICT_EXAMPLE,
        year: 2030,
        title: "Báo cáo mẫu",
        docx: "/api/v1/reports/2030.docx?place=M01",
      },
    ],
  },
});

export const getReport = route({
  path: PATHS.report,
  tag: "report",
  action: "figure.read",
  summary: "Báo cáo của một năm dưới dạng có cấu trúc, mỗi số dẫn về nguồn",
  params: z.strictObject({ year }),
  query: z.strictObject({ place: placeCode.optional(), authority: authorityCode.optional() }),
  reply: z.object({
    authority: z.string(),
    place: placeRef,
    year: z.int(),
    notice: z.string().nullable(),
    /** Who issues it and where; number and day are blank until it is issued. */
    head: z.object({ parent: z.string().nullable(), issuer: z.array(z.string()), symbol: z.string(), placeName: z.string() }),
    title: z.string(),
    docx: z.string(),
    blocks: z.array(block),
    footnotes: z.array(z.object({ number: z.int(), runs: z.array(run), erratum: z.string().nullable() })),
    figures: z.int().describe("Số đoạn gắn số liệu"),
  }),
  problems: [...PLACE_YEAR_PROBLEMS, "REPORT_UNKNOWN", "REPORT_UNBOUND"],
  example: {
    authority: "mau",
    place: DISTRICT_EXAMPLE,
    year: 2030,
    notice: null,
    head: { parent: null, issuer: ["ỦY BAN NHÂN DÂN", "HUYỆN MẪU"], symbol: "BC-UBND", placeName: "Mẫu" },
    title: "Báo cáo mẫu",
    docx: "/api/v1/reports/2030.docx?place=M01",
    blocks: [
      {
        kind: "paragraph",
        level: 0,
        label: "",
        runs: [
          { kind: "text", text: "Diện tích ", italic: false, bold: false, phrase: null, refs: [], note: null },
          {
            kind: "figure",
            text: "102,5 ha",
            italic: false,
            bold: false,
            phrase: "value",
            refs: [
              { kind: "value", id: "mau.dien-tich||M01@2000-01-01|2030|reported|issued-report|", indicator: "mau.dien-tich" },
            ],
            note: null,
          },
        ],
        rows: [],
      },
    ],
    footnotes: [],
    figures: 1,
  },
});
