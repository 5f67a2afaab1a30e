import { type Both, say } from "../../language.ts";

const EVERY_MS = 10_000;

/** Tells how far a long step has come, on the error stream, where it does not mix with the table. */
export function showStep(what: Both, of: number): { readonly add: (count: number) => void; readonly end: () => void } {
  const started = performance.now();
  let [done, told] = [0, started];
  const tell = (now: number): void => {
    const seconds = Math.round((now - started) / 1000);
    console.error(say({ vi: `${what.vi}: ${done}/${of}, ${seconds} giây`, en: `${what.en}: ${done} of ${of}, ${seconds} s` }));
    told = now;
  };
  return {
    add: (count) => {
      done += count;
      const now = performance.now();
      if (now - told > EVERY_MS) tell(now);
    },
    end: () => tell(performance.now()),
  };
}

export function showBeginning(what: Both): void {
  console.error(say(what));
}
