/** An ISO date, yyyy-mm-dd. */
export type IsoDate = string;

/**
 * A span [start, end) of a named calendar, or an instant (start = end).
 * Text forms (parsePeriod, showPeriod): "2023", "2023-H1", "2023-Q3", "2023-M09" in the solar calendar;
 * "<calendar>:<form>" in another ("budget:2023", "school:2022-2023", "nd09:2023-Q1");
 * "@2023-10-01" an instant; "2023-09-01..2023-11-01" a free span, half-open.
 */
export type Period = {
  readonly calendar: string;
  readonly kind: "year" | "half" | "quarter" | "nine-months" | "month" | "season" | "multi-year" | "instant" | "span";
  readonly start: IsoDate;
  readonly end: IsoDate;
};
