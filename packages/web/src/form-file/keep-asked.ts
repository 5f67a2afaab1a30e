import type { FileAnswersJson, FileQuestionJson } from "@kehoach/api/form-file";

/** Questions of earlier previews that were answered stay, so that they can be answered otherwise. */
export function keepAsked(
  asked: readonly FileQuestionJson[],
  now: readonly FileQuestionJson[],
  answers: FileAnswersJson,
): readonly FileQuestionJson[] {
  const current = new Map(now.map((question) => [question.id, question]));
  const kept = asked.filter(({ id }) => answers[id] !== undefined).map((question) => current.get(question.id) ?? question);
  return [...kept, ...now.filter(({ id }) => !kept.some((question) => question.id === id))];
}
