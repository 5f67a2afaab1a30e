import { describe, expect, test } from "vitest";
import { chooseRows } from "./choose-rows.ts";
import { cutSpan, findTouching, type Light, type Mark } from "./highlight.ts";

const mark = (start: number, end: number, check: string, tone: Mark["tone"] = "error"): Mark => ({ start, end, check, tone });
const light = (start: number, end: number, as: Light["as"]): Light => ({ start, end, as });

describe("pieces of a text", () => {
  test("[Q245] the pieces of a span together are the span, whatever is marked and lit", () => {
    let state = 7;
    const dice = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 500; round += 1) {
      const stretch = (): { start: number; end: number } => {
        const start = dice(60);
        return { start, end: start + 1 + dice(20) };
      };
      const span = { start: 10 + dice(20), end: 40 + dice(20) };
      const marks = Array.from({ length: dice(4) }, (_, at): Mark => ({ ...stretch(), check: `C${at}`, tone: "review" }));
      const lights = Array.from({ length: dice(4) }, (): Light => ({ ...stretch(), as: "operand" }));
      const pieces = cutSpan(span, marks, lights);
      expect(pieces[0]?.start).toBe(span.start);
      expect(pieces.at(-1)?.end).toBe(span.end);
      for (const [at, piece] of pieces.entries()) {
        expect(piece.end).toBeGreaterThan(piece.start);
        if (at > 0) expect(piece.start).toBe(pieces[at - 1]?.end);
        const touched = marks.filter((one) => one.start < piece.end && piece.start < one.end);
        // A piece lies wholly inside what marks it.
        for (const one of touched) expect(one.start <= piece.start && piece.end <= one.end).toBe(true);
        expect(piece.checks).toEqual(touched.map(({ check }) => check));
      }
    }
  });

  test("[Q245] an error outweighs a review, what is blamed outweighs what belongs to it", () => {
    const pieces = cutSpan(
      { start: 0, end: 10 },
      [mark(2, 5, "C1", "review"), mark(2, 5, "C2")],
      [light(2, 5, "operand"), light(2, 5, "blamed"), light(7, 9, "operand")],
    );
    expect(pieces).toEqual([
      { start: 0, end: 2, checks: [] },
      { start: 2, end: 5, checks: ["C1", "C2"], tone: "error", light: "blamed" },
      { start: 5, end: 7, checks: [] },
      { start: 7, end: 9, checks: [], light: "operand" },
      { start: 9, end: 10, checks: [] },
    ]);
  });

  test("[Q245] touching stretches are found, neighbours that only meet are not", () => {
    const all = [mark(0, 40, "long"), mark(5, 6, "a"), mark(10, 12, "b"), mark(12, 14, "c"), mark(20, 21, "d")];
    const names = (start: number, end: number): string[] => findTouching(all, { start, end }, 40).map(({ check }) => check);
    expect(names(10, 12)).toEqual(["long", "b"]);
    expect(names(39, 41)).toEqual(["long"]);
    expect(names(40, 41)).toEqual([]);
  });
});

describe("rows of a long table", () => {
  test("[Q245] a short table is shown whole; a long one by its head and around what is marked, or whole on request", () => {
    expect(chooseRows(200, [], false)).toHaveLength(200);
    expect(chooseRows(1000, [500], false)).toEqual([
      ...Array.from({ length: 20 }, (_, row) => row),
      497,
      498,
      499,
      500,
      501,
      502,
      503,
    ]);
    expect(chooseRows(1000, [999, 1], false).at(-1)).toBe(999);
    expect(chooseRows(1000, [500], true)).toHaveLength(1000);
  });
});
