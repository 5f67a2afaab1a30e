import fc from "fast-check";
import { expect, test } from "vitest";
import { makeKey, makeRef, makeValue } from "../../test/make.ts";
import { parseBreakdown, showBreakdown, toBreakdown } from "../indicator/breakdown.ts";
import { parsePlaceKey, showPlaceKey } from "../place/place.ts";
import { findBestKnown } from "./best-known.ts";
import { showValueKey } from "./fact-key.ts";

const CELL = makeRef("value", "a.b");
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-05-${String(n).padStart(2, "0")}`);
const status = fc.constantFrom("estimate" as const, "reported" as const, "preliminary" as const, "official" as const);
const series = fc.constantFrom("own" as const, "issued-report" as const);

/** Versions of one cell; no two of one key are known on the same day, where only their order could tell. */
const versions = fc
  .uniqueArray(fc.record({ status, series, knownAt: day, value: fc.option(fc.nat(999)) }), {
    selector: (one) => `${one.status} ${one.series} ${one.knownAt}`,
    maxLength: 12,
  })
  .map((list) =>
    list.map(({ knownAt, value, ...key }) => makeValue("a.b", value === null ? undefined : String(value), { key, knownAt })),
  );

test("[V2] the order of versions does not matter", () => {
  fc.assert(
    fc.property(versions, fc.nat(), (list, turn) => {
      const at = list.length === 0 ? 0 : turn % list.length;
      expect(findBestKnown([...list.slice(at), ...list.slice(0, at)].reverse(), CELL)).toEqual(findBestKnown(list, CELL));
    }),
  );
});

test("[V3] nothing in the book is stronger than the best known", () => {
  const strength = ["estimate", "reported", "preliminary", "official"];
  fc.assert(
    fc.property(versions, (list) => {
      const best = findBestKnown(list, CELL);
      const strongest = Math.max(-1, ...list.map((one) => strength.indexOf(one.key.status)));
      expect(best === undefined ? -1 : strength.indexOf(best.key.status)).toBe(strongest);
    }),
  );
});

test("[V4] what comes to be known later does not change what was known then", () => {
  fc.assert(
    fc.property(versions, day, (list, then) => {
      const known = list.filter((one) => one.knownAt <= then);
      expect(findBestKnown(list, CELL, { knownAt: then })).toEqual(findBestKnown(known, CELL));
    }),
  );
});

const word = fc.stringMatching(/^[a-z0-9-]{1,8}$/);

test("[I1] show then parse gives the same breakdown", () => {
  fc.assert(
    fc.property(fc.dictionary(word, word), (record) => {
      const breakdown = toBreakdown({ ...record });
      expect(parseBreakdown(showBreakdown(breakdown))).toEqual({ ok: true, value: breakdown });
    }),
  );
});

test("[G1] show then parse gives the same place key", () => {
  fc.assert(
    fc.property(word, day, (code, validFrom) => {
      expect(parsePlaceKey(showPlaceKey({ code, validFrom }))).toEqual({ ok: true, value: { code, validFrom } });
    }),
  );
});

test("[V1] different keys have different texts", () => {
  const key = fc.record({ indicator: word, item: fc.option(word), place: word, status, series });
  const toKey = ({ indicator, item, place, ...rest }: { indicator: string; item: string | null; place: string } & object) => {
    const breakdown = item === null ? {} : { breakdown: { dim: item } };
    return makeValue(indicator, "1", { ...breakdown, place: makeKey(place), key: rest }).key;
  };
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(showValueKey(toKey(a)) === showValueKey(toKey(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});
