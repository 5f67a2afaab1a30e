import type { AuditJson, CheckJson } from "@kehoach/core/audit/output/audit-json";
import { makeDice } from "./bootstrap.ts";
import type { CleanText } from "./clean-material.ts";
import { type Mutant, type Operate, type Operator, toMutant } from "./mutant.ts";
import { listPrinted } from "./printed-number.ts";
import { listPlaces } from "./relation.ts";

/** Texts of one origin, and how many of the mutants are to come from them, in parts of a hundred. */
export type Material = { readonly origin: string; readonly parts: number; readonly texts: readonly CleanText[] };

/** Draws so many different mutants of an operator, or as many as the texts allow; what one origin can not give, the others do. */
export function drawMutants(
  operator: Operator,
  operate: Operate,
  material: readonly Material[],
  wanted: number,
  seed: number,
): readonly Mutant[] {
  const dice = makeDice(seed);
  const made = new Map<string, Mutant>();
  const drawFrom = (texts: readonly CleanText[], until: number): void => {
    for (let turn = 0; turn < wanted * 8 && made.size < until; turn++) {
      const source = texts[Math.floor(dice() * texts.length)];
      const change = source && operate(source, dice);
      const mutant = source && change && toMutant(operator, source, change);
      if (mutant) made.set(`${mutant.source.name}\n${mutant.text}`, mutant);
    }
  };
  for (const { parts, texts } of material) drawFrom(texts, made.size + Math.ceil((wanted * parts) / 100));
  // Long texts take long to audit: the rest comes from the short ones.
  drawFrom(
    material.flatMap(({ texts }) => texts.filter(({ text }) => text.length < 5000)),
    wanted,
  );
  return [...made.values()].slice(0, wanted);
}

const isAlarm = ({ result }: CheckJson): boolean => result === "error" || result === "review";

/** Whether an alarm that the clean text did not raise rests on a figure of a broken relation. */
export function isCaught(mutant: Mutant, audit: AuditJson, before: ReadonlySet<string>): boolean {
  const numbers = listPrinted(mutant.text);
  const places = mutant.broken
    .flatMap(listPlaces)
    .map(mutant.mapping.move)
    .flatMap((at) => numbers.find(({ start }) => start === at) ?? []);
  return audit.checks.some((check) => {
    if (!isAlarm(check) || before.has(check.fingerprint)) return false;
    return check.operands.some((id) => {
      const span = audit.figures.find((figure) => figure.id === id)?.span;
      return span !== undefined && places.some(({ start, end }) => span.start < end && start < span.end);
    });
  });
}

/** What came of an operator. */
export type OperatorScore = {
  readonly operator: Operator;
  readonly made: number;
  readonly decidable: number;
  readonly suspect: number;
  readonly caught: number;
  /** Of the decidable ones whose broken relation stands in one sentence. */
  readonly near: number;
  readonly nearCaught: number;
  readonly suspectCaught: number;
  readonly missed: readonly Mutant[];
};

/** Audits each mutant; `clean` remembers the alarms of the texts they came from. */
export function scoreMutants(
  operator: Operator,
  mutants: readonly Mutant[],
  audit: (name: string, text: string) => AuditJson,
  clean: Map<string, ReadonlySet<string>>,
): OperatorScore {
  let [caught, near, nearCaught, suspectCaught] = [0, 0, 0, 0];
  const missed: Mutant[] = [];
  for (const mutant of mutants) {
    if (mutant.kind === "undecidable") continue;
    const { name, text } = mutant.source;
    const before =
      clean.get(name) ??
      new Set(
        audit(name, text)
          .checks.filter(isAlarm)
          .map(({ fingerprint }) => fingerprint),
      );
    clean.set(name, before);
    const hit = isCaught(mutant, audit(name, mutant.text), before);
    if (mutant.kind === "suspect") {
      if (hit) suspectCaught++;
      continue;
    }
    const isNear = mutant.broken.some((relation) => relation.near);
    if (isNear) near++;
    if (hit) caught++;
    if (hit && isNear) nearCaught++;
    if (!hit) missed.push(mutant);
  }
  const count = (kind: Mutant["kind"]): number => mutants.filter((mutant) => mutant.kind === kind).length;
  return {
    operator,
    made: mutants.length,
    decidable: count("decidable"),
    suspect: count("suspect"),
    caught,
    near,
    nearCaught,
    suspectCaught,
    missed,
  };
}
