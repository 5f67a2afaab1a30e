import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsOn } from "./actor.ts";
import { overlaps, type Span } from "./appointment.ts";
import { checkAdmins, coveredUntil } from "./last-admin.ts";

const day = fc.integer({ min: 10, max: 40 }).map((number) => `2030-01-${number}`);
const span = fc.tuple(day, fc.option(day, { nil: undefined })).map(
  ([startsOn, endsOn]): Span => ({
    startsOn,
    ...(endsOn === undefined ? {} : { endsOn: endsOn < startsOn ? startsOn : endsOn }),
  }),
);
const DAYS = Array.from({ length: 35 }, (_, at) => `2030-01-${at + 10}`);

describe("coveredUntil", () => {
  test("[X14] is the first day on which no span holds, however they lie", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), day, (spans, from) => {
        const plain = DAYS.find((one) => one >= from && !spans.some((each) => holdsOn(each, one)));
        expect(coveredUntil(spans, from)).toBe(plain);
      }),
    );
  });

  test("[X14] adding a span never takes cover away, so it is never refused", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), span, day, (spans, more, from) => {
        expect(checkAdmins(spans, [...spans, more], from)).toEqual([]);
      }),
    );
  });
});

describe("overlaps", () => {
  test("[X10] is whether there is a day on which both hold", () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlaps(a, b)).toBe(DAYS.some((one) => holdsOn(a, one) && holdsOn(b, one)));
      }),
    );
  });
});
