import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading } from "../../../test/make-reading.ts";
import { findNoteOrder } from "./find-note-order.ts";

function find(calls: string, notes: string): string[] {
  const body = calls.split(" ").map((call) => `Kết quả thực hiện nhiệm vụ${call} trong năm.`);
  const below = notes
    .split(" ")
    .filter((mark) => mark !== "")
    .map((mark): GivenBlock => ({ kind: "note", mark, text: "Gồm các xã phía bắc." }));
  return findNoteOrder(makeReading([...body, ...below])).map(({ result, note, stated, passage }) =>
    note.code === "sequence-broken" ? `${result} ${note.found} for ${note.expected} at ${passage}` : `${result} ${stated}`,
  );
}

describe("footnotes", () => {
  test("[Q134] every call with its note, in order, is whole", () => {
    expect(find("¹ ² ³", "¹ ² ³")).toEqual(["ok ¹ … ³"]);
    expect(find("¹", "¹")).toEqual(["ok ¹"]);
    expect(find("⁹ ¹⁰ ¹¹", "⁹ ¹⁰ ¹¹")).toEqual(["ok ⁹ … ¹¹"]);
    expect(find("¹ ²", "1 2)")).toEqual(["ok ¹ … ²"]);
    const listed: GivenBlock[] = [
      "Kết quả¹ trong năm².",
      { kind: "note", mark: "¹ +", text: "Cây chất bột" },
      { kind: "note", mark: "+", text: "Cây rau" },
      { kind: "note", mark: "²", text: "Cây chè" },
    ];
    expect(findNoteOrder(makeReading(listed))).toMatchObject([{ result: "ok", stated: "¹ … ²" }]);
  });

  test("[Q134] a call without a note and a note without a call are asked about once", () => {
    expect(find("¹ ² ³", "¹ ³")).toEqual(["review ² for – at 1"]);
    expect(find("¹ ³", "¹ ² ³")).toEqual(["review ² for – at 3"]);
  });

  test("[Q134] numbers out of order and a number called twice are asked about", () => {
    expect(find("¹ ³ ²", "¹ ² ³")).toEqual(["review ³ for ² at 1", "review ² for ⁴ at 2"]);
    expect(find("¹ ² ² ³", "¹ ² ³")).toEqual(["review ² for ³ at 2"]);
  });

  test("[Q134] notes may start again on each page", () => {
    expect(find("¹ ² ¹ ² ³", "¹ ² ¹ ² ³")).toEqual(["ok ¹ … ³"]);
  });

  test("[Q134] powers are no calls, and a text without notes is not judged", () => {
    expect(find("¹ ²", "")).toEqual([]);
    const text = "Xây dựng 120 m² nhà, 5 km² rừng, 10 m³ gỗ, 10⁶ cây¹.";
    expect(findNoteOrder(makeReading([text, { kind: "note", mark: "¹", text: "Gồm keo, mỡ." }]))).toMatchObject([
      { result: "ok" },
    ]);
  });
});
