type Given<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that are given: an absent one is left out, never set to undefined. */
export function given<T extends object>(fields: T): Given<T> {
  // fromEntries forgets which keys it was given; the filter is what Given says.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
