import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";

let site: SubmissionSite;
let base: string;

beforeAll(async () => {
  site = await makeSubmissionSite();
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("giang", { role: "approver", place: "N" });
  await site.makeUser("south", { authority: "south", role: "viewer", place: "S" });
  await site.app.listen({ port: 0, host: "127.0.0.1" });
  base = `http://127.0.0.1:${(site.app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

/** Listens as somebody until told to stop. @returns what was heard by then */
async function listen(
  as: string | undefined,
): Promise<{ readonly heard: string[]; readonly stop: () => void; readonly type: string }> {
  const ending = new AbortController();
  const reply = await fetch(`${base}/api/v1/events`, {
    signal: ending.signal,
    headers: as === undefined ? {} : { cookie: `as=${as}` },
  });
  const heard: string[] = [];
  const read = async (): Promise<void> => {
    for await (const chunk of reply.body ?? [])
      heard.push(
        ...(Buffer.from(chunk)
          .toString()
          .match(/(?<=data: ).*/g) ?? []),
      );
  };
  read().catch(() => undefined); // ended by us
  return { heard, stop: () => ending.abort(), type: String(reply.headers.get("content-type")) };
}

const until = async (isDone: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 100 && !isDone(); turn += 1) await new Promise((settle) => setTimeout(settle, 30));
};

test("[W30] who looks on hears within a second that forms were sent, and that figures changed when they are approved; others do not", async () => {
  site.clock.day = "2030-07-03";
  const [giang, south, visitor] = [await listen("giang"), await listen("south"), await listen(undefined)];
  expect(giang.type).toContain("text/event-stream");
  // Nobody listened before: what was there is told to nobody, what comes at once is.
  await new Promise((settle) => setTimeout(settle, 50));
  const cells = [
    { row: "crops.area", column: "now", base: 0, text: "12" },
    { row: "herd.pigs", column: "now", base: 0, text: "80" },
  ];
  const sent = performance.now();
  expect((await site.submit("an", 0, { cells }, { place: keyOf("N1") })).status).toBe(200);
  await until(() => giang.heard.length > 0);
  expect(giang.heard).toEqual([JSON.stringify({ authority: "north", what: "forms" })]);
  expect(performance.now() - sent).toBeLessThan(5_000);
  await site.approve("giang", 1);
  await until(() => giang.heard.length > 2);
  expect(
    giang.heard
      .slice(1)
      .map((text) => JSON.parse(text).what)
      .sort(),
  ).toEqual(["figures", "forms"]);
  expect(south.heard).toEqual([]);
  expect(visitor.heard).toEqual([]);
  for (const one of [giang, south, visitor]) one.stop();
});
