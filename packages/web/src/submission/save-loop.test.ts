import { ApiRefusal } from "@kehoach/api/client";
import { describe, expect, test } from "vitest";
import { createSaveLoop, type Sync } from "./save-loop.ts";

/** A clock by hand: what is to run later runs when it is told to. */
function makeClock() {
  let planned: { readonly ms: number; readonly run: () => void } | undefined;
  return {
    later: (ms: number, run: () => void) => {
      const one = { ms, run };
      planned = one;
      return () => {
        if (planned === one) planned = undefined;
      };
    },
    wait: () => planned?.ms,
    tick: async () => {
      const run = planned?.run;
      planned = undefined;
      run?.();
      await new Promise((settle) => setTimeout(settle, 0));
    },
  };
}

function refusal(code: string, status: number): ApiRefusal {
  return new ApiRefusal({ type: "", title: "", status, code, detail: "" });
}

function start(unsent: string[], failWith: () => Error | undefined = () => undefined) {
  const clock = makeClock();
  const done: string[] = [];
  const said: Sync["kind"][] = [];
  let seen = true;
  const loop = createSaveLoop({
    hasUnsent: () => unsent.length > 0,
    isSeen: () => seen,
    save: async () => {
      const error = failWith();
      if (error !== undefined) throw error;
      done.push(`save ${unsent.splice(0).join(" ")}`);
    },
    poll: async () => void done.push("poll"),
    tell: ({ kind }) => said.push(kind),
    later: clock.later,
  });
  loop.start();
  return { loop, clock, done, said, hide: () => (seen = false) };
}

describe("sending what is typed", () => {
  test("gathers what is typed within a second, and asks about others in between, while somebody looks", async () => {
    const unsent: string[] = [];
    const { loop, clock, done, hide } = start(unsent);
    expect(clock.wait()).toBe(5000);
    unsent.push("a");
    loop.wake();
    unsent.push("b");
    loop.wake();
    expect(clock.wait()).toBe(1000);
    await clock.tick();
    expect(done).toEqual(["save a b"]);
    expect(clock.wait()).toBe(5000);
    await clock.tick();
    expect(done).toEqual(["save a b", "poll"]);
    hide();
    await clock.tick();
    expect(clock.wait()).toBeUndefined();
  });

  test("tries again later and later while the line is down, and at once when it is back", async () => {
    const unsent = ["a"];
    let down: Error | undefined = new TypeError("fetch failed");
    const { loop, clock, done, said } = start(unsent, () => down);
    loop.wake();
    const waits: (number | undefined)[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      await clock.tick();
      waits.push(clock.wait());
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(said.at(-1)).toBe("offline");
    loop.wake();
    expect(clock.wait()).toBe(30_000);
    down = undefined;
    loop.now();
    await clock.tick();
    expect(done).toEqual(["save a"]);
    expect(said.at(-1)).toBe("calm");
  });

  test("stops when the session is over until somebody signed in, and when it is refused until something else is typed", async () => {
    let error: Error | undefined = refusal("SIGN_IN_NEEDED", 401);
    const { loop, clock, done, said } = start(["a"], () => error);
    loop.wake();
    await clock.tick();
    expect([said.at(-1), clock.wait()]).toEqual(["signed-out", undefined]);
    loop.wake();
    expect(clock.wait()).toBeUndefined();
    error = refusal("CELL_UNKNOWN", 422);
    loop.now();
    await clock.tick();
    expect([said.at(-1), clock.wait()]).toEqual(["refused", undefined]);
    error = refusal("RATE", 429);
    loop.wake();
    await clock.tick();
    expect(said.at(-1)).toBe("offline");
    error = undefined;
    await clock.tick();
    expect(done).toEqual(["save a"]);
  });

  test("sends everything before something else is done, and says when it could not", async () => {
    const unsent = ["a"];
    let error: Error | undefined;
    const { loop, done } = start(unsent, () => error);
    expect(await loop.flush()).toBe(true);
    expect(done).toEqual(["save a"]);
    unsent.push("b");
    error = new TypeError("fetch failed");
    expect(await loop.flush()).toBe(false);
    loop.stop();
  });
});
