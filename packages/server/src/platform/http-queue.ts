/** A place in a queue: wait for the turn, then work, then leave. Leaving twice is leaving once. */
export type Place = { readonly turn: (signal: AbortSignal) => Promise<void>; readonly leave: () => void };

/** Heavy work, a few at once; a few more may wait; all others are told to come back. */
export type Queue = { readonly enter: () => Place | undefined };

/**
 * @param atOnce   how many work at the same time
 * @param waiting  how many more may stand in line; who comes after them gets no place
 * @rule Q244
 */
export function createQueue({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): Queue {
  let inside = 0;
  let working = 0;
  const line: (() => void)[] = [];
  const enter = (): Place | undefined => {
    if (inside >= atOnce + waiting) return undefined;
    inside += 1;
    let state: "entered" | "working" | "left" = "entered";
    const begin = (): void => {
      state = "working";
      working += 1;
    };
    const turn = async (signal: AbortSignal): Promise<void> => {
      signal.throwIfAborted();
      if (working < atOnce) return begin();
      await new Promise<void>((settle, fail) => {
        const called = (): void => {
          signal.removeEventListener("abort", gone);
          begin();
          settle();
        };
        // Who left while waiting is passed over.
        const gone = (): void => {
          line.splice(line.indexOf(called), 1);
          fail(signal.reason);
        };
        signal.addEventListener("abort", gone, { once: true });
        line.push(called);
      });
    };
    const leave = (): void => {
      if (state === "left") return;
      inside -= 1;
      if (state === "working") working -= 1;
      state = "left";
      if (working < atOnce) line.shift()?.();
    };
    return { turn, leave };
  };
  return { enter };
}
