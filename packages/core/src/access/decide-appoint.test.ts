import { describe, expect, test } from "vitest";
import type { Appointment } from "./appointment.ts";
import { type AppointFacts, decideAppoint } from "./decide-appoint.ts";

const TODAY = "2030-06-15";
const HELD: Appointment = { id: "1", holder: "an", role: "officer", place: "A@2000-01-01", startsOn: "2030-01-01" };

type Changes = Partial<Omit<AppointFacts, "wanted">> & { readonly wanted?: Partial<AppointFacts["wanted"]> };

function makeFacts({ wanted, ...given }: Changes = {}): AppointFacts {
  return {
    wanted: { holder: "an", role: "officer", place: "B@2000-01-01", startsOn: "2030-07-01", ...wanted },
    placeName: "xã B",
    reaches: { place: true, whole: false },
    isWhole: false,
    isDisabled: false,
    held: [HELD],
    sectors: ["crops", "health"],
    ...given,
  };
}

function codes(changes: Changes): readonly string[] {
  const decided = decideAppoint(makeFacts(changes), TODAY);
  return decided.ok ? [] : decided.problems.map(({ code }) => code);
}

describe("decideAppoint", () => {
  test("[X10] a lawful appointment is taken as asked, its sectors once each and sorted", () => {
    expect(decideAppoint(makeFacts(), TODAY)).toEqual({
      ok: true,
      value: { holder: "an", role: "officer", place: "B@2000-01-01", startsOn: "2030-07-01" },
    });
    const limited = decideAppoint(makeFacts({ wanted: { sectors: ["health", "crops", "health"], endsOn: "2031-01-01" } }), TODAY);
    expect(limited.ok && limited.value).toMatchObject({ sectors: ["crops", "health"], endsOn: "2031-01-01" });
  });

  test.each<[string, Changes, readonly string[]]>([
    ["an unknown role", { wanted: { role: "boss" } }, ["APPOINT_ROLE"]],
    ["a place beyond reach", { reaches: { place: false, whole: false } }, ["APPOINT_PLACE_FAR"]],
    ["an administrator of the whole by one of a part", { isWhole: true, wanted: { role: "admin" } }, ["APPOINT_ADMIN_WHOLE"]],
    ["an administrator with sectors", { wanted: { role: "admin", sectors: ["crops"] } }, ["APPOINT_ADMIN_SECTORS"]],
    ["an unknown sector", { wanted: { sectors: ["crops", "magic"] } }, ["APPOINT_SECTOR"]],
    ["an end on the first day", { wanted: { endsOn: "2030-07-01" } }, ["APPOINT_DAYS"]],
    ["an end before the first day", { wanted: { endsOn: "2030-06-01" } }, ["APPOINT_DAYS"]],
    ["one that is over", { wanted: { startsOn: "2030-01-01", endsOn: TODAY } }, ["APPOINT_OVER"]],
    ["the same role at the same place", { wanted: { place: HELD.place } }, ["APPOINT_TWICE"]],
    ["somebody shut out", { isDisabled: true }, ["APPOINT_DISABLED"]],
    [
      "everything at once",
      {
        isDisabled: true,
        reaches: { place: false, whole: false },
        wanted: { role: "boss", sectors: ["magic"], endsOn: "2000-01-01" },
      },
      ["APPOINT_ROLE", "APPOINT_PLACE_FAR", "APPOINT_SECTOR", "APPOINT_DAYS", "APPOINT_DISABLED"],
    ],
  ])("[X10] refuses %s", (_what, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  test.each<[string, Changes]>([
    [
      "an administrator of the whole by another",
      { isWhole: true, reaches: { place: true, whole: true }, wanted: { role: "admin" } },
    ],
    ["an administrator of a part by one of that part", { wanted: { role: "admin" } }],
    ["a role before whose end nothing overlaps", { held: [{ ...HELD, endsOn: "2030-07-01" }], wanted: { place: HELD.place } }],
    ["another role at the same place", { wanted: { role: "viewer", place: HELD.place } }],
    ["one that was cancelled before it began", { held: [{ ...HELD, endsOn: HELD.startsOn }], wanted: { place: HELD.place } }],
    ["one that began in the past and holds today", { wanted: { startsOn: "2030-06-01", endsOn: "2030-06-16" } }],
  ])("[X10] takes %s", (_what, changes) => {
    expect(codes(changes)).toEqual([]);
  });
});
