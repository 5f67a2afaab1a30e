import { type Question, SKIP } from "./question.ts";

/** What may be answered to a question besides the names it lists, in the order in which it is offered. @rule Z10 */
export function listAnswers(question: Question): readonly string[] {
  switch (question.kind) {
    case "table":
      return [];
    case "column":
    case "line":
      return [SKIP];
    case "marks":
      return ["vi", "en", "each"];
    case "dash":
      return question.hasZero ? ["none", "zero", "blank"] : ["none", "blank"];
    case "unit":
      return ["same", SKIP];
    case "digits":
      return ["printed", "stored"];
    case "empty":
      return ["keep", "clear"];
  }
}
