import { z } from "zod";
import { placeRef, statedRelation, targetVersion, valueVersion } from "./figure.ts";
import { authorityCode, code, history, noParams, placeCode, year } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_YEAR_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";

const sector = z.object({
  code: z.string(),
  name: z.string(),
  section: z.string().describe("Mục của báo cáo"),
  reporter: z.string().nullable(),
  reporterStated: z.boolean().describe("Văn bản ghi rõ đơn vị báo cáo, hay chỉ suy ra"),
  position: z.int(),
  indicators: z.int(),
  values: z.int().describe("Số thực hiện của địa bàn có kỳ kết thúc trong năm được hỏi"),
  targets: z.int(),
  relations: z.int(),
});
const sectorExample = {
  code: "mau",
  name: "Lĩnh vực mẫu",
  section: "II.1",
  reporter: null,
  reporterStated: false,
  position: 1,
  indicators: 1,
  values: 0,
  targets: 0,
  relations: 0,
};
const where = { place: placeCode.optional(), year: year.optional(), authority: authorityCode.optional(), ...history } as const;
export const listSectors = route({
  path: PATHS.sectors,
  tag: "sector",
  action: "figure.read",
  summary: "Các hệ thống công việc theo thứ tự của báo cáo",
  params: noParams,
  query: z.strictObject(where),
  reply: z.object({ place: placeRef, year: z.int(), items: z.array(sector) }),
  problems: PLACE_YEAR_PROBLEMS,
  example: { place: DISTRICT_EXAMPLE, year: 2030, items: [sectorExample] },
});

export const getSector = route({
  path: PATHS.sector,
  tag: "sector",
  action: "figure.read",
  summary: "Một hệ thống công việc: chỉ tiêu và mọi số liệu của nó trong năm",
  params: z.strictObject({ code }),
  query: z.strictObject(where),
  reply: z.object({
    place: placeRef,
    year: z.int(),
    sector,
    indicators: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        unit: z.string(),
        headline: z.boolean(),
        /** The best-known actual and the judging target of the undivided total. */
        actual: valueVersion.nullable(),
        target: targetVersion.nullable(),
        more: z.boolean().describe("Còn số liệu của năm không nêu hết ở parts, partTargets: hỏi ở /values, /targets"),
        parts: z.array(valueVersion).describe("Theo phân tổ hoặc ở địa bàn, kỳ khác trong năm"),
        partTargets: z.array(targetVersion),
        relations: z.array(statedRelation),
      }),
    ),
  }),
  problems: [...PLACE_YEAR_PROBLEMS, "SECTOR_UNKNOWN"],
  example: {
    place: DISTRICT_EXAMPLE,
    year: 2030,
    sector: sectorExample,
    indicators: [
      {
        code: "mau.dien-tich",
        name: "Diện tích mẫu",
        unit: "ha",
        headline: true,
        actual: null,
        target: null,
        more: false,
        parts: [],
        partTargets: [],
        relations: [],
      },
    ],
  },
});
