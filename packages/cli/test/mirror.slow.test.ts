import { describe, expect, test } from "vitest";
import { scoreDigits } from "../../../test/mirror/change-digits.ts";
import { loadPack, mirror } from "../../../test/mirror/mirrored.ts";
import { FIXED, listDrawAlarms, ONE_DISTRICT, showMissed, YEAR } from "../../../test/mirror/one-district.ts";
import { redraw } from "../../../test/mirror/redraw.ts";

const DRAWS = 1000;
const IN_ONE_TEST = 250;
/** Draws whose digits are changed, one way each: about five hundred audits a draw. */
const CHANGED = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];

describe("the mirror, at length", () => {
  test.each(Array.from({ length: DRAWS / IN_ONE_TEST }, (_, part) => 1 + part * IN_ONE_TEST))(
    `[Q306] other figures that fit raise nothing: ${IN_ONE_TEST} draws from %i`,
    async (from) => {
      expect(await listDrawAlarms(from, IN_ONE_TEST)).toEqual([]);
    },
  );

  test("[Q307] every digit of the fixture, in every other way", async () => {
    const pack = await loadPack(ONE_DISTRICT);
    const score = scoreDigits(await mirror(pack, YEAR), pack.book, 9);
    console.info(`${score.changes} changes, ${score.decided} decided, ${score.decided - score.missed.length} found`);
    expect(showMissed(score)).toEqual([]);
  });

  test.each(CHANGED)("[Q307] every digit of draw %i", async (seed) => {
    const pack = await loadPack(ONE_DISTRICT);
    const book = redraw(pack.book, seed, FIXED);
    const score = scoreDigits(await mirror(pack, YEAR, book), book, 1);
    expect(showMissed(score)).toEqual([]);
    expect(score.decided).toBeGreaterThan(400);
  });
});
