import { afterAll, beforeAll, expect, test } from "vitest";
import { makeXlsx } from "../../../documents/test/make-xlsx.ts";
import { type FormFileSite, makeFormFileSite } from "../../test/form-file-site.ts";

let site: FormFileSite;

beforeAll(async () => {
  site = await makeFormFileSite();
  site.clock.day = "2030-06-15";
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

test("[Z27] a table of a million rows is refused in words, in time", async () => {
  const rows = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 1}"><c r="B${i + 1}"><v>${i}</v></c></row>`).join("");
  const refused = await site.send("an", makeXlsx({ sheets: [{ name: "x", rows }] }), {}, {});
  expect(refused).toMatchObject({ status: 422, code: "FORM_FILE_TOO_MANY_ROWS" });
  expect(refused.detail).toContain("1000000");
});
