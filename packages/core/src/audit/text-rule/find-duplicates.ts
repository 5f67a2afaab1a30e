import type { Remark } from "../claim.ts";
import type { Span } from "../document.ts";
import type { Passage, Reading } from "../reading.ts";
import { findNoteCalls, judgeNoteCalls, type NoteCall } from "./note-calls.ts";
import { countShared, sketch, toShingles } from "./shingles.ts";
import { countWords, foldText, openingSpan, quote } from "./words.ts";

/** Fewer words than this are a set phrase. */
const LEAST_EQUAL = 12;
const LEAST_NEAR = 40;
const LEAST_SENTENCE = 25;
const NEAR = 95;
/** A short text printed more often than this is a form's, or a page header that was left in. */
const MOST_COPIES = 3;
/** How many earlier texts under one key are looked at: keeps the time linear whatever the text. */
const MOST_LIKES = 8;

const LETTERHEAD = /^(?:cộng h(?:òa|oà) xã hội|độc lập|nơi nhận|trên đây là|kính gửi|kính mời|xin trân trọng)/u;

/** A passage worth comparing, folded, and its sentences. */
type Text = {
  readonly passage: Passage;
  readonly key: string;
  readonly words: number;
  readonly sentences: readonly { readonly span: Span; readonly key: string }[];
};

/** Prose that says something of its own: no heading, cell, letterhead or line of capitals, nothing below "Nơi nhận". */
function listTexts(reading: Reading): readonly Text[] {
  const texts: Text[] = [];
  let below = false;
  for (const passage of reading.passages) {
    if (passage.text.startsWith("Nơi nhận")) below = true;
    // An annex or a second paper may follow the recipients.
    else if (passage.kind === "heading") below = false;
    if (below || passage.kind === "heading" || passage.kind === "cell") continue;
    if (passage.text.length < LEAST_EQUAL * 2 || !/\p{Ll}/u.test(passage.text)) continue;
    const sentences = passage.sentences.map((span) => ({ span, key: foldText(passage.text.slice(span.start, span.end)) }));
    const key = sentences.map((sentence) => sentence.key).join(" ");
    const words = countWords(key);
    if (words >= LEAST_EQUAL && !LETTERHEAD.test(key)) texts.push({ passage, key, words, sentences });
  }
  return texts;
}

/** Two texts of one wording; the later one is blamed unless the calls of two notes say otherwise. */
function toRemark(calls: readonly NoteCall[], first: Passage, second: Passage, copies: readonly Passage[]): Remark {
  const earlierIsWrong = first.kind === "note" && second.kind === "note" && judgeNoteCalls(calls, first, second) === "first";
  const [blamed, other] = earlierIsWrong ? [first, second] : [second, first];
  const span = { start: 0, end: blamed.text.length };
  return {
    kind: "remark",
    rule: "duplicate",
    result: "review",
    note: { code: "same-text", first: showOpening(other) },
    stated: showOpening(blamed),
    operands: [],
    passage: blamed.index,
    span,
    related: [other, ...copies.filter((copy) => copy !== blamed && copy !== other)].map((copy) => ({
      passage: copy.index,
      span: { start: 0, end: copy.text.length },
    })),
  };
}

/** "⁵ Đề án cơ cấu lại ngành nông nghiệp huyện…" */
function showOpening(passage: Passage): string {
  const opening = quote(passage, openingSpan(passage));
  return passage.mark === undefined ? opening : `${passage.mark} ${opening}`;
}

function findEqual(calls: readonly NoteCall[], texts: readonly Text[], told: Set<number>): readonly Remark[] {
  const groups = new Map<string, Text[]>();
  for (const text of texts) {
    const group = groups.get(text.key);
    if (group) group.push(text);
    else groups.set(text.key, [text]);
  }
  const remarks: Remark[] = [];
  for (const group of groups.values()) {
    const [first, second] = group;
    if (!first || !second) continue;
    for (const { passage } of group) told.add(passage.index);
    if (group.length > MOST_COPIES && first.words < LEAST_SENTENCE) continue;
    const copies = group.map((text) => text.passage);
    remarks.push(toRemark(calls, first.passage, second.passage, copies));
  }
  return remarks;
}

/** Earlier texts with at least two numbers of their sketch alike and about as long, the likest first. */
function listLikes(known: ReadonlyMap<number, readonly Text[]>, keys: readonly number[], words: number): readonly Text[] {
  const alike = new Map<Text, number>();
  for (const key of keys)
    for (const text of known.get(key)?.slice(0, MOST_LIKES) ?? []) alike.set(text, (alike.get(text) ?? 0) + 1);
  return [...alike]
    .filter(([text, count]) => count >= 2 && Math.min(text.words, words) * 100 >= Math.max(text.words, words) * (NEAR - 5))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_LIKES)
    .map(([text]) => text);
}

function findNear(calls: readonly NoteCall[], texts: readonly Text[], told: Set<number>): readonly Remark[] {
  const remarks: Remark[] = [];
  const known = new Map<number, Text[]>();
  // A text that others are like is compared with each of them.
  const shingled = new Map<Text, ReadonlySet<number>>();
  const shinglesOf = (text: Text): ReadonlySet<number> => {
    const shingles = shingled.get(text) ?? toShingles(text.key);
    shingled.set(text, shingles);
    return shingles;
  };
  for (const text of texts) {
    if (text.words < LEAST_NEAR || told.has(text.passage.index)) continue;
    const keys = sketch(text.key);
    const likes = listLikes(known, keys, text.words);
    const like = likes.find((one) => countShared(shinglesOf(text), shinglesOf(one)) >= NEAR);
    if (like) {
      remarks.push(toRemark(calls, like.passage, text.passage, []));
      told.add(text.passage.index).add(like.passage.index);
    }
    for (const key of keys) {
      const entries = known.get(key);
      if (entries) entries.push(text);
      else known.set(key, [text]);
    }
  }
  return remarks;
}

type Place = { readonly passage: Passage; readonly span: Span };

/** Long sentences said word for word in two paragraphs; neighbours that repeat neighbours are one finding. */
function findSentences(texts: readonly Text[], told: ReadonlySet<number>): readonly Remark[] {
  const known = new Map<string, Place>();
  const remarks: Remark[] = [];
  for (const { passage, sentences } of texts) {
    if (told.has(passage.index)) continue;
    let run: { readonly first: Passage; readonly at: number } | undefined;
    for (const [place, { span, key }] of sentences.entries()) {
      if (countWords(key) < LEAST_SENTENCE) continue;
      const earlier = known.get(key);
      if (!earlier) known.set(key, { passage, span });
      else if (earlier.passage !== passage) {
        const goesOn = run?.first === earlier.passage && run.at === place - 1;
        run = { first: earlier.passage, at: place };
        if (goesOn) continue;
        remarks.push({
          kind: "remark",
          rule: "duplicate",
          result: "review",
          note: { code: "same-text", first: quote(earlier.passage, earlier.span) },
          stated: quote(passage, span),
          operands: [],
          passage: passage.index,
          span,
          related: [{ passage: earlier.passage.index, span: earlier.span }],
        });
      }
    }
  }
  return remarks;
}

/**
 * Passages, and long sentences, that a report prints twice: one of the two places has lost its own words.
 *
 * ok: two notes that begin alike. not ok: "⁵ Đề án A …; Đề án B …" and "⁶ Đề án A …; Đề án B …", word for word.
 *
 * @rule Q130 Q131 Q132
 */
export function findDuplicates(reading: Reading): readonly Remark[] {
  const texts = listTexts(reading);
  const calls = findNoteCalls(reading);
  const told = new Set<number>();
  const equal = findEqual(calls, texts, told);
  const near = findNear(calls, texts, told);
  return [...equal, ...near, ...findSentences(texts, told)];
}
