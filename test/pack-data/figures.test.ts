import { describe, expect, it } from "vitest";
import { pack } from "./load-pack.ts";
import { canonical, seedFigures, trimmed } from "./seed.ts";

const carried = [...pack.values, ...pack.targets, ...pack.relations];
const skipNote = seedFigures === undefined ? " (bỏ qua: không có ../shared/seed; skipped, the inventory is not at hand)" : "";
const figures = seedFigures ?? [];

/** Digits of a figure that are not its measure: a threshold in a name, an age in a note; or carried under another figure. */
const notMeasured: Readonly<Record<string, readonly string[]>> = {
  F010: ["100"],
  F057: ["6"],
  F076: ["165.139,586"],
};
/** Printed against the notation of the country; entered in it, with a note. */
const rewritten: Readonly<Record<string, string>> = { "97.5": "97,5" };

describe.skipIf(seedFigures === undefined)(`the 226 figures of the report${skipNote}`, () => {
  it("all stand in the inventory and each is carried by a target, a value or a relation", () => {
    expect(figures).toHaveLength(226);
    const refs = new Set(carried.map((row) => row.source.ref));
    expect(figures.map((f) => f.id).filter((id) => !refs.has(id))).toEqual([]);
  });

  it("no row refers to a figure that does not exist", () => {
    const known = new Set(figures.map((f) => f.id));
    expect(carried.map((row) => row.source.ref).filter((ref) => ref !== undefined && !known.has(ref))).toEqual([]);
  });

  it("every digit token is found as entered", () => {
    const lost: string[] = [];
    for (const figure of figures) {
      const left = carried
        .filter((row) => row.source.ref === figure.id)
        .flatMap((row) => [row.entered, "of" in row ? row.of : undefined])
        .filter((text) => text !== undefined)
        .map((text) => text.replace(/^-/, ""));
      const spare = [...(notMeasured[figure.id] ?? [])];
      for (const token of figure.tokens) {
        const at = left.indexOf(rewritten[token] ?? token);
        const extra = spare.indexOf(token);
        if (at >= 0) left.splice(at, 1);
        else if (extra >= 0) spare.splice(extra, 1);
        else lost.push(`${figure.id} ${token}`);
      }
      if (spare.length > 0) lost.push(`${figure.id} không dùng hết ngoại lệ ${spare.join(" ")}`);
      // What is entered and not printed: only the counts of names and the zeros in words.
      if (figure.tokens.length > 0 && left.length > 0) lost.push(`${figure.id} thừa ${left.join(" ")}`);
    }
    expect(lost).toEqual([]);
  });

  it("the value of a figure is its actual and the target its plan", () => {
    const wrong: string[] = [];
    for (const figure of figures) {
      const values = pack.values.filter((row) => row.source.ref === figure.id).map((row) => canonical(row.entered));
      const targets = pack.targets.filter((row) => row.source.ref === figure.id).map((row) => canonical(row.entered));
      const isChangeOrCount = figure.kind === "change" || figure.sector === "indicators34";
      if (figure.actual !== null && !isChangeOrCount && !values.includes(trimmed(figure.actual)))
        wrong.push(`${figure.id} actual`);
      if (figure.actual === null && values.length > 0) wrong.push(`${figure.id} has a value the report does not give`);
      if (figure.plan !== null && figure.id !== "F076" && !targets.includes(trimmed(figure.plan)))
        wrong.push(`${figure.id} plan`);
      if (figure.plan === null && targets.length > 0) wrong.push(`${figure.id} has a plan the report does not give`);
    }
    expect(wrong).toEqual([]);
  });

  it("the plan of the disbursement is carried by the total it repeats", () => {
    const total = pack.targets.filter((row) => row.indicator === "public-investment.disbursement" && row.breakdown === undefined);
    expect(total.map((row) => [row.entered, row.source.ref])).toEqual([["165.139,586", "F073"]]);
  });

  it("a figure stands in the sector the inventory gives it", () => {
    const wrong = figures.filter((figure) => {
      const sector = figure.sector.replaceAll("_", "-");
      return !carried.some((row) => {
        const code = row.indicator ?? ("code" in row ? row.code : "");
        return row.source.ref === figure.id && code.startsWith(`${sector}.`);
      });
    });
    expect(wrong.map((f) => f.id)).toEqual([]);
  });

  it("a figure keeps its line", () => {
    const wrong = figures.filter(
      (figure) => !carried.some((row) => row.source.ref === figure.id && row.source.line === figure.line),
    );
    expect(wrong.map((f) => f.id)).toEqual([]);
  });
});
