import { describe, expect, test } from "vitest";
import type { Appointment } from "./appointment.ts";
import { decideHandover, type HandedAppointment, type HandoverFacts } from "./decide-handover.ts";

const TODAY = "2030-06-15";
const OFFICER: HandedAppointment = {
  id: "1",
  holder: "an",
  role: "officer",
  place: "A@2000-01-01",
  sectors: ["crops"],
  startsOn: "2030-01-01",
  endsOn: "2031-01-01",
  placeName: "xã A",
  isReached: true,
};
const ADMIN: HandedAppointment = {
  id: "2",
  holder: "an",
  role: "admin",
  place: "R",
  startsOn: "2030-01-01",
  placeName: "huyện R",
  isReached: true,
};

function makeFacts(given: Partial<HandoverFacts> = {}): HandoverFacts {
  return {
    from: "an",
    receiver: { id: "binh", isDisabled: false },
    on: "2030-07-01",
    chosen: [OFFICER],
    held: [],
    lent: [],
    admins: [{ ...ADMIN, id: "9", holder: "chi" }],
    ...given,
  };
}

function codes(given: Partial<HandoverFacts>): readonly string[] {
  const decided = decideHandover(makeFacts(given), TODAY);
  return decided.ok ? [] : decided.problems.map(({ code }) => code);
}

describe("decideHandover", () => {
  test("[X13] his ends on the day, the same begins for the other and ends when his would have", () => {
    expect(decideHandover(makeFacts(), TODAY)).toEqual({
      ok: true,
      value: {
        end: [{ id: "1", endsOn: "2030-07-01" }],
        begin: [
          {
            holder: "binh",
            role: "officer",
            place: "A@2000-01-01",
            sectors: ["crops"],
            startsOn: "2030-07-01",
            endsOn: "2031-01-01",
          },
        ],
        revoke: [],
      },
    });
  });

  test("[X13] one that begins later moves whole", () => {
    const decided = decideHandover(makeFacts({ chosen: [{ ...OFFICER, startsOn: "2030-09-01" }] }), TODAY);
    expect(decided.ok && decided.value.end).toEqual([{ id: "1", endsOn: "2030-09-01" }]);
    expect(decided.ok && decided.value.begin[0]?.startsOn).toBe("2030-09-01");
  });

  test("[X13] what was lent of them from that day on is revoked, all of it when the day is today", () => {
    const lent = [
      { id: "5", appointment: "1", borrower: "dung", startsOn: "2030-06-01", endsOn: "2030-08-01" },
      { id: "6", appointment: "1", borrower: "dung", startsOn: "2030-07-01", endsOn: "2030-08-01" },
    ];
    const later = decideHandover(makeFacts({ lent }), TODAY);
    expect(later.ok && later.value.revoke).toEqual(["6"]);
    const now = decideHandover(makeFacts({ lent, on: TODAY }), TODAY);
    expect(now.ok && now.value.revoke).toEqual(["5", "6"]);
  });

  test.each<[string, Partial<HandoverFacts>, readonly string[]]>([
    ["to himself", { receiver: { id: "an", isDisabled: false } }, ["HANDOVER_SELF"]],
    ["of nothing", { chosen: [] }, ["HANDOVER_NONE"]],
    ["in the past", { on: "2030-06-14" }, ["HANDOVER_PAST"]],
    ["of what is another's", { chosen: [{ ...OFFICER, holder: "chi" }] }, ["HANDOVER_NOT_HIS"]],
    ["of what is over by then", { chosen: [{ ...OFFICER, endsOn: "2030-07-01" }] }, ["HANDOVER_OVER"]],
    ["beyond reach", { chosen: [{ ...OFFICER, isReached: false }] }, ["HANDOVER_FAR"]],
    ["to whoever has it", { held: [{ ...OFFICER, id: "4", holder: "binh" }] }, ["HANDOVER_TWICE"]],
    ["to somebody shut out", { receiver: { id: "binh", isDisabled: true } }, ["HANDOVER_DISABLED"]],
  ])("[X13] refuses a handover %s", (_what, given, expected) => {
    expect(codes(given)).toEqual(expected);
  });

  test("[X14] the last administrator may hand over, but not to somebody shut out", () => {
    const admins: readonly Appointment[] = [ADMIN];
    expect(codes({ chosen: [ADMIN], admins })).toEqual([]);
    expect(codes({ chosen: [ADMIN], admins, receiver: { id: "binh", isDisabled: true } })).toEqual([
      "HANDOVER_DISABLED",
      "LAST_ADMIN",
    ]);
  });
});
