import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

/** A letter as it arrived. */
export type Arrived = { readonly to: readonly string[]; readonly raw: string; readonly text: string };

/** A real mail server on this machine, which can be taken down and put up again. */
export type MailBox = {
  readonly url: string;
  readonly letters: readonly Arrived[];
  readonly up: () => Promise<void>;
  readonly down: () => Promise<void>;
  /** Waits for so many letters in all, and gives the last. */
  readonly wait: (count: number) => Promise<Arrived>;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

/** The body of a letter, whichever way its letters with marks were packed. */
function unpack(raw: string): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

export async function makeMailBox(): Promise<MailBox> {
  const port = await freePort();
  const letters: Arrived[] = [];
  let server: SMTPServer | undefined;
  const box: MailBox = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    up: async () => {
      const opened = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onData: (stream, session, done) => {
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
          stream.on("end", () => {
            const raw = Buffer.concat(chunks).toString("latin1");
            letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw, text: unpack(raw) });
            done();
          });
        },
      });
      opened.on("error", () => undefined); // a client that hangs up says it there
      await new Promise<void>((settle) => opened.listen(port, "127.0.0.1", () => settle()));
      server = opened;
    },
    down: async () => {
      await new Promise<void>((settle) => (server === undefined ? settle() : server.close(() => settle())));
      server = undefined;
    },
    wait: async (count) => {
      for (const until = Date.now() + 15_000; Date.now() < until && letters.length < count; ) await sleep(20);
      const last = letters.at(-1);
      if (last === undefined || letters.length < count) throw new Error(`${letters.length} letters arrived, not ${count}`);
      return last;
    },
  };
  await box.up();
  return box;
}
