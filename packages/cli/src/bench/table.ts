/** One measured thing. `budget` in the same unit, where design names one; lower is better unless said otherwise. */
export type Measure = {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "MiB" | "kB" | "biểu/s" | "biểu" | "số" | "lỗi";
  readonly better?: "higher";
  readonly budget?: number;
  readonly note?: string;
};

/** Whether a measure keeps its budget; one without a budget does. */
export function isWithinBudget({ value, budget, better }: Measure): boolean {
  if (budget === undefined) return true;
  return better === "higher" ? value >= budget : value <= budget;
}

/** The value below which a share of the samples lies. */
export function findPercentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function showNumber(value: number): string {
  return value.toLocaleString("vi-VN", { maximumFractionDigits: value < 100 ? 1 : 0 });
}

/** The measures as a table a terminal can hold. */
export function showTable(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => [
    measure.name,
    `${showNumber(measure.value)} ${measure.unit}`,
    measure.budget === undefined ? "" : `${showNumber(measure.budget)} ${measure.unit}`,
    measure.budget === undefined ? "" : isWithinBudget(measure) ? "trong hạn mức" : "VƯỢT hạn mức",
    measure.note ?? "",
  ]);
  const table = [["Đo", "Kết quả", "Hạn mức", "", "Ghi chú"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
