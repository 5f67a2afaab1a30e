/** A larger file is refused before it is looked at. */
export const MOST_BYTES = 200_000_000;
