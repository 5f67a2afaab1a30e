import { join } from "node:path";
import type { Book } from "@kehoach/core/analysis/book";
import type { AnnexEntries } from "@kehoach/core/annex/entries";
import { toOverlay } from "@kehoach/core/annex/entries";
import type { Known } from "@kehoach/core/annex/known";
import { toKnown } from "@kehoach/core/annex/known";
import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";
import { toBook } from "@kehoach/core/pack/to-book";
import { readPack } from "../src/pack/read-pack.ts";

/** Twenty made-up communes of a made-up district. */
export const COMMUNES: readonly string[] = [
  "Đồng Mây",
  "Suối Bạc",
  "Nà Hin",
  "Khe Sặt",
  "Bản Lừm",
  "Đồi Thông",
  "Pác Tè",
  "Thanh Khê",
  "Phú Lộc",
  "Vân Trường",
  "Cẩm Sơn",
  "Yên Thạch",
  "Hòa Lĩnh",
  "Bình Nguyên",
  "Đại Phước",
  "Tân Hưng",
  "Nghĩa Đồng",
  "Quang Vinh",
  "Mỹ Thượng",
  "Lâm Hà",
];

const DISTRICT = "900@2000-01-01";

function place(code: string, level: "district" | "commune", type: string, name: string, parent?: string): Entry<"places"> {
  return { code, validFrom: "2000-01-01", kind: "territory", level, type, name, ...(parent ? { parent } : {}) };
}

function indicator(code: string, name: string, unit: string, dimensions: readonly string[] = []): Entry<"indicators"> {
  const isRate = unit === "percent";
  return {
    code,
    name,
    unit,
    decimals: 2,
    nature: isRate ? "ratio" : "flow",
    direction: "higher",
    additive: { places: !isRate, time: false, dimensions },
    judgedBy: "issued-report",
  };
}

const SECTORS = ["crop", "livestock", "budget", "work", "poverty", "rural"];
const INDICATORS: readonly Entry<"indicators">[] = [
  indicator("crop.grain-output", "Tổng sản lượng lương thực có hạt", "tonne"),
  indicator("crop.rice-area", "Diện tích lúa", "ha"),
  indicator("crop.rice-output", "Sản lượng lúa", "tonne"),
  indicator("livestock.pig", "Tổng đàn lợn", "head"),
  indicator("budget.revenue", "Thu ngân sách trên địa bàn", "dong"),
  indicator("work.trained", "Số lao động được đào tạo nghề", "person", ["sex"]),
  indicator("poverty.rate", "Tỷ lệ hộ nghèo", "percent"),
  indicator("rural.communes", "Số xã đạt chuẩn nông thôn mới", "commune"),
];

/** The pack of the made-up district, which the annexes are laid over. */
export function makeDistrict(): PackFiles {
  const sectorOf = ({ code }: { readonly code: string }): string => code.split(".")[0] ?? "";
  return {
    manifest: {
      format: "kehoach-pack/1",
      code: "son-khe",
      name: "Huyện Sơn Khê",
      extends: ["viet-nam"],
      authority: { code: "huyen-son-khe", name: "ỦY BAN NHÂN DÂN HUYỆN SƠN KHÊ", place: "900" },
      knownAt: { date: "2025-12-31" },
    },
    ...NO_ENTRIES,
    dimensions: [
      {
        code: "sex",
        name: "Giới tính",
        items: [
          { code: "female", name: "nữ" },
          { code: "male", name: "nam" },
        ],
      },
    ],
    sectors: SECTORS.map((code, i) => ({
      code,
      name: ["Trồng trọt", "Chăn nuôi", "Ngân sách", "Lao động", "Giảm nghèo", "Nông thôn mới"][i] ?? "",
      section: "",
      reporterStated: false,
    })),
    places: [
      place("900", "district", "huyện", "Sơn Khê"),
      ...COMMUNES.map((name, i) => place(String(90_001 + i), "commune", i === 1 ? "thị trấn" : "xã", name, DISTRICT)),
    ],
    indicators: Map.groupBy(INDICATORS, sectorOf),
  };
}

async function readBase(): Promise<PackFiles> {
  const read = await readPack(join(import.meta.dirname, "../../../packs/viet-nam"));
  if (!read.ok) throw new Error("the base pack can not be read");
  return read.value.files;
}

export type District = {
  readonly chain: readonly PackFiles[];
  readonly book: Book;
  readonly known: Known;
  /** The book of an annex's entries laid over the district's pack; throws with every problem. */
  readonly layOver: (entries: AnnexEntries) => Book;
};

/** The district's book, and a way to lay an annex over it as the server would. */
export async function readDistrict(): Promise<District> {
  const chain = [await readBase(), makeDistrict()];
  const book = toBook(chain);
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  const layOver = (entries: AnnexEntries): Book => {
    const own = chain[1]?.manifest;
    const overlay = toOverlay(
      {
        code: "giao-2026",
        name: "Giao chỉ tiêu năm 2026",
        extends: ["son-khe"],
        ...(own?.authority ? { authority: own.authority } : {}),
        knownAt: { date: "2025-12-19" },
      },
      entries,
    );
    const laid = toBook([...chain, overlay]);
    if (!laid.ok) throw new Error(JSON.stringify(laid.problems, null, 1));
    return laid.value;
  };
  return { chain, book: book.value, known: toKnown(book.value), layOver };
}
