import type { FigureRole, FigureStatus } from "../audit/describe/description.ts";

/** What the audited copy, the finding sheet and the workbook say beside the explanations of checks; one table a language. */
export type AuditOutputWords = {
  readonly comment: {
    /** Where a comment stands that speaks of words elsewhere. */
    readonly aboutNote: (words: string) => string;
    readonly aboutBox: (words: string) => string;
    readonly aboutElsewhere: (words: string) => string;
    readonly operands: (printed: readonly string[]) => string;
    readonly fingerprint: (fingerprint: string) => string;
  };
  readonly sheet: {
    readonly title: string;
    readonly fileName: string;
    readonly digest: string;
    readonly summary: string;
    readonly errors: string;
    readonly reviews: string;
    readonly unchecked: string;
    readonly notReadTitle: string;
    readonly none: string;
    readonly everythingRead: string;
    readonly ignored: (count: number) => string;
    readonly columns: {
      readonly order: string;
      readonly result: string;
      readonly count: string;
      readonly where: string;
      readonly printed: string;
      readonly computed: string;
      readonly allowed: string;
      readonly explanation: string;
      readonly repair: string;
      readonly reason: string;
    };
    readonly line: (line: number) => string;
    readonly note: string;
  };
  readonly workbook: {
    readonly findings: string;
    readonly figures: string;
    readonly signed: string;
    readonly findingColumns: readonly string[];
    readonly figureColumns: readonly string[];
    readonly rest: string;
  };
  readonly roles: Readonly<Record<FigureRole, string>>;
  readonly statuses: Readonly<Record<FigureStatus, string>>;
};
