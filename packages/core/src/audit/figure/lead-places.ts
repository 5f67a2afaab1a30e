import { type Leads, listLeads } from "./pattern-leads.ts";

/** Which patterns a word, or a digit, may begin a match of. */
export type LeadIndex = {
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly digit: readonly number[];
  readonly anywhere: ReadonlySet<number>;
};

export function indexLeads(patterns: readonly string[]): LeadIndex {
  const leads: readonly Leads[] = patterns.map(listLeads);
  const words = new Map<string, number[]>();
  for (const [order, lead] of leads.entries())
    for (const word of lead.words) {
      const held = words.get(word);
      if (held) held.push(order);
      else words.set(word, [order]);
    }
  const those = (choose: (lead: Leads) => boolean): readonly number[] =>
    leads.flatMap((lead, order) => (choose(lead) ? [order] : []));
  return { words, digit: those(({ digit }) => digit), anywhere: new Set(those(({ anywhere }) => anywhere)) };
}

const LETTER = /\p{L}/u;
/** A match that begins with a word has a digit within so many characters of it. */
const REACH = 160;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if ((code >= 0xc0 && code < 0x250) || (code >= 0x1ea0 && code <= 0x1ef9)) return code !== 0xd7 && code !== 0xf7;
  return LETTER.test(String.fromCharCode(code));
}

/**
 * Where each pattern may begin a match that holds a digit: at a word or a digit of its leads, with no letter or digit before it.
 *
 * @param text  in lower case where it may be
 */
export function findLeadPlaces(text: string, index: LeadIndex): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  const put = (pattern: number, place: number): void => {
    const held = places.get(pattern);
    if (held) held.push(place);
    else places.set(pattern, [place]);
  };
  let waiting: { readonly place: number; readonly patterns: readonly number[] }[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      for (const { place, patterns } of waiting) if (at - place <= REACH) for (const pattern of patterns) put(pattern, place);
      waiting = [];
      // "K380": a digit behind a letter begins nothing.
      if (at === 0 || !isLetter(text.charCodeAt(at - 1))) for (const pattern of index.digit) put(pattern, at);
      while (at < text.length && isDigit(text.charCodeAt(at))) at++;
      continue;
    }
    if (!isLetter(code)) {
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && isLetter(text.charCodeAt(at))) at++;
    const patterns = index.words.get(text.slice(start, at));
    if (patterns && !isDigit(text.charCodeAt(start - 1))) waiting.push({ place: start, patterns });
  }
  return places;
}
