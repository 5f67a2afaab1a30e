import { z } from "zod";

/** Text from an address: no control characters, which no code or name holds and no database takes. */
export const text = z.string().regex(/^[^\p{Cc}]*$/u);

/** A whole number of so many digits at the most, handed on as a number. */
export const digits = (most: number) =>
  z
    .string()
    .regex(new RegExp(`^\\d{1,${most}}$`))
    .transform(Number);

/** Parameters that several questions take. All come as text; an object of them is always strict, so an unknown one is refused by name. */
export const yearText = z
  .string()
  .regex(/^\d{4}$/)
  .describe("Năm, bốn chữ số")
  .meta({ examples: ["2030"] });
/** A year handed on as a number. */
export const year = yearText.transform(Number);
export const placeCode = text.min(1).max(64).describe("Mã địa bàn, hoặc mã@ngày-bắt-đầu khi mã dùng cho nhiều địa bàn");
export const authorityCode = text.min(1).max(100).describe("Mã cơ quan; bỏ trống khi chỉ có một");
export const isoDate = z.iso
  .date()
  .regex(/^(?!0000)/) // a database knows no year 0
  .describe("Ngày, năm-tháng-ngày");
export const mode = z
  .enum(["final", "interim"])
  .default("final")
  .describe("final: cả năm; interim: so với tiến độ đến ngày chốt số liệu");
export const code = text.min(1).max(200);
export const query = text.trim().min(1).max(200);

/** Pages: `limit` items from after `cursor`, which is the `next` of the page before. */
export const limit = digits(4).pipe(z.int().min(1).max(200)).default(50).describe("Số mục một trang, từ 1 đến 200");
export const cursor = text.min(1).max(2000).describe("Dấu trang: trường next của trang trước");
export const paging = { limit, cursor: cursor.optional() } as const;

/** History: only what was known by `knownAt`; only figures covering time up to `dataAsOf`. */
export const history = {
  knownAt: isoDate.optional().describe("Chỉ những gì đã biết đến hết ngày này"),
  dataAsOf: isoDate.optional().describe("Chỉ số liệu tính đến ngày này trở về trước"),
} as const;

export const noParams = z.strictObject({});
