import fc from "fast-check";
import { expect, test } from "vitest";
import { makeKey, makeLink, makePlace } from "../../test/make.ts";
import { decimal, equals, sum } from "../quantity/decimal.ts";
import { convertBoundaries } from "./boundaries.ts";

const [FIRST, SECOND] = ["2020-02-01", "2025-07-01"];

/** Twelve communes, merged at random into some in 2020, those split or merged at random again in 2025. */
const history = fc
  .record({
    first: fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
    second: fc.array(fc.record({ to: fc.nat(2), share: fc.integer({ min: 1, max: 100 }) }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ first, second }) => {
    const old = first.map((_, i) => makePlace(`a${i}`, { validTo: FIRST }));
    const middle = second.map((_, i) => makePlace(`b${i}@${FIRST}`, { validTo: SECOND }));
    const last = [0, 1, 2, 3].map((i) => makePlace(`c${i}@${SECOND}`));
    const merged = first.map((to, i) => makeLink(`a${i}`, `b${to}@${FIRST}`, FIRST));
    const divided = second.flatMap(({ to, share }, i) => {
      const from = `b${i}@${FIRST}`;
      if (share === 100) return [makeLink(from, `c${to}@${SECOND}`, SECOND)];
      const [kept, given] = [`0.${String(share).padStart(2, "0")}`, `0.${String(100 - share).padStart(2, "0")}`];
      return [makeLink(from, `c${to}@${SECOND}`, SECOND, kept), makeLink(from, `c${to + 1}@${SECOND}`, SECOND, given)];
    });
    return { places: [...old, ...middle, ...last], successions: [...merged, ...divided] };
  });

const figures = fc
  .array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 12, maxLength: 12 })
  .map((values) => values.map((value, i) => ({ place: makeKey(`a${i}`), value: decimal(String(value)) })));

const total = (rows: readonly { readonly value?: { units: bigint; scale: number } }[]) => {
  return sum(rows.flatMap((row) => (row.value ? [row.value] : [])));
};

test("[G6] merging and splitting keep the total", () => {
  fc.assert(
    fc.property(history, figures, fc.constantFrom("2019-12-31", "2024-12-31", "2025-12-31"), (past, given, to) => {
      const { rows, refused } = convertBoundaries(given, past, "2019-12-31", to);
      expect(refused).toEqual([]);
      expect(equals(total(rows), total(given))).toBe(true);
    }),
  );
});

test("[G6] the order of figures, places and links does not matter", () => {
  fc.assert(
    fc.property(history, figures, fc.nat(), (past, given, turn) => {
      const rotate = <T>(list: readonly T[]) => [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
      const straight = convertBoundaries(given, past, "2019-12-31", "2025-12-31").rows;
      const turned = convertBoundaries(
        rotate(given),
        { places: rotate(past.places), successions: rotate(past.successions) },
        "2019-12-31",
        "2025-12-31",
      ).rows;
      for (const row of straight) {
        const other = turned.find((one) => one.place.code === row.place.code);
        expect(row.value && other?.value && equals(row.value, other.value)).toBe(true);
      }
      expect(turned).toHaveLength(straight.length);
    }),
  );
});

test("[G6] going in two steps or in one gives the same", () => {
  fc.assert(
    fc.property(history, figures, (past, given) => {
      const direct = convertBoundaries(given, past, "2019-12-31", "2025-12-31").rows;
      const halfway = convertBoundaries(given, past, "2019-12-31", "2024-12-31").rows;
      const stepped = convertBoundaries(halfway, past, "2024-12-31", "2025-12-31").rows;
      expect(stepped.map((row) => row.place)).toEqual(direct.map((row) => row.place));
      direct.forEach((row, i) => {
        const other = stepped[i]?.value;
        expect(row.value && other && equals(row.value, other)).toBe(true);
      });
    }),
  );
});

test("[G7] dropping a figure never changes it to zero: it is named missing, and the others keep their sum", () => {
  fc.assert(
    fc.property(history, figures, fc.nat(11), (past, given, dropped) => {
      const kept = given.filter((_, i) => i !== dropped);
      const { rows } = convertBoundaries(kept, past, "2019-12-31", "2024-12-31");
      expect(equals(total(rows), total(kept))).toBe(true);
      const named = rows.flatMap((row) => row.missing);
      const alone = past.successions[dropped]?.to.code;
      const hasCompany = past.successions.some((link, i) => i < 12 && i !== dropped && link.to.code === alone);
      expect(named).toEqual(hasCompany ? [makeKey(`a${dropped}`)] : []);
    }),
  );
});
