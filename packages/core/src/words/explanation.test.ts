import { expect, test } from "vitest";
import type { ExplanationProblem } from "../explanation/explanation.ts";
import { sayExplanationProblemEn } from "./explanation-en.ts";
import { sayExplanationProblemVi } from "./explanation-vi.ts";

const PROBLEMS: { readonly [Code in ExplanationProblem["code"]]: ExplanationProblem & { readonly code: Code } } = {
  EXPLANATION_CHANGED: { code: "EXPLANATION_CHANGED", act: "answer", by: "an", at: "10:00" },
  EXPLANATION_WRONG_STATE: { code: "EXPLANATION_WRONG_STATE", state: "accepted" },
  EXPLANATION_NOT_ASKED_OF_YOU: { code: "EXPLANATION_NOT_ASKED_OF_YOU", people: ["an"] },
  EXPLANATION_NOT_YOURS: { code: "EXPLANATION_NOT_YOURS", by: "an" },
  EXPLANATION_TEXT_MISSING: { code: "EXPLANATION_TEXT_MISSING", act: "withdraw" },
  EXPLANATION_ASKED: { code: "EXPLANATION_ASKED", by: "an" },
  EXPLANATION_SECTOR: { code: "EXPLANATION_SECTOR", sector: "crop" },
};
const named = (code: string): string => ({ an: "Nguyễn Văn An", crop: "Trồng trọt" })[code] ?? code;

test.each(Object.values(PROBLEMS))("[Y104] [Y106] $code is told with whoever it is about", (problem) => {
  for (const say of [sayExplanationProblemVi, sayExplanationProblemEn]) {
    const told = say(problem, named, (at) => at);
    expect(told).not.toMatch(/undefined|EXPLANATION/);
    if ("by" in problem || "people" in problem) expect(told).toContain("Nguyễn Văn An");
    if ("sector" in problem) expect(told).toContain("Trồng trọt");
  }
  const nobody = { code: "EXPLANATION_NOT_ASKED_OF_YOU", people: [] } as const;
  expect(sayExplanationProblemVi(nobody, named, (at) => at)).toContain("quản trị");
});
