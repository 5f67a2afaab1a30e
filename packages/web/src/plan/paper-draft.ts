import { readDate } from "../ui/date-text.ts";

/** A document that assigns, as it is being typed; days as papers write them. */
export type PaperDraft = {
  readonly type: string;
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly abstract: string;
  readonly effective: string;
};
export const EMPTY_PAPER: PaperDraft = { type: "", number: "", date: "", issuer: "", abstract: "", effective: "" };

export type PaperWrong = Partial<Record<"type" | "date" | "effective", "missing" | "day">>;

/** What the acts take. */
type Paper = {
  readonly paper: { type: string; number?: string; date: string; issuer?: string; abstract?: string };
  readonly effective?: string;
};

/** The document that was typed, or everything that is wrong with it. */
export function readPaper(draft: PaperDraft): { readonly read: Paper } | { readonly wrong: PaperWrong } {
  const [type, number, issuer, abstract] = [draft.type, draft.number, draft.issuer, draft.abstract].map((text) => text.trim());
  const date = readDate(draft.date);
  const effective = draft.effective.trim() === "" ? "" : readDate(draft.effective);
  if (!type || date === undefined || effective === undefined)
    return {
      wrong: {
        ...(type ? {} : { type: "missing" }),
        ...(date === undefined ? { date: "day" } : {}),
        ...(effective === undefined ? { effective: "day" } : {}),
      },
    };
  return {
    read: {
      paper: {
        type,
        date,
        ...(number ? { number } : {}),
        ...(issuer ? { issuer } : {}),
        ...(abstract ? { abstract } : {}),
      },
      ...(effective === "" ? {} : { effective }),
    },
  };
}
