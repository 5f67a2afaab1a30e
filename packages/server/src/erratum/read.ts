import type { listErrata } from "@kehoach/api/erratum";
import { type Language, type Reader, showUnitName, toDecimalText, toReader, toRelationJson } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { type ErratumRow, listErrata as listRows } from "@kehoach/core/analysis/check-relation";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import type { z } from "zod";
import { fillChecked, loadBook } from "../book/read.ts";
import { loadRelations } from "../fact/read.ts";
import { findAuthority } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type Reply = z.output<typeof listErrata.reply>;
type Row = Reply["items"][number];

/** "Văn bản in 95,9 %; tính lại 97,7 %." */
function explain(language: Language, row: ErratumRow, unit: string): string {
  const { stated, computed, check } = row;
  const decimals = check?.decimals === undefined ? {} : { decimals: check.decimals };
  const [printed, right] = [stated, computed].map((one) =>
    one === undefined ? undefined : `${showNumberText(one, decimals)} ${unit}`.trim(),
  );
  if (printed === undefined || right === undefined)
    return language === "en" ? "It can not be recomputed from the figures there are." : "Chưa đủ số liệu để tính lại.";
  return language === "en" ? `Printed ${printed}; recomputed ${right}.` : `Văn bản in ${printed}; tính lại ${right}.`;
}

function showErratum(reader: Reader, row: ErratumRow): Row[] {
  const { erratum, relation, check, stated, computed } = row;
  // An erratum of a relation that was retired since has nothing to show.
  if (relation === undefined) return [];
  const shown = toRelationJson(reader, relation);
  const code = relation.subject?.indicator;
  const unit = showUnitName(reader, check?.unit ?? relation.stated?.asEntered.unit ?? "");
  const entered = shown.entered;
  return [
    {
      code: erratum.code,
      kind: erratum.kind,
      weight: erratum.weight,
      indicator: code ?? null,
      name: code === undefined ? relation.code : (reader.book.indicators.get(code)?.name ?? code),
      stated: toDecimalText(stated),
      entered,
      computed: toDecimalText(computed),
      unit,
      explanation: explain(reader.language, row, unit),
      note: erratum.note,
      relation: shown,
    },
  ];
}

/** What documents print that their own figures contradict, beside what those figures give. @rule W15 */
export async function loadErrata(
  tx: Tx,
  scope: Scope,
  query: { readonly authority?: string | undefined },
  language: Language,
): Promise<Outcome<Reply, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const frame = await loadBook(tx, scope, { authority: code, facts: false });
  const checked = await loadRelations(tx, scope, id, { codes: frame.errata.map(({ relation }) => relation) });
  // A count of verdicts is checked against the verdicts stated, wherever they are.
  const counting = checked.some(({ kind }) => kind === "verdict-count");
  const relations = counting ? await loadRelations(tx, scope, id, {}) : checked;
  const book = await fillChecked(tx, scope, id, frame, { checked, relations, moment: {} });
  const reader = toReader(book, language);
  const items = listRows(book).flatMap((row) => showErratum(reader, row));
  const errors = items.filter(({ weight }) => weight === "error").length;
  return accept({ counts: { total: items.length, error: errors, rounding: items.length - errors }, items });
}
