import { z } from "zod";
import { page, statedRelation, targetVersion, valueVersion } from "./figure.ts";
import { authorityCode, code, noParams, paging, query } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";

const document = z.object({
  code: z.string(),
  title: z.string().describe("Loại, số và ký hiệu"),
  number: z.string().nullable(),
  type: z.string(),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  abstract: z.string().nullable(),
  note: z.string().nullable(),
  citedIn: z.object({ document: z.string(), title: z.string(), line: z.int() }).nullable(),
  gives: z
    .object({ values: z.int(), targets: z.int(), relations: z.int(), assigns: z.int() })
    .describe("Số liệu đọc từ văn bản này, và kế hoạch văn bản này giao"),
});
const example = {
  code: "bao-cao-mau",
  title: "Báo cáo 01/BC-UBND",
  number: "01/BC-UBND",
  type: "Báo cáo",
  date: "2030-12-20",
  issuer: null,
  abstract: null,
  note: null,
  citedIn: null,
  gives: { values: 1, targets: 1, relations: 0, assigns: 0 },
};

export const listDocuments = route({
  path: PATHS.documents,
  tag: "document",
  action: "figure.read",
  summary: "Các văn bản",
  params: noParams,
  query: z.strictObject({ q: query.optional(), authority: authorityCode.optional(), ...paging }),
  reply: page(document),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { items: [example], total: 1, next: null },
});

export const getDocument = route({
  path: PATHS.document,
  tag: "document",
  action: "figure.read",
  summary: "Một văn bản và những số liệu nó cho",
  params: z.strictObject({ code }),
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    document,
    values: z.array(valueVersion),
    targets: z.array(targetVersion).describe("Kế hoạch đọc từ văn bản này"),
    relations: z.array(statedRelation),
    assigns: z.array(targetVersion).describe("Kế hoạch văn bản này giao"),
    cites: z.array(document).describe("Văn bản được nêu trong văn bản này"),
  }),
  problems: ["DOCUMENT_UNKNOWN", "AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { document: example, values: [], targets: [], relations: [], assigns: [], cites: [] },
});
