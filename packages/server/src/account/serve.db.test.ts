import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findFreePort, runKehoach, type Serving, waitReady } from "../../test/child-process.ts";
import { type MailBox, makeMailBox } from "../../test/mail-box.ts";
import { makeChain } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyPack } from "../pack/apply.ts";

const data = mkdtempSync(join(tmpdir(), "kehoach-sign-in-"));
let own: TestDatabase;
let box: MailBox;
let serving: Serving;

beforeAll(async () => {
  own = await makeTestDatabase();
  box = await makeMailBox();
  expect((await applyPack(own.db, makeChain(), { actor: "start" })).ok).toBe(true);
  const port = await findFreePort();
  const env = { PORT: String(port), DATABASE_URL: own.adminUrl, KEHOACH_SMTP: box.url };
  serving = { ...runKehoach(data, ["serve"], env), base: `http://127.0.0.1:${port}` };
  await waitReady(serving);
});
afterAll(async () => {
  await box.down();
  await own.drop();
  rmSync(data, { recursive: true, force: true });
});

async function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${serving.base}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: serving.base, ...headers },
    body: JSON.stringify(body),
  });
}

it("[U14] [U15] a real server and a real command: the first administrator signs in, resets by mail, and the server stops", async () => {
  const args = ["admin", "create", "--username", "an.nv", "--name", "Nguyễn Văn An", "--email", "an@vidu.test"];
  const made = runKehoach(data, args, { DATABASE_URL: own.adminUrl });
  expect(await made.ended, made.said()).toBe(0);
  const password = /một lần này\): (\S+)/.exec(made.said())?.[1] ?? "";
  const came = await post("sign-in", { name: "an.nv", password });
  expect([came.status, await came.json()]).toEqual([200, { next: "done" }]);
  const [cookie = ""] = came.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const session = await fetch(`${serving.base}/api/auth/session`, { headers: { cookie } });
  expect([session.headers.get("cache-control"), await session.json()]).toMatchObject([
    "no-store",
    { signedIn: true, methods: { mail: true } },
  ]);
  expect((await post("sign-out", {}, { cookie, origin: "https://la.test" })).status).toBe(403);

  // Each process made or found the same secret, which only its owner reads; the server says where it keeps it.
  expect(statSync(join(data, "sign-in-secret")).mode & 0o777).toBe(0o600);
  expect(serving.said()).toContain("KEHOACH_SECRET");

  expect((await post("password/forgot", { name: "an.nv" })).status).toBe(200);
  const letter = await box.wait(1);
  const link = /http\S+token=[\w-]+/.exec(letter.text)?.[0] ?? "";
  expect(link.startsWith(`${serving.base}/dat-lai-mat-khau?token=`)).toBe(true);
  const token = link.split("token=")[1];
  expect((await post("password/reset", { token, password: "thuyền về bến cũ" })).status).toBe(200);
  const after = await fetch(`${serving.base}/api/auth/session`, { headers: { cookie } });
  expect(await after.json()).toMatchObject({ signedIn: false });
  await box.wait(2);

  // With the mail server down a letter waits, and the administrator of its reader sees why; nobody else does.
  await box.down();
  expect((await post("password/forgot", { name: "an.nv" })).status).toBe(200);
  const again = await post("sign-in", { name: "an.nv", password: "thuyền về bến cũ" });
  const [here = ""] = again.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const listLetters = (headers: Readonly<Record<string, string>>) => fetch(`${serving.base}/api/v1/letters`, { headers });
  expect((await listLetters({})).status).toBe(401);
  let shown = "";
  for (const until = Date.now() + 10_000; Date.now() < until && !shown.includes("ECONNREFUSED"); )
    shown = await (await listLetters({ cookie: here })).text();
  expect(JSON.parse(shown)).toMatchObject({
    letters: [{ to: "an@vidu.test", state: "waiting", tries: 1, nextTryAt: expect.any(String) }],
  });

  serving.child.kill("SIGTERM");
  expect(await serving.ended).toBe(0);
  expect(serving.said()).not.toContain(token);
  expect(serving.said()).not.toContain(password);
});
