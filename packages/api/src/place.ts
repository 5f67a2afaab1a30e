import { z } from "zod";
import { decimalText, placeRef, targetVersion, valueVersion } from "./figure.ts";
import { authorityCode, code, history, isoDate, noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { PLACE_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";

const placeFields = {
  key: z.string().describe("mã@ngày-bắt-đầu: không bao giờ đổi"),
  code: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable().describe("Ngày đầu tiên không còn tồn tại"),
  kind: z.enum(["territory", "agency"]),
  level: z.enum(["country", "province", "district", "commune", "agency"]),
  type: z.string(),
  name: z.string(),
  fullName: z.string(),
  startedBy: z.string().nullable(),
  endedBy: z.string().nullable(),
} as const;
const place = z.object(placeFields);
/** A place in the tree of a date. The list is in tree order: each under its parent, siblings by code. */
const placeNode = z.object({
  ...placeFields,
  parent: z.string().nullable().describe("key của nơi cấp trên, nếu có trong cây"),
  depth: z.int(),
  children: z.int(),
});
export type PlaceNodeJson = z.output<typeof placeNode>;

const succession = z.object({
  place: placeRef,
  date: z.string(),
  kind: z.enum(["whole", "partial"]),
  weight: decimalText.nullable(),
  act: z.string().nullable(),
});

const example = {
  key: "M01@2000-01-01",
  code: "M01",
  validFrom: "2000-01-01",
  validTo: null,
  kind: "territory",
  level: "district",
  type: "huyện",
  name: "Mẫu",
  fullName: "huyện Mẫu",
  startedBy: null,
  endedBy: null,
} as const;

export const listPlaces = route({
  path: PATHS.places,
  tag: "place",
  action: "figure.read",
  summary: "Cây địa bàn vào một ngày",
  params: noParams,
  query: z.strictObject({
    at: isoDate.optional().describe("Ngày cần xem; bỏ trống: ngày cuối năm gần nhất có số liệu"),
    authority: authorityCode.optional(),
  }),
  reply: z.object({
    at: z.string(),
    dates: z.array(z.string()).describe("Những ngày cây đổi khác, tăng dần"),
    items: z.array(placeNode),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { at: "2030-12-31", dates: ["2000-01-01"], items: [{ ...example, parent: null, depth: 0, children: 0 }] },
});

export const getPlace = route({
  path: PATHS.place,
  tag: "place",
  action: "figure.read",
  summary: "Một địa bàn: trên, dưới, từ đâu mà có, đã thành gì, số liệu",
  params: z.strictObject({ code }),
  query: z.strictObject({ at: isoDate.optional(), authority: authorityCode.optional(), ...history }),
  reply: z.object({
    place,
    parent: placeRef.nullable(),
    children: z.array(place),
    cameFrom: z.array(succession),
    became: z.array(succession),
    sameCode: z.array(place).describe("Địa bàn khác từng hoặc đang dùng chung mã"),
    values: z.array(valueVersion),
    targets: z.array(targetVersion),
    mentionedBy: z.array(valueVersion).describe("Số liệu nêu tên địa bàn này trong danh sách kèm theo"),
  }),
  problems: PLACE_PROBLEMS,
  example: {
    place: example,
    parent: null,
    children: [],
    cameFrom: [],
    became: [],
    sameCode: [],
    values: [],
    targets: [],
    mentionedBy: [],
  },
});
