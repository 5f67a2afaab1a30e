import type { AnnexChoices, AnnexMappingJson, ColumnRoleJson, RowChoiceJson } from "@kehoach/api/annex-choices";
import type { RowChoice } from "@kehoach/core/annex/choices";
import type { ColumnRole, Mapping } from "@kehoach/core/annex/role";
import type { AnnexAnswers } from "@kehoach/core/annex/take-annex";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import { given } from "@kehoach/core/pack/given";

function toRole(role: ColumnRoleJson): ColumnRole {
  return given(role);
}

function toMapping({ year, marks, digits, ...mapping }: AnnexMappingJson): Mapping {
  const columns = mapping.columns.map((one) => ({ ...one, role: toRole(one.role) }));
  return { ...mapping, columns, ...given({ year, marks, digits }) };
}

/** A breakdown that can not be read names no cell: the row is taken as undivided, and shown so. */
function toChoice(choice: RowChoiceJson): RowChoice {
  if (choice.kind === "skip") return choice;
  if (choice.kind === "new") {
    const { sector, indicator } = choice;
    return { kind: "new", indicator, ...given({ sector }) };
  }
  const breakdown = parseBreakdown(choice.breakdown ?? "");
  return {
    kind: "indicator",
    code: choice.code,
    ...(breakdown.ok && breakdown.value.length > 0 ? { breakdown: breakdown.value } : {}),
    ...given({ unit: choice.unit }),
  };
}

/** What was chosen, from the wire. */
export function toAnswers(choices: AnnexChoices): AnnexAnswers {
  const { mapping, rows, cells, paper, table, year, effective, reason, dashIsNone, series } = choices;
  return given({
    table,
    year,
    effective,
    reason,
    dashIsNone,
    series,
    mapping: mapping && toMapping(mapping),
    rows: rows && new Map(Object.entries(rows).map(([key, choice]) => [key, toChoice(choice)])),
    cells: cells && new Map(Object.entries(cells)),
    paper: paper && given(paper),
  });
}

/** A choice, for the wire. */
export function showChoice(choice: RowChoice): RowChoiceJson {
  if (choice.kind !== "indicator") {
    // An indicator that an annex proposes has no range to stay in.
    return choice as RowChoiceJson;
  }
  const { code, breakdown = [], unit } = choice;
  return {
    kind: "indicator",
    code,
    ...(breakdown.length > 0 ? { breakdown: showBreakdown(breakdown) } : {}),
    ...given({ unit }),
  };
}
