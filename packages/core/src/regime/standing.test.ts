import { describe, expect, test } from "vitest";
import type { Due, Holiday } from "./regime.ts";
import { standOf } from "./standing.ts";

// 3 November 2023 is a Friday.
const DUE: Due = { opens: "2023-10-20", deadline: "2023-11-03", closes: "2023-11-10" };

describe("how a form stands", () => {
  test.each([
    ["2023-10-19", "not-open"],
    ["2023-10-20", "open"],
    ["2023-10-31", "open"],
    ["2023-11-01", "due-soon"],
    ["2023-11-03", "due-soon"],
    ["2023-11-04", "late"],
    ["2023-11-10", "late"],
    ["2023-11-11", "closed"],
  ] as const)("[C8] on %s, not sent, it is %s", (today, standing) => {
    expect(standOf(DUE, undefined, today, [])).toBe(standing);
    expect(standOf(DUE, { state: "draft" }, today, [])).toBe(standing);
  });

  test("[C8] what was sent stands as it was sent, in time or late, whatever the day", () => {
    expect(standOf(DUE, { state: "submitted", isLate: false }, "2023-12-01", [])).toBe("sent");
    expect(standOf(DUE, { state: "submitted", isLate: true }, "2023-11-01", [])).toBe("sent-late");
  });
  test("[C8] what is approved was sent, in time or late", () => {
    expect(standOf(DUE, { state: "approved", isLate: false }, "2023-12-01", [])).toBe("sent");
    expect(standOf(DUE, { state: "approved", isLate: true }, "2023-12-01", [])).toBe("sent-late");
  });
  test.each(["2023-10-19", "2023-11-04", "2023-12-01"])(
    "[C8] what was returned is to be mended, whatever the day: on %s",
    (today) => {
      expect(standOf(DUE, { state: "returned", isLate: false }, today, [])).toBe("returned");
    },
  );
  test("[C8] without an end it never closes", () => {
    expect(standOf({ opens: DUE.opens, deadline: DUE.deadline }, { state: "draft" }, "2030-01-01", [])).toBe("late");
  });
  test("[C8] what was taken back stands as if it had not been sent", () => {
    expect(standOf(DUE, { state: "draft", isLate: false }, "2023-11-06", [])).toBe("late");
  });
  test("[C9] soon is two working days ahead: a weekend and holidays do not count", () => {
    const monday: Due = { opens: "2023-10-20", deadline: "2023-11-06" };
    expect(standOf(monday, undefined, "2023-11-02", [])).toBe("due-soon");
    expect(standOf(monday, undefined, "2023-11-01", [])).toBe("open");
    const off: readonly Holiday[] = [{ date: "2023-11-03", kind: "off", name: "Nghỉ" }];
    expect(standOf(monday, undefined, "2023-11-01", off)).toBe("due-soon");
  });
});
