/** What is measured, and by whom it is asked. */
export type EntryBench = {
  readonly base: string;
  readonly pid: number | undefined;
  /** Sessions of officers, each of the commune of the same number. */
  readonly cookies: readonly string[];
  /** The data folder the server runs on. */
  readonly data: string;
};
