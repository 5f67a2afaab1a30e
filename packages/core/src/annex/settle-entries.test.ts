import { expect, test } from "vitest";
import type { Place } from "../place/place.ts";
import type { Mapping } from "./role.ts";
import { checkPlaces, settleRoles } from "./settle-entries.ts";

const OLD: Place = {
  code: "064",
  validFrom: "1997-01-01",
  validTo: "2025-07-01",
  kind: "territory",
  level: "district",
  type: "huyện",
  name: "Cũ",
};
const mapping = (period: string): Mapping => ({
  fingerprint: "",
  columns: [
    { column: 1, header: "Kế hoạch", role: { kind: "target", assigner: "ubnd", period, state: "assigned" } },
    { column: 2, header: "Không rõ kỳ", role: { kind: "actual", status: "reported", period: "" } },
  ],
});
const table = { sheet: "S", headers: [{ column: 1, parts: [], text: "Kế hoạch", number: "", cell: "B4", hidden: false }] };

test("[M20] a column gives figures of its place where that exists at the end of its period, and is told where not", () => {
  expect(settleRoles(mapping("2024"), { places: [OLD] }, OLD).columns.map(({ role }) => role)).toEqual([
    { kind: "target", assigner: "ubnd", period: "2024", state: "assigned", place: "064" },
    { kind: "ignore" },
  ]);
  expect(checkPlaces(mapping("2024"), table, { places: [OLD] }, OLD)).toEqual([]);
  expect(settleRoles(mapping("2026"), { places: [OLD] }, OLD).columns[0]?.role).toEqual({ kind: "ignore" });
  expect(checkPlaces(mapping("2026"), table, { places: [OLD] }, OLD)).toMatchObject([
    { level: "question", cell: "B4", fault: { code: "ANNEX_COLUMN_PLACE", period: "2026" } },
  ]);
});
