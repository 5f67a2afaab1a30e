import { expect, test } from "vitest";
import { decimal } from "../quantity/decimal.ts";
import { readPercent } from "./percent.ts";

const show = (part: string, whole: string): string | undefined => readPercent(decimal(part), decimal(whole), undefined, 1)?.text;

test("[Q304] a hundred keeps its decimals where rounding alone made it", () => {
  expect(show("700", "700")).toBe("100%");
  expect(show("699.8", "700")).toBe("100,0%");
  expect(show("700.2", "700")).toBe("100,0%");
  expect(show("693", "700")).toBe("99%");
});
