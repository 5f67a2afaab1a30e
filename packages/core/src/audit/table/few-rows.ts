import type { Claim } from "../claim.ts";
import { holds } from "../judge/judge.ts";
import { isWithin } from "../sum/gap.ts";
import { measureAlike } from "../wording/measures.ts";
import { isAdditive } from "./column-kinds.ts";
import type { Column, Sheet } from "./columns.ts";

const WHOLE = /(?<!\p{L})tổng(?: số| cộng)?(?!\p{L})/iu;
const ALL_PARTS = /chia ra|phân theo|gồm|chia theo/iu;
/** From here on the rows themselves prove a formula. */
const ENOUGH_ROWS = 3;

/** The columns after a total up to the next one. */
function partsOf(columns: readonly Column[], place: number): readonly Column[] {
  const rest = columns.slice(place + 1);
  const end = rest.findIndex(({ header }) => WHOLE.test(header) && !ALL_PARTS.test(header));
  return end < 0 ? rest : rest.slice(0, end);
}

/** "Tổng số | Nam | Nữ" over one or two rows: the words say what too few rows can prove, so a misfit is looked at. @rule Q298 */
export function findFewRows(sheet: Sheet): readonly Claim[] {
  const columns = sheet.columns.filter(isAdditive);
  return columns.flatMap((column, place): readonly Claim[] => {
    const parts = WHOLE.test(column.header) ? partsOf(columns, place) : [];
    if (parts.length < 2) return [];
    const rows = column.figures.flatMap((stated, row) => {
      const figures = parts.flatMap(({ figures: own }) => own[row] ?? []);
      return stated && figures.length === parts.length && figures.every((part) => measureAlike(stated, part))
        ? [{ stated, figures }]
        : [];
    });
    if (rows.length === 0 || rows.length >= ENOUGH_ROWS) return [];
    const claims = rows.map(
      ({ stated, figures }): Claim => ({
        kind: "claim",
        rule: "table-formula",
        stated,
        expression: { op: "sum", terms: figures.map((figure) => ({ op: "figure", figure })) },
        compare: "equal",
        binding: "likely",
        alternatives: [],
        group: `table-formula:${stated.id}`,
      }),
    );
    if (claims.some((claim) => holds(claim))) return claims;
    const isListed = parts.some(({ header }) => ALL_PARTS.test(header)) || ALL_PARTS.test(column.header);
    return isListed && rows.every(({ stated, figures }) => isWithin(stated, figures, 10n)) ? claims : [];
  });
}
