import { BULK, measureApproval } from "../site/approve-rows.ts";
import type { BenchSite } from "../site/bench-site.ts";
import type { FormOf } from "../site/forms.ts";
import type { Measure } from "../table.ts";
import { MONTHS } from "./entry-size.ts";

/** Approved one by one in the first month, the first of them until what runs often is compiled. */
const ALONE = 75;
const WARM = 15;
const BULKS = 8;

/** Approving what was sent before: every form of every month waits. */
export function measureApprove(site: BenchSite): Promise<readonly Measure[]> {
  const communes = site.cookies.map((_, at) => at);
  const formsOf = (month: number): FormOf[] => communes.map((commune) => ({ commune, month }));
  const later = Array.from({ length: MONTHS - 1 }, (_, at) => formsOf(at + 1)).flat();
  const bulks = Array.from({ length: BULKS }, (_, at) => later.slice(at * BULK, (at + 1) * BULK));
  return measureApproval(site, { alone: formsOf(0).slice(0, ALONE), bulks }, { warm: WARM });
}
