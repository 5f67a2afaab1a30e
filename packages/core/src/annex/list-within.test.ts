import { expect, test } from "vitest";
import { KNOWN, takeAnnex } from "../../test/make-annex.ts";
import { offerChoices, type RowChoice } from "./choices.ts";
import { listWithin } from "./list-within.ts";
import { matchIndicators } from "./match-indicators.ts";

const SHEET = [
  ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
  ["I", "LÂM NGHIỆP"],
  ["1", "Diện tích rừng trồng mới", "ha", 500],
  ["a)", "Rừng sản xuất", "ha", 300],
  ["", "Trong đó: gỗ lớn", "ha", 100],
  ["b)", "Rừng phòng hộ", "ha", 200],
  ["2", "Diện tích khoán bảo vệ rừng", "ha", 900],
];

function withinOf(change: (choices: Map<number, RowChoice>) => void = () => {}) {
  const { rows } = takeAnnex(SHEET);
  const choices = new Map(offerChoices(matchIndicators(rows, KNOWN).matches));
  change(choices);
  const nameOf = (code: string) =>
    rows[[...choices].find(([, choice]) => choice.kind === "new" && choice.indicator.code === code)?.[0] ?? -1]?.name;
  return listWithin(rows, choices).within.map(({ indicator, whole, ofWhich }) => [
    nameOf(indicator),
    nameOf(whole),
    ofWhich === true,
  ]);
}

test("[M31] rows under a row stand under its indicator, with the “Trong đó” they are introduced by; headings are none", () => {
  expect(withinOf()).toEqual([
    ["Rừng sản xuất", "Diện tích rừng trồng mới", false],
    ["gỗ lớn", "Rừng sản xuất", true],
    ["Rừng phòng hộ", "Diện tích rừng trồng mới", false],
  ]);
});

test("[M31] over a row that is left out stands the next one that is taken", () => {
  expect(withinOf((choices) => choices.set(2, { kind: "skip" }))).toEqual([
    ["gỗ lớn", "Diện tích rừng trồng mới", true],
    ["Rừng phòng hộ", "Diện tích rừng trồng mới", false],
  ]);
});
