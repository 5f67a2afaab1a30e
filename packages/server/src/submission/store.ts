import { type CellId, cellOf, type Entries, type Entry } from "@kehoach/core/form/sheet";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import type { SubmissionState } from "@kehoach/core/submission/submission";
import type { Qualifier } from "@kehoach/core/value/value";
import { sql } from "kysely";
import { runForRows } from "../platform/insert-rows.ts";
import type { Tx } from "../platform/transaction.ts";

/** A submission as it stands. `seq` numbers the last version in it, `sent` the last sending; 0: none. */
export type SubmissionRow = {
  readonly id: bigint;
  readonly state: SubmissionState;
  readonly seq: number;
  readonly sent: number;
};

export type SubmissionKey = {
  readonly authorityId: bigint;
  readonly regime: string;
  readonly placeId: bigint;
  readonly period: Period;
};

/** What every row of a submission says, so that who may see it is known from the row. */
export type RowOwner = Pick<SubmissionKey, "authorityId" | "placeId">;

/** The submission of a key, if anybody has begun it. `locked`: nobody else changes it before the transaction is over. */
export async function findSubmission(
  tx: Tx,
  { authorityId, regime, placeId, period }: SubmissionKey,
  locked?: "locked",
): Promise<SubmissionRow | undefined> {
  const row = await tx
    .selectFrom("submission")
    .select(["id", "state", "seq", "sent"])
    .where("authority_id", "=", authorityId)
    .where("regime", "=", regime)
    .where("period", "=", showPeriod(period))
    .where("place_id", "=", placeId)
    .$if(locked !== undefined, (query) => query.forUpdate())
    .executeTakeFirst();
  // The column's check constraint lists the states.
  return row && { id: row.id, state: row.state as SubmissionState, seq: Number(row.seq), sent: row.sent };
}

/** How far a submission has come. */
export type SubmissionMark = {
  readonly state: SubmissionState;
  readonly seq: number;
  readonly sent: number;
  readonly filled: number;
};

/** Begins a submission that nobody has begun; whoever does so holds the name of its key (prepare.ts). @returns its number */
export async function insertSubmission(
  tx: Tx,
  key: SubmissionKey,
  mark: SubmissionMark,
  { actor, at }: { readonly actor: string; readonly at: string },
): Promise<bigint> {
  const { authorityId, regime, placeId, period } = key;
  const row = await tx
    .insertInto("submission")
    .values({
      authority_id: authorityId,
      regime,
      place_id: placeId,
      period: showPeriod(period),
      period_start: period.start,
      period_end: period.end,
      state: mark.state,
      seq: BigInt(mark.seq),
      sent: mark.sent,
      filled: mark.filled,
      begun_by: actor,
      begun_at: at,
      changed_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Writes how far a submission has come; what is left out stays. */
export async function saveSubmission(
  tx: Tx,
  authorityId: bigint,
  id: bigint,
  change: Partial<SubmissionMark> & { readonly at: string },
): Promise<void> {
  const { state, seq, sent, filled, at } = change;
  await tx
    .updateTable("submission")
    .set({
      ...(state === undefined ? {} : { state }),
      ...(seq === undefined ? {} : { seq: BigInt(seq) }),
      ...(sent === undefined ? {} : { sent }),
      ...(filled === undefined ? {} : { filled }),
      changed_at: at,
    })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Who wrote a version, and when. */
type Written = { readonly seq: number; readonly by: string; readonly at: string };
/** The last version of a cell; no `entry`: it was emptied. */
export type CellVersion = Written & { readonly row: string; readonly column: string; readonly entry?: Entry };
/** The last version of a reason; no `text`: it was taken back. */
export type ReasonVersion = Written & { readonly key: string; readonly text?: string };
export type Versions = {
  readonly cells: ReadonlyMap<CellId, CellVersion>;
  readonly reasons: ReadonlyMap<string, ReasonVersion>;
};
export const NO_VERSIONS: Versions = { cells: new Map(), reasons: new Map() };

type VersionRow = {
  readonly seq: bigint;
  readonly row_key: string | null;
  readonly column_code: string | null;
  readonly problem_key: string | null;
  readonly body: string | null;
  readonly no_figure: string | null;
  readonly qualifiers: readonly Qualifier[];
  readonly note: string | null;
  readonly actor: string;
  readonly at: string;
};

function toEntry({ body, no_figure, qualifiers, note }: VersionRow): Pick<CellVersion, "entry"> {
  if (body === null) return {};
  return {
    entry: {
      text: body,
      ...(no_figure === null ? {} : { none: no_figure }),
      ...(qualifiers.length === 0 ? {} : { qualifiers }),
      ...(note === null ? {} : { note }),
    },
  };
}

function toVersions(rows: readonly VersionRow[]): Versions {
  const cells = new Map<CellId, CellVersion>();
  const reasons = new Map<string, ReasonVersion>();
  for (const row of rows) {
    const written = { seq: Number(row.seq), by: row.actor, at: row.at };
    if (row.row_key !== null && row.column_code !== null) {
      const version = { ...written, row: row.row_key, column: row.column_code, ...toEntry(row) };
      cells.set(cellOf(row.row_key, row.column_code), version);
    } else if (row.problem_key !== null) {
      reasons.set(row.problem_key, { ...written, key: row.problem_key, ...(row.body === null ? {} : { text: row.body }) });
    }
  }
  return { cells, reasons };
}

/** The last version of every cell and reason. @param span  only versions after, and none beyond, these numbers */
export async function loadVersions(
  tx: Tx,
  authorityId: bigint,
  id: bigint,
  span: { readonly after?: number; readonly upTo?: number } = {},
): Promise<Versions> {
  const { after, upTo } = span;
  const found = await sql<VersionRow>`
    select distinct on (row_key, column_code, problem_key) seq, row_key, column_code, problem_key, body, no_figure, qualifiers, note, actor, at
    from entry_version where authority_id = ${authorityId} and submission_id = ${id}
      ${after === undefined ? sql`` : sql`and seq > ${after}`} ${upTo === undefined ? sql`` : sql`and seq <= ${upTo}`}
    order by row_key, column_code, problem_key, seq desc`.execute(tx);
  return toVersions(found.rows);
}

/** Nobody reads further back; what is older stays stored. */
const MAX_HISTORY = 100;

/** The versions of one cell, the last first. */
export async function listCellVersions(
  tx: Tx,
  authorityId: bigint,
  id: bigint,
  cell: { readonly row: string; readonly column: string },
): Promise<readonly CellVersion[]> {
  const found = await sql<VersionRow>`
    select seq, row_key, column_code, problem_key, body, no_figure, qualifiers, note, actor, at
    from entry_version where authority_id = ${authorityId} and submission_id = ${id}
      and row_key = ${cell.row} and column_code = ${cell.column}
    order by seq desc limit ${MAX_HISTORY}`.execute(tx);
  return found.rows.flatMap((row) => [...toVersions([row]).cells.values()]);
}

export function toEntries({ cells }: Versions): Entries {
  const entries = new Map<CellId, Entry>();
  for (const [cell, { entry }] of cells) if (entry !== undefined) entries.set(cell, entry);
  return entries;
}

export function toReasons({ reasons }: Versions): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, { text }] of reasons) if (text !== undefined) texts.set(key, text);
  return texts;
}

/** A version to be written. `value`: what a cell says, in the unit of its indicator, as an exact decimal. */
export type NewVersion =
  | { readonly seq: number; readonly row: string; readonly column: string; readonly entry?: Entry; readonly value?: string }
  | { readonly seq: number; readonly key: string; readonly text?: string };

const VERSION_SHAPE = {
  seq: "bigint",
  row_key: "text",
  column_code: "text",
  problem_key: "text",
  body: "text",
  no_figure: "text",
  value: "numeric",
  qualifiers: "text[]",
  note: "text",
} as const;

/** Adds versions, however many, by one statement. */
export async function insertVersions(
  tx: Tx,
  { authorityId, placeId }: RowOwner,
  id: bigint,
  versions: readonly NewVersion[],
  by: { readonly actor: string; readonly at: string },
): Promise<void> {
  // What is left out is null: of hundreds of rows most say little.
  const rows = versions.map((one) => {
    if ("key" in one) return { seq: one.seq, problem_key: one.key, ...(one.text === undefined ? {} : { body: one.text }) };
    const { seq, row, column, entry, value } = one;
    return {
      seq,
      row_key: row,
      column_code: column,
      ...(entry === undefined ? {} : { body: entry.text }),
      ...(entry?.none === undefined ? {} : { no_figure: entry.none }),
      ...(value === undefined ? {} : { value }),
      ...(entry?.qualifiers === undefined ? {} : { qualifiers: entry.qualifiers }),
      ...(entry?.note === undefined ? {} : { note: entry.note }),
    };
  });
  await runForRows(
    tx,
    VERSION_SHAPE,
    rows,
    (u) => sql`
      insert into entry_version (authority_id, submission_id, place_id, seq, row_key, column_code, problem_key, body, no_figure, value, qualifiers, note, actor, at)
      select ${authorityId}::bigint, ${id}::bigint, ${placeId}::bigint, u.seq, u.row_key, u.column_code, u.problem_key, u.body, u.no_figure, u.value, coalesce(u.qualifiers, '{}'), u.note,
        ${by.actor}, ${by.at}::timestamptz from ${u}`,
  );
}

export type SendingRow = {
  readonly n: number;
  readonly seq: number;
  /** What its sender had seen. */
  readonly askedSeq: number;
  readonly isLate: boolean;
  /** How many problems were sent with a reason. */
  readonly explained: number;
  readonly by: string;
  readonly at: string;
  readonly recalled?: { readonly by: string; readonly at: string; readonly reason: string };
};

/** The sendings of a submission, oldest first. */
export async function listSendings(tx: Tx, authorityId: bigint, id: bigint): Promise<readonly SendingRow[]> {
  const rows = await tx
    .selectFrom("sending as s")
    .leftJoin("sending_recall as r", (join) =>
      join
        .onRef("r.authority_id", "=", "s.authority_id")
        .onRef("r.submission_id", "=", "s.submission_id")
        .onRef("r.n", "=", "s.n"),
    )
    .select([
      "s.n",
      "s.seq",
      "s.asked_seq",
      "s.is_late",
      "s.explained",
      "s.actor",
      "s.at",
      "r.actor as back_by",
      "r.at as back_at",
      "r.reason",
    ])
    .where("s.authority_id", "=", authorityId)
    .where("s.submission_id", "=", id)
    .orderBy("s.n")
    .execute();
  return rows.map((row) => ({
    n: row.n,
    seq: Number(row.seq),
    askedSeq: Number(row.asked_seq),
    isLate: row.is_late,
    explained: row.explained,
    by: row.actor,
    at: row.at,
    ...(row.back_by === null || row.back_at === null || row.reason === null
      ? {}
      : { recalled: { by: row.back_by, at: row.back_at, reason: row.reason } }),
  }));
}

/** One sending of a submission, with the digest of its form. */
export async function findSending(
  tx: Tx,
  authorityId: bigint,
  id: bigint,
  n: number,
): Promise<(Pick<SendingRow, "n" | "seq" | "by"> & { readonly formDigest: string }) | undefined> {
  const row = await tx
    .selectFrom("sending")
    .select(["n", "seq", "actor", "form_digest"])
    .where("authority_id", "=", authorityId)
    .where("submission_id", "=", id)
    .where("n", "=", n)
    .executeTakeFirst();
  return row && { n: row.n, seq: Number(row.seq), by: row.actor, formDigest: row.form_digest };
}

/** Whether a form is kept as something is sent by it. */
export async function hasSentForm(tx: Tx, authorityId: bigint, digest: string): Promise<boolean> {
  const known = await tx
    .selectFrom("sent_form")
    .select("digest")
    .where("authority_id", "=", authorityId)
    .where("digest", "=", digest)
    .executeTakeFirst();
  return known !== undefined;
}

/** Keeps a form as something is sent by it; the same one is kept once. */
export async function insertSentForm(tx: Tx, authorityId: bigint, digest: string, body: string): Promise<void> {
  await tx
    .insertInto("sent_form")
    .values({ authority_id: authorityId, digest, body })
    .onConflict((conflict) => conflict.columns(["authority_id", "digest"]).doNothing())
    .execute();
}

export type NewSending = Pick<SendingRow, "n" | "seq" | "askedSeq" | "isLate" | "explained" | "by" | "at"> & {
  readonly formDigest: string;
  /** As toStoredFacts writes them. */
  readonly facts: string;
  readonly figures: string;
  readonly periods: readonly string[];
};

export async function insertSending(tx: Tx, { authorityId, placeId }: RowOwner, id: bigint, sending: NewSending): Promise<void> {
  await tx
    .insertInto("sending")
    .values({
      authority_id: authorityId,
      submission_id: id,
      place_id: placeId,
      n: sending.n,
      seq: BigInt(sending.seq),
      asked_seq: BigInt(sending.askedSeq),
      form_digest: sending.formDigest,
      facts: sending.facts,
      figures: sending.figures,
      periods: sending.periods,
      is_late: sending.isLate,
      explained: sending.explained,
      actor: sending.by,
      at: sending.at,
    })
    .execute();
}

export async function insertRecall(
  tx: Tx,
  { authorityId, placeId }: RowOwner,
  id: bigint,
  recall: { readonly n: number; readonly reason: string; readonly actor: string; readonly at: string },
): Promise<void> {
  await tx
    .insertInto("sending_recall")
    .values({ authority_id: authorityId, submission_id: id, place_id: placeId, ...recall })
    .execute();
}
