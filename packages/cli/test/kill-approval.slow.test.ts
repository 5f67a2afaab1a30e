import { mkdtempSync, rmSync } from "node:fs";
import type { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { findFreePort, listLeft, listProcesses, runKehoach, type Serving, waitReady } from "../../server/test/child-process.ts";
import { kill, rollFrom, seed, VICTIMS } from "../../server/test/kill.ts";
import { type BenchSite, signInAll } from "../src/bench/site/bench-site.ts";
import { openAgent } from "../src/bench/site/client.ts";
import { approveForms, type FormOf, submitForm } from "../src/bench/site/forms.ts";
import { makeSite } from "../src/bench/site/make-site.ts";
import { communeOf, monthOf, type SiteSize, typeCells, YEAR_BEFORE } from "../src/bench/site/site-size.ts";
import { type Kept, lookAtKept } from "./approval-state.ts";

const data = mkdtempSync(join(tmpdir(), "kehoach-kill-approval-"));
afterAll(() => {
  for (const { pid } of listProcesses(data)) process.kill(pid, "SIGKILL");
  rmSync(data, { recursive: true, force: true });
});

const KILLS = 50;
const SENDERS = 3;
const BULK = 5;
/** A kill comes a moment after so many answers: of a fast machine and of a slow one alike something is under way. */
const MOST_ANSWERS = 24;
const MOST_MS = 200;
const SIZE: SiteSize = { provinces: 4, communes: 200, lines: 40, perSector: 10, firstYear: YEAR_BEFORE };
const MONTHS = 12;
const roll = rollFrom(seed);

const nameOf = ({ commune, month }: FormOf): string => `${communeOf(commune)} ${monthOf(SIZE, month)}`;
const FORMS = Array.from({ length: MONTHS }, (_, month) =>
  Array.from({ length: SIZE.communes }, (__, commune): FormOf => ({ commune, month })),
).flat();
const TEXTS = new Map(FORMS.map((form) => [nameOf(form), typeCells(SIZE, form.commune, form.month).map(({ text }) => text)]));

async function serve(): Promise<Serving> {
  const port = await findFreePort();
  const env = { PORT: String(port), KEHOACH_PROXY: "127.0.0.1" };
  const serving = { ...runKehoach(data, ["serve"], env), base: `http://127.0.0.1:${port}` };
  await waitReady(serving);
  return serving;
}

/** What was answered with "done", ever. */
const acknowledged = { sent: new Set<string>(), approved: new Set<string>() };

/** Work that is under way: over once the kill has come. */
type Work = {
  readonly site: BenchSite;
  readonly waiting: FormOf[];
  readonly sent: FormOf[];
  readonly answered: () => void;
  over: boolean;
  approving: boolean;
};

/** Officers send, and somebody approves what was sent, until the server is gone. */
async function load(work: Work): Promise<void> {
  const { site, waiting, sent, answered } = work;
  const agent: Agent = openAgent(SENDERS + 1);
  const send = async (): Promise<void> => {
    for (let form = waiting.shift(); form && !work.over; form = waiting.shift()) {
      const reply = await submitForm(site, agent, form);
      if (reply.status !== 200) throw new Error(`${nameOf(form)}: ${reply.status} ${reply.body}`);
      acknowledged.sent.add(nameOf(form));
      sent.push(form);
      answered();
    }
  };
  const approve = async (): Promise<void> => {
    while (!work.over) {
      const bulk = sent.splice(0, BULK);
      if (bulk.length === 0) await sleep(10);
      else {
        work.approving = true;
        await approveForms(site, agent, bulk);
        work.approving = false;
        for (const form of bulk) acknowledged.approved.add(nameOf(form));
        answered();
      }
    }
  };
  // Whoever is cut off stops: whether what he asked for was done is seen in what is kept.
  const ends = await Promise.allSettled([...Array.from({ length: SENDERS }, send), approve()]);
  agent.destroy();
  for (const end of ends) if (end.status === "rejected" && !work.over) throw end.reason;
}

/** Every act is there whole or not at all, and those that were acknowledged are there. */
function check({ forms, rows, totals, chains }: Kept, note: string): void {
  const kept = new Map(forms.map((form) => [`${form.place} ${form.period}`, form]));
  for (const [name, form] of kept) {
    const isApproved = form.state === "approved";
    const [one, values] = isApproved ? [1, SIZE.lines] : [0, 0];
    expect(form, `${note}: ${name}`).toMatchObject({ sendings: 1, sent: 1, approvals: one, approved: one, values });
    expect(["submitted", "approved"], `${note}: ${name}`).toContain(form.state);
    expect(form.texts, `${note}: ${name}`).toEqual(TEXTS.get(name));
  }
  const approved = forms.filter(({ state }) => state === "approved");
  const whole = {
    entries: forms.length * SIZE.lines,
    values: approved.length * SIZE.lines,
    acts: forms.length + approved.length,
  };
  expect(rows, note).toEqual(whole);
  expect(
    [...acknowledged.sent].filter((name) => !kept.has(name)),
    note,
  ).toEqual([]);
  expect(
    [...acknowledged.approved].filter((name) => kept.get(name)?.state !== "approved"),
    note,
  ).toEqual([]);
  for (const { faults } of totals) expect(faults, note).toEqual([]);
  for (const { faults } of chains) expect(faults, note).toEqual([]);
}

/** What is kept once the server that came back has sealed what it found. */
async function lookSealed(note: string): Promise<Kept> {
  for (const until = Date.now() + 30_000; ; await sleep(100)) {
    const kept = await lookAtKept(data);
    if (kept.chains.every(({ unsealed }) => unsealed === 0)) return kept;
    if (Date.now() > until) throw new Error(`${note}: rows of the journal are not sealed: ${JSON.stringify(kept.chains)}`);
  }
}

test("[S2] [Y37] [V14] [L1] killed fifty times while forms are sent and approved: what was acknowledged is there, nothing is there by half, totals agree, the journal is whole and sealed", async () => {
  console.log(`KEHOACH_SEED=${seed}`);
  const { officers, approver } = await makeSite(data, SIZE, 1);
  let serving = await serve();
  const [first = "", ...cookies] = await signInAll(serving.base, [approver, ...officers]);
  const cut = { sent: 0, approved: 0, approving: 0 };
  for (let round = 1; round <= KILLS; round += 1) {
    const victim = VICTIMS[roll(VICTIMS.length)] ?? "both";
    const [answers, after] = [1 + roll(MOST_ANSWERS), roll(MOST_MS)];
    const note = `seed ${seed}, round ${round}: ${victim}, ${after} ms after ${answers} answers`;
    const before = await lookSealed(note);
    check(before, note);
    const state = new Map(before.forms.map((form) => [`${form.place} ${form.period}`, form.state]));
    // What nobody knows the end of is done by now or asked for again.
    cut.sent += [...state.keys()].filter((name) => !acknowledged.sent.has(name)).length;
    cut.approved += [...state].filter(([name, one]) => one === "approved" && !acknowledged.approved.has(name)).length;
    for (const [name, one] of state) {
      acknowledged.sent.add(name);
      if (one === "approved") acknowledged.approved.add(name);
    }
    const waiting = FORMS.filter((form) => !state.has(nameOf(form)));
    const sent = FORMS.filter((form) => state.get(nameOf(form)) === "submitted");
    expect(waiting.length, "there is something left to send").toBeGreaterThan(0);
    const site = { size: SIZE, base: serving.base, pid: serving.child.pid, cookies, approver: first, data };
    const enough = Promise.withResolvers<void>();
    let count = 0;
    const answered = (): void => {
      count += 1;
      if (count === answers) enough.resolve();
    };
    const work: Work = { site, waiting, sent, answered, over: false, approving: false };
    const loading = load(work);
    await Promise.race([enough.promise.then(() => sleep(after)), loading]);
    work.over = true;
    if (work.approving) cut.approving += 1;
    kill(victim, serving, data);
    // Without its database the server goes on, or gives up by itself; either way it obeys.
    if (victim === "database") serving.child.kill("SIGTERM");
    await loading;
    await serving.ended;
    serving = await serve();
  }
  const last = await lookSealed("at the end");
  check(last, "at the end");
  expect(acknowledged.approved.size).toBeGreaterThan(0);
  expect(cut.approving).toBeGreaterThan(0);
  console.log(
    `${last.forms.length} forms, ${acknowledged.approved.size} approved; ${cut.approving} kills amid approving; done without an answer: ${cut.sent} sent, ${cut.approved} approved`,
  );
  serving.child.kill("SIGTERM");
  expect(await serving.ended, serving.said()).toBe(0);
  expect(await listLeft(data)).toEqual([]);
}, 1_800_000);
