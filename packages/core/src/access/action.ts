/** Everything somebody may do, by the code that a route names and docs/rules/access.md lists. */
export const ACTIONS = [
  "figure.read",
  "report.audit",
  "self.see",
  "self.use",
  "self.delegate",
  "user.read",
  "user.manage",
  "place.manage",
  "plan.make",
  "form.manage",
  "form.enter",
  "form.send",
  "submission.approve",
  "submission.read",
  "explanation.read",
  "explanation.ask",
  "explanation.answer",
  "briefing.read",
  "journal.read",
  "backup.read",
] as const;

export type Action = (typeof ACTIONS)[number];
