import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type OpenSheet, openSheet } from "@kehoach/core/form/open-sheet";
import type { SheetGiven } from "@kehoach/core/form/sheet";
import type { FileFault, FormFileFault, FormFileProblem } from "@kehoach/core/form-import/problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";
import type { SaveProblem } from "@kehoach/core/submission/submission";
import { saySubmissionProblemEn } from "@kehoach/core/words/form-en";
import { sayFormFileEn } from "@kehoach/core/words/form-file-en";
import { sayFormFileVi } from "@kehoach/core/words/form-file-vi";
import { saySubmissionProblemVi } from "@kehoach/core/words/form-vi";

/** Says why something is not entered, in words that name lines and columns: of a file that may be thousands of cells, so the form is opened once. */
export function createSaySave(given: SheetGiven, language: Language): (problem: SaveProblem) => string {
  const say = language === "en" ? saySubmissionProblemEn : saySubmissionProblemVi;
  let sheet: OpenSheet | undefined;
  return (problem) => say((sheet ??= openSheet(given)), problem);
}

export function sayFault(fault: FormFileFault, language: Language): string {
  return language === "en" ? sayFormFileEn(fault) : sayFormFileVi(fault);
}

/** The sheet, and the cell if there is one, before what is said of it. */
function sayWhere({ sheet, cell }: Pick<FormFileProblem, "sheet" | "cell">, language: Language): string {
  if (sheet === "") return "";
  const words = language === "en" ? { sheet: "Sheet", cell: "cell" } : { sheet: "Trang", cell: "ô" };
  return `${words.sheet} “${sheet}”${cell === "" ? "" : `, ${words.cell} ${cell}`}: `;
}

function toProblem(problem: FileProblem | FormFileProblem, language: Language): ApiProblem {
  if ("code" in problem) return { code: problem.code, file: problem, purpose: "import" };
  const { fault, sheet, cell } = problem;
  // What refuses a whole file is a fault of it.
  const code = fault.code as FileFault["code"];
  return { code, parameter: `${sheet}!${cell}`, note: sayWhere(problem, language) + sayFault(fault, language) };
}

/** The refusal of a whole file: each reason with its place. */
export function refuseFile(
  [first, ...rest]: readonly [FileProblem | FormFileProblem, ...(FileProblem | FormFileProblem)[]],
  language: Language,
): Outcome<never, ApiProblem> {
  return refuse(toProblem(first, language), ...rest.map((one) => toProblem(one, language)));
}
