/** One line of the table: what was measured, what it must reach, what is aimed at. `passed` is undefined where nothing is required. */
export type Row = {
  readonly name: string;
  readonly measured: string;
  readonly gate: string;
  readonly aim: string;
  readonly passed?: boolean;
  readonly note?: string;
  /** The figures behind the words, for the JSON. */
  readonly values: Readonly<Record<string, number | string>>;
};

/** A measure that could not be taken. */
export function skipped(name: string, why: string): Row {
  return { name, measured: "bỏ qua", gate: "", aim: "", note: why, values: { skipped: why } };
}

export function showShare(share: number): string {
  return Number.isNaN(share)
    ? "–"
    : `${(100 * share).toLocaleString("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
}

export function showRows(rows: readonly Row[]): string {
  const table = [
    ["Đo", "Kết quả", "Ngưỡng", "Mong muốn", "", "Ghi chú"],
    ...rows.map(({ name, measured, gate, aim, passed, note }) => [
      name,
      measured,
      gate,
      aim,
      passed === undefined ? "" : passed ? "đạt" : "CHƯA ĐẠT",
      note ?? "",
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
