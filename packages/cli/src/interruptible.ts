/**
 * Work that Ctrl-C breaks off: it hears so by the signal, tidies up, and only then the command ends.
 * @returns the exit code of `work`, 130 when it was broken off before it was done
 */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const broken = new AbortController();
  const stop = (): void => broken.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  try {
    const code = await work(broken.signal);
    return broken.signal.aborted && code !== 0 ? 130 : code;
  } finally {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
  }
}
