import { describe, expect, test } from "vitest";
import { makeKey, makeLink, makePlace } from "../../test/make.ts";
import { checkPlaces, checkSuccessions } from "./check-places.ts";
import { nameOffice } from "./office.ts";
import { isSamePlace, parsePlaceKey, showPlaceKey } from "./place.ts";
import { ancestorsOf, childrenAt, descendantsAt, findPlace, placesAt } from "./tree.ts";

const OLD = makePlace("02020@2004-07-08", { validTo: "2025-07-01", type: "thị trấn", parent: makeKey("064@1997-01-01") });
const NEW = makePlace("02020@2025-07-01", { parent: makeKey("19@1997-01-01") });
const DISTRICT = makePlace("064@1997-01-01", { validTo: "2025-07-01", level: "district", parent: makeKey("06@1997-01-01") });
const PROVINCE = makePlace("06@1997-01-01", { validTo: "2025-07-01", level: "province" });
const MERGED = makePlace("19@1997-01-01", { level: "province" });
const PLACES = [PROVINCE, MERGED, DISTRICT, OLD, NEW];

describe("who acts for a place", () => {
  test.each([
    ["territory", "xã", "Bằng Phúc", "Ủy ban nhân dân xã Bằng Phúc"],
    ["territory", "thị trấn", "Bằng Lũng", "Ủy ban nhân dân thị trấn Bằng Lũng"],
    ["agency", "phòng", "Nội vụ", "Phòng Nội vụ"],
    ["agency", "đội", "Quản lý đô thị", "Đội Quản lý đô thị"],
  ] as const)("[G8] of a %s, %s %s, it is %s", (kind, type, name, office) => {
    expect(nameOffice({ kind, type, name })).toBe(office);
  });
});

describe("keys", () => {
  test("[G1] a place is known by code and first day", () => {
    const key = parsePlaceKey("02020@2025-07-01");
    expect(key).toEqual({ ok: true, value: { code: "02020", validFrom: "2025-07-01" } });
    expect(showPlaceKey(NEW)).toBe("02020@2025-07-01");
    expect(isSamePlace(OLD, NEW)).toBe(false);
    expect(isSamePlace(NEW, makeKey("02020@2025-07-01"))).toBe(true);
  });

  test.each(["02020", "02020@", "@2025-07-01", "02020@2025-7-1", "a b@2025-07-01", ""])("[G1] %j is not a place key", (text) => {
    expect(parsePlaceKey(text)).toEqual({ ok: false, problems: [{ code: "PLACE_KEY_MALFORMED", text }] });
  });
});

describe("the tree at a date", () => {
  test("[G2] a life is half-open: the last day is the day before validTo", () => {
    expect(placesAt(PLACES, "2025-06-30")).toEqual([PROVINCE, MERGED, DISTRICT, OLD]);
    expect(placesAt(PLACES, "2025-07-01")).toEqual([MERGED, NEW]);
  });

  test("[G2] children and descendants are those that live on the day", () => {
    expect(childrenAt(PLACES, DISTRICT, "2023-12-31")).toEqual([OLD]);
    expect(childrenAt(PLACES, DISTRICT, "2025-07-01")).toEqual([]);
    expect(descendantsAt(PLACES, PROVINCE, "2023-12-31")).toEqual([DISTRICT, OLD]);
    expect(ancestorsOf(PLACES, OLD)).toEqual([DISTRICT, PROVINCE]);
  });

  test("[G2] a circle of parents ends the walk and is a problem", () => {
    const a = makePlace("a", { parent: makeKey("b") });
    const b = makePlace("b", { parent: makeKey("a") });
    expect(descendantsAt([a, b], a, "2020-01-01")).toEqual([b]);
    expect(ancestorsOf([a, b], a)).toEqual([b]);
    expect(checkPlaces([a, b]).map((p) => p.code)).toEqual(["PLACE_PARENT_CIRCLE", "PLACE_PARENT_CIRCLE"]);
  });

  test("[G2] the places' own table is checked", () => {
    const empty = makePlace("c@2020-01-01", { validTo: "2020-01-01" });
    const orphan = makePlace("d", { parent: makeKey("nobody") });
    const late = makePlace("e@2025-08-01", { parent: makeKey("064@1997-01-01") });
    expect(checkPlaces(PLACES)).toEqual([]);
    expect(checkPlaces([...PLACES, OLD]).map((p) => p.code)).toEqual(["PLACE_TWICE"]);
    expect(checkPlaces([empty]).map((p) => p.code)).toEqual(["PLACE_LIFE_EMPTY"]);
    expect(checkPlaces([orphan]).map((p) => p.code)).toEqual(["PLACE_PARENT_UNKNOWN"]);
    expect(checkPlaces([...PLACES, late]).map((p) => p.code)).toEqual(["PLACE_PARENT_NOT_ALIVE"]);
  });
});

describe("a bare code", () => {
  test("[G3] means the place of that code that lives on the day", () => {
    expect(findPlace(PLACES, "02020", "2023-12-31")).toEqual({ ok: true, value: OLD });
    expect(findPlace(PLACES, "02020", "2025-12-31")).toEqual({ ok: true, value: NEW });
    expect(findPlace(PLACES, "02020@2004-07-08", "2023-12-31")).toEqual({ ok: true, value: OLD });
  });

  test("[G3] outside every life it is refused with the candidates", () => {
    const found = findPlace(PLACES, "064", "2025-12-31");
    expect(found).toMatchObject({ ok: false, problems: [{ code: "PLACE_OUT_OF_LIFE", candidates: [DISTRICT] }] });
    const keyed = findPlace(PLACES, "02020@2004-07-08", "2025-12-31");
    expect(keyed).toMatchObject({ ok: false, problems: [{ code: "PLACE_OUT_OF_LIFE", candidates: [OLD] }] });
  });

  test("[G3] unknown, it is refused; a known code with another day names its places", () => {
    expect(findPlace(PLACES, "99999", "2023-12-31")).toMatchObject({ problems: [{ code: "PLACE_UNKNOWN", candidates: [] }] });
    const wrongDay = findPlace(PLACES, "02020@2010-01-01", "2023-12-31");
    expect(wrongDay).toMatchObject({ problems: [{ code: "PLACE_UNKNOWN", candidates: [OLD, NEW] }] });
  });

  test("[G3] two places of one code on one day are ambiguous, and a problem of the table", () => {
    const twin = makePlace("02020@2010-01-01");
    const found = findPlace([...PLACES, twin], "02020", "2023-12-31");
    expect(found).toMatchObject({ ok: false, problems: [{ code: "PLACE_AMBIGUOUS", candidates: [OLD, twin] }] });
    expect(checkPlaces([OLD, twin]).map((p) => p.code)).toContain("PLACE_LIVES_OVERLAP");
  });
});

describe("the table of successions", () => {
  const A = makePlace("A", { validTo: "2025-07-01" });
  const B = makePlace("B", { validTo: "2025-07-01" });
  const C = makePlace("C@2025-07-01");
  const STAYS = makePlace("S");
  const places = [A, B, C, STAYS];
  const codes = (...links: ReturnType<typeof makeLink>[]) => checkSuccessions(places, links).map((p) => p.code);

  test("[G4] a merger of two wholes is in order", () => {
    expect(codes(makeLink("A", "C@2025-07-01", "2025-07-01"), makeLink("B", "C@2025-07-01", "2025-07-01"))).toEqual([]);
  });

  test("[G4] links name known places that live around the day", () => {
    expect(codes(makeLink("A", "X", "2025-07-01"))).toEqual(["SUCCESSION_PLACE_UNKNOWN"]);
    expect(codes(makeLink("A", "C@2025-07-01", "2025-07-02"))).toEqual(["SUCCESSION_OUTSIDE_LIFE"]);
    expect(codes(makeLink("A", "C@2025-07-01", "2024-07-01"))).toEqual(["SUCCESSION_OUTSIDE_LIFE", "SUCCESSION_WHOLE_LIVES_ON"]);
    expect(codes(makeLink("A", "A", "2025-07-01"))).toEqual(["SUCCESSION_TO_ITSELF"]);
  });

  test("[G5] whole stands alone and ends the place; shares lie in (0, 1] and make the whole", () => {
    const whole = makeLink("A", "C@2025-07-01", "2025-07-01");
    expect(codes(whole, makeLink("A", "S", "2025-07-01", "0.5"))).toContain("SUCCESSION_WHOLE_NOT_ALONE");
    expect(codes(makeLink("S", "C@2025-07-01", "2025-07-01"))).toEqual(["SUCCESSION_WHOLE_LIVES_ON"]);
    expect(codes(makeLink("A", "C@2025-07-01", "2025-07-01", "1.2"))).toEqual(["SUCCESSION_WEIGHT_OUT_OF_RANGE"]);
    expect(codes(makeLink("A", "C@2025-07-01", "2025-07-01", "0"))).toEqual(["SUCCESSION_WEIGHT_OUT_OF_RANGE"]);
    const half = makeLink("A", "C@2025-07-01", "2025-07-01", "0.5");
    expect(codes(half, makeLink("A", "S", "2025-07-01", "0.4"))).toEqual(["SUCCESSION_WEIGHTS_NOT_WHOLE"]);
    expect(codes(half, makeLink("A", "S", "2025-07-01", "0.5"))).toEqual([]);
    expect(codes(makeLink("S", "C@2025-07-01", "2025-07-01", "0.4"))).toEqual([]);
  });
});
