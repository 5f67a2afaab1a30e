import { describe, expect, test } from "vitest";
import { createQueue, type Place } from "./http-queue.ts";

const stay = new AbortController().signal;

function enter(queue: { readonly enter: () => Place | undefined }): Place {
  const place = queue.enter();
  if (place === undefined) throw new Error("no place");
  return place;
}

/** Whether a turn has come, without waiting for it. */
function watch(turn: Promise<void>): { readonly state: () => string } {
  let state = "waiting";
  turn.then(
    () => (state = "working"),
    () => (state = "gone"),
  );
  return { state: () => state };
}
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

describe("queue", () => {
  test("[Q244] so many work, so many wait in order, and the next is sent away", async () => {
    const queue = createQueue({ atOnce: 1, waiting: 2 });
    const [first, second, third] = [enter(queue), enter(queue), enter(queue)];
    expect(queue.enter()).toBeUndefined();
    await first.turn(stay);
    const [b, c] = [watch(second.turn(stay)), watch(third.turn(stay))];
    await settle();
    expect([b.state(), c.state()]).toEqual(["waiting", "waiting"]);
    first.leave();
    await settle();
    expect([b.state(), c.state()]).toEqual(["working", "waiting"]);
    expect(queue.enter()).toBeDefined();
    expect(queue.enter()).toBeUndefined();
  });

  test("[Q244] who hangs up in line is passed over and leaves a place", async () => {
    const queue = createQueue({ atOnce: 1, waiting: 2 });
    const [first, second, third] = [enter(queue), enter(queue), enter(queue)];
    await first.turn(stay);
    const hangUp = new AbortController();
    const [b, c] = [watch(second.turn(hangUp.signal)), watch(third.turn(stay))];
    hangUp.abort();
    second.leave();
    first.leave();
    await settle();
    expect([b.state(), c.state()]).toEqual(["gone", "working"]);
  });

  test("[Q244] leaving twice frees one place, and leaving before the turn frees it too", async () => {
    const queue = createQueue({ atOnce: 1, waiting: 0 });
    const first = enter(queue);
    first.leave();
    first.leave();
    const second = enter(queue);
    expect(queue.enter()).toBeUndefined();
    await second.turn(stay);
    second.leave();
    expect(queue.enter()).toBeDefined();
  });

  test("[Q244] who has gone before the turn does not get it", async () => {
    const queue = createQueue({ atOnce: 1, waiting: 1 });
    await expect(enter(queue).turn(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  });
});
