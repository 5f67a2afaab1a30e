import type { AuditJson, FigureJson } from "@kehoach/core/audit/output/audit-json";
import { type Fraction, fraction, parsePlain, power, same, times } from "./fraction.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";
import { figureStretches, lineStretch, type Seed, type SeedFigure } from "./seed.ts";

/** A number of the inventory where it is printed, with the unit that the text prints after it ("" if none). */
type GoldToken = { readonly number: PrintedNumber; readonly unit: string; readonly line: number };

export type FigureScore = {
  readonly gold: number;
  readonly found: number;
  readonly extra: number;
  readonly missed: readonly string[];
  readonly extras: readonly string[];
};

const SCALE_WORD = /^(?:nghìn tỷ|ngàn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)\s+/u;

/** "triệu đồng" measures đồng; "hộ" as printed. */
function bareUnit(unit: string): string {
  return unit.toLowerCase().replace(SCALE_WORD, "").trim();
}

function printedUnit(text: string, number: PrintedNumber, figure: SeedFigure): string {
  const after = text.slice(number.end, number.end + 60).toLowerCase();
  if (/^\s?%/u.test(after)) return "%";
  const rest = after.replace(/^[\s,]+/u, "").replace(SCALE_WORD, "");
  if (/^đ(?!\p{L})/u.test(rest)) return "đồng";
  const unit = bareUnit(figure.unit ?? "");
  return unit !== "" && rest.startsWith(unit) ? unit : "";
}

function goldTokens(seed: Seed): readonly GoldToken[] {
  const numbers = listPrinted(seed.text);
  const tokens: GoldToken[] = [];
  const taken = new Set<number>();
  for (const figure of seed.figures) {
    if (figure.implicit === true) continue;
    const stretches = figureStretches(seed.text, figure);
    for (const token of figure.tokens) {
      const number = numbers.find(
        (one) =>
          one.text === token && !taken.has(one.start) && stretches.some(({ start, end }) => one.start >= start && one.end <= end),
      );
      if (!number) continue;
      taken.add(number.start);
      tokens.push({
        number,
        unit: printedUnit(seed.text, number, figure),
        line: seed.text.slice(0, number.start).split("\n").length,
      });
    }
  }
  return tokens;
}

function valueOf(figure: FigureJson): Fraction {
  return times(parsePlain(figure.value) ?? fraction(0n), power(figure.scale));
}

function isRight(token: GoldToken, figure: FigureJson): boolean {
  const unit = (figure.unit ?? "").toLowerCase();
  const units = token.unit === "" || unit === token.unit || token.unit.startsWith(unit) || unit.startsWith(token.unit);
  // A number without a scale word of its own may carry that of its pair ("458/500 triệu đồng").
  const value = same(parsePlain(figure.value) ?? fraction(0n), token.number.value);
  const scale = token.number.scale === 0 ? true : same(valueOf(figure), times(token.number.value, power(token.number.scale)));
  return value && scale && units && (token.unit === "" || unit !== "");
}

/** Value, unit and scale of the inventory's numbers against the auditor's figures on the same lines. */
export function scoreFigures(seed: Seed, audit: AuditJson): FigureScore {
  const tokens = goldTokens(seed);
  const missed: string[] = [];
  let found = 0;
  const used = new Set<string>();
  for (const token of tokens) {
    const figure = audit.figures.find(({ span }) => span.start < token.number.end && token.number.start < span.end);
    if (figure) used.add(figure.id);
    if (figure && isRight(token, figure)) found++;
    else
      missed.push(
        `${token.line}: ${token.number.text} ${token.unit} → ${figure ? `${figure.value} ${figure.unit} 10^${figure.scale}` : "–"}`,
      );
  }
  const lines = new Set(tokens.map(({ line }) => line));
  const extras = audit.figures.filter(({ id, span, text }) => lines.has(span.line) && !used.has(id) && /\d/u.test(text));
  return {
    gold: tokens.length,
    found,
    extra: extras.length,
    missed,
    extras: extras.map(({ span, text, unit }) => {
      const { start } = lineStretch(seed.text, span.line);
      return `${span.line}: ${text} ${unit} … “${seed.text.slice(Math.max(start, span.start - 25), span.end + 20)}”`;
    }),
  };
}
