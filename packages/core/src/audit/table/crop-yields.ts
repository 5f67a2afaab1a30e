import type { Claim, Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { isRate } from "./column-kinds.ts";
import type { Row, Sheet } from "./columns.ts";
import { pair } from "./suppose-columns.ts";

/** Tạ/ha of tấn and ha in base units; tấn/ha; without units. */
const POWERS: readonly number[] = [2, 1, 0, -1, 3, 4];
const REACH = 3;
const LEAST_CELLS = 3;

type Crop = { readonly area: number; readonly rate: number; readonly output: number };

/** "Diện tích", "Năng suất", "Sản lượng" of one crop stand together. */
function listCrops(rows: readonly Row[]): readonly Crop[] {
  return rows.flatMap((row, place): readonly Crop[] => {
    if (!/năng suất/iu.test(row.label)) return [];
    const before = rows.slice(Math.max(0, place - REACH), place).toReversed();
    const after = rows.slice(place + 1, place + 1 + REACH);
    const area = before.find(({ label }) => /diện tích/iu.test(label));
    const output = [...after, ...before].find(({ label }) => /sản lượng/iu.test(label));
    return area && output ? [{ area: area.index, rate: row.index, output: output.index }] : [];
  });
}

function claimAt(stated: Figure, output: Figure, area: Figure, power: number): Claim {
  const expression: Expression = pair("quotient", power)([output, area]);
  const group = `table-formula:${stated.id}`;
  return { kind: "claim", rule: "table-formula", stated, expression, compare: "equal", binding: "firm", alternatives: [], group };
}

/** The yield of a crop is its output over its area, in every column of amounts; the unit between them is what most cells say. @rule Q297 */
export function findCropYields(sheet: Sheet): readonly Claim[] {
  const crops = listCrops(sheet.rows.slice(sheet.firstRow));
  const cells = sheet.columns
    .filter((column) => !isRate(column))
    .flatMap(({ figures }) =>
      crops.flatMap(({ area, rate, output }) => {
        const [a, r, o] = [figures[area], figures[rate], figures[output]];
        return a && r && o ? [{ area: a, rate: r, output: o }] : [];
      }),
    );
  for (const power of POWERS) {
    const claims = cells.map(({ area, rate, output }) => claimAt(rate, output, area, power));
    const held = claims.filter((claim) => holds(claim)).length;
    if (held >= LEAST_CELLS && held * 5 >= claims.length * 4) return claims;
    // A single crop in few columns: enough to look at one, not to be sure.
    if (held >= 2 && held + 1 === claims.length) return claims.map((claim) => ({ ...claim, binding: "likely" }));
  }
  return [];
}
