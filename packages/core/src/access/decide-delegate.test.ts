import { describe, expect, test } from "vitest";
import type { Appointment, Delegation } from "./appointment.ts";
import { type DelegateFacts, decideDelegate } from "./decide-delegate.ts";

const TODAY = "2030-06-15";
const OWN: Appointment = { id: "7", holder: "an", role: "approver", place: "A@2000-01-01", startsOn: "2030-01-01" };
const RUNNING: Delegation = { id: "1", appointment: "7", borrower: "binh", startsOn: "2030-06-20", endsOn: "2030-07-01" };

function makeFacts(given: Partial<DelegateFacts> = {}): DelegateFacts {
  return {
    appointment: OWN,
    lender: "an",
    borrower: { id: "binh", name: "Trần Bình", isKnown: true, isDisabled: false },
    startsOn: "2030-06-20",
    endsOn: "2030-07-01",
    running: [],
    ...given,
  };
}

function codes(given: Partial<DelegateFacts>): readonly string[] {
  const decided = decideDelegate(makeFacts(given), TODAY);
  return decided.ok ? [] : decided.problems.map(({ code }) => code);
}

describe("decideDelegate", () => {
  test("[X12] one's own appointment is lent for some days", () => {
    expect(decideDelegate(makeFacts(), TODAY)).toEqual({
      ok: true,
      value: { appointment: "7", borrower: "binh", startsOn: "2030-06-20", endsOn: "2030-07-01" },
    });
  });

  test.each<[string, Partial<DelegateFacts>, readonly string[]]>([
    ["somebody else's, a lent one too", { lender: "chi" }, ["DELEGATE_NOT_OWN"]],
    ["administration", { appointment: { ...OWN, role: "admin" } }, ["DELEGATE_ROLE"]],
    ["to oneself", { borrower: { id: "an", name: "An", isKnown: true, isDisabled: false } }, ["DELEGATE_SELF"]],
    ["to a stranger", { borrower: { id: "xa", name: "Xa", isKnown: false, isDisabled: false } }, ["DELEGATE_STRANGER"]],
    ["to somebody shut out", { borrower: { id: "binh", name: "Bình", isKnown: true, isDisabled: true } }, ["DELEGATE_DISABLED"]],
    ["without a day", { endsOn: "2030-06-20" }, ["DELEGATE_DAYS"]],
    ["days that are over", { startsOn: "2030-06-01", endsOn: TODAY }, ["DELEGATE_PAST"]],
    ["more than a year", { endsOn: "2031-06-21" }, ["DELEGATE_LONG"]],
    ["an appointment that is over", { appointment: { ...OWN, endsOn: "2030-06-20" } }, ["DELEGATE_NOTHING"]],
    ["an appointment that begins later", { appointment: { ...OWN, startsOn: "2030-07-01" } }, ["DELEGATE_NOTHING"]],
    ["twice to the same person", { running: [RUNNING] }, ["DELEGATE_TWICE"]],
    [
      "everything at once",
      {
        lender: "chi",
        appointment: { ...OWN, role: "admin", endsOn: "2030-02-01" },
        startsOn: "2030-01-01",
        endsOn: "2040-01-01",
      },
      ["DELEGATE_NOT_OWN", "DELEGATE_ROLE", "DELEGATE_LONG", "DELEGATE_NOTHING"],
    ],
  ])("[X12] refuses %s", (_what, given, expected) => {
    expect(codes(given)).toEqual(expected);
  });

  test("[X12] a year to the day, part of the appointment's time, and to two people at once are lawful", () => {
    expect(codes({ endsOn: "2031-06-20" })).toEqual([]);
    expect(codes({ startsOn: "2028-02-29", endsOn: "2029-03-01" })).toContain("DELEGATE_LONG");
    expect(codes({ appointment: { ...OWN, endsOn: "2030-06-25" } })).toEqual([]);
    expect(codes({ running: [{ ...RUNNING, borrower: "chi" }] })).toEqual([]);
    expect(codes({ running: [{ ...RUNNING, startsOn: "2030-07-01", endsOn: "2030-08-01" }] })).toEqual([]);
  });
});
