import { accept, type Outcome, refuse } from "../outcome.ts";

/** What a phrase speaks of: a figure of an indicator, a stated relation, the verdicts of the headline indicators, a document. */
export type PhraseSubject = "figure" | "relation" | "verdicts" | "document";

/** One requirement of a variant: the state named `on` is one of `among`. */
export type PhraseCondition = { readonly on: string; readonly among: readonly string[] };

/** A stretch of a variant: fixed words, or a slot filled from data. */
export type PhrasePiece = { readonly kind: "words"; readonly text: string } | { readonly kind: "slot"; readonly slot: string };

export type PhraseVariant = { readonly when: readonly PhraseCondition[]; readonly pieces: readonly PhrasePiece[] };

/**
 * A wording pattern: the first variant whose conditions hold is used; the last has none.
 * `percentDecimals` is the precision of a percent no document prints. `separator` joins names and parts.
 */
export type Phrase = {
  readonly name: string;
  readonly of: PhraseSubject;
  readonly percentDecimals: number;
  readonly separator: string;
  readonly variants: readonly PhraseVariant[];
};

export type PhraseProblem =
  | { readonly code: "PHRASE_SHAPE"; readonly path: string; readonly expected: string }
  | { readonly code: "PHRASE_UNKNOWN_KEY"; readonly path: string; readonly key: string; readonly known: string }
  | { readonly code: "PHRASE_DUPLICATE"; readonly path: string; readonly name: string }
  | { readonly code: "PHRASE_UNKNOWN_SLOT"; readonly path: string; readonly slot: string; readonly known: string }
  | { readonly code: "PHRASE_UNKNOWN_CONDITION"; readonly path: string; readonly condition: string; readonly known: string }
  | {
      readonly code: "PHRASE_UNKNOWN_STATE";
      readonly path: string;
      readonly condition: string;
      readonly state: string;
      readonly known: string;
    }
  | { readonly code: "PHRASE_NO_FALLBACK"; readonly path: string; readonly name: string }
  | { readonly code: "PHRASE_UNREACHABLE"; readonly path: string; readonly name: string }
  | { readonly code: "PHRASE_DIGIT"; readonly path: string; readonly found: string };

const GIVEN = ["missing", "given"];
const AMOUNT = ["missing", "zero", "given"];
const AGAINST_HUNDRED = ["above", "equal", "below", "missing"];
const VERDICTS = ["exceeded", "met", "notMet", "notAssessable", "noFigure"];

/** The slots each kind of phrase may fill. */
export const PHRASE_SLOTS: Record<PhraseSubject, readonly string[]> = {
  figure: [
    "quantity",
    "actual",
    "unit",
    "target",
    "target-number",
    "pair",
    "percent",
    "status",
    "verdict",
    "members",
    "target-members",
    "of",
    "of-number",
    "share",
    "parts",
    "target-parts",
    "as-of",
    "period",
    "name",
    "missing",
  ],
  relation: [
    "number",
    "stated",
    "computed",
    "direction",
    "percent",
    "gap",
    "base",
    "subject",
    "pair",
    "parts",
    "verdict",
    "name",
    "missing",
  ],
  verdicts: ["count", "total", "names", "stated"],
  document: ["type", "number", "date", "issuer", "abstract"],
};

/** The states a variant may ask for, with their possible values. */
export const PHRASE_CONDITIONS: Record<PhraseSubject, Readonly<Record<string, readonly string[]>>> = {
  figure: {
    actual: AMOUNT,
    target: AMOUNT,
    of: AMOUNT,
    share: GIVEN,
    status: ["estimate", "reported", "preliminary", "official"],
    verdict: VERDICTS,
    percent: AGAINST_HUNDRED,
    members: GIVEN,
    "target-members": GIVEN,
    "as-of": GIVEN,
    strive: ["yes", "no"],
    parts: GIVEN,
    "target-parts": GIVEN,
  },
  relation: {
    number: GIVEN,
    base: GIVEN,
    computed: GIVEN,
    parts: GIVEN,
    change: ["up", "down", "none"],
    percent: AGAINST_HUNDRED,
    verdict: VERDICTS,
    weight: ["error", "rounding", "none"],
  },
  verdicts: { count: ["zero", "given"] },
  document: { number: GIVEN, date: GIVEN, issuer: GIVEN, abstract: GIVEN },
};

type Row = Readonly<Record<string, unknown>>;

function isRow(data: unknown): data is Row {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function isSubject(data: unknown): data is PhraseSubject {
  return data === "figure" || data === "relation" || data === "verdicts" || data === "document";
}

function unknownKeys(row: Row, known: readonly string[], path: string): PhraseProblem[] {
  return Object.keys(row)
    .filter((key) => !known.includes(key))
    .map((key) => ({ code: "PHRASE_UNKNOWN_KEY", path: `${path}.${key}`, key, known: known.join(", ") }));
}

/** Cuts "{pair}, đạt {percent} kế hoạch" into words and slots. */
export function parsePhraseText(text: string): readonly PhrasePiece[] {
  return text
    .split(/(\{[^{}]*\})/u)
    .filter((part) => part !== "")
    .map((part) => (/^\{[^{}]*\}$/u.test(part) ? { kind: "slot", slot: part.slice(1, -1) } : { kind: "words", text: part }));
}

function parseWhen(data: unknown, of: PhraseSubject, path: string, problems: PhraseProblem[]): readonly PhraseCondition[] {
  if (data === undefined) return [];
  if (!isRow(data)) {
    problems.push({ code: "PHRASE_SHAPE", path, expected: "{ <điều kiện>: <trạng thái> }" });
    return [];
  }
  const table = PHRASE_CONDITIONS[of];
  return Object.entries(data).map(([on, wanted]) => {
    const states = table[on];
    const among = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
    if (!states)
      problems.push({
        code: "PHRASE_UNKNOWN_CONDITION",
        path: `${path}.${on}`,
        condition: on,
        known: Object.keys(table).join(", "),
      });
    else
      for (const state of among)
        if (!states.includes(state))
          problems.push({ code: "PHRASE_UNKNOWN_STATE", path: `${path}.${on}`, condition: on, state, known: states.join(", ") });
    return { on, among };
  });
}

function parseVariant(data: unknown, of: PhraseSubject, path: string, problems: PhraseProblem[]): PhraseVariant {
  if (!isRow(data) || typeof data["text"] !== "string") {
    problems.push({ code: "PHRASE_SHAPE", path, expected: "{ when?, text }" });
    return { when: [], pieces: [] };
  }
  problems.push(...unknownKeys(data, ["when", "text"], path));
  const pieces = parsePhraseText(data["text"]);
  for (const piece of pieces) {
    if (piece.kind === "slot") {
      if (!PHRASE_SLOTS[of].includes(piece.slot))
        problems.push({
          code: "PHRASE_UNKNOWN_SLOT",
          path: `${path}.text`,
          slot: piece.slot,
          known: PHRASE_SLOTS[of].join(", "),
        });
      continue;
    }
    const brace = /[{}]/u.exec(piece.text);
    if (brace)
      problems.push({ code: "PHRASE_UNKNOWN_SLOT", path: `${path}.text`, slot: brace[0], known: PHRASE_SLOTS[of].join(", ") });
    const digit = /\p{Nd}+/u.exec(piece.text);
    if (digit) problems.push({ code: "PHRASE_DIGIT", path: `${path}.text`, found: digit[0] });
  }
  return { when: parseWhen(data["when"], of, `${path}.when`, problems), pieces };
}

function parsePhrase(data: unknown, path: string, problems: PhraseProblem[]): Phrase | undefined {
  if (!isRow(data) || typeof data["name"] !== "string" || !/^[a-z][a-z-]*$/u.test(data["name"])) {
    problems.push({ code: "PHRASE_SHAPE", path, expected: "{ name: <chữ-thường-có-gạch>, of, variants }" });
    return undefined;
  }
  problems.push(...unknownKeys(data, ["name", "of", "percentDecimals", "separator", "variants"], path));
  const { name, of, variants, percentDecimals = 1, separator = ", " } = data;
  if (!isSubject(of)) {
    problems.push({ code: "PHRASE_SHAPE", path: `${path}.of`, expected: "figure | relation | verdicts | document" });
    return undefined;
  }
  if (typeof percentDecimals !== "number" || !Number.isInteger(percentDecimals) || percentDecimals < 0 || percentDecimals > 6) {
    problems.push({ code: "PHRASE_SHAPE", path: `${path}.percentDecimals`, expected: "số nguyên từ không đến sáu" });
    return undefined;
  }
  if (typeof separator !== "string" || !Array.isArray(variants) || variants.length === 0) {
    problems.push({ code: "PHRASE_SHAPE", path: `${path}.variants`, expected: "[{ when?, text }, ...]; separator: chuỗi" });
    return undefined;
  }
  const read = variants.map((variant: unknown, i) => parseVariant(variant, of, `${path}.variants.${i}`, problems));
  const open = read.findIndex((variant) => variant.when.length === 0);
  if (open < 0) problems.push({ code: "PHRASE_NO_FALLBACK", path: `${path}.variants`, name });
  else if (open < read.length - 1) problems.push({ code: "PHRASE_UNREACHABLE", path: `${path}.variants.${open + 1}`, name });
  return { name, of, percentDecimals, separator, variants: read };
}

/**
 * Reads the phrases of one pack, as plain data of phrases.yaml (the list under `phrases`, or the whole file).
 *
 * @problem PHRASE_UNKNOWN_SLOT   a slot that kind of phrase does not have
 * @problem PHRASE_NO_FALLBACK    every variant has conditions: some data would print nothing
 * @problem PHRASE_UNREACHABLE    a variant after the one without conditions
 * @problem PHRASE_DIGIT          a digit in the words: figures come from slots only
 * @rule    H1 H2 H3              (docs/rules/phrase.md)
 */
export function parsePhrases(data: unknown): Outcome<readonly Phrase[], PhraseProblem> {
  const list = isRow(data) ? data["phrases"] : data;
  if (!Array.isArray(list)) return refuse({ code: "PHRASE_SHAPE", path: "phrases", expected: "phrases: [...]" });
  const problems: PhraseProblem[] = [];
  const phrases: Phrase[] = [];
  list.forEach((item: unknown, i) => {
    const phrase = parsePhrase(item, `phrases.${i}`, problems);
    if (!phrase) return;
    if (phrases.some((other) => other.name === phrase.name))
      problems.push({ code: "PHRASE_DUPLICATE", path: `phrases.${i}.name`, name: phrase.name });
    phrases.push(phrase);
  });
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept(phrases);
}

/** The phrases by name; a later one (of the pack that extends) replaces an earlier one of the same name. */
export function toPhraseTable(phrases: readonly Phrase[]): ReadonlyMap<string, Phrase> {
  return new Map(phrases.map((phrase) => [phrase.name, phrase]));
}
