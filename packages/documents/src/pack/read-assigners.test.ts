import { describe, expect, test } from "vitest";
import { testErrors } from "../../test/check-pack.ts";
import { makePacks } from "../../test/make-pack.ts";
import { readPack } from "./read-pack.ts";

const FILE = "toy/assigners.yaml";

test("[K30] assigners come from the base with their level, and what the pack says of one stands", async () => {
  const root = await makePacks({
    "base/assigners.yaml": "assigners:\n  - { code: council, level: commune }\n  - { code: above, level: province }\n",
    [FILE]: "assigners:\n  - { code: council, level: district }\n",
  });
  const read = await readPack(`${root}/toy`);
  expect(read.ok && read.value.book.assigners).toEqual([
    { code: "council", level: "district" },
    { code: "above", level: "province" },
  ]);
});

describe("[K30] what a list of assigners must not hold", () => {
  testErrors(FILE, [
    [
      "an assigner twice",
      () => "assigners:\n  - { code: council, level: district }\n  - { code: ¦council, level: commune }\n",
      "PACK_DUPLICATE",
    ],
    ["a code that is none", () => "assigners:\n  - { code: ¦Xã, level: commune }\n", "PACK_CODE_MALFORMED"],
  ]);
});
