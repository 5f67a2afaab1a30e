import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { MANIFEST_FILE, NO_ENTRIES, PACK_FORMAT, type PackFiles } from "@kehoach/core/pack/pack";
import { formatPack } from "@kehoach/documents/pack/format-pack";
import { readArguments } from "../arguments.ts";
import { say } from "../language.ts";
import { isFree, tryWriteFolder } from "../write-folder.ts";

const BASE = "viet-nam";
const PLACE = "00000";

/** The least an authority starts from: itself and its place. What is to be edited says so, also on every paper made before it is. */
function makeSample(code: string): PackFiles {
  const manifest = {
    format: PACK_FORMAT,
    code,
    name: "SỬA: Xã Mẫu, kế hoạch phát triển kinh tế - xã hội",
    extends: [BASE],
    authority: { code, name: "SỬA: ỦY BAN NHÂN DÂN XÃ MẪU", place: PLACE },
    notice: "GÓI MẪU CHƯA SỬA XONG",
  };
  const place = {
    code: PLACE,
    validFrom: "2025-07-01",
    kind: "territory",
    level: "commune",
    type: "xã",
    name: "SỬA: Mẫu",
  } as const;
  return { ...NO_ENTRIES, manifest, places: [place] };
}

/** What keeps the folder from becoming a pack, told with what to do instead. */
function findRefusal(folder: string, shown: string): string | undefined {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(basename(folder)))
    return say({
      vi: `Tên thư mục “${basename(folder)}” sẽ là mã của gói nên chỉ gồm chữ thường không dấu, số và gạch ngang. Ví dụ: packs/xa-x.`,
      en: `The folder's name “${basename(folder)}” becomes the pack's code: plain small letters, digits and hyphens only. For example: packs/xa-x.`,
    });
  if (!isFree(folder))
    return say({
      vi: `${shown} đã có nội dung. Hãy chọn thư mục mới; không ghi đè.`,
      en: `${shown} is not empty. Name a new folder; nothing is overwritten.`,
    });
  if (!existsSync(join(dirname(folder), BASE, MANIFEST_FILE)))
    return say({
      vi: `Cạnh ${shown} không có gói nền ${BASE}. Hãy lập gói trong thư mục chứa ${BASE}, ví dụ: packs/${basename(folder)}.`,
      en: `There is no base pack ${BASE} beside ${shown}. Make the pack in the folder that holds ${BASE}, for example: packs/${basename(folder)}.`,
    });
  return undefined;
}

/** `kehoach pack new FOLDER`. @returns 0 made, 2 refused or wrong use */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach pack new THƯ-MỤC", en: "kehoach pack new FOLDER" });
  const given = readArguments(args, { valued: [], bare: [], least: 1, most: 1, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const [shown = ""] = given.words;
  const folder = resolve(shown);
  const refused = findRefusal(folder, shown);
  if (refused !== undefined) {
    console.error(refused);
    return 2;
  }
  const texts = formatPack(makeSample(basename(folder)));
  const reason = tryWriteFolder(folder, texts);
  if (reason !== undefined) {
    console.error(say({ vi: `Không ghi được ${shown} (${reason}).`, en: `Can not write ${shown} (${reason}).` }));
    return 2;
  }
  const path = relative(process.cwd(), folder) || ".";
  console.log(
    say({
      vi: [
        `Đã lập ${path}: ${[...texts.keys()].join(", ")}.`,
        "Bước sau:",
        "  1. Sửa những chỗ ghi SỬA, mã địa bàn và dòng notice (bỏ khi đã sửa xong). Cách viết: docs/goi.md.",
        `  2. npx kehoach pack check ${path}`,
        `  3. npx kehoach pack apply ${path}`,
        "  4. npx kehoach admin create --username ... rồi đăng nhập, lấy chỉ tiêu từ phụ lục ở trang Kế hoạch.",
      ].join("\n"),
      en: [
        `Made ${path}: ${[...texts.keys()].join(", ")}.`,
        "Next:",
        "  1. Edit what is marked SỬA, the place's code and the notice (drop it when done). The format: docs/goi.md.",
        `  2. npx kehoach pack check ${path}`,
        `  3. npx kehoach pack apply ${path}`,
        "  4. npx kehoach admin create --username ... then sign in and take indicators from an annex on the plan page.",
      ].join("\n"),
    }),
  );
  return 0;
}
