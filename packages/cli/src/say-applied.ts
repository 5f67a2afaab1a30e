import type { Both } from "./language.ts";

/** What an application of a pack came to, as far as its last line needs it. */
export type Applied = {
  readonly pack: string;
  readonly authority: string;
  readonly changes: readonly { readonly kind: string }[];
  /** Versions of figures written. */
  readonly versions: number;
};

const FIGURES: readonly string[] = ["target", "value", "relation"];

/** "17 mục cấu hình, địa bàn; không có số liệu nào đổi": configuration apart from figures, whose history is kept in versions. */
function sayWritten({ changes, versions }: Applied): Both {
  const figures = changes.filter(({ kind }) => FIGURES.includes(kind)).length;
  const entries = changes.length - figures;
  // Of a figure that another pack lists too, or that stands elsewhere in the list, only the list is written.
  const listed = figures - versions;
  const parts: Both[] = [
    ...(entries === 0 ? [] : [{ vi: `${entries} mục cấu hình, địa bàn`, en: `${entries} entries of configuration and places` }]),
    ...(versions === 0 ? [] : [{ vi: `${versions} phiên bản số liệu`, en: `${versions} versions of figures` }]),
    ...(listed === 0 ? [] : [{ vi: `cách kê ${listed} số liệu`, en: `how ${listed} figures are listed` }]),
    ...(versions === 0 ? [{ vi: "không có số liệu nào đổi", en: "no figure changed" }] : []),
  ];
  return { vi: parts.map(({ vi }) => vi).join("; "), en: parts.map(({ en }) => en).join("; ") };
}

/** The last line of `pack apply`. @rule S21 */
export function sayApplied(applied: Applied, dryRun: boolean): Both {
  const { pack, authority, changes } = applied;
  if (changes.length === 0)
    return {
      vi: `Gói ${pack} đã ở trong cơ sở dữ liệu, không có gì đổi, không ghi gì.`,
      en: `Pack ${pack} is in the database already: nothing changed, nothing written.`,
    };
  const { vi, en } = sayWritten(applied);
  return dryRun
    ? { vi: `Chạy thử: chưa ghi gì. Nếu nạp sẽ ghi: ${vi}.`, en: `Dry run: nothing was written. Applying would write: ${en}.` }
    : { vi: `Đã nạp gói ${pack} cho ${authority}, đã ghi: ${vi}.`, en: `Pack ${pack} applied to ${authority}; written: ${en}.` };
}
