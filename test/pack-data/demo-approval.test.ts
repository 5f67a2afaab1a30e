import { join } from "node:path";
import { listPeriods, listReporters } from "@kehoach/core/regime/due-forms";
import { listFormSectors } from "@kehoach/core/submission/approval";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { expect, test } from "vitest";
import { packsDir } from "./load-pack.ts";

const read = await readPack(join(packsDir, "minh-hoa-2023"));
if (!read.ok) throw new Error(read.problems.map(({ code }) => code).join());
const { book, files } = read.value;
const HOME = { code: "kl", validFrom: "2000-01-01" };
const approvers = files.users.filter(({ role }) => role === "approver");

test.each(book.regimes)("[C10] the made-up district has an approver for every step of $code", (regime) => {
  const form = book.forms.find(({ code }) => code === regime.form);
  const [period] = listPeriods(regime, "2023-09-01", "2024-12-31");
  if (!form || !period) expect.fail("a form and a period");
  const above = approvers.filter(({ place }) => place === HOME.code);
  if (regime.approval.includes("own"))
    for (const { code } of listReporters(regime, book.places, HOME, period))
      expect(approvers.map(({ place }) => place)).toContain(code);
  if (regime.approval.includes("sectors"))
    expect(above.flatMap(({ sectors = [] }) => sectors)).toEqual(expect.arrayContaining([...listFormSectors(form)]));
  expect(above.filter(({ sectors }) => sectors === undefined)).toHaveLength(1);
});

test("[C10] the made-up district approves in more than one way", () => {
  const ways = book.regimes.map(({ code, approval }) => `${code}: ${approval.join(", ")}`);
  expect(ways).toEqual(
    expect.arrayContaining(["kt-xh-thang: sectors, whole", "mot-cua-thang-2023: own, whole", "von-nhiem-vu-quy: whole"]),
  );
});
