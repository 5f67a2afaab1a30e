import { expect, test } from "vitest";
import { tellChecks } from "../../../test/audit-prose.ts";
import { auditDocument } from "../audit.ts";
import type { TextBlock } from "../document.ts";

/** Blocks by their first letters: "- " and "+ " are items, a superscript digit is a note. */
function tellSums(...lines: readonly string[]): readonly string[] {
  const text = lines.join("\n");
  let at = 0;
  const blocks = lines.map((line): TextBlock => {
    const mark = /^(?:[-+]|[¹²³])(?= )/u.exec(line)?.[0];
    const spans = [{ start: at + (mark === undefined ? 0 : mark.length + 1), end: at + line.length }];
    at += line.length + 1;
    if (mark === undefined) return { kind: "paragraph", spans };
    return mark === "-" || mark === "+"
      ? { kind: "item", spans, mark, level: mark === "-" ? 1 : 2 }
      : { kind: "note", spans, mark };
  });
  const audit = auditDocument({ name: "thu.txt", kind: "text", sha256: "", text, blocks, notRead: [] });
  return tellChecks(audit).filter((line) => line.includes(" sum "));
}

const FUNDS = ["- Tổng vốn: 165.139 triệu đồng, trong đó:", "+ Vốn tỉnh 48.058 triệu đồng."];

test("[Q194] items under a passage that ends with a colon are the parts of its last total", () => {
  expect(tellSums(...FUNDS, "+ Vốn huyện 117.081 triệu đồng.", "- Đã cấp 900 triệu đồng.")).toEqual([
    "ok sum 165.139 ← 48.058; 117.081",
  ]);
  expect(tellSums(...FUNDS, "+ Vốn huyện 118.081 triệu đồng.")).toEqual(["review sum 165.139 ← 48.058; 118.081"]);
});

test("[Q194] a list that is far from its total, or stands under no colon, is left alone", () => {
  expect(tellSums(...FUNDS, "+ Vốn huyện 17.081 triệu đồng.")).toEqual([]);
  expect(tellSums("- Tổng vốn 165.139 triệu đồng.", "+ Vốn tỉnh 48.058 triệu đồng.", "+ Vốn huyện 118.081 triệu đồng.")).toEqual(
    [],
  );
});

test("[Q195] a note called by the noun of a count lists its parts", () => {
  const called = "Toàn huyện có 31 sản phẩm¹ được công nhận.";
  expect(tellSums(called, "¹ 03 sản phẩm của xã Khe Ngàn; 28 sản phẩm của các xã khác.")).toEqual(["ok sum 31 ← 03; 28"]);
  expect(tellSums(called, "¹ 03 sản phẩm của xã Khe Ngàn; 27 sản phẩm của các xã khác.")).toEqual(["review sum 31 ← 03; 27"]);
  expect(tellSums(called, "² 03 sản phẩm của xã Khe Ngàn; 27 sản phẩm của các xã khác.")).toEqual([]);
});
