import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { StartRefusal } from "./start-problem.ts";

const WAIT_MS = 90_000;

function bind(name: string): Promise<Server | undefined> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? settle(undefined) : fail(error)));
    server.listen(name, () => settle(server));
  });
}

/**
 * Runs `work` while no other process of this machine does so for the same folder. The lock is a name in the
 * kernel (an abstract socket), so that it vanishes with its holder: a killed process never leaves a stale lock.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = `\0kehoach-${createHash("sha256").update(realpathSync(folder)).digest("hex")}`;
  const until = Date.now() + WAIT_MS;
  let lock = await bind(name);
  while (!lock) {
    if (Date.now() > until) throw new StartRefusal({ code: "DATA_FOLDER_BUSY", folder });
    await sleep(40);
    lock = await bind(name);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}
