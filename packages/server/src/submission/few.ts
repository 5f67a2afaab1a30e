/**
 * A few things by name, the last ones asked for: what is made of a form for a period is large, and few periods are entered at one time.
 */
export function createFew<T>(most: number): { readonly find: (name: string, make: () => T) => T } {
  const kept = new Map<string, T>();
  return {
    find: (name, make) => {
      const known = kept.get(name);
      const one = known ?? make();
      if (known !== undefined) kept.delete(name);
      // Names stand in the order in which they were asked for last.
      kept.set(name, one);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return one;
    },
  };
}
