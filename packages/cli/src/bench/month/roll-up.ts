import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchSite } from "../site/bench-site.ts";
import { withOwner } from "../site/make-site.ts";
import { findPercentile, type Measure } from "../table.ts";
import type { Owner } from "../write-many.ts";
import { showBeginning } from "./progress.ts";

const TURNS = 7;
const WARM = 2;

/** Every indicator of every province in every month of a list: what all its communes say together, as text to the last digit. */
type Answer = readonly {
  readonly indicator: string;
  readonly province: string;
  readonly period: string;
  readonly value: string;
}[];

/** As the matrix asks: what was kept when the values were written. */
const KEPT = `
  select t.indicator_id::text as indicator, t.place_id::text as province, t.period, t.below_value::numeric(38, 2)::text as value
  from total t join place p on p.id = t.place_id where p.level = 'province' and t.status = 'best' and t.period = any ($1::text[])`;
/** From the values, as if nothing were kept. */
const FROM_VALUES = `
  select k.indicator_id::text as indicator, p.parent_id::text as province, k.period, sum(v.value)::numeric(38, 2)::text as value
  from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id join place p on p.id = k.place_id
  where k.period = any ($1::text[]) group by k.indicator_id, p.parent_id, k.period`;
/** The rows themselves, one indicator at a time. */
const ROWS = `
  select k.place_id, p.parent_id, k.period, v.value from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id
  join place p on p.id = k.place_id where k.indicator_id = $1 and k.period = any ($2::text[])`;
const IN_DUCKDB = `
  select indicator::varchar as indicator, province::varchar as province, period, sum(value)::decimal(38, 2)::varchar as value
  from value group by all`;

async function timed(ask: () => Promise<Answer>): Promise<{ readonly ms: number; readonly answer: string[] }> {
  const samples: number[] = [];
  let answer: Answer = [];
  for (let turn = 0; turn < WARM + TURNS; turn += 1) {
    const started = performance.now();
    answer = await ask();
    samples.push(performance.now() - started);
  }
  const lines = answer.map(({ indicator, province, period, value }) => `${indicator} ${province} ${period} ${value}`);
  return { ms: findPercentile(samples.slice(WARM), 0.5), answer: lines.sort() };
}

/** Copies the rows into a file that DuckDB reads. @returns how many */
async function copyRows(owner: Owner, path: string, periods: readonly string[]): Promise<number> {
  const indicators = await owner.query<{ id: bigint }>("select id from indicator order by id");
  let count = 0;
  for (const { id } of indicators.rows) {
    const found = await owner.query<{ place_id: bigint; parent_id: bigint; period: string; value: string }>(ROWS, [id, periods]);
    appendFileSync(path, found.rows.map((row) => `${id},${row.place_id},${row.parent_id},${row.period},${row.value}\n`).join(""));
    count += found.rows.length;
  }
  return count;
}

async function openDuckDb(path: string): Promise<() => Promise<Answer>> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`create table value as select * from read_csv('${path}', header = false,
    columns = {indicator: 'bigint', place: 'bigint', province: 'bigint', period: 'varchar', value: 'decimal(18, 2)'})`);
  return async () =>
    (await connection.runAndReadAll(IN_DUCKDB)).getRowsJson().map(([indicator, province, period, value]) => ({
      indicator: String(indicator),
      province: String(province),
      period: String(period),
      value: String(value),
    }));
}

/** The sum over all communes by indicator and province: as it is kept, from the values, and by an engine made for such questions. */
export async function measureRollUp({ data }: BenchSite, periods: readonly string[]): Promise<readonly Measure[]> {
  showBeginning({ vi: "Cộng theo tỉnh, bên DuckDB…", en: "Adding up by province, beside DuckDB…" });
  const folder = mkdtempSync(join(tmpdir(), "kehoach-duckdb-"));
  try {
    return await withOwner(data, 1, async (owner) => {
      const path = join(folder, "rows.csv");
      const rows = await copyRows(owner, path, periods);
      const askDuckDb = await openDuckDb(path);
      const ask = async (text: string): Promise<Answer> => (await owner.query<Answer[number]>(text, [periods])).rows;
      const [kept, added, duck] = [await timed(() => ask(KEPT)), await timed(() => ask(FROM_VALUES)), await timed(askDuckDb)];
      for (const [name, other] of Object.entries({ PostgreSQL: added, DuckDB: duck }))
        if (other.answer.join("\n") !== kept.answer.join("\n"))
          throw new Error(`the totals that are kept are not what ${name} adds up from the same ${rows} rows`);
      const what = `Cộng theo tỉnh, ${kept.answer.length.toLocaleString("vi-VN")} ô`;
      const of = `${rows.toLocaleString("vi-VN")} số, cùng kết quả đến chữ số cuối`;
      return [
        { name: `${what}: tổng đã giữ, trung vị`, value: kept.ms, unit: "ms", note: of },
        { name: `${what}: PostgreSQL cộng lại từ số, trung vị`, value: added.ms, unit: "ms" },
        { name: `${what}: DuckDB cộng lại, trung vị`, value: duck.ms, unit: "ms", note: "decimal, hàng chép từ PostgreSQL" },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
