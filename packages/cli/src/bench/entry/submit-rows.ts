import { residentMiB } from "../run-server.ts";
import { findPercentile, type Measure } from "../table.ts";
import { openAgent, post } from "./client.ts";
import type { EntryBench } from "./entry-bench.ts";
import { communeOf, ENTRY_SIZE, monthOf, typeCells } from "./entry-pack.ts";

const CLIENTS = 200;
/** The communes whose forms are sent one after the other; those of the others are sent by many at once. */
const ALONE = 24;
/** Forms after which the server is as it is at the end of a month: what it runs often is compiled. */
const WARM = 144;

/** Sends the form of a commune for a month, three hundred cells typed and checked in one request. @returns ms until it is answered */
async function submit(
  { base, cookies }: EntryBench,
  agent: ReturnType<typeof openAgent>,
  commune: number,
  month: number,
): Promise<number> {
  const key = { regime: "month", place: communeOf(commune), period: monthOf(month) };
  const body = { ...key, seq: 0, cells: typeCells(commune, month) };
  const reply = await post(agent, `${base}/api/v1/submissions/submit`, cookies[commune] ?? "", body);
  if (reply.status !== 200) throw new Error(`${key.place} ${key.period}: ${reply.status} ${reply.body.slice(0, 400)}`);
  return reply.ms;
}

/** Months go up, so that the later forms of a commune count with what its earlier ones have said. */
function listForms(communes: readonly number[]): { readonly commune: number; readonly month: number }[] {
  return Array.from({ length: ENTRY_SIZE.months }, (_, month) => communes.map((commune) => ({ commune, month }))).flat();
}

/** Submitting 300 values: what one person waits, and how many forms a second two hundred get through. */
export async function measureSubmit(bench: EntryBench): Promise<readonly Measure[]> {
  const agent = openAgent(CLIENTS);
  try {
    const communes = bench.cookies.map((_, at) => at);
    const alone: number[] = [];
    for (const { commune, month } of listForms(communes.slice(0, ALONE))) alone.push(await submit(bench, agent, commune, month));
    const waiting = listForms(communes.slice(ALONE));
    const many: number[] = [];
    const started = performance.now();
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift())
          many.push(await submit(bench, agent, next.commune, next.month));
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    const timed = alone.slice(WARM);
    const what = `Gửi ${ENTRY_SIZE.lines} số`;
    return [
      {
        name: `${what}, một người, p50`,
        value: findPercentile(timed, 0.5),
        unit: "ms",
        budget: 30,
        note: `${timed.length} biểu`,
      },
      { name: `${what}, một người, p95`, value: findPercentile(timed, 0.95), unit: "ms" },
      {
        name: `${what}, ${CLIENTS} người cùng lúc`,
        value: many.length / seconds,
        unit: "biểu/s",
        better: "higher",
        budget: 60,
        note: `${many.length} biểu, người gửi chung nhân`,
      },
      { name: `${what}, ${CLIENTS} người cùng lúc, p95`, value: findPercentile(many, 0.95), unit: "ms" },
      { name: "Bộ nhớ sau khi gửi", value: residentMiB(bench.pid), unit: "MiB", budget: 600 },
    ];
  } finally {
    agent.destroy();
  }
}
