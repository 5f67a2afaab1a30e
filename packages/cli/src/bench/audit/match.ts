import type { AuditJson, CheckJson, FigureJson } from "@kehoach/core/audit/output/audit-json";
import type { GoldLabel, GoldRule } from "./gold.ts";
import type { Located, Place } from "./locate.ts";

/** Which rules of the auditor may answer a kind of label; `other` is answered by any. */
const FAMILIES: Readonly<Record<Exclude<GoldRule, "other" | "trap">, readonly string[]>> = {
  pct_of_plan: ["percent-of-plan", "share", "ratio", "k-of-n", "table-formula", "implied-plan", "growth"],
  share_of_total: ["share", "percent-of-plan", "ratio", "k-of-n", "table-formula", "breakdown"],
  sum_of_parts: ["sum", "balance", "k-of-n", "table-formula", "breakdown", "difference"],
  growth: ["growth", "difference", "ratio", "points", "multiple", "table-formula", "direction", "balance"],
  list_count: ["list-count", "k-of-n"],
};

export function isFamily(rule: GoldRule, check: string): boolean {
  return rule === "other" || (rule !== "trap" && FAMILIES[rule].includes(check));
}

/** A label with the places of its numbers in the text. */
export type LocatedLabel = { readonly label: GoldLabel; readonly located: Located };

/** What came of one label. `by` is the check that answers it; `near` are checks that share its stated number. */
export type Outcome = {
  readonly label: GoldLabel;
  readonly located: Located;
  readonly by: CheckJson | undefined;
  readonly near: readonly CheckJson[];
};

const RANK: readonly string[] = ["error", "review", "rounding", "convention", "ok", "unchecked"];

function covers(figure: FigureJson, place: Place): boolean {
  return place.numbers.some((number) => figure.span.start < number.end && number.start < figure.span.end);
}

/** Whether every place finds a figure of its own. */
export function findDistinct(places: readonly Place[], figures: readonly FigureJson[]): boolean {
  const held = new Map<FigureJson, number>();
  const seat = (place: number, tried: Set<FigureJson>): boolean => {
    const wanted = places[place];
    if (!wanted) return false;
    for (const figure of figures) {
      if (tried.has(figure) || !covers(figure, wanted)) continue;
      tried.add(figure);
      const other = held.get(figure);
      if (other === undefined || seat(other, tried)) {
        held.set(figure, place);
        return true;
      }
    }
    return false;
  };
  return places.every((_place, index) => seat(index, new Set()));
}

function figuresOf(audit: AuditJson, check: CheckJson): readonly FigureJson[] {
  return check.operands.flatMap((id) => audit.figures.find((figure) => figure.id === id) ?? []);
}

/** The check that answers each label: of its family, over all its printed numbers; one that judges before one that does not. */
export function matchLabels(labels: readonly LocatedLabel[], audit: AuditJson): readonly Outcome[] {
  return labels.map(({ label, located }) => {
    const places = [...(located.stated ? [located.stated] : []), ...located.operands];
    const answers = audit.checks.filter(
      (check) => places.length > 0 && isFamily(label.rule, check.rule) && findDistinct(places, figuresOf(audit, check)),
    );
    const wanted: readonly string[] = label.verdict === "fails" ? ["error", "review"] : ["ok", "rounding", "convention"];
    // Several may cover a label (a sum and its footing): the one that says what the label says is its answer.
    const by =
      answers.find((check) => wanted.includes(check.result)) ??
      answers.toSorted((a, b) => a.operands.length - b.operands.length || RANK.indexOf(a.result) - RANK.indexOf(b.result))[0];
    const { stated } = located;
    const near =
      stated === undefined
        ? []
        : audit.checks.filter((check) => figuresOf(audit, check).some((figure) => covers(figure, stated)));
    return { label, located, by, near };
  });
}

/** Whether an alarm speaks of what a label says is wrong: it shares two of the label's numbers, or the count of a list. */
export function speaksOf(audit: AuditJson, check: CheckJson, outcome: Outcome): boolean {
  if (outcome.by === check) return true;
  const { stated, operands } = outcome.located;
  const places = [...(stated ? [stated] : []), ...operands];
  const shared = figuresOf(audit, check).filter((figure) => places.some((place) => covers(figure, place))).length;
  return shared >= Math.min(2, places.length);
}
