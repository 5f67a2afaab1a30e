import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nameForm } from "@kehoach/core/form-import/form-names";
import { writeFormTemplate } from "@kehoach/documents/form/write-form-template";
import { writeWorkbook } from "@kehoach/documents/sheet-writing/new-workbook";
import { findPercentile, type Measure } from "../table.ts";
import { makeExcelForm } from "./excel-form.ts";

const TURNS = 3;
/** @source the budgets of design: "Excel of 50,000 cells checked and loaded" */
const BUDGET = { ms: 3_000, megabytes: 300 } as const;

/** A table that somebody made, with the same lines, columns and figures. */
function makeHandMade(): Uint8Array {
  const { given, entries } = makeExcelForm(true);
  const { lineName, columnName } = nameForm(given);
  const { rows, columns } = given.form;
  const head = ["TT", "Chỉ tiêu", "ĐVT", ...columns.map(columnName)].map((text) => ({ text }));
  const body = rows.map((row) => {
    const label = [{ text: row.mark ?? "" }, { text: lineName(row) }, { text: row.kind === "heading" ? "" : "ha" }];
    const figures = columns.map(({ code }) => {
      const text = entries.get(`${row.key}#${code}`)?.text;
      return text === undefined ? {} : { number: text.replace(",", "."), decimals: 2 };
    });
    return [...label, ...figures];
  });
  return writeWorkbook([{ name: "Biểu", widths: head.map(() => 12), rows: [head, ...body], filtered: 0 }]);
}

type Run = { readonly ms: number; readonly cells: number; readonly peakKiB: number };

function readOnce(path: string): Run {
  const run = spawnSync(
    process.execPath,
    ["--import", join(import.meta.dirname, "../print-peak.ts"), join(import.meta.dirname, "read-excel.ts"), path],
    { encoding: "utf8" },
  );
  if (run.status !== 0) throw new Error(`reading ${path}: ${run.stdout}${run.stderr}`);
  const [, ms = "", cells = ""] = /"ms":([\d.]+),"cells":(\d+)/.exec(run.stdout) ?? [];
  // The reading thread prints its process's peak too, before the end.
  const peaks = [...run.stderr.matchAll(/peak-rss-kib (\d+)/gu)].map(([, peak]) => Number(peak));
  return { ms: Number(ms), cells: Number(cells), peakKiB: Math.max(...peaks) };
}

function measureFile(path: string, what: string): readonly Measure[] {
  const runs = Array.from({ length: TURNS }, () => readOnce(path));
  const cells = runs[0]?.cells ?? 0;
  const note = `${cells.toLocaleString("vi-VN")} ô, ${TURNS} lần, mỗi lần một tiến trình`;
  const ms = runs.map((run) => run.ms);
  return [
    { name: `Excel 50.000 ô, ${what}: đọc, khớp và kiểm`, value: findPercentile(ms, 0.5), unit: "ms", budget: BUDGET.ms, note },
    {
      name: `Excel 50.000 ô, ${what}: bộ nhớ cao nhất`,
      value: Math.max(...runs.map(({ peakKiB }) => peakKiB)) / 1024,
      unit: "MiB",
      budget: BUDGET.megabytes,
    },
  ];
}

/** A template and a hand-made file of 50,000 cells, each read, laid over its form and checked: time and memory. */
export async function measureExcel(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-excel-"));
  try {
    const head = { authority: "UBND huyện", reporter: "UBND xã", regime: "Báo cáo tháng", period: "tháng 10/2023" };
    const started = performance.now();
    const template = writeFormTemplate(makeExcelForm(true), head);
    const written = performance.now() - started;
    const [own, other] = [join(folder, "mau.xlsx"), join(folder, "tu-lap.xlsx")];
    writeFileSync(own, template);
    writeFileSync(other, makeHandMade());
    return [
      ...measureFile(own, "tệp mẫu"),
      ...measureFile(other, "tệp tự lập"),
      { name: "Excel 50.000 ô: ghi tệp mẫu", value: written, unit: "ms", note: "một lần" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
