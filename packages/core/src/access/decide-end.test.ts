import { describe, expect, test } from "vitest";
import type { Appointment } from "./appointment.ts";
import { decideDisable } from "./decide-disable.ts";
import { decideEnd } from "./decide-end.ts";

const TODAY = "2030-06-15";
const OFFICER: Appointment = { id: "1", holder: "an", role: "officer", place: "A@2000-01-01", startsOn: "2030-01-01" };
const ADMIN: Appointment = { id: "2", holder: "an", role: "admin", place: "R@2000-01-01", startsOn: "2030-01-01" };
const OTHER: Appointment = { ...ADMIN, id: "3", holder: "binh" };

function codes(appointment: Appointment, endsOn: string, admins: readonly Appointment[] = [OTHER]): readonly string[] {
  const decided = decideEnd({ appointment, endsOn, admins }, TODAY);
  return decided.ok ? [] : decided.problems.map(({ code }) => code);
}

describe("decideEnd", () => {
  test("[X11] ends today or later, and before it begins only as if it had never been", () => {
    expect(codes(OFFICER, TODAY)).toEqual([]);
    expect(codes(OFFICER, "2030-12-31")).toEqual([]);
    expect(codes({ ...OFFICER, startsOn: "2030-09-01" }, "2030-09-01")).toEqual([]);
  });

  test("[X11] not backwards, not before it begins, not later than it would by itself", () => {
    expect(codes(OFFICER, "2030-06-14")).toEqual(["END_PAST"]);
    expect(codes({ ...OFFICER, startsOn: "2030-09-01" }, "2030-08-31")).toEqual(["END_BEFORE_START"]);
    expect(codes({ ...OFFICER, endsOn: "2030-10-01" }, "2030-10-01")).toEqual(["END_LATER"]);
    expect(codes({ ...OFFICER, endsOn: "2030-10-01" }, "2031-01-01")).toEqual(["END_LATER"]);
    expect(codes({ ...OFFICER, startsOn: "2030-06-01", endsOn: "2030-06-10" }, "2030-05-01")).toEqual([
      "END_PAST",
      "END_BEFORE_START",
    ]);
  });

  test("[X14] the last administrator stays, and stays until another one follows", () => {
    expect(codes(ADMIN, TODAY, [ADMIN])).toEqual(["LAST_ADMIN"]);
    expect(codes(ADMIN, TODAY, [ADMIN, OTHER])).toEqual([]);
    const next = { ...OTHER, startsOn: "2030-09-01" };
    expect(codes(ADMIN, "2030-08-31", [ADMIN, next])).toEqual(["LAST_ADMIN"]);
    expect(codes(ADMIN, "2030-09-01", [ADMIN, next])).toEqual([]);
    const passing = { ...OTHER, endsOn: "2031-01-01" };
    expect(decideEnd({ appointment: ADMIN, endsOn: TODAY, admins: [ADMIN, passing] }, TODAY)).toMatchObject({
      problems: [{ code: "LAST_ADMIN", from: "2031-01-01" }],
    });
  });

  test("[X14] who will leave by himself may leave when another stays as long", () => {
    const [a, b] = [
      { ...ADMIN, endsOn: "2031-01-01" },
      { ...OTHER, endsOn: "2031-01-01" },
    ];
    expect(codes(a, TODAY, [a, b])).toEqual([]);
    expect(codes(a, TODAY, [a])).toEqual(["LAST_ADMIN"]);
  });
});

describe("decideDisable", () => {
  const facts = { userId: "an", byId: "binh", isDisabled: false, admins: [[ADMIN, OTHER]] };

  test("[X14] [X15] shuts out anybody but oneself, who is shut out, and the last administrator of any authority", () => {
    expect(decideDisable(facts, TODAY).ok).toBe(true);
    expect(decideDisable({ ...facts, byId: "an" }, TODAY)).toMatchObject({ problems: [{ code: "DISABLE_SELF" }] });
    expect(decideDisable({ ...facts, isDisabled: true }, TODAY)).toMatchObject({ problems: [{ code: "DISABLE_ALREADY" }] });
    expect(decideDisable({ ...facts, admins: [[ADMIN, OTHER], [ADMIN]] }, TODAY)).toMatchObject({
      problems: [{ code: "LAST_ADMIN", from: TODAY }],
    });
    expect(decideDisable({ ...facts, admins: [[OTHER]] }, TODAY).ok).toBe(true);
  });
});
