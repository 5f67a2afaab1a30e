import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { MailConfig } from "./config-sign-in.ts";
import type { Jobs, Retry } from "./jobs.ts";
import type { Log } from "./log.ts";

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

/** A letter that is not delivered yet, or never will be; what it says is nobody's business. */
export type WaitingLetter = {
  readonly to: string;
  readonly subject: string;
  readonly state: "waiting" | "failed";
  readonly since: string;
  /** How often the mail server was tried. */
  readonly tries: number;
  readonly lastError: string | undefined;
  readonly nextTryAt: string | undefined;
};

export type Mail = {
  /** Puts a letter into the queue; a mail server that is down loses nothing. */
  readonly send: (letter: Letter) => Promise<void>;
  readonly listWaiting: () => Promise<readonly WaitingLetter[]>;
};

type MailDeps = {
  readonly config: MailConfig;
  readonly jobs: Jobs;
  readonly secret: string;
  readonly log: Log;
  /** Tests do not wait for an hour. */
  readonly retry?: Retry;
};

const MAIL_QUEUE = "mail";
/** Tries spread over a day: after half a minute, then twice as long each time, an hour at most. */
const MAIL_RETRY: Retry = { limit: 30, delaySeconds: 30, mostDelaySeconds: 3600 };
const PATIENCE_MS = 15_000;
const HERE: readonly string[] = ["localhost", "127.0.0.1", "::1", "[::1]"];

const queued = z.object({ to: z.string(), subject: z.string(), sealed: z.string() });

/** Letters hold links that open accounts: the table of jobs, and a backup of it, holds them sealed. */
function makeSeal(secret: string) {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "kehoach letters", 32));
  return {
    seal: (text: string): string => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
    },
    open: (sealed: string): string => {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}

function openTransport(url: string) {
  const { hostname, username, protocol } = new URL(url);
  return createTransport({
    url,
    // A password never goes over a line that is not encrypted, whatever the server offers.
    requireTLS: protocol === "smtp:" && username !== "" && !HERE.includes(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Letters by a mail server, through the queue of jobs. Call before the jobs start. @rule U11 */
export function createMail({ config, jobs, secret, log, retry = MAIL_RETRY }: MailDeps): Mail {
  const { seal, open } = makeSeal(secret);
  const transport = openTransport(config.url);
  jobs.register(
    MAIL_QUEUE,
    async (data) => {
      const { to, subject, sealed } = queued.parse(data);
      try {
        await transport.sendMail({
          from: config.from,
          to,
          subject,
          text: open(sealed),
          headers: { "Auto-Submitted": "auto-generated" },
        });
        log("info", "letter delivered", { subject });
      } catch (error) {
        log("warn", "letter not delivered, to be tried again", {
          subject,
          error: error instanceof Error ? error.message : String(error),
        });
        throw error;
      }
    },
    { retry, pollSeconds: Math.min(30, retry.delaySeconds) },
  );
  return {
    send: async ({ to, subject, text }) => {
      await jobs.send(MAIL_QUEUE, { to, subject, sealed: seal(text) });
    },
    listWaiting: async () => {
      const waiting = await jobs.listWaiting(MAIL_QUEUE);
      return waiting.map(({ data, state, createdAt, tries, lastError, nextTryAt }) => {
        const { to, subject } = queued.parse(data);
        return { to, subject, state: state === "failed" ? "failed" : "waiting", since: createdAt, tries, lastError, nextTryAt };
      });
    },
  };
}
