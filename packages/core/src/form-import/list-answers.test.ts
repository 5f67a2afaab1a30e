import { describe, expect, test } from "vitest";
import { formAnswersEn } from "../words/form-answer-en.ts";
import { formAnswersVi } from "../words/form-answer-vi.ts";
import { listAnswers } from "./list-answers.ts";
import type { Question } from "./question.ts";

const AT = { sheet: "x", cell: "A1" };
const QUESTIONS: readonly Question[] = [
  { id: "table", at: AT, kind: "table", choices: [] },
  { id: "column:x!A1", at: AT, kind: "column", header: "", choices: [] },
  { id: "line:x!A1", at: AT, kind: "line", label: "", choices: [] },
  { id: "marks", at: AT, kind: "marks", headers: [], vi: [], en: [], open: [] },
  { id: "dash", at: AT, kind: "dash", examples: [], hasZero: true },
  { id: "unit:x", at: AT, kind: "unit", found: "", examples: [], units: [] },
  { id: "digits", at: AT, kind: "digits", examples: [], count: 1 },
  { id: "empty", at: AT, kind: "empty", examples: [], count: 1 },
];

describe("what may be answered", () => {
  test.each(QUESTIONS)(
    "[Z10] every answer to a question of kind $kind has words in both languages, and no other has",
    (question) => {
      for (const words of [formAnswersVi, formAnswersEn])
        expect(Object.keys(words[question.kind]).toSorted()).toEqual(listAnswers(question).toSorted());
    },
  );

  test("[Z10] a dash is zero only where the file shows a zero so", () => {
    expect(listAnswers({ id: "dash", at: AT, kind: "dash", examples: [], hasZero: false })).toEqual(["none", "blank"]);
  });
});
