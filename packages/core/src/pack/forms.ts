import type { Form, FormChecks } from "../form/form.ts";
import { compare, type Decimal, ONE, ZERO } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { Names } from "./facts.ts";
import { readColumns } from "./form-columns.ts";
import { DEFAULT_CHECKS } from "./form-defaults.ts";
import { readRows } from "./form-rows.ts";
import { checkLineFormulas, readRules, toFormNames } from "./form-rules.ts";
import { given } from "./given.ts";
import { type Entry, fileOfSector, type PackFiles } from "./pack.ts";
import { CODE, createTwiceCheck, inside, listSectorEntries, readNumber, type Site } from "./tables.ts";

/**
 * The forms of a chain of packs; a later pack's form stands for the earlier one of the same code.
 * @rule K20 K21 K22 K23 K24
 */
export function readForms(names: Names, packs: readonly PackFiles[]): readonly Form[] {
  const { report } = names;
  const forms = new Map<string, Form>();
  const twice = createTwiceCheck(report, "form");
  for (const { entry, site } of packs.flatMap((files) => listSectorEntries(files, "forms"))) {
    twice(site, entry.code, ["code"]);
    const right = fileOfSector("forms", entry.code);
    if (!CODE.test(entry.code)) report(inside(site, "code"), { code: "PACK_CODE_MALFORMED", named: "form", text: entry.code });
    else if (site.file !== right) report(inside(site, "code"), { code: "PACK_WRONG_FILE", text: entry.code, right });
    forms.set(entry.code, readForm(names, site, entry));
  }
  return [...forms.values()];
}

function readForm(names: Names, site: Site, entry: Entry<"forms">): Form {
  const { columns, kinds } = readColumns(names, inside(site, "columns"), entry.columns);
  const rows = readRows(names, inside(site, "rows"), entry.rows);
  const form = toFormNames(names, entry.rows, rows, kinds);
  checkLineFormulas(names, inside(site, "rows"), entry.rows, form);
  const rules = readRules(names, inside(site, "rules"), entry.rules ?? [], form);
  const checks = readChecks(names, inside(site, "checks"), entry.checks);
  return { code: entry.code, ...given({ number: entry.number }), name: entry.name, rows, columns, rules, checks };
}

function readChecks(names: Names, site: Site, entry: Entry<"forms">["checks"] = {}): FormChecks {
  const { parts, jump, plan, unit } = DEFAULT_CHECKS;
  return {
    parts: entry.parts ?? parts,
    jump: {
      weight: entry.jump?.weight ?? jump.weight,
      // Once as much is no jump.
      times: readLimit(names, inside(site, "jump", "times"), entry.jump?.times, ONE) ?? jump.times,
    },
    plan: {
      weight: entry.plan?.weight ?? plan.weight,
      percent: readLimit(names, inside(site, "plan", "percent"), entry.plan?.percent, ZERO) ?? plan.percent,
    },
    unit: entry.unit ?? unit,
  };
}

function readLimit({ report }: Names, site: Site, text: string | undefined, above: Decimal): Decimal | undefined {
  const limit = text === undefined ? undefined : readNumber(report, site, text);
  if (text === undefined || !limit || compare(limit, above) > 0) return limit;
  report(site, { code: "PACK_FORM_LIMIT", text, above: showNumberText(above) });
  return undefined;
}
