/** Words of the page of findings. */
export type PageWords = {
  readonly title: string;
  readonly document: string;
  readonly findings: string;
  readonly noErrors: string;
  readonly ignored: string;
  readonly reason: string;
  readonly operands: string;
  readonly places: string;
  readonly fingerprint: string;
  readonly line: string;
  readonly previous: string;
  readonly next: string;
  readonly close: string;
  readonly keys: string;
  readonly notRead: string;
  readonly legend: string;
};
