import { type ApiProblem, PROBLEM_STATUS, type ProblemReply } from "@kehoach/api/problem";
import { PROBLEMS_EN } from "@kehoach/api/problem-en";
import { PROBLEMS_VI } from "@kehoach/api/problem-vi";
import type { Language } from "./http-language.ts";

const SENTENCES = { vi: PROBLEMS_VI, en: PROBLEMS_EN } as const;
export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

/** The reply of one or more refusals: its fields are of the first; all of them are listed when there are several. */
export function toProblemReply(
  problems: readonly [ApiProblem, ...ApiProblem[]],
  language: Language,
  extra: { readonly id?: string; readonly step?: string } = {},
): ProblemReply {
  const [first, ...others] = problems;
  const sentences = SENTENCES[language];
  const detailOf = (problem: ApiProblem): string => sentences[problem.code].detail(problem);
  return {
    type: `urn:kehoach:problem:${first.code}`,
    title: sentences[first.code].title,
    status: PROBLEM_STATUS[first.code],
    detail: detailOf(first),
    code: first.code,
    ...(first.parameter === undefined ? {} : { parameter: first.parameter }),
    ...(first.candidates === undefined ? {} : { candidates: [...first.candidates] }),
    ...(others.length === 0
      ? {}
      : {
          problems: problems.map((one) => ({
            code: one.code,
            detail: detailOf(one),
            ...(one.parameter === undefined ? {} : { parameter: one.parameter }),
          })),
        }),
    ...extra,
  };
}
