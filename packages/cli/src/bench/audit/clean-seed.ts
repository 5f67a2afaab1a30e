import { type CleanText, toCleanText } from "./clean-material.ts";
import { percentOf, sumOf } from "./draft.ts";
import { applyEdits, type Edit } from "./edit.ts";
import type { Relation } from "./relation.ts";
import { lineStretch, type Seed } from "./seed.ts";
import { listWanted, placeRelation } from "./seed-relations.ts";

/** What findings.json proposes, or the computed figure where it proposes nothing: line, as printed, as it should be. */
const REPAIRS: readonly (readonly [number, string, string])[] = [
  [24, "5.345,97ha", "5.245,97ha"],
  [34, "8.384 con", "8.348 con"],
  [36, "5.762 liều", "5.672 liều"],
  [42, "75,89%", "75,85%"],
  [44, "80,79%", "80,98%"],
  [46, "127,8%", "126,0%"],
  [206, "trả kết quả 680 hồ sơ", "trả kết quả 2141 hồ sơ"],
  [
    212,
    "Cấp huyện: 132 đơn, tiếp, cấp xã: 180 đơn, tiếp nhận trong kỳ 179 đơn, kỳ trước chuyển sang 01 đơn",
    "Cấp huyện: 132 đơn, cấp xã: 179 đơn",
  ],
  [230, "97.5%", "97,87%"],
];

/** The 2023 report with its errors mended, and the relations of the inventory that hold in it. */
export function cleanSeed(seed: Seed): CleanText {
  const edits = REPAIRS.map(([line, from, to]): Edit => {
    const { start, end } = lineStretch(seed.text, line);
    const at = seed.text.indexOf(from, start);
    if (at < 0 || at > end) throw new Error(`line ${line} does not print “${from}”`);
    return { start: at, end: at + from.length, text: to };
  });
  const { text } = applyEdits(seed.text, edits);
  // Lines stay lines, so places are found in the mended text by the same numbers of lines.
  const mended: Seed = { ...seed, text };
  const relations = listWanted(seed).flatMap((check): readonly Relation[] => {
    if (check.outcome === "fails") return [];
    const used = new Set<number>();
    const places = placeRelation(mended, check).places.map(({ numbers }) => {
      const free = numbers.find(({ start }) => !used.has(start));
      if (free) used.add(free.start);
      return free?.start;
    });
    const [stated, ...rest] = places.flatMap((at) => (at === undefined ? [] : [at]));
    if (stated === undefined || places.includes(undefined)) return [];
    if (check.rule === "list_count")
      return [{ name: check.id, stated, formula: undefined, listed: Number(check.lhs), near: true }];
    const [a, b] = rest;
    if (a === undefined || b === undefined) return [];
    if (check.rule === "pct_of_plan") return [{ name: check.id, stated, formula: percentOf(a, b), near: true }];
    const between = text.slice(stated, a).toLowerCase();
    const sum = /trong đó/u.test(between) ? "some" : /gồm|:|\(/u.test(between) ? "all" : "flow";
    return [{ name: check.id, stated, formula: sumOf(rest), sum, near: !/\n|\.\s/u.test(between) }];
  });
  return toCleanText("bao-cao-2023", text, relations);
}
