import { findPercentile, type Measure } from "../table.ts";
import type { BenchSite } from "./bench-site.ts";
import { withOwner } from "./make-site.ts";
import { type SiteSize, typeCells } from "./site-size.ts";

const TURNS = 60;
const WARM = 10;
const CONNECTIONS = 10;
const FORMS = 600;

/** The same rows as one statement with a list of values, as anybody would write it by hand. */
function toInsert(size: SiteSize, submission: number): { readonly text: string; readonly values: readonly unknown[] } {
  const cells = typeCells(size, submission, 0);
  const columns = 9;
  const rows = cells.map(
    (_, row) =>
      `(1, 1, $${row * columns + 1}, ${Array.from({ length: columns - 1 }, (__, at) => `$${row * columns + at + 2}`).join(", ")}, now())`,
  );
  return {
    text: `insert into bench_entry (authority_id, place_id, submission_id, seq, row_key, column_code, body, value, qualifiers, note, actor, at) values ${rows.join(", ")}`,
    values: cells.flatMap(({ row, column, text }, at) => [
      submission,
      at + 1,
      row,
      column,
      text,
      text.replaceAll(".", "").replace(",", "."),
      [],
      null,
      "user:bench",
    ]),
  };
}

/** Plain inserts of the same rows into a table of the same shape: what the database alone takes. */
export function measurePlain({ data, size }: BenchSite): Promise<readonly Measure[]> {
  return withOwner(data, CONNECTIONS, async (pool): Promise<readonly Measure[]> => {
    await pool.query("create table bench_entry (like entry_version including defaults including constraints including indexes)");
    const insert = async (submission: number): Promise<number> => {
      const { text, values } = toInsert(size, submission);
      const started = performance.now();
      await pool.query(text, [...values]);
      return performance.now() - started;
    };
    const alone: number[] = [];
    for (let turn = 0; turn < WARM + TURNS; turn += 1) alone.push(await insert(turn));
    const waiting = Array.from({ length: FORMS }, (_, at) => WARM + TURNS + at);
    const started = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await insert(next);
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    await pool.query("drop table bench_entry");
    const what = `INSERT ${size.lines} dòng, SQL thường`;
    return [
      { name: `${what}, p50`, value: findPercentile(alone.slice(WARM), 0.5), unit: "ms", note: "không kiểm tra, không nhật ký" },
      { name: `${what}, ${CONNECTIONS} kết nối`, value: FORMS / seconds, unit: "biểu/s", better: "higher" },
    ];
  });
}
