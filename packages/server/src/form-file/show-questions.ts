import type { Language } from "@kehoach/api/figure-json";
import type { FileQuestionJson } from "@kehoach/api/form-file";
import type { FormImport } from "@kehoach/core/form-import/form-import";
import { listAnswers } from "@kehoach/core/form-import/list-answers";
import { isOptional, type Question } from "@kehoach/core/form-import/question";
import { formAnswersEn } from "@kehoach/core/words/form-answer-en";
import { formAnswersVi } from "@kehoach/core/words/form-answer-vi";
import { askFormFileEn } from "@kehoach/core/words/form-file-en";
import { askFormFileVi } from "@kehoach/core/words/form-file-vi";

function examplesOf(question: Question): FileQuestionJson["examples"] {
  if (question.kind === "table" || question.kind === "column" || question.kind === "line") return [];
  const found = question.kind === "marks" ? [...question.vi, ...question.en, ...question.open] : question.examples;
  return found.map(({ value, at }) => ({ text: value, sheet: at.sheet, at: at.cell }));
}

/** What is done without an answer, or what a look at the words says. */
function offerOf(question: Question, kind: FormImport["kind"]): string | null {
  if (question.kind === "digits") return kind === "template" ? "stored" : "printed";
  if (question.kind === "empty") return "keep";
  return "offer" in question ? (question.offer ?? null) : null;
}

/** A question in words, with everything that may be answered. @rule Z22 */
export function showQuestion(question: Question, kind: FormImport["kind"], language: Language): FileQuestionJson {
  const labels = (language === "en" ? formAnswersEn : formAnswersVi)[question.kind];
  const named = "choices" in question ? question.choices : [];
  return {
    id: question.id,
    kind: question.kind,
    sheet: question.at.sheet,
    at: question.at.cell,
    text: language === "en" ? askFormFileEn(question) : askFormFileVi(question),
    optional: isOptional(question),
    examples: examplesOf(question),
    choices: [
      ...named.map(({ answer, label }) => ({ answer, label })),
      ...listAnswers(question).map((answer) => ({ answer, label: labels[answer] ?? answer })),
    ],
    offer: offerOf(question, kind),
  };
}
