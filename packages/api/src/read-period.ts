import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type Period, parsePeriod } from "@kehoach/core/period/period";
import type { ApiProblem } from "./problem.ts";

/** The parameter `period`. @problem PARAMETER_INVALID */
export function readPeriod(text: string): Outcome<Period, ApiProblem> {
  const parsed = parsePeriod(text);
  return parsed.ok
    ? accept(parsed.value)
    : refuse({ code: "PARAMETER_INVALID", parameter: "period", found: text, reason: "period" });
}
