import { setTimeout as sleep } from "node:timers/promises";
import { act } from "@kehoach/api/act";
import { noParams } from "@kehoach/api/parameter";
import { route } from "@kehoach/api/route";
import { accept } from "@kehoach/core/outcome";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import type { Door } from "./door.ts";
import { createHttp } from "./http.ts";
import { AT_ONCE } from "./http-act.ts";
import { actEndpoint, endpoint } from "./http-endpoint.ts";
import { VISITOR } from "./scope.ts";

/** Lets everybody in as somebody who has signed in; nothing here reads a database. */
const door: Door = {
  findActor: async () => ({ kind: "user", id: "1", username: "can-bo", name: "Cán bộ", grants: [] }),
  open: async () => accept(VISITOR),
  read: () => () => Promise.reject(new Error("nothing is read here")),
  act: () => () => Promise.reject(new Error("nothing is changed here")),
};
const write = act({
  method: "POST",
  path: "/api/v1/things",
  tag: "thing",
  action: "form.send",
  summary: "A thing",
  params: noParams,
  body: z.strictObject({ n: z.int() }),
  reply: z.object({ n: z.int() }),
  problems: [],
  example: { body: { n: 1 }, reply: { n: 1 } },
});
const look = route({
  path: "/api/v1/things",
  tag: "thing",
  action: "figure.read",
  summary: "Things",
  params: noParams,
  query: z.strictObject({}),
  reply: z.object({ ok: z.boolean() }),
  problems: [],
  example: { ok: true },
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A server on which every act waits until it is let go. */
async function serve() {
  const begun: number[] = [];
  const gate = Promise.withResolvers<void>();
  const logged: string[] = [];
  const app = await createHttp({
    endpoints: [endpoint(look, async () => accept({ ok: true }))],
    files: [],
    acts: [
      actEndpoint(write, async ({ body }) => {
        begun.push(body.n);
        await gate.promise;
        return accept({ n: body.n });
      }),
    ],
    door,
    step: () => undefined,
    webFolder: import.meta.dirname,
    log: (_, message) => void logged.push(message),
    version: "0",
  });
  closing.push(() => app.close());
  const base = await app.listen({ port: 0, host: "127.0.0.1" });
  const send = (body: string, signal?: AbortSignal) =>
    fetch(`${base}/api/v1/things`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      ...(signal ? { signal } : {}),
    });
  const until = async (count: number): Promise<void> => {
    for (let left = 200; begun.length < count && left > 0; left -= 1) await sleep(10);
  };
  return { base, send, begun, until, open: gate.resolve, logged };
}

test("[W22] a few acts are worked on, the others wait in their order, and whoever looks is answered meanwhile", async () => {
  const { base, send, begun, until, open } = await serve();
  const numbers = Array.from({ length: AT_ONCE + 3 }, (_, n) => n);
  const replies: Promise<Response>[] = [];
  for (const n of numbers) {
    replies.push(send(JSON.stringify({ n })));
    await sleep(15);
  }
  await until(AT_ONCE);
  expect(begun).toEqual(numbers.slice(0, AT_ONCE));
  expect(await (await fetch(`${base}/api/v1/things`)).json()).toEqual({ ok: true });
  open();
  expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(numbers.map(() => 200));
  expect(begun).toEqual(numbers);
});

test("[W22] who hangs up while he waits is passed over, and it is no fault", async () => {
  const { send, begun, until, open, logged } = await serve();
  const working = Array.from({ length: AT_ONCE }, (_, n) => send(JSON.stringify({ n })));
  await until(AT_ONCE);
  const gone = new AbortController();
  const left = send(JSON.stringify({ n: 100 }), gone.signal).catch(() => "gone");
  await sleep(50);
  const last = send(JSON.stringify({ n: 200 }));
  await sleep(50);
  gone.abort();
  expect(await left).toBe("gone");
  await sleep(50);
  open();
  for (const reply of [...working, last]) expect((await reply).status).toBe(200);
  expect(begun).toContain(200);
  expect(begun).not.toContain(100);
  expect(logged).toEqual([]);
});

test("[W22] a body that can not be read gives its place back", async () => {
  const { send, open } = await serve();
  open();
  for (let turn = 0; turn < 2 * AT_ONCE; turn += 1) expect((await send("{")).status).toBe(400);
  expect((await send('{"__proto__": {"n": 1}}')).status).toBe(400);
  expect((await send(JSON.stringify({ n: "x" }))).status).toBe(400);
  expect((await send(JSON.stringify({ n: 1 }))).status).toBe(200);
});
