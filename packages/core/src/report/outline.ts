/** Where a piece of prose stands: the data path of its text in report.yaml, and line and column (from 1) inside that text. */
export type ProseAt = { readonly path: string; readonly line: number; readonly column: number };

/** `{{phrase target[breakdown] key=value}}`: a bound figure, relation, document, list or count. */
export type Reference = {
  readonly kind: "reference";
  readonly phrase: string;
  readonly target?: string;
  readonly breakdown?: string;
  readonly args: Readonly<Record<string, string>>;
};

/** A stretch of prose. `literal` is what stood in [[ ]]: names and dates that hold digits. */
export type Inline = (
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "year"; readonly which: "this" | "next" | "previous" }
  | { readonly kind: "note"; readonly id: string }
  | Reference
) & { readonly italic: boolean; readonly bold: boolean; readonly at: ProseAt };

export type BlockKind = "part" | "section" | "item" | "subitem" | "paragraph" | "bullet" | "sub-bullet" | "task";

/** One paragraph of the body. `number` is given by the program: "Phần thứ nhất", "I.", "1.", "2.1.". */
export type OutlineBlock = {
  readonly kind: BlockKind;
  readonly number?: string;
  readonly inlines: readonly Inline[];
  readonly at: ProseAt;
};

/** A footnote: one or more paragraphs. */
export type OutlineNote = { readonly id: string; readonly paragraphs: readonly (readonly Inline[])[] };

/** What report.yaml says, parsed: the layout of the document and its prose with references instead of figures. */
export type Outline = {
  readonly head: {
    readonly parent?: string;
    readonly issuer: readonly string[];
    readonly symbol: string;
    readonly placeName: string;
  };
  readonly title: { readonly kind: string; readonly abstract: readonly Inline[] };
  readonly options: { readonly padCounts: boolean };
  readonly blocks: readonly OutlineBlock[];
  readonly notes: readonly OutlineNote[];
  /** `issuedBy`: who issued the report, as a sentence names it: "Ủy ban nhân dân huyện B". */
  readonly annex?: { readonly heading: string; readonly title: readonly Inline[]; readonly issuedBy?: string };
  readonly recipients: readonly string[];
  readonly signature: { readonly authority: readonly string[]; readonly role: string; readonly name: string };
};

/** A fault of report.yaml. Without `line` the whole value at `path` is meant. */
export type OutlineProblem = { readonly path: string; readonly line?: number; readonly column?: number } & (
  | { readonly code: "OUTLINE_SHAPE"; readonly expected: string }
  | { readonly code: "OUTLINE_UNKNOWN_KEY"; readonly key: string; readonly known: string }
  | { readonly code: "OUTLINE_BARE_DIGIT"; readonly found: string }
  | { readonly code: "OUTLINE_UNCLOSED"; readonly mark: string }
  | { readonly code: "OUTLINE_REFERENCE"; readonly found: string }
  | { readonly code: "OUTLINE_UNKNOWN_ARGUMENT"; readonly key: string; readonly known: string }
  | { readonly code: "OUTLINE_HEADING_ORDER"; readonly found: string }
  | { readonly code: "OUTLINE_TOO_MANY_PARTS"; readonly most: number }
  | { readonly code: "OUTLINE_UNKNOWN_NOTE"; readonly id: string; readonly known: string }
  | { readonly code: "OUTLINE_NOTE_USED_TWICE"; readonly id: string }
  | { readonly code: "OUTLINE_NOTE_UNUSED"; readonly id: string }
  | { readonly code: "OUTLINE_NOTE_IN_NOTE"; readonly id: string }
);
