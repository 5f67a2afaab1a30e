import type { PackFiles } from "../pack/pack.ts";
import { putHeadlines } from "../pack/plan-edits.ts";
import type { YearList } from "../plan/year-list.ts";

/** Of which year the list is, and what the annex of a document says of it. */
export type AnnexList = {
  readonly year: number | undefined;
  readonly document: string;
  readonly home: string;
  /** What its rows take, and which of it stands under another. */
  readonly rows: Required<YearList>;
};

/** The indicators that a document assigns to the whole authority, in its order. */
function listAssigned({ targets }: PackFiles, { document, home }: Pick<AnnexList, "document" | "home">): readonly string[] {
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
export function putYearList(before: PackFiles, after: PackFiles, under: readonly PackFiles[], list: AnnexList): PackFiles {
  const period = String(list.year);
  const find = ({ headlines }: PackFiles) => headlines.find((one) => one.period === period);
  if (list.year === undefined || under.some((one) => find(one) !== undefined)) return after;
  const [was, is, there] = [listAssigned(before, list), listAssigned(after, list), find(after)];
  const own = there?.indicators;
  if (own !== undefined && !was.some((code) => own.includes(code))) return after;
  const kept = (own ?? []).filter((code) => is.includes(code) || !was.includes(code));
  const codes = [...kept, ...is.filter((code) => !kept.includes(code))];
  // Another table of the paper may have said it of others.
  const said = new Set(list.rows.indicators);
  const within = [...(there?.within ?? []).filter(({ indicator }) => !said.has(indicator)), ...list.rows.within];
  return codes.length === 0 ? after : putHeadlines(after, period, { indicators: codes, within });
}
