import type { Place } from "./place.ts";

/**
 * Who acts for a place, as a sentence names it: the people's committee of a territory, or the agency itself.
 *
 * @source Luật Tổ chức chính quyền địa phương 72/2025/QH15
 * @rule G8
 * @example nameOffice({ kind: "territory", type: "xã", name: "B", … }) // "Ủy ban nhân dân xã B"
 */
export function nameOffice({ kind, type, name }: Pick<Place, "kind" | "type" | "name">): string {
  const full = `${type} ${name}`.trim();
  return kind === "territory" ? `Ủy ban nhân dân ${full}` : full.charAt(0).toLocaleUpperCase("vi") + full.slice(1);
}
