import type { FormulaUnitProblem } from "../formula/check-units.ts";
import type { FormulaProblem } from "../formula/formula.ts";
import type { AdditivityProblem } from "../indicator/additivity.ts";
import type { PeriodProblem } from "../period/period.ts";
import type { PhraseProblem } from "../phrase/phrase.ts";
import type { PlaceProblem, SuccessionProblem } from "../place/check-places.ts";
import type { PlaceKeyProblem } from "../place/place.ts";
import type { FindPlaceProblem } from "../place/tree.ts";
import type { UnitProblem } from "../quantity/measure.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import type { ReportProblem } from "../report/bound.ts";
import type { OutlineProblem } from "../report/outline.ts";
import type { RelationKind, StatedVerdict } from "../value/relation.ts";
import type { DataPath, ShapeProblem } from "./shape.ts";

/** What a code can name. */
export type Named =
  | "indicator"
  | "unit"
  | "dimension"
  | "item"
  | "sector"
  | "document"
  | "relation"
  | "calendar"
  | "place"
  | "headline"
  | "target"
  | "value"
  | "erratum"
  | "form"
  | "column"
  | "line"
  | "rule"
  | "regime"
  | "deadline"
  | "step"
  | "holiday"
  | "assigner"
  | "user";

/** Another place of the same pack: the first of two, the file meant. */
export type PackSpot = { readonly file: string; readonly path: DataPath };

/** Problems of the pack chapter itself. Those of earlier chapters are passed on as they are. */
export type PackTrouble =
  | Plain<ShapeProblem>
  | { readonly code: "PACK_FORMAT"; readonly text: string; readonly known: string }
  | { readonly code: "PACK_UNKNOWN"; readonly named: Named; readonly text: string; readonly near: readonly string[] }
  | { readonly code: "PACK_DUPLICATE"; readonly named: Named; readonly text: string; readonly first: PackSpot }
  | { readonly code: "PACK_WRONG_FILE"; readonly text: string; readonly right: string }
  | { readonly code: "PACK_CODE_MALFORMED"; readonly text: string; readonly named: Named }
  | { readonly code: "PACK_FIGURE_TWICE" }
  | { readonly code: "PACK_FIGURE_ABSENT" }
  | { readonly code: "PACK_NO_DEFAULT"; readonly key: "knownAt" | "document" }
  | {
      readonly code: "PACK_UNIT_CLASH";
      readonly unit: string;
      readonly dimension: string;
      readonly indicator: string;
      readonly own: string;
      readonly ownDimension: string;
    }
  | { readonly code: "PACK_NOT_WHOLE"; readonly text: string; readonly unit: string }
  | { readonly code: "PACK_WEIGHT" }
  | { readonly code: "PACK_FACTOR"; readonly text: string }
  | { readonly code: "PACK_RELATION_KEY_MISSING"; readonly kind: RelationKind; readonly key: string }
  | { readonly code: "PACK_RELATION_KEY_UNUSED"; readonly kind: RelationKind; readonly key: string }
  | { readonly code: "PACK_FORMULA_CYCLE"; readonly circle: readonly string[] }
  | { readonly code: "PACK_EXTENDS_AUTHORITY"; readonly base: string }
  | { readonly code: "PACK_BASE_WITH_FACTS"; readonly kind: string }
  | { readonly code: "PACK_ERRATUM_HOLDS"; readonly relation: string; readonly stated: string; readonly computed: string }
  | {
      readonly code: "PACK_ERRATUM_WEIGHT";
      readonly relation: string;
      readonly right: "error" | "rounding";
      readonly stated: string;
      readonly computed: string;
    }
  | { readonly code: "PACK_FORM_KEY_MISSING"; readonly kind: string; readonly key: string }
  | { readonly code: "PACK_FORM_KEY_UNUSED"; readonly kind: string; readonly key: string }
  | { readonly code: "PACK_FORM_LINE_KIND"; readonly found: readonly string[] }
  | { readonly code: "PACK_FORM_STATUS"; readonly span: string }
  | { readonly code: "PACK_FORM_NOTHING_ENTERED"; readonly of: "columns" | "rows" }
  | { readonly code: "PACK_FORM_COLUMN_NOTE"; readonly column: string }
  | { readonly code: "PACK_FORM_LIMIT"; readonly text: string; readonly above: string }
  | { readonly code: "PACK_FORM_TOLERANCE"; readonly text: string }
  | { readonly code: "PACK_FORM_RULE_NO_LINE" }
  | { readonly code: "PACK_FORM_SIDES"; readonly left: string; readonly right: string }
  | { readonly code: "PACK_FORM_LINE_UNIT"; readonly computed: string; readonly unit: string }
  | { readonly code: "PACK_REGIME_REPORTER" }
  | { readonly code: "PACK_REGIME_NO_REPORTER" }
  | { readonly code: "PACK_REGIME_NO_DEADLINE" }
  | { readonly code: "PACK_REGIME_NO_STEP" }
  | { readonly code: "PACK_REGIME_BACKWARDS"; readonly startsOn: string; readonly endsOn: string }
  | { readonly code: "PACK_REGIME_PERIODS"; readonly calendar: string; readonly periods: string }
  | { readonly code: "PACK_DEMO_NEEDS"; readonly key: "authority" | "notice" }
  | { readonly code: "PACK_USERS_NOT_DEMO" }
  | { readonly code: "PACK_USERNAME"; readonly text: string }
  // Warnings: the pack may be right and the paper wrong.
  | { readonly code: "PACK_HOLIDAY_NEEDLESS"; readonly kind: "off" | "worked"; readonly date: string }
  | { readonly code: "PACK_MEMBERS_COUNT"; readonly members: number; readonly value: string }
  | {
      readonly code: "PACK_RELATION_FAILS";
      readonly stated: string;
      readonly computed: string;
      readonly weight: "error" | "rounding";
    }
  | { readonly code: "PACK_ERRATUM_UNTOLD"; readonly relation: string }
  | { readonly code: "PACK_VERDICT_COUNT"; readonly verdict: StatedVerdict; readonly stated: string; readonly counted: string }
  | { readonly code: "PACK_ERRATUM_UNPRINTED"; readonly relation: string }
  | { readonly code: "PACK_PARTS_SUM"; readonly dimension: string; readonly total: string; readonly sum: string };

type Plain<P> = P extends unknown ? Omit<P, "path"> : never;

/** A slip of the pen in a YAML file; `other` is told with the words of the YAML reader. */
export type SlipKind =
  | "duplicate-key"
  | "indent"
  | "tab"
  | "quote"
  | "colon"
  | "flow"
  | "alias"
  | "tag"
  | "many-documents"
  | "key"
  | "block"
  | "empty"
  | "depth"
  | "other";

/** Problems of the files themselves, before anything in them is understood. */
export type FolderFault =
  | { readonly code: "PACK_FOLDER_MISSING"; readonly folder: string }
  | { readonly code: "PACK_MANIFEST_MISSING"; readonly folder: string }
  | { readonly code: "PACK_FILE_UNKNOWN"; readonly name: string; readonly near: readonly string[] }
  | { readonly code: "PACK_FILE_UNREADABLE"; readonly reason: string }
  | { readonly code: "PACK_FILE_NOT_UTF8" }
  | { readonly code: "PACK_FILE_TOO_LARGE"; readonly bytes: number; readonly most: number }
  | { readonly code: "PACK_BASE_MISSING"; readonly name: string; readonly near: readonly string[] }
  | { readonly code: "PACK_BASE_CIRCLE"; readonly circle: readonly string[] }
  | { readonly code: "PACK_BASE_CODE_TAKEN"; readonly text: string }
  | { readonly code: "PACK_COMMENT" }
  | { readonly code: "PACK_SLIP"; readonly slip: SlipKind; readonly text: string };

/** Everything that can be wrong inside the files of a pack. */
export type PackFault =
  | PackTrouble
  | FolderFault
  | NumberTextProblem
  | UnitProblem
  | PeriodProblem
  | FormulaProblem
  | PlaceKeyProblem
  | FindPlaceProblem
  | PlaceProblem
  | SuccessionProblem
  | AdditivityProblem
  | PhraseProblem
  | OutlineProblem
  | ReportProblem
  | FormulaUnitProblem;

/**
 * A problem of a pack and where it stands: pack, file, path of the datum in the file.
 * `at: "key"` means the key, not what it holds; `inside` is line and column (from 1) within a text of several lines.
 * An error keeps the pack from being used; a warning does not.
 */
export type PackProblem = {
  readonly level: "error" | "warning";
  readonly pack: string;
  readonly file: string;
  readonly path: DataPath;
  readonly at?: "key";
  readonly inside?: { readonly line: number; readonly column: number };
  readonly fault: PackFault;
};

/** The faults that do not keep a pack from being used. */
const WARNINGS: ReadonlySet<string> = new Set([
  "PACK_MEMBERS_COUNT",
  "PACK_RELATION_FAILS",
  "PACK_ERRATUM_UNTOLD",
  "PACK_VERDICT_COUNT",
  "PACK_PARTS_SUM",
  "PACK_COMMENT",
  "PACK_ERRATUM_UNPRINTED",
  "PACK_HOLIDAY_NEEDLESS",
]);

export function levelOf(fault: PackFault): "error" | "warning" {
  return WARNINGS.has(fault.code) ? "warning" : "error";
}
