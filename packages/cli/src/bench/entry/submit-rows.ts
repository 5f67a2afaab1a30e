import type { Agent } from "node:http";
import { residentMiB } from "../run-server.ts";
import type { BenchSite } from "../site/bench-site.ts";
import { openAgent } from "../site/client.ts";
import { type FormOf, submitForm } from "../site/forms.ts";
import { findPercentile, type Measure } from "../table.ts";
import { MONTHS } from "./entry-size.ts";

const CLIENTS = 200;
/** The communes whose forms are sent one after the other; those of the others are sent by many at once. */
const ALONE = 24;
/** Forms after which the server is as it is at the end of a month: what it runs often is compiled. */
const WARM = 144;

async function submit(site: BenchSite, agent: Agent, form: FormOf): Promise<number> {
  const reply = await submitForm(site, agent, form);
  if (reply.status !== 200) throw new Error(`${JSON.stringify(form)}: ${reply.status} ${reply.body.slice(0, 400)}`);
  return reply.ms;
}

/** Months go up, so that the later forms of a commune count with what its earlier ones have said. */
function listForms(communes: readonly number[]): FormOf[] {
  return Array.from({ length: MONTHS }, (_, month) => communes.map((commune) => ({ commune, month }))).flat();
}

/** Submitting 300 values: what one person waits, and how many forms a second two hundred get through. */
export async function measureSubmit(site: BenchSite): Promise<readonly Measure[]> {
  const agent = openAgent(CLIENTS);
  try {
    const communes = site.cookies.map((_, at) => at);
    const alone: number[] = [];
    for (const form of listForms(communes.slice(0, ALONE))) alone.push(await submit(site, agent, form));
    const waiting = listForms(communes.slice(ALONE));
    const many: number[] = [];
    const started = performance.now();
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) many.push(await submit(site, agent, next));
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    const timed = alone.slice(WARM);
    const what = `Gửi ${site.size.lines} số`;
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
      { name: "Bộ nhớ sau khi gửi", value: residentMiB(site.pid), unit: "MiB", budget: 600 },
    ];
  } finally {
    agent.destroy();
  }
}
