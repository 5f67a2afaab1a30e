import type { Stood, StoodFact } from "@kehoach/core/explanation/stood";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { StoodJson } from "./explanation-part.ts";
import { toDecimalText } from "./figure-json.ts";

function toFactJson({ key, knownAt, recordedAt, value }: StoodFact): NonNullable<StoodJson["figure"]> {
  return { key, knownAt, recordedAt: recordedAt ?? null, value: toDecimalText(value) };
}

/** How something stood, as the wire and the database have it. */
export function toStoodJson(stood: Stood): StoodJson {
  const { mode, unit, actual, target, percent, verdict, stated, computed, figure, plan } = stood;
  return {
    mode,
    unit,
    actual: toDecimalText(actual),
    target: toDecimalText(target),
    percent: toDecimalText(percent),
    verdict,
    stated: stated ?? null,
    computed: computed ?? null,
    figure: figure ? toFactJson(figure) : null,
    plan: plan ? toFactJson(plan) : null,
  };
}

function readFact({ key, knownAt, recordedAt, value }: NonNullable<StoodJson["figure"]>): StoodFact {
  return {
    key,
    knownAt,
    ...(recordedAt === null ? {} : { recordedAt }),
    ...(value === null ? {} : { value: decimal(value) }),
  };
}

/** What is compared of how something stood: its facts and its verdict. */
export function readStood({ mode, unit, verdict, figure, plan }: StoodJson): Stood {
  return {
    mode,
    unit,
    verdict,
    ...(figure === null ? {} : { figure: readFact(figure) }),
    ...(plan === null ? {} : { plan: readFact(plan) }),
  };
}
