import { ApiRefusal } from "@kehoach/api/client";

/** How what was typed and the server stand to each other. */
export type Sync =
  /** Everything is there, or will be sent in a moment. */
  | { readonly kind: "calm" }
  | { readonly kind: "sending" }
  /** The line is down, or the server; it is tried again by itself. */
  | { readonly kind: "offline" }
  /** The session is over; goes on after signing in. */
  | { readonly kind: "signed-out" }
  /** The server would not take it; what was typed stays. */
  | { readonly kind: "refused"; readonly error: ApiRefusal };

/** How long typing gathers before it is sent, and how often others are asked about. */
const SAVE_MS = 1000;
const POLL_MS = 5000;
/** Waiting after the first failure, doubled up to the second. */
const RETRY_MS = 2000;
const MAX_RETRY_MS = 30_000;

export function toFailure(error: unknown): Sync {
  if (!(error instanceof ApiRefusal)) return { kind: "offline" };
  const { code, status } = error.problem;
  if (code === "SIGN_IN_NEEDED") return { kind: "signed-out" };
  return status === 429 || status >= 500 ? { kind: "offline" } : { kind: "refused", error };
}

export type SaveLoop = {
  /** Begins; may begin again after it was stopped. */
  readonly start: () => void;
  /** Something was typed. */
  readonly wake: () => void;
  /** Do it at once: the line is back, somebody signed in, the page is looked at again. */
  readonly now: () => void;
  /** Sends everything; false when something could not be sent. */
  readonly flush: () => Promise<boolean>;
  readonly stop: () => void;
};

/**
 * Sends what is typed, and asks what others did: one at a time, again after a failure, and quietly while nobody looks.
 *
 * @param later  runs something after so many milliseconds; gives what calls it off
 */
export function createSaveLoop({
  hasUnsent,
  isSeen,
  save,
  poll,
  tell,
  later,
}: {
  readonly hasUnsent: () => boolean;
  readonly isSeen: () => boolean;
  readonly save: () => Promise<void>;
  readonly poll: () => Promise<void>;
  readonly tell: (sync: Sync) => void;
  readonly later: (ms: number, run: () => void) => () => void;
}): SaveLoop {
  let callOff: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let state: Sync["kind"] = "calm";
  let isSoon = false;
  let stopped = true;
  const say = (sync: Sync): void => {
    state = sync.kind;
    if (!stopped) tell(sync);
  };
  const plan = (ms: number): void => {
    callOff?.();
    callOff = stopped ? undefined : later(ms, () => void run());
  };
  const goOn = (): void => {
    isSoon = state === "calm" && hasUnsent();
    if (state === "offline") plan(Math.min(RETRY_MS * 2 ** Math.min(failures - 1, 10), MAX_RETRY_MS));
    else if (isSoon) plan(SAVE_MS);
    else if (state === "calm" && isSeen()) plan(POLL_MS);
  };
  const runOnce = async (): Promise<void> => {
    try {
      if (hasUnsent()) {
        say({ kind: "sending" });
        await save();
      } else await poll();
      failures = 0;
      say({ kind: "calm" });
    } catch (error) {
      failures += 1;
      say(toFailure(error));
    }
  };
  const run = (): Promise<void> => {
    callOff?.();
    callOff = undefined;
    running ??= runOnce().finally(() => {
      running = undefined;
      goOn();
    });
    return running;
  };
  return {
    start: () => {
      stopped = false;
      if (running === undefined) goOn();
    },
    wake: () => {
      if (running !== undefined || state === "offline" || state === "signed-out" || isSoon) return;
      isSoon = true;
      plan(SAVE_MS);
    },
    now: () => {
      failures = 0;
      if (running === undefined) void run();
    },
    flush: async () => {
      await running;
      for (;;) {
        if (!hasUnsent()) return true;
        if (stopped) return false;
        await run();
        if (state !== "calm") return false;
      }
    },
    stop: () => {
      stopped = true;
      callOff?.();
    },
  };
}
