/** What the matches of a pattern begin with: whole words, a digit, or (`anywhere`) what this reading of the pattern can not tell. */
export type Leads = { readonly words: readonly string[]; readonly digit: boolean; readonly anywhere: boolean };

const DIGIT = /^(?:\\d|\[[\d-]+\]|\d)/u;
const LETTERS = /^\p{L}+/u;
/** "[Tt]hôn": one word in two cases. */
const CAPITAL = /^\[\p{Lu}(\p{Ll})\](\p{L}+)/u;
const OPTIONAL = /^(?:[?*]|\{0,)/u;

/** The place behind the bracket that closes the group opened at the pattern's beginning. */
function groupEnd(pattern: string): number {
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === "\\") at++;
    else if (pattern[at] === "(") depth++;
    else if (pattern[at] === ")" && --depth === 0) return at + 1;
  }
  return pattern.length;
}

/** The alternatives of a group's inside. */
function splitAlternatives(inside: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] === "\\") at++;
    else if (inside[at] === "(") depth++;
    else if (inside[at] === ")") depth--;
    else if (inside[at] === "|" && depth === 0) {
      parts.push(inside.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, inside.slice(from)];
}

function join(all: readonly Leads[]): Leads {
  return {
    words: [...new Set(all.flatMap(({ words }) => words))],
    digit: all.some(({ digit }) => digit),
    anywhere: all.some(({ anywhere }) => anywhere),
  };
}

const ANYWHERE: Leads = { words: [], digit: false, anywhere: true };

/**
 * What a match of the pattern can begin with, so that it is sought there only. A word of the pattern ends where its letters end.
 *
 * @example listLeads("(?:từ |trên )?\\d+") // words "từ", "trên"; a digit
 */
export function listLeads(pattern: string): Leads {
  if (pattern.startsWith("(?<!")) return listLeads(pattern.slice(groupEnd(pattern)));
  if (pattern.startsWith("^")) return listLeads(pattern.slice(1));
  if (pattern.startsWith("(?:")) {
    const end = groupEnd(pattern);
    const inside = splitAlternatives(pattern.slice(3, end - 1)).map(listLeads);
    const rest = pattern.slice(end);
    return OPTIONAL.test(rest) ? join([...inside, listLeads(rest.slice(1))]) : join(inside);
  }
  const digit = DIGIT.exec(pattern)?.[0];
  // "0?[1-9]" begins with a digit either way.
  if (digit !== undefined) return { words: [], digit: true, anywhere: false };
  const capital = CAPITAL.exec(pattern);
  const word = capital ? `${capital[1]}${capital[2]}` : LETTERS.exec(pattern)?.[0];
  const rest = pattern.slice(capital?.[0].length ?? word?.length ?? 0);
  // An optional last letter, or more letters by class, would make another word.
  if (word === undefined || OPTIONAL.test(rest) || /^(?:\\p|\[\p{L})/u.test(rest)) return ANYWHERE;
  return { words: [word.toLowerCase()], digit: false, anywhere: false };
}
