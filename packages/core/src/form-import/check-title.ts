import type { AnnexTable } from "../annex/table.ts";
import { foldHeading } from "../import/columns.ts";
import { showPeriod } from "../period/period.ts";
import type { FormNames } from "./form-names.ts";
import { isSameWindow, readWindow, windowOf } from "./header-window.ts";
import { type FormFileProblem, toFileProblem } from "./problem.ts";

/** A number of a form as titles print it: "01/KTXH-T". */
const FORM_NUMBER = /(?:biểu(?: mẫu)?|mẫu(?: biểu)?)(?:\s+số)?\s*:?\s*((?:\d{1,3}[a-z]?)(?:[./-][\p{L}\d-]+)*)/iu;

/**
 * What the title of a table that somebody made says against the form: another number, another period. It is told, not refused: titles
 * are the part of a file that is forgotten when it is used again.
 *
 * @problem FORM_FILE_TITLE_FORM FORM_FILE_TITLE_PERIOD
 * @rule Z4
 */
export function checkTitle({ facts, sheet }: AnnexTable, { given }: FormNames): readonly FormFileProblem[] {
  const problems: FormFileProblem[] = [];
  const { number } = given.form;
  const printed = FORM_NUMBER.exec(facts.annex?.value ?? "")?.[1];
  if (facts.annex && printed !== undefined && number !== undefined && foldHeading(printed) !== foldHeading(number))
    problems.push(toFileProblem(facts.annex.at, { code: "FORM_FILE_TITLE_FORM", found: printed, wanted: number }));
  const said = facts.title ?? { value: sheet, at: { sheet, cell: "" } };
  const window = readWindow(said.value.normalize("NFC").toLowerCase(), given.period);
  const own = windowOf(given.period);
  // A form of a month may call itself after all months so far.
  const isOwn =
    isSameWindow(window, own) || isSameWindow(window, { ...own, from: 1 }) || isSameWindow(window, { ...own, from: 1, to: 12 });
  if (window.said && !isOwn)
    problems.push(
      toFileProblem(said.at, { code: "FORM_FILE_TITLE_PERIOD", found: said.value, wanted: showPeriod(given.period) }),
    );
  return problems;
}
