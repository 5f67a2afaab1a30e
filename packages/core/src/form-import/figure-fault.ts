import type { AnnexFault } from "../annex/problem.ts";
import type { FigureFault } from "./problem.ts";

/**
 * What is wrong with a cell that should hold a figure, in this chapter's words; undefined for what is asked about (a dash that hides a zero).
 */
export function toFigureFault(fault: AnnexFault): FigureFault | undefined {
  switch (fault.code) {
    case "ANNEX_FORMULA_ERROR":
      return { code: "FORM_FILE_FORMULA_ERROR", found: fault.found };
    case "ANNEX_UNCOMPUTED":
      return { code: "FORM_FILE_UNCOMPUTED" };
    case "ANNEX_DATE":
      return { code: "FORM_FILE_DATE", found: fault.found };
    case "ANNEX_NOT_A_NUMBER":
      return { code: "FORM_FILE_NOT_A_NUMBER", found: fault.found };
    case "ANNEX_NUMBER":
      return { code: "FORM_FILE_NUMBER", found: fault.problem.text, problem: fault.problem };
    case "ANNEX_NUMBER_AMBIGUOUS":
      return { code: "FORM_FILE_AMBIGUOUS", found: fault.found };
    case "ANNEX_CHANGE":
      return { code: "FORM_FILE_CHANGE", found: fault.found };
    case "ANNEX_RANGE":
      return { code: "FORM_FILE_RANGE", found: fault.found };
    case "ANNEX_HIDDEN_DIGITS":
      return { code: "FORM_FILE_HIDDEN_DIGITS", found: fault.found, stored: fault.stored };
    default:
      return undefined;
  }
}
