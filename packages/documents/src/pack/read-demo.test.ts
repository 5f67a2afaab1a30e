import { expect, test } from "vitest";
import { checkMarked } from "../../test/check-pack.ts";
import { SOUND } from "../../test/make-pack.ts";

const USERS = `users:
  - { username: xa.hai, name: Cán bộ xã Hai, role: officer, place: "90002", sectors: [crop] }
`;
const MANIFEST = SOUND["toy/pack.yaml"] ?? "";
const DEMO = MANIFEST.replace("knownAt:", "demo: true\nknownAt:");

test("[K28] users stand in a pack of made-up figures", async () => {
  expect(await checkMarked("toy/users.yaml", () => USERS, { "toy/pack.yaml": DEMO })).toMatchObject({ ok: true, lines: [] });
});

test("[K28] and in no other", async () => {
  const told = await checkMarked("toy/users.yaml", () => `¦${USERS}`);
  expect(told).toMatchObject({ ok: false, lines: [`${told.at} PACK_USERS_NOT_DEMO`] });
});

test("[K28] a pack of made-up figures says so on everything made from it", async () => {
  const told = await checkMarked("toy/pack.yaml", () => DEMO.replace(/^notice:.*\n/m, "").replace("demo: true", "demo: ¦true"));
  expect(told).toMatchObject({ ok: false, lines: [`${told.at} PACK_DEMO_NEEDS`] });
});

test.each([
  ["username: xa.hai", "username: ¦Xã Hai", "PACK_USERNAME"],
  ['place: "90002"', 'place: ¦"90003"', "PACK_UNKNOWN"],
  ["sectors: [crop]", "sectors: [¦crops]", "PACK_UNKNOWN"],
  ["role: officer", "role: ¦boss", "PACK_CHOICE"],
  [
    "sectors: [crop] }\n",
    'sectors: [crop] }\n  - { username: ¦xa.hai, name: Ai khác, role: viewer, place: "900" }\n',
    "PACK_DUPLICATE",
  ],
])("[K28] %s written as %s is told", async (sound, wrong, code) => {
  const told = await checkMarked("toy/users.yaml", () => USERS.replace(sound, wrong), { "toy/pack.yaml": DEMO });
  expect(told).toMatchObject({ ok: false, lines: [`${told.at} ${code}`] });
});
