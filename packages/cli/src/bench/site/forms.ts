import type { Agent } from "node:http";
import type { BenchSite } from "./bench-site.ts";
import { post, type Timed } from "./client.ts";
import { communeOf, monthOf, type SiteSize, typeCells } from "./site-size.ts";

/** The form of a commune for a month, by their numbers. */
export type FormOf = { readonly commune: number; readonly month: number };

function keyOf(size: SiteSize, { commune, month }: FormOf) {
  return { regime: "month", place: communeOf(commune), period: monthOf(size, month) };
}

/** Sends a form as the officer of the commune does: every cell typed and checked in one request. */
export function submitForm({ base, cookies, size }: BenchSite, agent: Agent, form: FormOf): Promise<Timed> {
  const body = { ...keyOf(size, form), seq: 0, cells: typeCells(size, form.commune, form.month) };
  return post(agent, `${base}/api/v1/submissions/submit`, cookies[form.commune] ?? "", body);
}

/** Approves forms together, each sent once. What is refused is a fault. @returns ms until it is answered */
export async function approveForms({ base, approver, size }: BenchSite, agent: Agent, forms: readonly FormOf[]): Promise<number> {
  const items = forms.map((form) => ({ ...keyOf(size, form), sending: 1 }));
  const reply = await post(agent, `${base}/api/v1/submissions/approve`, approver, { items });
  const approved = [...reply.body.matchAll(/"state":"approved"/g)].length;
  if (reply.status !== 200 || approved !== forms.length)
    throw new Error(`approved ${approved} of ${forms.length}: ${reply.status} ${reply.body.slice(0, 400)}`);
  return reply.ms;
}
