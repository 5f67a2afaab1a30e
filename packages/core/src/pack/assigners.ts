import type { Assigner } from "../plan/assigner.ts";
import type { PackFiles } from "./pack.ts";
import { CODE, createTwiceCheck, inside, listEntries, type Report } from "./tables.ts";

/** Who assigns, of a chain of packs; what a later pack says of one stands. @rule K30 */
export function readAssigners(report: Report, packs: readonly PackFiles[]): readonly Assigner[] {
  const assigners = new Map<string, Assigner>();
  const twice = createTwiceCheck(report, "assigner");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "assigners"))) {
    const { code } = entry;
    twice(site, code, ["code"]);
    if (!CODE.test(code)) report(inside(site, "code"), { code: "PACK_CODE_MALFORMED", text: code, named: "assigner" });
    assigners.set(code, entry);
  }
  return [...assigners.values()];
}
