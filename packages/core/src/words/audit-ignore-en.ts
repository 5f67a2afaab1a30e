import type { IgnoreFileProblem } from "../audit/output/ignore-file.ts";
import type { Sentences } from "./sentence.ts";

const SHAPES = { text: "a text in quotes, not empty", list: "a list in [ ]", object: "an object in { }" } as const;

export const ignoreFileSentencesEn = {
  IGNORE_JSON: ({ found }) =>
    found === ""
      ? "The JSON does not end: a closing mark or content is missing."
      : `This is no JSON: “${found}” can not stand here (look at commas, colons, quotes, or a key given twice).`,
  IGNORE_SCHEMA: ({ expected }) => `Key "schema" must be "${expected}".`,
  IGNORE_KEY_MISSING: ({ key }) => `Key "${key}" is missing.`,
  IGNORE_KEY_UNKNOWN: ({ key, known }) => `There is no key "${key}" here; the keys are: ${known}.`,
  IGNORE_KEY_SHAPE: ({ key, expected }) =>
    key === "" ? `The file must be ${SHAPES[expected]}.` : `"${key}" must be ${SHAPES[expected]}.`,
  IGNORE_TWICE: ({ fingerprint }) => `Fingerprint "${fingerprint}" is given twice.`,
} satisfies Sentences<IgnoreFileProblem>;
