import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toAuditErrorJson, toAuditJson } from "@kehoach/core/audit/to-json";
import { explainCheck } from "@kehoach/core/words/explain-check";
import { expect, test } from "vitest";
import { makeSampleAudit } from "../../core/test/make-audit.ts";
import { auditLine, toAuditSchema } from "./audit-json.ts";

const PUBLISHED = join(import.meta.dirname, "../../../docs/kehoach-audit-1.schema.json");

test("[Q206] the published schema is the one the replies are read with", () => {
  expect(JSON.parse(JSON.stringify(toAuditSchema()))).toEqual(JSON.parse(readFileSync(PUBLISHED, "utf8")));
});

test("[Q206] an audit and an unreadable file both fit it; a stray key, a missing one and an unknown result do not", () => {
  const json = toAuditJson(makeSampleAudit(), { explain: (check) => explainCheck(check, "vi") });
  const wire: unknown = JSON.parse(JSON.stringify(json));
  expect(auditLine.parse(wire)).toEqual(wire);
  expect(auditLine.safeParse(toAuditErrorJson("a.doc", { code: "FILE_OLD_WORD", message: "…" })).success).toBe(true);
  const { summary: _, ...without } = json;
  expect(auditLine.safeParse(without).success).toBe(false);
  expect(auditLine.safeParse({ ...json, checks: [{ ...json.checks[0], result: "wrong" }] }).success).toBe(false);
});
