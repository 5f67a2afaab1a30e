import { expect, test } from "vitest";
import type { Place } from "../place/place.ts";
import { listAssigners } from "./assigners.ts";

const place = (validFrom: string, level: Place["level"]): Place => ({
  code: "D",
  validFrom,
  kind: "territory",
  level,
  type: "huyện",
  name: "D",
});
const PLACES = [place("2000-01-01", "district"), place("2025-07-01", "commune")];
const levelOf = (own: string) => listAssigners({ authority: { code: "d", name: "D", place: own }, places: PLACES }).own;

test("[T4] an authority is of the level of its own place, whoever had the code before or has it after", () => {
  expect(levelOf("D@2000-01-01")).toBe("district");
  expect(levelOf("D@2025-07-01")).toBe("commune");
  expect(levelOf("D")).toBe("commune");
  expect(levelOf("E")).toBeUndefined();
});
