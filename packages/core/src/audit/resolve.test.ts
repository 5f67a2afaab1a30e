import { describe, expect, test } from "vitest";
import { makeClaim, makeFigure, makeTextOfFigures, of, pairOf, sumOf } from "../../test/make-figure.ts";
import type { Claim, Finding, Remark } from "./claim.ts";
import type { Figure } from "./figure/figure.ts";
import type { Reading } from "./reading.ts";
import { resolveFindings } from "./resolve.ts";

/** A reading of one passage in which every made figure has a place. */
function readingOf(text = makeTextOfFigures()): Reading {
  const at = Int32Array.from({ length: text.length + 1 }, (_, place) => place);
  const passage = { index: 0, kind: "paragraph" as const, text, at, sentences: [], figures: [], nonQuantities: [] };
  const document = { name: "a.txt", kind: "text" as const, sha256: "", text, blocks: [], notRead: [] };
  return { document, passages: [passage], tables: [], figures: [] };
}

const people = (text: string): Figure => makeFigure(text, { unit: "người" });
const percent = (text: string): Figure => makeFigure(text, { unit: "%" });

/** Readings of one percentage: `holds` over a base that fits, `fails` over one that does not. */
function readingsOf(stated: Figure) {
  const [a, good, bad] = [people("50"), people("80"), people("90")];
  const over = (b: Figure, binding: Claim["binding"]): Claim =>
    makeClaim(stated, pairOf("percent", a, b), { binding, group: "g" });
  return { holds: (binding: Claim["binding"]) => over(good, binding), fails: (binding: Claim["binding"]) => over(bad, binding) };
}

function missing(stated: Figure): Remark {
  const at = { passage: 0, span: stated.span };
  return {
    kind: "remark",
    rule: "share",
    result: "unchecked",
    note: { code: "missing-base" },
    stated: `${stated.text}%`,
    operands: [stated],
    ...at,
    related: [],
    group: "g",
  };
}

function resultsOf(...findings: readonly Finding[]): readonly string[] {
  return resolveFindings(readingOf(), findings).map(({ result, note }) => `${result} ${note.code}`);
}

describe("readings of one statement", () => {
  const telling = percent("62,5");
  const { holds, fails } = readingsOf(telling);

  test.each([
    ["a firm reading that holds, over one that fails", [fails("firm"), holds("firm")], "ok holds"],
    ["a likely reading that holds, over a firm one that fails", [fails("firm"), holds("likely")], "ok holds"],
    ["a firm reading that fails, over a loose one that fits", [holds("loose"), fails("firm")], "error mismatch"],
    ["a loose fit of three digits, over a likely one that fails", [fails("likely"), holds("loose")], "ok holds"],
    ["a loose fit, over no base", [missing(telling), holds("loose")], "ok holds"],
    ["no base, over a loose misfit", [fails("loose"), missing(telling)], "unchecked missing-base"],
    ["a likely misfit, over no base", [missing(telling), fails("likely")], "review mismatch"],
  ])("[Q120] %s", (_what, findings, expected) => {
    expect(resultsOf(...findings)).toEqual([expected]);
  });

  test("[Q120] a loose fit of a round figure hides nothing that fails", () => {
    const round = readingsOf(percent("63"));
    expect(resultsOf(round.fails("likely"), round.holds("loose"))).toEqual(["review mismatch"]);
    expect(resultsOf(round.fails("loose"), round.holds("loose"))).toEqual(["ok holds"]);
  });

  test("[Q120] findings without a group all stand", () => {
    const claims = [percent("62,5"), percent("50")].map((stated) =>
      makeClaim(stated, pairOf("percent", people("50"), people("80"))),
    );
    expect(resultsOf(...claims)).toEqual(["ok holds", "error mismatch"]);
  });
});

describe("checks", () => {
  test("[Q121] one relation found twice is one check", () => {
    const [total, a, b] = [people("80"), people("50"), people("30")];
    const twice = [
      makeClaim(total, sumOf(a, b)),
      makeClaim(b, pairOf("difference", total, a)),
      makeClaim(total, sumOf(b, a), { binding: "likely" }),
    ];
    expect(resolveFindings(readingOf(), twice)).toMatchObject([{ result: "ok", binding: "firm", stated: "80" }]);
    const bound = makeClaim(total, sumOf(a, b), { compare: "at-least" });
    expect(resultsOf(...twice, bound)).toHaveLength(2);
  });

  test("[Q122] a wrong direction and a slip of unit go under their own rule", () => {
    const growth = makeClaim(percent("8,2"), pairOf("growth", people("119"), people("110")), { direction: "down" });
    const money = (text: string, unit: string) => makeFigure(text, { unit });
    const slip = makeClaim(money("30", "tỷ đồng"), sumOf(money("20", "triệu đồng"), money("10", "triệu đồng")));
    expect(resolveFindings(readingOf(), [growth, slip]).map(({ rule }) => rule)).toEqual(["direction", "unit-scale"]);
  });

  test("[Q114] a check says all that replays it: the stated figure first, each figure once", () => {
    const parts = ["33,3", "33,3", "43,4"].map(percent);
    const last = parts[2] ?? percent("0");
    const hundred = { units: 100n, scale: 0 };
    const breakdown = makeClaim(last, sumOf(...parts), { rule: "breakdown", exact: hundred });
    const [check] = resolveFindings(readingOf(), [breakdown]);
    expect(check).toMatchObject({
      id: "C1",
      rule: "breakdown",
      result: "error",
      stated: "43,4%",
      exact: hundred,
      compare: "equal",
      binding: "firm",
    });
    expect(check?.operands).toEqual([last, parts[0], parts[1]]);
    expect(check?.span).toEqual(last.span);
    expect(check?.related).toEqual([parts[0]?.span, parts[1]?.span]);
    expect(check?.repairs.map(({ to }) => to)).toContain("33,4");
  });

  test("[Q117] a loose reading has no say in what a repair must leave standing", () => {
    const [a, b] = [people("5.762"), people("9.400")];
    const broken = makeClaim(percent("60,34"), pairOf("percent", a, b));
    const loose = makeClaim(a, of(people("5.762")), { binding: "loose" });
    const repairsOf = (...claims: readonly Claim[]) =>
      resolveFindings(readingOf(), claims).find(({ result }) => result === "error")?.repairs.length;
    expect(repairsOf(broken, loose)).toBe(1);
    expect(repairsOf(broken, { ...loose, binding: "firm" })).toBe(0);
  });

  test("[Q120] checks stand in document order, numbered, each with its mark", () => {
    const claims = [percent("62,5"), percent("62,5")].map((stated) =>
      makeClaim(stated, pairOf("percent", people("50"), people("80"))),
    );
    const checks = resolveFindings(readingOf(), claims.toReversed());
    expect(checks.map(({ id }) => id)).toEqual(["C1", "C2"]);
    expect(checks[0]?.span.start).toBeLessThan(checks[1]?.span.start ?? 0);
    expect(checks[1]?.fingerprint).toBe(`${checks[0]?.fingerprint}-2`);
    expect(checks).toEqual(resolveFindings(readingOf(), claims));
  });
});
