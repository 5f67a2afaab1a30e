import { createHash } from "node:crypto";
import type { SheetJson } from "@kehoach/api/sheet";
import { fromSheetJson, toSheetJson } from "@kehoach/api/sheet-json";
import type { Form } from "@kehoach/core/form/form";
import type { Entries, HeldFact, SheetGiven } from "@kehoach/core/form/sheet";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import { listFormSectors } from "@kehoach/core/submission/approval";
import { sql } from "kysely";
import { digestOf } from "../platform/canonical-digest.ts";
import type { Tx } from "../platform/transaction.ts";
import { findNeeds, toKeeps } from "./needs.ts";
import { hasSentForm, insertSentForm } from "./store.ts";
import { fromStoredFacts, listSources, type Source } from "./stored-facts.ts";

/** A form with what goes with it, as a sending keeps it: no period and no facts of its own. */
type SentForm = { readonly digest: string; readonly body: string };
type StoredForm = Pick<SheetJson, "form" | "indicators" | "dimensions" | "units">;

/** By the form, which stays the same object until a pack is applied. */
const known = new WeakMap<Form, SentForm>();

function toSentForm(given: SheetGiven): SentForm {
  const found = known.get(given.form);
  if (found) return found;
  const { form, indicators, dimensions, units } = toSheetJson({ ...given, facts: [] });
  const stored: StoredForm = { form, indicators, dimensions, units };
  const body = JSON.stringify(stored);
  const sent = { digest: createHash("sha256").update(body).digest("hex"), body };
  known.set(given.form, sent);
  return sent;
}

/**
 * Everything that was sent, in one digest: the form, what was typed, and what was known beside it. The journal has it in the row of the
 * sending, the paper prints it.
 *
 * @param facts  as toStoredFacts writes them
 */
export function digestSending(form: string, entries: Entries, facts: string): string {
  return digestOf({ form, entries: [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)), facts });
}

/** Forms that were seen among those that are kept: nothing is ever taken away there. */
const kept = new WeakSet<Form>();

/** Keeps a form as something is sent by it now. @returns what it is known by */
export async function keepSentForm(tx: Tx, authorityId: bigint, given: SheetGiven): Promise<Pick<SentForm, "digest">> {
  const sent = toSentForm(given);
  if (kept.has(given.form)) return sent;
  if (await hasSentForm(tx, authorityId, sent.digest)) kept.add(given.form);
  else await insertSentForm(tx, authorityId, sent.digest, sent.body);
  return sent;
}

/** A form as it is kept, for a period. */
function toBare(body: unknown, period: string): SheetGiven {
  return fromSheetJson({ ...(body as StoredForm), period, facts: [] }); // only toSentForm wrote it
}

/** A form as it was sent, with what goes with it, and the sectors of its lines. */
export type ReadForm = Pick<SheetGiven, "form" | "indicators" | "units"> & { readonly sectors: readonly string[] };

/** By digest, which is of the form itself. */
const readForms = new Map<string, ReadForm>();
const MOST_FORMS = 200;
/** A form is the same whatever the period. */
const ANY_PERIOD = "2000";

/** Forms as they were sent, by their digests. */
export async function loadForms(tx: Tx, authorityId: bigint, digests: readonly string[]): Promise<(digest: string) => ReadForm> {
  const missing = [...new Set(digests)].filter((digest) => !readForms.has(digest));
  if (missing.length > 0) {
    if (readForms.size + missing.length > MOST_FORMS) readForms.clear();
    const rows = await tx
      .selectFrom("sent_form")
      .select(["digest", "body"])
      .where("authority_id", "=", authorityId)
      .where("digest", "in", missing)
      .execute();
    for (const { digest, body } of rows) {
      const { form, indicators, units } = toBare(body, ANY_PERIOD);
      readForms.set(digest, { form, indicators, units, sectors: listFormSectors(form) });
    }
  }
  // What is asked for now is there, whoever clears the rest meanwhile.
  const found = new Map(digests.map((digest) => [digest, readForms.get(digest)]));
  return (digest) => {
    const one = found.get(digest);
    if (one === undefined) throw new Error(`a sending has no form: ${digest}`);
    return one;
  };
}

/** What other sendings said of what a form needs, in the order in which they answer. */
async function loadSources(
  tx: Tx,
  authorityId: bigint,
  sources: readonly Source[],
  given: SheetGiven,
): Promise<readonly HeldFact[]> {
  if (sources.length === 0) return [];
  const found = await sql<{ figures: unknown }>`
    select g.figures from unnest(${sources.map(([id]) => id)}::bigint[], ${sources.map(([, n]) => n)}::integer[]) with ordinality as s(id, n, at)
    join sending g on g.authority_id = ${authorityId} and g.submission_id = s.id and g.n = s.n order by s.at`.execute(tx);
  const keeps = toKeeps(findNeeds(given));
  return found.rows.flatMap(({ figures }) => fromStoredFacts(figures, keeps));
}

/** What a sending was computed from, whatever the form and the figures of the book have become since; and what its digest is made of. */
export async function loadSentGiven(
  tx: Tx,
  authorityId: bigint,
  submissionId: bigint,
  n: number,
  period: Period,
): Promise<{ readonly given: SheetGiven; readonly form: string; readonly facts: string }> {
  const row = await tx
    .selectFrom("sending as s")
    .innerJoin("sent_form as f", (join) =>
      join.onRef("f.authority_id", "=", "s.authority_id").onRef("f.digest", "=", "s.form_digest"),
    )
    .select(["f.body", "f.digest", "s.facts"])
    .where("s.authority_id", "=", authorityId)
    .where("s.submission_id", "=", submissionId)
    .where("s.n", "=", n)
    .executeTakeFirstOrThrow();
  const bare = toBare(row.body, showPeriod(period));
  const sent = await loadSources(tx, authorityId, listSources(row.facts), bare);
  const given = { ...bare, facts: [...fromStoredFacts(row.facts), ...sent] };
  return { given, form: row.digest, facts: JSON.stringify(row.facts) };
}
