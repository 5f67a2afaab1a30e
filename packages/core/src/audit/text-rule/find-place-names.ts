import type { Span } from "../document.ts";
import type { Passage } from "../reading.ts";
import { foldSyllable, readSyllable } from "./syllable.ts";

/** What sort of thing a name's own word says it is; names of different sorts are different things. */
export type NameSort = "commune" | "upper" | "village" | "company" | "school";

/** A capitalised name where a report names places: after its word ("xã Bằng Lãng"), or in a list of names. */
export type PlaceName = {
  readonly passage: Passage;
  readonly span: Span;
  readonly text: string;
  /** Folded: equal for one name. */
  readonly form: string;
  /** Without tones and signs: equal for names that differ in them only. */
  readonly base: string;
  readonly syllables: readonly string[];
  readonly sort?: NameSort;
  /** The word before it, folded: "xã". */
  readonly word?: string;
  /** Names joined by commas or "và" have one list. */
  readonly list: string;
};

const WORDS: Readonly<Record<string, NameSort>> = {
  xã: "commune",
  phường: "commune",
  "thị trấn": "commune",
  tt: "commune",
  huyện: "upper",
  quận: "upper",
  "thị xã": "upper",
  tx: "upper",
  "thành phố": "upper",
  tp: "upper",
  tỉnh: "upper",
  thôn: "village",
  bản: "village",
  xóm: "village",
  ấp: "village",
  buôn: "village",
  làng: "village",
  "khu phố": "village",
  "tiểu khu": "village",
  "tổ dân phố": "village",
  "công ty": "company",
  "hợp tác xã": "company",
  htx: "company",
  trường: "school",
};
/** Capitalised, these begin names themselves: "Bản Thi", "Làng Chang". */
const SMALL_ONLY = new Set(["bản", "ấp", "buôn", "làng", "xóm", "tt"]);
/** Kinds and levels between the word and the name: "trường Tiểu học Nam Cường", "Công ty TNHH MTV Hoàng Long". */
const BETWEEN =
  /^(?:\s*(?:tiểu học(?: và trung học cơ sở)?|trung học(?: cơ sở| phổ thông)?|mầm non|mẫu giáo|phổ thông(?: dân tộc)?(?: nội trú| bán trú)?|cao đẳng|đại học|THCS|THPT|TH|MN|PTDT|BT|NT|TNHH|MTV|CP|cổ phần|trách nhiệm hữu hạn|một thành viên|nông nghiệp|số \d+|&|và))+(?=\s)/iu;

const WORD_BEFORE =
  /(?<!\p{L})(xã|phường|thị trấn|tt|huyện|quận|thị xã|tx|thành phố|tp|tỉnh|thôn|bản|xóm|ấp|buôn|làng|khu phố|tiểu khu|tổ dân phố|công ty|hợp tác xã|htx|trường)(?:\.\s?|\s)/gu;
const RUN = /\p{Lu}[\p{Ll}'’]+(?: \p{Lu}[\p{Ll}'’]+)*/gu;
const LINK =
  /^\s*(?:,|;|và|,\s*và|;\s*và|hoặc|cùng)\s*(?:(?:các\s+)?(?:xã|phường|thị trấn|huyện|thị xã|quận|thành phố|tỉnh|thôn|bản|xóm)\s+)?$/u;
const BRACKETS = /\s*\([^()]{0,80}\)/gu;
/** Longer runs are titles, or a name with its bearer's. */
const MOST_SYLLABLES = 4;
const LEAST_LIST = 3;

type Run = { readonly start: number; readonly end: number; readonly word?: string };

/** Where a run after a place word begins, by place: the words in between are stepped over. */
function findMarkedStarts(text: string): ReadonlyMap<number, string> {
  const starts = new Map<number, string>();
  // Lower case of every letter here has its length; seeking in one case is several times faster.
  const lower = text.toLowerCase();
  const folded = lower.length === text.length ? lower : text;
  for (const match of folded.matchAll(WORD_BEFORE)) {
    const word = match[1] ?? "";
    const printed = text.slice(match.index, match.index + word.length);
    if (SMALL_ONLY.has(word) && /^\p{Lu}\p{Ll}/u.test(printed)) continue;
    let at = match.index + match[0].length;
    if (WORDS[word] === "school" || WORDS[word] === "company") {
      const between = BETWEEN.exec(` ${text.slice(at, at + 80)}`)?.[0].length ?? 0;
      at += between;
    }
    starts.set(at, word);
  }
  return starts;
}

function listRuns(text: string): readonly Run[] {
  const marked = findMarkedStarts(text);
  const runs: Run[] = [];
  for (const match of text.matchAll(RUN)) {
    let start = match.index;
    const end = start + match[0].length;
    // "Xã Bằng Lãng", "Trường Tiểu học …": the run itself begins with the word.
    let word = marked.get(start);
    for (let at = start; word === undefined && at < end; at++) {
      if (!marked.has(at)) continue;
      word = marked.get(at);
      start = at;
    }
    runs.push(word === undefined ? { start, end } : { start, end, word });
  }
  return runs;
}

/** Whether a place stands in round brackets, told from an earlier place on. */
function isInside(text: string, at: number, from: number, inside: boolean): boolean {
  let open = inside;
  for (let i = from; i < at; i++) if (text[i] === "(" || text[i] === ")") open = text[i] === "(";
  return open;
}

/** Runs joined by commas or "và"; what stands in brackets between them has chains of its own. */
function chainRuns(text: string, runs: readonly Run[]): readonly (readonly Run[])[] {
  const chains: Run[][] = [];
  const last: { outer?: Run[]; inner?: Run[] } = {};
  let inside = false;
  let read = 0;
  for (const run of runs) {
    inside = isInside(text, run.start, read, inside);
    read = run.start;
    const side = inside ? "inner" : "outer";
    const chain = last[side];
    const before = chain?.at(-1);
    const linked = before && run.start - before.end < 120 && LINK.test(text.slice(before.end, run.start).replace(BRACKETS, ""));
    if (chain && linked) chain.push(run);
    else {
      const begun = [run];
      last[side] = begun;
      chains.push(begun);
    }
  }
  return chains;
}

/** Every name of a place, school or company in a passage. @rule Q139 */
export function findPlaceNames(passage: Passage): readonly PlaceName[] {
  const { text } = passage;
  if (!/\p{Ll}/u.test(text)) return [];
  const alone = passage.cell !== undefined && /^\p{Lu}[\p{Ll}'’]+(?: \p{Lu}[\p{Ll}'’]+){1,3}$/u.test(text);
  return chainRuns(text, listRuns(text)).flatMap((chain, place) => {
    // A table is one list: what it names apart is apart.
    const list = passage.cell ? `t${passage.cell.table}` : `${passage.index}.${place}`;
    // "xã Bằng Lãng, Bằng Phúc": the word of the first goes for the second.
    const listed = chain.length >= LEAST_LIST || chain.some((run) => run.word !== undefined);
    return chain.flatMap(({ start, end, word }): readonly PlaceName[] => {
      const name = text.slice(start, end);
      const syllables = name.split(" ");
      if (word === undefined && !alone && (!listed || syllables.length < 2)) return [];
      if (syllables.length > MOST_SYLLABLES) return [];
      const sort = word === undefined ? undefined : WORDS[word];
      return [
        {
          passage,
          span: { start, end },
          text: name,
          form: syllables.map(foldSyllable).join(" "),
          base: syllables.map((one) => readSyllable(one).bare).join(" "),
          syllables,
          list,
          ...(sort === undefined || word === undefined ? {} : { sort, word }),
        },
      ];
    });
  });
}
