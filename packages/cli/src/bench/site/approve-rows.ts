import type { Agent } from "node:http";
import { findPercentile, type Measure } from "../table.ts";
import type { BenchSite } from "./bench-site.ts";
import { get, openAgent } from "./client.ts";
import { approveForms, type FormOf } from "./forms.ts";
import { hundredthsOf, listCodes, monthOf, ROOT } from "./site-size.ts";

/** @source the budgets of design: one form until every total shows it; a hundred forms at once */
const BUDGET = { oneMs: 200, hundredMs: 5_000 } as const;
export const BULK = 100;

/** What the whole authority has said of a line in a month, as its matrix answers: places, and hundredths. */
async function askTotal(
  site: BenchSite,
  agent: Agent,
  month: number,
): Promise<{ places: number; hundredths: number; ms: number }> {
  const { base, approver, size } = site;
  const [indicator = ""] = listCodes(size);
  const asked = `place=${ROOT}&period=${monthOf(size, month)}&sector=${indicator.split(".")[0] ?? ""}`;
  const reply = await get(agent, `${base}/api/v1/totals?${asked}`, approver);
  if (reply.status !== 200) throw new Error(`totals: ${reply.status} ${reply.body.slice(0, 400)}`);
  const { rows } = JSON.parse(reply.body) as { rows: { indicator: string; total: { value: string; places: number } | null }[] };
  const total = rows.find((row) => row.indicator === indicator)?.total;
  const [whole = "0", part = ""] = (total?.value ?? "0").split(".");
  return { places: total?.places ?? 0, hundredths: Number(`${whole}${part.padEnd(2, "0")}`), ms: reply.ms };
}

/** Which communes have been approved of each month, so that what the totals ought to be is known to the last digit. */
function keepAccount(site: BenchSite) {
  const months = new Map<number, { places: number; hundredths: number }>();
  const add = ({ commune, month }: FormOf): void => {
    const { places, hundredths } = months.get(month) ?? { places: 0, hundredths: 0 };
    months.set(month, { places: places + 1, hundredths: hundredths + hundredthsOf(0, commune, month) });
  };
  const compare = async (agent: Agent, month: number): Promise<number> => {
    const [found, due] = [await askTotal(site, agent, month), months.get(month)];
    if (found.places !== due?.places || found.hundredths !== due.hundredths)
      throw new Error(`the total of ${monthOf(site.size, month)} is ${JSON.stringify(found)}, not ${JSON.stringify(due)}`);
    return found.ms;
  };
  return { add, compare };
}

/** What is to be approved: one after the other, and in bulks. */
export type Waiting = { readonly alone: readonly FormOf[]; readonly bulks: readonly (readonly FormOf[])[] };

/**
 * Approving: one form after the other until the total of the whole authority shows it, and many at once. Every total is compared with
 * what the communes typed.
 *
 * @param warm  forms approved alone that are not counted: until what is run often is compiled
 */
export async function measureApproval(
  site: BenchSite,
  { alone, bulks }: Waiting,
  { warm, tell = () => undefined }: { readonly warm: number; readonly tell?: (done: number) => void },
): Promise<readonly Measure[]> {
  const agent = openAgent(1);
  try {
    const account = keepAccount(site);
    const [answered, shown, many]: [number[], number[], number[]] = [[], [], []];
    for (const form of alone) {
      const ms = await approveForms(site, agent, [form]);
      account.add(form);
      answered.push(ms);
      shown.push(ms + (await account.compare(agent, form.month)));
      tell(1);
    }
    for (const forms of bulks) {
      many.push(await approveForms(site, agent, forms));
      for (const form of forms) account.add(form);
      for (const month of new Set(forms.map((form) => form.month))) await account.compare(agent, month);
      tell(forms.length);
    }
    const what = `Duyệt ${site.size.lines} số`;
    const [one, seen] = [answered.slice(warm), shown.slice(warm)];
    const note = `${one.length} biểu`;
    const of = `${bulks.length} lượt, ${bulks.flat().length} biểu`;
    return [
      { name: `${what}, từng biểu, p50`, value: findPercentile(one, 0.5), unit: "ms", note },
      {
        name: `${what}, từng biểu, đến khi tổng hiện qua API, p95`,
        value: findPercentile(seen, 0.95),
        unit: "ms",
        budget: BUDGET.oneMs,
        note,
      },
      { name: `Duyệt một lượt ${BULK} biểu, p50`, value: findPercentile(many, 0.5), unit: "ms", note: of },
      {
        name: `Duyệt một lượt ${BULK} biểu, p95`,
        value: findPercentile(many, 0.95),
        unit: "ms",
        budget: BUDGET.hundredMs,
        note: of,
      },
    ];
  } finally {
    agent.destroy();
  }
}
