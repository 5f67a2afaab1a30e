import { z } from "zod";
import { noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { route } from "./route.ts";

const authority = z.object({
  code: z.string(),
  name: z.string(),
  place: z.object({ key: z.string(), code: z.string(), name: z.string() }).nullable(),
  years: z.array(z.int()).describe("Các năm có số liệu hoặc chỉ tiêu, tăng dần"),
  /** A line every screen and document of this authority carries, if its pack says so. */
  notice: z.string().nullable(),
});

export const listAuthorities = route({
  path: PATHS.authorities,
  tag: "authority",
  action: "figure.read",
  summary: "Các cơ quan dùng hệ thống và những năm có số liệu",
  params: noParams,
  query: z.strictObject({}),
  reply: z.object({ items: z.array(authority) }),
  problems: [],
  example: {
    items: [
      {
        code: "mau",
        name: "ỦY BAN NHÂN DÂN HUYỆN MẪU",
        place: DISTRICT_EXAMPLE,
        years: [2030],
        notice: null,
      },
    ],
  },
});
