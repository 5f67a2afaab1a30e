/** A finding that somebody looked at and set aside; kept by fingerprint, so it survives edits elsewhere in the document. */
export type IgnoredCheck = {
  readonly fingerprint: string;
  readonly reason: string;
  /** The day it was set aside, "2026-01-31". */
  readonly at?: string;
  readonly rule: string;
  readonly stated: string;
};

/** By fingerprint. */
export type Ignored = ReadonlyMap<string, IgnoredCheck>;

export const NONE_IGNORED: Ignored = new Map();
