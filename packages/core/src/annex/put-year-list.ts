import type { PackFiles } from "../pack/pack.ts";
import { putHeadlines } from "../pack/plan-edits.ts";

export type YearList = { readonly year: number | undefined; readonly document: string; readonly home: string };

/** The indicators that a document assigns to the whole authority, in its order. */
function listAssigned({ targets }: PackFiles, { document, home }: YearList): readonly string[] {
  const own = [...targets.values()].flat().filter((one) => one.document === document && one.state !== "proposed");
  const whole = own.filter(({ place, breakdown }) => place === home && breakdown === undefined);
  return [...new Set(whole.map(({ indicator }) => indicator))];
}

/**
 * The headline list of a year after its targets were put: a year that has none gets what the paper assigns to the whole authority. Of a
 * list that the paper was in before, what it no longer assigns falls away and what it newly assigns is added; any other list stays.
 *
 * @param before  the pack as it was
 * @param after   the pack with the paper's targets
 * @param under   what it is laid over
 * @rule M31
 */
export function putYearList(before: PackFiles, after: PackFiles, under: readonly PackFiles[], list: YearList): PackFiles {
  const period = String(list.year);
  const find = ({ headlines }: PackFiles): readonly string[] | undefined =>
    headlines.find((one) => one.period === period)?.indicators;
  if (list.year === undefined || under.some((one) => find(one) !== undefined)) return after;
  const [was, is, own] = [listAssigned(before, list), listAssigned(after, list), find(after)];
  if (own !== undefined && !was.some((code) => own.includes(code))) return after;
  const kept = (own ?? []).filter((code) => is.includes(code) || !was.includes(code));
  const codes = [...kept, ...is.filter((code) => !kept.includes(code))];
  return codes.length === 0 ? after : putHeadlines(after, period, codes);
}
