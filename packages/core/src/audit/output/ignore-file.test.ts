import fc from "fast-check";
import { expect, test } from "vitest";
import { readIgnoreFile, showIgnoreFile } from "./ignore-file.ts";
import { readJsonWithPlaces } from "./json-with-places.ts";

const ENTRY = { fingerprint: "3f9a", reason: "Đã đối chiếu", at: "2026-01-31", rule: "sum", stated: "29.028" };

test("[Q207] what is written is what is read, in the order of fingerprints", () => {
  const other = { fingerprint: "1b", reason: "“khác”\nhai dòng", rule: "share", stated: "5%" };
  const text = showIgnoreFile([ENTRY, other]);
  expect(text).toMatch(/^\{\n {2}"schema": "kehoach-ignore\/1",/u);
  expect(readIgnoreFile(text)).toEqual({ ok: true, value: [other, ENTRY] });
});

const file = (ignored: string): string => `{\n  "schema": "kehoach-ignore/1",\n  "ignored": ${ignored}\n}\n`;

test.each([
  ['{\n  "schema" "kehoach-ignore/1"', [{ code: "IGNORE_JSON", found: '"', line: 2, column: 12 }]],
  ["", [{ code: "IGNORE_JSON", found: "", line: 1, column: 1 }]],
  [file("[tạm]"), [{ code: "IGNORE_JSON", found: "t", line: 3, column: 15 }]],
  ['{"schema":"kehoach-audit/1","ignored":[]}', [{ code: "IGNORE_SCHEMA", expected: "kehoach-ignore/1", line: 1, column: 11 }]],
  [file("{}"), [{ code: "IGNORE_KEY_SHAPE", key: "ignored", expected: "list", line: 3, column: 14 }]],
  [
    file('[\n    {"fingerprint":"a","reason":7,"rule":"sum","stated":"5","extra":""}]'),
    [
      { code: "IGNORE_KEY_SHAPE", key: "reason", expected: "text", line: 4, column: 33 },
      { code: "IGNORE_KEY_UNKNOWN", key: "extra", known: "fingerprint, reason, rule, stated, at", line: 4, column: 69 },
    ],
  ],
  [file('[{"reason":"x","rule":"sum","stated":"5"}]'), [{ code: "IGNORE_KEY_MISSING", key: "fingerprint", line: 3, column: 15 }]],
  [
    file(`[${JSON.stringify(ENTRY)},\n${JSON.stringify(ENTRY)}]`),
    [{ code: "IGNORE_TWICE", fingerprint: "3f9a", line: 4, column: 1 }],
  ],
])("[Q207] %j is refused with its place", (text, problems) => {
  expect(readIgnoreFile(text)).toEqual({ ok: false, problems });
});

test("[Q207] JSON is read exactly when JSON.parse reads it, twice-given keys and bottomless nesting apart", () => {
  const pieces = fc.array(
    fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', '"b"', '"', "1", "-0.5e3", "01", "true", "nul", " ", "\n"),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const parsed = ((): boolean => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      })();
      const twice = /"(a|b)"[^"]*"\1"/u.test(text);
      if (!twice) expect(readJsonWithPlaces(text).ok).toBe(parsed);
    }),
    { numRuns: 3000 },
  );
  expect(readJsonWithPlaces("[".repeat(100_000)).ok).toBe(false);
});
