import type { BenchSite } from "../site/bench-site.ts";
import { openAgent } from "../site/client.ts";
import { submitForm } from "../site/forms.ts";
import { withOwner } from "../site/make-site.ts";
import { communeCode, monthOf, typeCells } from "../site/site-size.ts";
import { findPercentile, type Measure } from "../table.ts";
import type { Owner } from "../write-many.ts";
import { showStep } from "./progress.ts";

const CLIENTS = 200;
const COMPARED_AT_ONCE = 50;

/** What is kept of the forms of some communes: of the sendings what was typed, cell by cell. */
const KEPT = `
  select p.code, e.row_key, e.body from place p join submission s on s.place_id = p.id and s.period = $1
  join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent
  join entry_version e on e.authority_id = s.authority_id and e.submission_id = s.id and e.seq <= g.seq
  where p.code = any ($2::text[])`;

/** How many of the figures that were acknowledged are not there as they were typed. */
async function countLost({ size }: BenchSite, owner: Owner, communes: readonly number[], month: number): Promise<number> {
  let lost = 0;
  for (let from = 0; from < communes.length; from += COMPARED_AT_ONCE) {
    const some = communes.slice(from, from + COMPARED_AT_ONCE);
    const found = await owner.query<{ code: string; row_key: string; body: string }>(KEPT, [
      monthOf(size, month),
      some.map(communeCode),
    ]);
    const kept = new Map(found.rows.map(({ code, row_key, body }) => [`${code} ${row_key}`, body]));
    for (const commune of some)
      for (const { row, text } of typeCells(size, commune, month))
        if (kept.get(`${communeCode(commune)} ${row}`) !== text) lost += 1;
  }
  return lost;
}

/** Every commune sends its form at the deadline, two hundred at a time; then what was acknowledged is looked for. */
export async function measureDeadline(site: BenchSite, month: number): Promise<readonly Measure[]> {
  const agent = openAgent(CLIENTS);
  const step = showStep({ vi: "Gửi biểu", en: "Sending forms" }, site.cookies.length);
  try {
    const waiting = site.cookies.map((_, commune) => commune);
    const [ms, acknowledged, wrong]: [number[], number[], string[]] = [[], [], []];
    const started = performance.now();
    const client = async (): Promise<void> => {
      for (let commune = waiting.shift(); commune !== undefined; commune = waiting.shift()) {
        const reply = await submitForm(site, agent, { commune, month });
        ms.push(reply.ms);
        if (reply.status === 200) acknowledged.push(commune);
        else wrong.push(`${communeCode(commune)}: ${reply.status} ${reply.body.slice(0, 200)}`);
        step.add(1);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const seconds = (performance.now() - started) / 1000;
    step.end();
    for (const one of wrong.slice(0, 5)) console.error(one);
    const lost = await withOwner(site.data, 1, (owner) => countLost(site, owner, acknowledged, month));
    const forms = `${ms.length} biểu × ${site.size.lines} số`;
    const what = `Gửi lúc hạn, ${CLIENTS} người cùng lúc`;
    return [
      {
        name: what,
        value: ms.length / seconds,
        unit: "biểu/s",
        better: "higher",
        budget: 60,
        note: `${forms}, người gửi chung nhân`,
      },
      { name: `${what}, p50`, value: findPercentile(ms, 0.5), unit: "ms" },
      { name: `${what}, p95`, value: findPercentile(ms, 0.95), unit: "ms" },
      { name: "Gửi lúc hạn: biểu bị lỗi", value: wrong.length, unit: "biểu", budget: 0, note: forms },
      {
        name: "Gửi lúc hạn: số đã nhận mà mất",
        value: lost,
        unit: "số",
        budget: 0,
        note: `đối chiếu ${acknowledged.length * site.size.lines} số từng chữ`,
      },
    ];
  } finally {
    agent.destroy();
  }
}
