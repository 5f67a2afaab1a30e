import type { FORM_STATUS } from "./form-problem.ts";
import { showMomentEn } from "./moment-text.ts";
import type { ApiProblem } from "./problem.ts";
import type { Sentence } from "./sentence.ts";

const found = (p: ApiProblem): string => (p.found === undefined ? "" : ` “${p.found}”`);
const last = ({ changes }: ApiProblem): string => {
  const [change] = changes ?? [];
  return change ? ` Last changed by ${change.actor.replace(/^user:/u, "")}, ${showMomentEn(change.at)}.` : "";
};

/** English sentences of the refusals about forms and regimes. */
export const FORM_PROBLEMS_EN = {
  FORM_CODE_TAKEN: {
    title: "This code is taken",
    detail: (p) => `The code${found(p)} is that of ${p.note ?? "another form"}. Choose another one.`,
  },
  FORM_OF_PACK: {
    title: "Set by a configuration pack",
    detail: (p) =>
      `Form${found(p)} is set by pack ${p.note ?? ""} and can not be changed on the screen. Copy it as a new form, or change the pack and apply it again.`,
  },
  REGIME_OF_PACK: {
    title: "Set by a configuration pack",
    detail: (p) =>
      `Regime${found(p)} is set by pack ${p.note ?? ""} and can not be changed on the screen. Make a new regime, or change the pack and apply it again.`,
  },
  FORM_CHANGED: {
    title: "Somebody else was quicker",
    detail: (p) =>
      `Somebody changed${found(p)} after you opened the page; nothing was saved.${last(p)} Reload the page and go on.`,
  },
  FORM_ENTRY: { title: "The form is not right yet", detail: (p) => p.note ?? "" },
  FORM_ANSWERED: {
    title: "Figures were entered here",
    detail: (p) =>
      `Figures were entered at${found(p)}; with another unit, or another meaning of the column, they would be read wrongly. Leave it as it was, or copy the form.`,
  },
  FORM_ASKED: {
    title: "The form is in use",
    detail: (p) => `Reporting regime${found(p)} asks for this form. It can not be removed while one does.`,
  },
  REGIME_BEGUN: {
    title: "Forms were begun under this regime",
    detail: (p) =>
      `Somebody has begun a form under regime${found(p)}, so it is not removed and keeps its form, periods and calendar. End it on a day and make a new one.`,
  },
  FORM_PACK: { title: "What was made does not fit together", detail: (p) => `Nothing was saved: ${p.note ?? ""}` },
} satisfies Record<keyof typeof FORM_STATUS, Sentence>;
