import { isParserFault } from "./parser-fault.ts";

function listen(reason: unknown): void {
  if (!isParserFault(reason)) throw reason;
}

/** How many files are being read. */
let readers = 0;

/**
 * Until the returned function is called, errors of the PDF parser that nobody waits for are let go: it begins to load pages before
 * they are asked for, and on a broken file such a page fails with no one looking. Any other stray error ends the program as always.
 */
export function letStrayFaultsGo(): () => void {
  if (readers === 0) process.on("unhandledRejection", listen);
  readers += 1;
  return () => {
    readers -= 1;
    if (readers === 0) process.off("unhandledRejection", listen);
  };
}
