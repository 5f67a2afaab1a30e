/** What was counted against a limit. */
export type LimitedThing = "bytes" | "unzipped-bytes" | "parts" | "characters" | "cells" | "depth";

/** Encodings of Vietnamese from before Unicode, which look like letters of another language when read as UTF-8 or Latin. */
export type OldEncoding = "tcvn3" | "vni" | "windows-1258" | "unknown";

/** What is wrong inside a broken file. */
export type BrokenFault =
  | "zip-directory"
  /** Parts that lie over each other. */
  | "zip-overlap"
  | "zip-twice"
  | "zip-method"
  | "zip-split"
  | "zip-size"
  | "zip-data"
  | "part-missing"
  /** A DTD or an entity from outside. */
  | "xml-entity"
  | "xml-syntax"
  | "xml-tags"
  | "xml-end"
  | "xls-structure"
  | "pdf-structure";

/**
 * Why a report can not be read. A file with a wrong extension is no problem: its content decides how it is read
 * (`document.kind` says how). What is read in part is not refused either: `document.notRead` says what was left out.
 */
export type FileProblem =
  | { readonly code: "FILE_EMPTY" }
  | { readonly code: "FILE_TOO_LARGE"; readonly what: LimitedThing; readonly limit: number; readonly found: number }
  | { readonly code: "FILE_UNKNOWN_KIND"; readonly name: string }
  /** Locked with a password, or with rights management. */
  | { readonly code: "FILE_ENCRYPTED" }
  /** Ends before its own tables of content say it should. */
  | { readonly code: "FILE_TRUNCATED" }
  /** A part of an archive that swells without measure; `size` in bytes, as the archive declares it. */
  | { readonly code: "FILE_BOMB"; readonly name: string; readonly size: number }
  /** `part`: the part inside the file ("word/document.xml"), "" when it is the file itself; `line` counts from 1. */
  | { readonly code: "FILE_BROKEN"; readonly part: string; readonly fault: BrokenFault; readonly line?: number }
  | { readonly code: "FILE_OLD_ENCODING"; readonly encoding: OldEncoding }
  /** Neither text nor a document. */
  | { readonly code: "FILE_BINARY" }
  /** Word 97–2003. */
  | { readonly code: "FILE_OLD_WORD" }
  /** A PDF whose pages are pictures. */
  | { readonly code: "FILE_SCAN"; readonly pages: number }
  /** Nothing to check: no words and no cells. */
  | { readonly code: "FILE_NO_TEXT" }
  | { readonly code: "FILE_TIMEOUT"; readonly seconds: number }
  | { readonly code: "FILE_MEMORY"; readonly megabytes: number }
  /** Carries a mark of secrecy; `mark` as printed. */
  | { readonly code: "FILE_STATE_SECRET"; readonly mark: string };
