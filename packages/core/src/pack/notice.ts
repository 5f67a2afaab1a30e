import type { PackFiles } from "./pack.ts";

/** The line that every screen and document of an authority begins with: of the last of its packs that has one. */
export function noticeOf(packs: readonly Pick<PackFiles, "manifest">[]): string | undefined {
  return packs.findLast(({ manifest }) => manifest.notice !== undefined)?.manifest.notice;
}
