import { z } from "zod";
import { authorityCode, limit, noParams, query } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";

/** `page` hits are pages of the application; `code` is the page's name there. */
export const findAnything = route({
  path: PATHS.search,
  tag: "search",
  action: "figure.read",
  summary: "Tìm chỉ tiêu, địa bàn, văn bản, lĩnh vực, trang; có dấu hay không dấu đều được",
  params: noParams,
  query: z.strictObject({ q: query, limit, authority: authorityCode.optional() }),
  reply: z.object({
    q: z.string(),
    items: z.array(
      z.object({
        kind: z.enum(["indicator", "place", "document", "sector", "page"]),
        code: z.string().describe("Mã để mở: chỉ tiêu, lĩnh vực, văn bản theo mã; địa bàn theo mã@ngày-bắt-đầu; trang theo tên"),
        title: z.string(),
        detail: z.string(),
      }),
    ),
    total: z.int(),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    q: "dien tich",
    items: [{ kind: "indicator", code: "mau.dien-tich", title: "Diện tích mẫu", detail: "Lĩnh vực mẫu · ha" }],
    total: 1,
  },
});
