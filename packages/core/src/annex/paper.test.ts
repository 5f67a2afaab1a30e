import { expect, test } from "vitest";
import { guessPaper, toPaper } from "./paper.ts";

const at = { sheet: "S", cell: "A1" };

test("[M29] a paper is what its number says, with a code of its number and year", () => {
  const draft = guessPaper({ number: { value: "50/QĐ-UBND", at }, date: { value: "2030-12-20", at } });
  expect(draft).toEqual({ type: "Quyết định", number: "50/QĐ-UBND", date: "2030-12-20" });
  expect(toPaper(draft, [])?.code).toBe("50-qd-ubnd-2030");
  expect(guessPaper({ number: { value: "25/NQ-HĐND", at } }).type).toBe("Nghị quyết");
  expect(guessPaper({ number: { value: "25/2030/NQ-HĐND", at } }).type).toBe("Nghị quyết");
});

test("[M29] one that is known by number and day keeps its code; without a kind or a day there is none yet", () => {
  const known = [{ code: "quyet-dinh-giao", number: "50/QĐ-UBND", type: "Quyết định", date: "2030-12-20" }];
  const draft = { type: "Quyết định", number: "50/QĐ-UBND", date: "2030-12-20" };
  expect(toPaper(draft, known)?.code).toBe("quyet-dinh-giao");
  expect(toPaper({ ...draft, date: "2031-12-20" }, known)?.code).toBe("50-qd-ubnd-2031");
  expect(toPaper({ ...draft, code: "qd" }, known)?.code).toBe("qd");
  expect(toPaper({ number: "50/QĐ-UBND", date: "2030-12-20" }, known)).toBeUndefined();
});
