import type { FolderFault, Named, PackFault, PackTrouble, SlipKind } from "../pack/problem.ts";
import type { FoundKind, Shape } from "../pack/shape.ts";
import { formulaSentencesEn } from "./formula-en.ts";
import { indicatorSentencesEn } from "./indicator-en.ts";
import { periodSentencesEn } from "./period-en.ts";
import { phraseSentencesEn } from "./phrase-en.ts";
import { placeSentencesEn } from "./place-en.ts";
import { quantitySentencesEn } from "./quantity-en.ts";
import { outlineSentencesEn, reportSentencesEn } from "./report-en.ts";
import { type Sentences, toSentence } from "./sentence.ts";

const NAMED = {
  indicator: "indicator",
  unit: "unit",
  dimension: "dimension",
  item: "item of the dimension",
  sector: "sector",
  document: "document",
  relation: "relation",
  calendar: "calendar",
  place: "place",
  headline: "list of headline indicators of the period",
  target: "target",
  value: "value",
  erratum: "erratum",
  form: "form",
  column: "column",
  line: "line",
  rule: "rule",
  regime: "reporting regime",
  deadline: "deadline of level",
  step: "step of approval",
  holiday: "day off or worked",
  assigner: "assigner",
  user: "user",
} as const satisfies Record<Named, string>;

/** Lines and columns of a form by what they are. */
const FORM_PARTS: Readonly<Record<string, string>> = {
  heading: "A heading",
  figure: "A line of an indicator",
  computed: "A line of an indicator that is not filled in",
  formula: "A line with a formula of its own",
  actual: "A column of kind actual",
  plan: "A column of kind plan",
  percent: "A column of kind percent",
  difference: "A column of kind difference",
  note: "A column of kind note",
};

const EXPECTED = {
  text: "text",
  date: "a real date, year-month-day (2023-12-31)",
  flag: "true or false",
  whole: "a whole number, zero or more",
  choice: "one word of a list",
  list: "a list (lines that begin with “- ”, or [a, b])",
  map: "pairs of key: value",
  either: "one of the permitted forms",
  record: "pairs of key: value",
  data: "data",
} as const satisfies Record<Shape["kind"] | "date", string>;

const FOUND = {
  nothing: "it is empty",
  text: "it is text",
  number: "it is a number",
  flag: "it is true/false",
  list: "it is a list",
  record: "it is a group of keys",
} as const satisfies Record<FoundKind, string>;

const SLIPS = {
  "duplicate-key": (text) => `Key “${text}” stands twice in one group; keep one.`,
  indent: () => "Wrong indentation: keys of one group must begin in one column.",
  tab: () => "Indented with a tab; use spaces.",
  quote: () =>
    "A quote or first character is not right; text that begins with a special character must stand wholly in double quotes.",
  colon: () => "Not “key: value”: the colon is missing, or the value holds a colon and is not in double quotes.",
  flow: () => "A [ ] or { } is opened and not closed, or a comma is missing in it.",
  depth: (text) => `Nested more than ${text} levels; a pack needs a few. Perhaps an opening bracket or a dash too many.`,
  alias: (text) => `Packs do not use YAML anchors and aliases (“${text}”); write the value again.`,
  tag: (text) => `Packs do not use YAML tags (“${text}”); remove it.`,
  "many-documents": () => "A file holds one YAML document only; remove the extra “---”.",
  key: (text) => `Key “${text}” must be text.`,
  block: () => "YAML marks stand in the wrong order.",
  empty: () => "The file is empty; write its content or delete it.",
  other: (text) => `The YAML can not be read: ${text}`,
} as const satisfies Record<SlipKind, (text: string) => string>;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  EISDIR: "this is a folder, not a file",
  ENOENT: "it is no longer there",
  ELOOP: "links in a circle",
};

const nearWords = (near: readonly string[]): string =>
  near.length === 0 ? "" : ` Did you mean ${near.map((one) => `“${one}”`).join(" or ")}?`;

const packSentencesEn = {
  PACK_TYPE: ({ expected, found, text }) => {
    if (expected === "text" && (found === "number" || found === "flag")) {
      return `${text} is read as a ${found === "number" ? "number" : "true/false"}; text is needed here, put it in double quotes: "${text}".`;
    }
    return `Needed here: ${EXPECTED[expected]}; ${text === "" ? FOUND[found] : `found “${text}”`}.`;
  },
  PACK_CHOICE: ({ text, known }) => `“${text}” is not one of: ${known.join(", ")}.`,
  PACK_KEY_UNKNOWN: ({ key, known, near }) =>
    `There is no key “${key}” here.${near.length > 0 ? nearWords(near) : ` Keys that can be used: ${known.join(", ")}.`}`,
  PACK_KEY_MISSING: ({ key }) => `Key “${key}” is missing.`,
  PACK_FORMAT: ({ text, known }) => `Format “${text}” can not be read; this release reads “${known}”.`,
  PACK_UNKNOWN: ({ named, text, near }) =>
    `There is no ${NAMED[named]} “${text}”.${near.length > 0 ? nearWords(near) : " Correct the code, or declare it in the pack or its base."}`,
  PACK_DUPLICATE: ({ named, text }) =>
    `The ${NAMED[named]} “${text}” stands twice: the first is named below; remove or change one.`,
  PACK_WRONG_FILE: ({ text, right }) => `“${text}” belongs in file ${right} (named after the part of the code before the dot).`,
  PACK_CODE_MALFORMED: ({ named, text }) =>
    `The code “${text}” of the ${NAMED[named]} is malformed: ${named === "indicator" ? "sector.name" : "small letters and digits"}, without accents, joined by hyphens.`,
  PACK_FIGURE_TWICE: () => "With noFigure: true (there is no such figure), neither entered nor unit is written.",
  PACK_FIGURE_ABSENT: () =>
    "No figure: write entered and unit; or noFigure: true if the document says that there is no such figure.",
  PACK_NO_DEFAULT: ({ key }) =>
    key === "knownAt"
      ? "When did it become known? Write knownAt here, or a common knownAt in pack.yaml."
      : "Which document says so? Write source.document, or a common document in pack.yaml.",
  PACK_UNIT_CLASH: ({ unit, dimension, indicator, own, ownDimension }) =>
    `Unit “${unit}” (of ${dimension}) does not fit indicator ${indicator}, held in “${own}” (of ${ownDimension}); use a unit of that kind.`,
  PACK_NOT_WHOLE: ({ text, unit }) => `“${text}” has a fraction, but “${unit}” counts whole things.`,
  PACK_WEIGHT: () => "A whole succession has no weight.",
  PACK_FACTOR: ({ text }) => `A factor must be above 0, found “${text}”.`,
  PACK_RELATION_KEY_MISSING: ({ kind, key }) => `A relation of kind ${kind} needs key “${key}”.`,
  PACK_RELATION_KEY_UNUSED: ({ kind, key }) => `A relation of kind ${kind} does not use key “${key}”; remove it.`,
  PACK_FORMULA_CYCLE: ({ circle }) => `The formulas go in a circle: ${circle.join(" → ")}; take one reference out.`,
  PACK_EXTENDS_AUTHORITY: ({ base }) =>
    `Pack “${base}” belongs to another authority and can not be built on; extend packs without authority, or one of this authority.`,
  PACK_BASE_WITH_FACTS: ({ kind }) =>
    `A base pack (without authority) may not hold ${kind}; move them to the pack of an authority.`,
  PACK_ERRATUM_HOLDS: ({ relation, stated, computed }) =>
    `Relation ${relation} holds (printed ${stated}, computed ${computed}); remove this from errata.yaml.`,
  PACK_ERRATUM_WEIGHT: ({ relation, right, stated, computed }) =>
    `Relation ${relation} prints ${stated}, computed ${computed}: ${right === "rounding" ? "only rounded otherwise, write weight: rounding" : "more than rounding, write weight: error"}.`,
  PACK_DEMO_NEEDS: ({ key }) =>
    key === "notice"
      ? "A pack of made-up figures (demo: true) needs a notice, the line at the head of every page and document."
      : "A pack of made-up figures (demo: true) needs an authority.",
  PACK_USERS_NOT_DEMO: () =>
    "Only a pack of made-up figures (demo: true) may bring users; real ones are made by an administrator.",
  PACK_USERNAME: ({ text }) => `The username "${text}" is not one: 3 to 30 small letters without accents, digits, dots, dashes.`,
  PACK_MEMBERS_COUNT: ({ members, value }) => `${members} are named, but the figure is ${value}.`,
  PACK_RELATION_FAILS: ({ stated, computed, weight }) =>
    `The document prints ${stated}, computed ${computed}${weight === "rounding" ? " (rounded otherwise)" : ""}; correct the figure if it was mistyped, or write it into errata.yaml if the document prints it so.`,
  PACK_ERRATUM_UNTOLD: ({ relation }) =>
    `There are not enough figures to compute relation ${relation}, so nobody can tell whether this is right.`,
  PACK_ERRATUM_UNPRINTED: ({ relation }) =>
    `The report prints no figure of relation ${relation}, so the footnote of this erratum does not appear.`,
  PACK_VERDICT_COUNT: ({ stated, counted }) =>
    `The document counts ${stated} indicators, the verdicts of the pack give ${counted}.`,
  PACK_PARTS_SUM: ({ dimension, total, sum }) => `The parts by “${dimension}” add up to ${sum}, not to the total ${total}.`,
  PACK_FORM_KEY_MISSING: ({ kind, key }) => `${FORM_PARTS[kind] ?? kind} needs key “${key}”.`,
  PACK_FORM_KEY_UNUSED: ({ kind, key }) => `${FORM_PARTS[kind] ?? kind} does not use key “${key}”; remove it.`,
  PACK_FORM_LINE_KIND: ({ found }) =>
    `A line has exactly one of heading, indicator and formula; ${found.length === 0 ? "here is none" : `here are ${found.join(", ")}`}.`,
  PACK_FORM_STATUS: ({ span }) =>
    `Figures typed for span ${span} may be of days not over yet; say status: estimate or status: reported.`,
  PACK_FORM_NOTHING_ENTERED: ({ of }) =>
    of === "columns"
      ? "The form has no column to fill in: write entered: true on at least one column of kind actual."
      : "The form has no line to fill in: at least one line of an indicator without a formula is needed, or entered: true.",
  PACK_FORM_COLUMN_NOTE: ({ column }) => `Column “${column}” holds notes, no figures.`,
  PACK_FORM_LIMIT: ({ text, above }) => `The limit must be above ${above}, found “${text}”.`,
  PACK_FORM_TOLERANCE: ({ text }) =>
    `Tolerance “${text}” can not be read: a number not below zero in the unit of both sides ("0,5"), or percent of the right one ("1%").`,
  PACK_FORM_RULE_NO_LINE: () =>
    "Neither side names a line of the form, so there is nothing to check; write [key of a line] on one of them.",
  PACK_FORM_SIDES: ({ left, right }) => `The sides can not be compared: “${left}” on the left, “${right}” on the right.`,
  PACK_FORM_LINE_UNIT: ({ computed, unit }) => `The formula gives “${computed}”, but the line says unit “${unit}”.`,
  PACK_REGIME_REPORTER: () => "A reporter has exactly one of level (every territory of it) and place (one place).",
  PACK_REGIME_NO_REPORTER: () => "Nobody reports: name at least one level or place.",
  PACK_REGIME_NO_DEADLINE: () =>
    "The general deadline is missing: one without a level, for all levels that have none of their own.",
  PACK_REGIME_NO_STEP: () =>
    "There is no step of approval: name at least one of own, sectors, whole; without the key approval a form is approved once, as a whole.",
  PACK_REGIME_BACKWARDS: ({ startsOn, endsOn }) =>
    `The regime ends (${endsOn}) no later than it starts (${startsOn}); endsOn is the first day from which nothing is due.`,
  PACK_REGIME_PERIODS: ({ calendar, periods }) => `Calendar “${calendar}” does not divide years by ${periods}.`,
  PACK_HOLIDAY_NEEDLESS: ({ kind, date }) =>
    kind === "off"
      ? `${date} is a Saturday or Sunday and off anyway; a day off in lieu is a working day.`
      : `${date} is no Saturday or Sunday and worked anyway.`,
  PACK_FOLDER_MISSING: ({ folder }) => `There is no folder “${folder}”.`,
  PACK_MANIFEST_MISSING: ({ folder }) => `Folder “${folder}” has no pack.yaml, so it is not a pack.`,
  PACK_FILE_UNKNOWN: ({ name, near }) =>
    `A pack has no file “${name}”.${near.length > 0 ? nearWords(near) : " Rename or remove it; the files of a pack are in docs/goi.md."}`,
  PACK_FILE_UNREADABLE: ({ reason }) => `The file can not be read: ${REASONS[reason] ?? reason}.`,
  PACK_FILE_NOT_UTF8: () => "The file is not UTF-8 text; save it again as UTF-8.",
  PACK_FILE_TOO_LARGE: ({ bytes, most }) => `The file is too large (${bytes} bytes; at most ${most}).`,
  PACK_BASE_MISSING: ({ name, near }) => `There is no base pack “${name}” beside this one.${nearWords(near)}`,
  PACK_BASE_CIRCLE: ({ circle }) => `The packs extend each other in a circle: ${circle.join(" → ")}.`,
  PACK_BASE_CODE_TAKEN: ({ text }) => `The pack code “${text}” is that of a base pack too; every pack has its own.`,
  PACK_COMMENT: () => "A “#” comment is not kept when a pack is formatted or exported; move it into a note.",
  PACK_SLIP: ({ slip, text }) => SLIPS[slip](text),
} satisfies Sentences<PackTrouble | FolderFault>;

const sentences: Sentences<PackFault> = {
  ...quantitySentencesEn,
  ...periodSentencesEn,
  ...placeSentencesEn,
  ...formulaSentencesEn,
  ...indicatorSentencesEn,
  ...phraseSentencesEn,
  ...outlineSentencesEn,
  ...reportSentencesEn,
  ...packSentencesEn,
};

/** What is wrong with a pack, in English: what was found and what would be right. */
export function sayPackFaultEn(fault: PackFault): string {
  return toSentence(sentences, fault);
}
