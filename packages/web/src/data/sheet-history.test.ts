import type { SendingActJson, SendingJson } from "@kehoach/api/sheet-reply";
import { expect, test } from "vitest";
import { findDecline, findOpenRequest, findReturn, isCorrection, listHistory } from "./sheet-history.ts";

const sending = (n: number, at: string, recalled: SendingJson["recalled"] = null): SendingJson => ({
  n,
  seq: n,
  at,
  by: "user:an",
  late: n === 2,
  recalled,
});
const act = (n: number, what: SendingActJson["act"], at: string, rest: Partial<SendingActJson> = {}): SendingActJson => ({
  n,
  act: what,
  step: what === "approve" ? "whole" : null,
  sectors: null,
  reason: what === "approve" ? null : `vì ${what}`,
  by: "user:chi",
  at,
  ...rest,
});

test("[Y66] everything that happened stands in its order: sendings, what was taken back, what became of them", () => {
  const events = listHistory(
    [sending(1, "2031-07-01", { at: "2031-07-02", by: "user:an", reason: "sót thôn" }), sending(2, "2031-07-03")],
    [act(2, "approve", "2031-07-04", { step: "sectors", sectors: ["crop"] }), act(2, "return", "2031-07-05")],
  );
  expect(events).toEqual([
    { n: 1, at: "2031-07-01", by: "user:an", kind: "sent", late: false },
    { n: 1, at: "2031-07-02", by: "user:an", kind: "recalled", reason: "sót thôn" },
    { n: 2, at: "2031-07-03", by: "user:an", kind: "sent", late: true },
    { n: 2, at: "2031-07-04", by: "user:chi", kind: "approve", step: "sectors", sectors: ["crop"] },
    { n: 2, at: "2031-07-05", by: "user:chi", kind: "return", reason: "vì return" },
  ]);
});

test("[Y66] a request stands until it is answered; why a form is to be mended is what was said last of its last sending", () => {
  const asked = [act(1, "approve", "1"), act(1, "ask", "2")];
  expect(findOpenRequest(asked, 1)).toMatchObject({ reason: "vì ask" });
  expect(findDecline(asked, 1)).toBeUndefined();
  const declined = [...asked, act(1, "decline", "3")];
  expect(findOpenRequest(declined, 1)).toBeUndefined();
  expect(findDecline(declined, 1)).toMatchObject({ reason: "vì decline" });
  const again = [...declined, act(1, "ask", "4"), act(1, "reopen", "5")];
  expect(findOpenRequest(again, 1)).toBeUndefined();
  expect(findReturn(again, 1)).toMatchObject({ act: "reopen" });
  expect(findReturn(again, 2)).toBeUndefined();
  expect(isCorrection(again, 1)).toBe(false);
  expect(isCorrection(again, 2)).toBe(true);
});
